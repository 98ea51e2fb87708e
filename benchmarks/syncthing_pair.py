"""Do two machines with a real Syncthing between them end up with the same notes, all of them?

Starts two Syncthing instances with homes of their own on loopback addresses, discovery, relays, NAT and reports off.
Both machines write at the same time, also while one of them is offline. Needs the program `syncthing` (Debian package
of that name); nothing leaves this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks._subjects import table
from reader.library import Library
from reader.model.article import NewsArticle, Paragraph
from reader.model.issue import PublicationIssue, Source

KEY = "loopback-only"
PATIENCE = 60.0  # seconds for one round to arrive

CONFIG = """<configuration version="35">
  <folder id="library" label="library" path="{path}" type="sendreceive" rescanIntervalS="3" fsWatcherEnabled="true"
      fsWatcherDelayS="1" ignorePerms="false" autoNormalize="true">
    <device id="{own}"></device><device id="{other}"></device>
    <minDiskFree unit="%">0</minDiskFree>
  </folder>
  <device id="{own}" name="own"><address>dynamic</address></device>
  <device id="{other}" name="other"><address>tcp://127.0.0.1:{other_port}</address></device>
  <gui enabled="true" tls="false"><address>127.0.0.1:{gui_port}</address><apikey>{key}</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{own_port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><urAccepted>-1</urAccepted>
    <crashReportingEnabled>false</crashReportingEnabled><autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <startBrowser>false</startBrowser><reconnectionIntervalS>1</reconnectionIntervalS>
    <announceLANAddresses>false</announceLANAddresses><stunKeepaliveStartS>0</stunKeepaliveStartS>
  </options>
</configuration>
"""


class Machine:
    """One machine: a library folder and the Syncthing that carries it."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root / name
        self.home = self.root / "syncthing"
        self.folder = self.root / "library"
        self.folder.mkdir(parents=True)
        self.port, self.gui = _free_port(), _free_port()
        command = ["syncthing", "generate", f"--home={self.home}", "--no-default-folder", "--skip-port-probing"]
        subprocess.run(command, check=True, capture_output=True)
        done = subprocess.run(
            ["syncthing", "--device-id", f"--home={self.home}"], check=True, capture_output=True, text=True
        )
        self.id = done.stdout.strip().splitlines()[-1]
        self.process: subprocess.Popen[bytes] | None = None
        self.library = Library.open(self.folder, cache=self.root / "cache", config=self.root / "config")

    def meet(self, other: Machine) -> None:
        """Write the configuration that knows the other machine."""
        values = {
            "path": self.folder, "own": self.id, "other": other.id, "own_port": self.port, "other_port": other.port,
            "gui_port": self.gui, "key": KEY,
        }  # fmt: skip
        (self.home / "config.xml").write_text(CONFIG.format(**values), encoding="utf-8")
        (self.folder / ".stfolder").mkdir(exist_ok=True)

    def go_online(self) -> None:
        """Start Syncthing."""
        command = ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"]
        quiet = {**os.environ, "STNOUPGRADE": "1"}
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet)

    def go_offline(self) -> None:
        """Stop Syncthing."""
        if self.process is not None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.process = None

    def ask(self, path: str) -> Any:
        """Ask Syncthing's own interface, which listens on loopback only."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.gui}{path}", headers={"X-API-Key": KEY})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)

    def scan(self) -> None:
        """Have Syncthing look at the folder now."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.gui}/rest/db/scan?folder=library", headers={"X-API-Key": KEY}, method="POST"
        )
        urllib.request.urlopen(request, timeout=30).close()

    def contents(self) -> dict[str, bytes]:
        """Return the files that are shared."""
        shared = [p for n in ("issues", "journal") for p in (self.folder / n).rglob("*") if p.is_file()]
        return {
            p.relative_to(self.folder).as_posix(): p.read_bytes() for p in shared if not p.name.startswith((".", "~"))
        }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(root: Path, *, rounds: int) -> Counter[str] | None:
    """Let two machines write and synchronise; None where Syncthing does not start here."""
    one, two = Machine(root, "one"), Machine(root, "two")
    one.meet(two)
    two.meet(one)
    acked: dict[str, str] = {}
    result: Counter[str] = Counter(rounds=rounds)
    try:
        for machine in (one, two):
            machine.go_online()
        if not all(_wait(lambda m=m: bool(m.ask("/rest/system/ping")), 20) for m in (one, two)):
            return None
        for turn in range(rounds):
            offline = two if turn % 3 == 1 else None
            if offline:
                offline.go_offline()
            for k in range(3):
                for machine in (one, two):
                    _write(machine, f"{machine.root.name} {turn} {k}", acked)
            if offline:
                offline.go_online()
                _wait(lambda m=offline: bool(m.ask("/rest/system/ping")), 20)
            arrived = _wait(lambda: _same(one, two), PATIENCE)
            result["not arrived in time"] += not arrived
        views = []
        for machine in (one, two):
            machine.library.refresh()
            views.append(sorted((a.note, *a.note_conflicts) for a in machine.library.annotations()))
            result["problems"] += len([p for p in machine.library.check() if p.severity == "error"])
        result["diverged"] = int(views[0] != views[1])
        found = {note for versions in views[0] for note in versions}
        result["acknowledged"] = len(acked)
        result["lost"] = len(set(acked.values()) - found)
        result["conflict copies"] = len([n for n in one.contents() if "sync-conflict" in n])
        result["pieces"] = one.library.statistics().articles
    finally:
        for machine in (one, two):
            machine.go_offline()
            machine.library.close()
    return result


def _write(machine: Machine, note: str, acked: dict[str, str]) -> None:
    """Store an issue and keep a note on it."""
    text = f"{note}，渡口的钟敲了三下。"
    issue = PublicationIssue(
        newspaper="渡口报",
        articles=(NewsArticle(position=1, headline=note, paragraphs=(Paragraph(text=text),)),),
        source=Source(name="", sha256=f"{note:>064}", format="text", encoding=None, text=text),
    )
    from reader.model.annotation import Annotation, text_sha

    stored = machine.library.store(issue, name="", origin="benchmark").issue
    with machine.library.deed("annotate") as deed:
        made = deed.add_annotation(
            Annotation(id="", article=f"{stored}-1", end=2, exact=text[:2], text_sha=text_sha(text), note=note)
        )
    acked[made.id] = note


def _same(one: Machine, two: Machine) -> bool:
    for machine in (one, two):
        machine.scan()
    return one.contents() == two.contents()


def _wait(question: Any, seconds: float) -> bool:
    """Wait until the question is answered with yes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(OSError):
            if question():
                return True
        time.sleep(0.3)
    return False


def main() -> int:
    """Run; fail where machines disagree or lose a note."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    if shutil.which("syncthing") is None:
        print("syncthing is not installed: apt install syncthing")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), rounds=wanted.rounds)
    if result is None:
        print("syncthing did not start on loopback here")
        return 0
    table("a real pair of Syncthing", [("two machines", dict(result))])
    return int(bool(result["diverged"] or result["lost"] or result["problems"]))


if __name__ == "__main__":
    sys.exit(main())
