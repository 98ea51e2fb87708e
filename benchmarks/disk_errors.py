"""What happens when any single write, flush or rename of a command fails below Python?

`strace` makes the n-th write, pwrite64, fdatasync, fsync, rename, link, ftruncate, mkdir, unlink fail, for every n that
a run without faults makes on files of the library, its cache and its settings: once with EIO, and from then on with
ENOSPC. So SQLite and zip are reached too, which faults in Python's `os` are not. Commands: import, note, backup,
restore, move. Held: exit 0 and the deed is there, or exit 1 with a sentence; what was there before is there in either
case, `check` finds nothing wrong, and the same command does its work once the disk does. Needs strace (Linux).

    python -m benchmarks.disk_errors [--only import note backup restore move] [--each N] [--check]
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks._promises_trying import Bench, Ran, bench
from benchmarks._subjects import table
from reader.library import Library

CALLS = ("write", "pwrite64", "fdatasync", "fsync", "rename", "link", "ftruncate", "mkdir", "unlink")
FAULTS = (("EIO", ""), ("ENOSPC", "+"))
NOTE = "想去看看"
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")


@dataclass(frozen=True)
class Command:
    """Something that a reader asks for: how, what is made ready, and whether it is there afterwards."""

    arguments: Callable[[Bench], list[str]]
    there: Callable[[Bench], bool]
    ready: Callable[[Bench], object] = lambda _own: None


@dataclass(frozen=True)
class Strike:
    """The n-th call of a name fails."""

    call: str
    number: int
    error: str
    onwards: str


def _library(own: Bench) -> Path:
    moved = own.folder / "moved"
    return moved if (moved / "library.json").exists() else own.library


def state(own: Bench) -> tuple[list[str], list[str], list[str]]:
    """Return the headlines, the notes and what is wrong, as another machine would see them."""
    cache = own.folder / "other-cache"
    library = Library.open(_library(own), cache=cache, config=own.folder / "other-config")
    try:
        headlines = [a.headline or "" for i in library.issue_ids() for a in library.current(i).issue.articles]
        notes = [a.note for a in library.annotations()]
        return sorted(headlines), sorted(notes), [p.kind for p in library.check() if p.severity == "error"]
    finally:
        library.close()
        shutil.rmtree(cache, ignore_errors=True)


def _emptied(own: Bench) -> None:
    own.run("backup", own.folder / "all.zip")
    for path in own.issue_files():
        path.unlink()


COMMANDS = {
    "import": Command(lambda own: ["import", str(own.paper(9))], lambda own: len(state(own)[0]) == 6),
    "note": Command(
        lambda own: ["annotate", own.ids()[0], "--exact", "天黑前", "--note", NOTE], lambda own: NOTE in state(own)[1]
    ),
    "backup": Command(
        lambda own: ["backup", str(own.folder / "z.zip")], lambda own: (own.folder / "z.zip").stat().st_size > 1000
    ),
    "restore": Command(
        lambda own: ["restore", str(own.folder / "all.zip")], lambda own: len(state(own)[0]) == 4, _emptied
    ),
    "move": Command(
        lambda own: ["move", str(own.folder / "moved")], lambda own: (own.folder / "moved" / "library.json").exists()
    ),
}


def stock(own: Bench) -> None:
    """Make a library with two issues and a note in it."""
    article = own.stocked()[0]
    own.run("annotate", article, "--exact", "河堤上", "--note", "早就写下的")


def _traced(own: Bench, arguments: list[str], *more: str) -> tuple[Ran, Path]:
    log = own.folder / "trace"
    log.unlink(missing_ok=True)
    calls = ",".join(CALLS)
    ran = own.run(*arguments, wrapper=("strace", "-f", "-y", "-o", str(log), "-e", f"trace={calls}", *more))
    return ran, log


def strikes(own: Bench, arguments: list[str]) -> list[Strike]:
    """Return every strike at a call on our files that a run without faults makes."""
    ran, log = _traced(own, arguments)
    assert ran.status == 0, ran
    made: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, int], None] = {}
    for line in log.read_text("utf-8", "replace").splitlines():
        parts = _LINE.match(line)
        if parts and parts[2] in CALLS:
            made[parts[1], parts[2]] += 1
            if str(own.folder) in parts[3]:
                found[parts[2], made[parts[1], parts[2]]] = None
    return [Strike(call, number, error, onwards) for call, number in found for error, onwards in FAULTS]


def struck(command: Command, strike: Strike, before: Path) -> str | None:
    """Do a command with one strike on a copy of a library; returns what was not held, empty where all was, None where
    nothing of ours was hit.
    """
    with bench() as own:
        shutil.copytree(before, own.folder, dirs_exist_ok=True)
        had = state(own)
        arguments = command.arguments(own)
        rule = f"inject={strike.call}:error={strike.error}:when={strike.number}{strike.onwards}"
        ran, log = _traced(own, arguments, "-e", rule)
        hit = [x for x in log.read_text("utf-8", "replace").splitlines() if "(INJECTED)" in x]
        if not hit or not all(str(own.folder) in line for line in hit):
            return None  # nothing of ours, or a pipe as well, which no disk fails
        if not ran.said_plainly or (ran.status == 1 and not (ran.err + ran.out).strip()):
            return str(ran)
        now = state(own)
        if missing := [one for k in (0, 1) for one in had[k] if one not in now[k]] or (now[2] != had[2] and now[2]):
            return f"exit {ran.status}, lost or wrong: {missing}"
        if ran.status == 0 and not command.there(own):
            return "acknowledged, and not there"
        if ran.status != 0:
            again = own.run(*arguments)
            if again.status != 0 or not command.there(own):
                return f"not done afterwards either: {again}"
    return ""


def attack(name: str, each: int) -> tuple[int, Counter[str]]:
    """Strike a command at every n-th (`each`) place; returns how many hit, and what was not held, counted."""
    command, wrong, hits = COMMANDS[name], Counter[str](), 0
    with bench() as own:
        stock(own)
        command.ready(own)
        kept = own.folder / "kept"
        shutil.copytree(own.folder, kept, ignore=shutil.ignore_patterns("kept"))
        with bench() as trial:
            shutil.copytree(kept, trial.folder, dirs_exist_ok=True)
            todo = strikes(trial, command.arguments(trial))[::each]
        for strike in todo:
            said = struck(command, strike, kept)
            hits += said is not None
            if said:
                wrong[f"{strike.call} {strike.number}{strike.onwards} {strike.error}: {said}"] += 1
    return hits, wrong


def main() -> int:
    """Attack every command; with --check, return 1 where one is not held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], choices=COMMANDS)
    parser.add_argument("--each", type=int, default=1, metavar="N", help="only every n-th of the strikes")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    if not shutil.which("strace"):
        print("skipped: strace is not installed")
        return 0
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        print("skipped: processes cannot be traced here")
        return 0
    rows, broken = list[tuple[str, object]](), 0
    for name in wanted.only or COMMANDS:
        number, wrong = attack(name, wanted.each)
        broken += wrong.total()
        rows.append((name, f"{number} strikes, {wrong.total()} not held"))
        print(*wrong, sep="\n", flush=True)
    table("one call below Python fails", rows)
    return 1 if wanted.check and broken else 0


if __name__ == "__main__":
    sys.exit(main())
