"""What the parts of `promises` share: a library of its own a fault, the command line in a process of its own, a table.

A fault is tried by a function of one argument, the `Bench`, that returns "" where the promise held and else says in a
few words what happened instead. Whatever it raises counts as not held.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks._patience import heard

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = ROOT.parent / "shared" / "corpora" / "hostile"
LINKED = (ROOT / ".venv").is_symlink()  # a second checkout, beside which `main.py` sets up nothing
PROGRAM = [sys.executable, "-P", "-m", "reader"] if LINKED else [sys.executable, str(ROOT / "main.py")]
PATIENCE = 60.0  # seconds in which it had a processor: a command that is not done by then hangs
PAPER = """# 柳河报
2026年3月{day}日

## 河堤栽下三百棵柳树

本报讯（记者 柳青）昨天清早，河堤上来了许多人。他们带着铁锹，一棵一棵地栽，天黑前三百棵全站好。

## 老钟楼重新敲响

本报讯（记者 柳青）停了十年的老钟楼又敲响了。修钟的师傅说，齿轮还是原来的那些，只换了两根绳子。
"""


@dataclass(frozen=True)
class Ran:
    """What a command left behind; `status` None where it had to be killed."""

    status: int | None
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON lines of standard output."""
        return [json.loads(line) for line in self.out.splitlines() if line.startswith("{")]

    @property
    def said_plainly(self) -> bool:
        """No traceback, nothing unforeseen, no hang, no signal."""
        unforeseen = any(word in self.err for word in ("Traceback", "没料到", "did not expect"))
        return self.status in {0, 1, 2} and not unforeseen

    def __str__(self) -> str:
        said = (self.err.strip().splitlines() or [""])[-1][:90]
        return "hangs" if self.status is None else f"exit {self.status}: {said}"


def run(command: list[str], env: dict[str, str], cwd: Path, patience: float, given: Path = Path(os.devnull)) -> Ran:
    """Run a command; one that is not done in so many seconds, in which it had a processor, is killed."""
    with given.open("rb") as stream:
        done = subprocess.Popen(
            command, stdin=stream, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, cwd=cwd,
            start_new_session=True,
        )  # fmt: skip
    said = heard(done, patience)
    status = done.returncode
    if said is None:
        os.killpg(done.pid, signal.SIGKILL)
        said = done.communicate()
    return Ran(status, said[0].decode("utf-8", "replace"), said[1].decode("utf-8", "replace"))


@dataclass
class Bench:
    """A folder with a library, cache and settings of its own."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    @property
    def library(self) -> Path:
        """The library's folder."""
        return self.folder / "library"

    def environment(self) -> dict[str, str]:
        """Return what every process gets."""
        own = {"BAOJIA_CACHE": str(self.folder / "cache"), "BAOJIA_CONFIG": str(self.folder / "config")}
        kept = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        own |= {"PYTHONPATH": str(ROOT)} if LINKED else {}
        return {**kept, **own, "QT_QPA_PLATFORM": "offscreen", **self.env}

    def run(
        self, *arguments: str | Path, patience: float = PATIENCE, wrapper: tuple[str, ...] = (), cwd: Path | None = None
    ) -> Ran:
        """Run the program on the library."""
        command = [*wrapper, *PROGRAM, "--library", str(self.library)]
        return run([*command, *(str(a) for a in arguments)], self.environment(), cwd or self.folder, patience)

    def paper(self, day: int = 1) -> Path:
        """Return a small newspaper of two pieces as a file."""
        path = self.folder / f"柳河报{day}.txt"
        path.write_text(PAPER.format(day=day), "utf-8")
        return path

    def stocked(self, issues: int = 2) -> list[str]:
        """Import small newspapers; returns the ids of all pieces."""
        done = self.run("import", *[self.paper(day) for day in range(1, issues + 1)])
        assert done.status == 0, done
        return [o["id"] for o in self.run("list", "--json").objects]

    def ids(self) -> list[str]:
        """Return the ids of all pieces, or raise."""
        listed = self.run("list", "--json")
        assert listed.said_plainly, listed
        return [o["id"] for o in listed.objects]

    def issue_files(self) -> list[Path]:
        """Return the issue files."""
        return sorted((self.library / "issues").rglob("*.json"))

    def write_line(self, payload: str, name: str = "0a1b2c3d-mx000000-67a88e.jsonl") -> None:
        """Write a journal line with a right checksum, whatever it says."""
        data = payload.encode("utf-8", "surrogatepass")
        with (self.library / "journal" / name).open("ab") as file:
            file.write(b"%08x %s\n" % (zlib.crc32(data), data))


Try = Callable[[Bench], str]


@dataclass(frozen=True)
class Fault:
    """A fault by its number and name in the findings, and how it is tried."""

    number: str
    name: str
    attempt: Try


class Skipped(Exception):
    """The fault cannot be tried on this machine; says why."""


@contextmanager
def bench() -> Iterator[Bench]:
    """Give a bench of its own, taken away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="promise-"))
    try:
        yield Bench(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def tried(fault: Fault) -> tuple[str, str, float]:
    """Return (held, not held or skipped; what was seen; seconds)."""
    began = time.monotonic()
    with bench() as own:
        try:
            seen = fault.attempt(own)
        except Skipped as why:
            return "skipped", str(why), time.monotonic() - began
        except Exception as error:  # noqa: BLE001 - whatever happens is what was seen
            seen = f"{type(error).__name__}: {error}"[:110]
    return ("NOT HELD" if seen else "held"), seen, time.monotonic() - began


def script(own: Bench, text: str, *arguments: str) -> Ran:
    """Run a program of ours with the library's folder as its first argument, in a process of its own."""
    return run([sys.executable, "-c", text, str(own.library), *arguments], own.environment(), ROOT, 120)


def hostile(name: str) -> Path:
    """Return a file of the hostile corpus."""
    path = HOSTILE / name
    if not path.exists():
        raise Skipped("shared/corpora is not beside the project")
    return path


def unless(held: bool, seen: object) -> str:
    """Return what was seen, unless the promise held."""
    return "" if held else str(seen) or "not so"
