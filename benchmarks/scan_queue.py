"""Does a queue of photographs come to its end whatever ends it, and do two machines read nothing twice?

    python -m benchmarks.scan_queue [--pages 500] [--kills 3]        # a stub engine, the process killed by SIGKILL
    python -m benchmarks.scan_queue --real 40                        # the real engine on composed pages
    python -m benchmarks.scan_queue --machines 20 [--syncthing]      # two libraries over a shared folder

Goes through the command line as it is, with an engine that is invented (`_stub_recognition`). Prints how many pages
were read, how many of them twice, the issues that came of them, pages clean and to be looked at, seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks._queue_pictures import write_pictures
from benchmarks._stub_recogniser import photograph
from reader.library import Library

PAGES_A_DAY = 8


@dataclass(frozen=True, slots=True)
class Machine:
    """A library, and this machine's own folders and log."""

    root: Path
    library: Path

    @property
    def log(self) -> Path:
        """What was really read, a line a page."""
        return self.root / "read.log"

    def begin(self, words: list[str], seconds: float | None = 0.0) -> subprocess.Popen[str]:
        """Start a command; `seconds` that a page takes, None for the real engine."""
        self.root.mkdir(parents=True, exist_ok=True)
        own = {
            "BAOJIA_CACHE": str(self.root / "cache"), "BAOJIA_CONFIG": str(self.root / "config"),
            "BAOJIA_STUB_SECONDS": "" if seconds is None else str(seconds),
            "TMPDIR": str(self.root),  # what a killed one leaves goes with all of this
        }  # fmt: skip
        command = [sys.executable, "-m", "benchmarks._stub_recognition", str(self.log), "--library", str(self.library)]
        return subprocess.Popen(
            [*command, "--json", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=os.environ | own, cwd=Path(__file__).parents[1],
        )  # fmt: skip

    def answer(self, words: list[str], seconds: float | None = 0.0) -> list[dict[str, Any]]:
        """Return what a command answers. Raises RuntimeError where it fails."""
        most = 600 if seconds is not None else 6 * 3600
        told, trouble = (process := self.begin(words, seconds)).communicate(timeout=most)
        if process.returncode:
            raise RuntimeError(trouble)
        return [json.loads(line) for line in told.splitlines()]

    def read(self) -> list[str]:
        """Return the pages that were really read."""
        return self.log.read_text().split("\n")[:-1] if self.log.exists() else []


def wait(until: Callable[[], bool], seconds: float = 300.0) -> bool:
    """Wait for something; tells whether it came."""
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def queue(root: Path, pages: int, kills: int, seconds: float = 0.02) -> dict[str, float]:
    """Import photographs, killed so many times on the way, until it comes to its end; return the figures."""
    folder = root / "photographs"
    for k in range(pages):
        photograph(folder, f"{k:04d}.jpg", k // PAGES_A_DAY, 1 + k % PAGES_A_DAY)
    return _to_its_end(root, folder, pages, kills, seconds)


def real_queue(root: Path, pages: int, kills: int, seed: int) -> dict[str, float]:
    """Import composed pages as scans, photographs and clean, read by the real engine; its figures, and what it took."""
    folder = root / "photographs"
    write_pictures(folder, pages, seed)
    figures = _to_its_end(root, folder, pages, kills, None)
    told = [line.split() for line in Machine(root / "machine", root / "library").read()]
    seconds = sorted(float(own[1]) for own in told)
    return figures | {"median page": seconds[len(seconds) // 2], "longest page": seconds[-1],
                      "peak": max(float(own[2]) for own in told)}  # fmt: skip


def _to_its_end(root: Path, folder: Path, pages: int, kills: int, seconds: float | None) -> dict[str, float]:
    """Import a folder, killed so many times on the way, until it comes to its end; return the figures."""
    chance = random.Random(pages)
    machine = Machine(root / "machine", root / "library")
    begun = time.monotonic()
    for k in range(kills):
        process = machine.begin(["import", str(folder)], seconds)
        least = round(pages * (k + chance.uniform(0.2, 0.9)) / (kills + 1))
        wait(partial(_far_enough, machine, process, least), 600 if seconds is not None else 6 * 3600)
        process.kill()
        process.communicate()
    outcomes = machine.answer(["import", str(folder)], seconds)
    again = machine.answer(["import", str(folder)], seconds)
    read = Counter(line.split()[0] if seconds is None else line for line in machine.read())
    (stats,) = machine.answer(["stats"])
    return {
        "pages": pages, "kills": kills, "read": len(read), "twice": sum(read.values()) - len(read),
        "issues": stats["issues"], "failed": sum(o["status"] == "failed" for o in outcomes + again),
        "unchanged": sum(o["status"] == "unchanged" for o in again),
        "recognised": sum(o["recognised"] for o in again), "unsure": sum(o["unsure"] for o in again),
        "seconds": time.monotonic() - begun,
    }  # fmt: skip


def _far_enough(machine: Machine, process: subprocess.Popen[str], least: int) -> bool:
    return len(machine.read()) >= least or process.poll() is not None


def copied(one: Path, other: Path) -> int:
    """Bring what each folder has and the other has not; returns how many files of one name differ."""
    clashes = 0
    for here, there in ((one, other), (other, one)):
        for path in sorted(here.rglob("*")):
            target = there / path.relative_to(here)
            if not path.is_file() or path.name.endswith(".tmp") or path.name == ".reserve":
                continue
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target)
            elif path.name != "library.json":
                clashes += target.read_bytes() != path.read_bytes()
    return clashes


def two_machines(root: Path, pages: int, carry: Callable[[Path, Path], int] = copied) -> dict[str, float]:
    """Two machines import the same photographs of one issue, one after the other has read half of them."""
    folder = root / "photographs"
    for k in range(pages):
        photograph(folder, f"{k:04d}.jpg", 0, 1 + k)
    one, two = (Machine(root / name, root / name / "library") for name in ("one", "two"))
    one.answer(["stats"])
    shutil.copytree(one.library, two.library)
    process = one.begin(["import", str(folder)], 0.2)
    wait(lambda: len(one.read()) > pages // 2)
    process.kill()
    process.communicate()
    clashes = carry(one.library, two.library)
    two.answer(["import", str(folder)])
    clashes += carry(one.library, two.library)
    one.answer(["import", str(folder)])
    clashes += carry(one.library, two.library)
    held = []
    for machine in (one, two):
        library = Library.open(machine.library, cache=machine.root / "cache", config=machine.root / "config")
        library.refresh()
        held.append({i: [a.headline for a in library.current(i).issue.articles] for i in library.issue_ids()})
        library.close()
    both = Counter(one.read() + two.read())
    names = [p.name for m in (one, two) for p in m.library.rglob("*")]
    return {
        "pages": pages, "read": len(both), "twice": sum(both.values()) - len(both), "issues one": len(held[0]),
        "issues two": len(held[1]), "alike": float(held[0] == held[1]), "clashes": clashes,
        "conflict files": sum("conflict" in n for n in names),
    }  # fmt: skip


def by_syncthing(root: Path) -> tuple[Callable[[Path, Path], int], Callable[[], None]]:
    """Return what carries files between two libraries by a real Syncthing, and what ends it."""
    from benchmarks import syncthing_pair as pair

    machines: list[pair.Machine] = []

    def files(folder: Path) -> dict[str, bytes]:
        return {
            p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*")
            if p.is_file() and p.parts[len(folder.parts)] in {"issues", "journal", "readings", "pictures"}
            and not p.name.startswith((".", "~"))
        }  # fmt: skip

    def carry(here: Path, there: Path) -> int:
        if not machines:
            for name, folder in (("st-one", here), ("st-two", there)):
                machine = pair.Machine(root, name)
                machine.library.close()
                machine.folder = folder
                machines.append(machine)
            machines[0].meet(machines[1])
            machines[1].meet(machines[0])
            for machine in machines:
                machine.go_online()
            wait(lambda: all(_answers(m) for m in machines), 60)

        def same() -> bool:
            for machine in machines:
                machine.scan()
            return files(here) == files(there)

        return 0 if wait(same, 120) else 1

    def end() -> None:
        for machine in machines:
            machine.go_offline()

    return carry, end


def _answers(machine: Any) -> bool:
    try:
        return bool(machine.ask("/rest/system/ping"))
    except OSError:
        return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--real", type=int, default=0, help="composed pages that the real engine reads")
    parser.add_argument("--seed", type=int, default=4000, help="their first seed")
    parser.add_argument("--machines", type=int, default=0, help="pages that two machines import")
    parser.add_argument("--syncthing", action="store_true", help="a real one carries the files")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="baojia-queue-") as folder:
        root = Path(folder)
        if wanted.real:
            figures = real_queue(root, wanted.real, wanted.kills, wanted.seed)
        elif not wanted.machines:
            figures = queue(root, wanted.pages, wanted.kills)
        elif wanted.syncthing:
            carry, end = by_syncthing(root)
            try:
                figures = two_machines(root, wanted.machines, carry)
            finally:
                end()
        else:
            figures = two_machines(root, wanted.machines)
    print("  ".join(f"{name} {value:g}" for name, value in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
