"""What is lost when the power fails under a real file system? ext4 and XFS on loop devices, cut off without their logs.

A child works (notes into the journal, imports, a move, backups, restoring, indexing) and tells each step that it was
promised. Some milliseconds later the file system is shut down by ioctl without flushing its log (EXT4_IOC_SHUTDOWN,
XFS_IOC_GOINGDOWN, flag NOLOGFLUSH): what was not on the medium is gone. Then unmount, mount, look. A step counts as
owed when it was told before the ioctl began: a flush in flight while the log is aborted returns 0, which no power cut
can do. With `--without-flush` the file system's flushes do nothing, and something must be lost, or the attack proves
nothing. Needs root, loop devices, mkfs.ext4 and mkfs.xfs.

    python -m benchmarks.real_power_cuts [--cuts 20] [--only ext4 journal …] [--without-flush] [--check]
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks._cut_subjects import SUBJECTS, Subject, Tell, Verdict
from benchmarks._subjects import OurNotes, look, table
from reader.model.errors import BaojiaError

GOINGDOWN, NOLOGFLUSH = 0x8004587D, 2
SYSTEMS = {"ext4": "160M", "xfs": "320M"}
# Numbers of one life never meet those of the next.
LIFE = 1_000


class Noting:
    """Notes are written into the journal, each acknowledged."""

    def work(self, place: Path, tell: Tell, first: int) -> None:
        """Write until the disk goes away."""
        lengths, number = Random(first), first
        notes = OurNotes(place / "lib")
        while True:
            number += 1
            notes.add(number, f"{number} " + "记" * lengths.randrange(1, 400))
            tell(number)

    def judge(self, place: Path, told: set[int]) -> Verdict:
        """Every acknowledged note is there, and no damage is named."""
        notes, kinds = look(place / "lib")
        return Verdict(len(told - {int(note.split()[0]) for note in notes.values()}), len(kinds))


ALL: dict[str, type[Subject]] = {"journal": Noting, **SUBJECTS}


@dataclass(slots=True)
class Tally:
    """What came of the cuts of one subject on one file system."""

    cuts: int = 0
    owed: int = 0
    lost: int = 0
    half: int = 0


def why_not() -> str | None:
    """Return why real power cannot be cut here; None where it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "needs root"
    lacking = [name for name in ("mkfs.ext4", "mkfs.xfs", "losetup") if not shutil.which(name)]
    if lacking:
        return f"needs {', '.join(lacking)}"
    probe = subprocess.run(["losetup", "-f"], capture_output=True, check=False)
    return "needs loop devices" if probe.returncode else None


@contextmanager
def medium(system: str) -> Iterator[tuple[Path, Path]]:
    """Give (image, mount point) of a new file system that is mounted."""
    with tempfile.TemporaryDirectory(prefix="power-cut-") as name:
        image, place = Path(name) / "image", Path(name) / "medium"
        place.mkdir()
        subprocess.run(["truncate", "-s", SYSTEMS[system], image], check=True)
        subprocess.run([f"mkfs.{system}", "-q", image], check=True, stderr=subprocess.DEVNULL)
        _mount(image, place)
        try:
            yield image, place
        finally:
            subprocess.run(["umount", place], check=True)


def _mount(image: Path, place: Path) -> None:
    subprocess.run(["mount", "-o", "loop", image, place], check=True)


def cut_off(image: Path, place: Path, life: int, subject: str, wait: float, *, flushing: bool) -> set[int]:
    """Let a child work for `wait` seconds from its first word on, cut the power; return what was told before it."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _live(place, write, life, subject, flushing=flushing)
    os.close(write)
    head = os.read(read, 64)
    time.sleep(wait)
    disk = os.open(place, os.O_RDONLY)
    moment = time.monotonic_ns()
    fcntl.ioctl(disk, GOINGDOWN, struct.pack("I", NOLOGFLUSH))
    os.close(disk)
    rest = b"".join(iter(lambda: os.read(read, 1 << 16), b""))
    os.waitpid(child, 0)
    os.close(read)
    subprocess.run(["umount", place], check=True)
    _mount(image, place)
    lines = [line.split() for line in (head + rest).split(b"\n") if line.count(b" ") == 1]
    return {int(number) for number, when in lines if int(when) < moment}


def _live(place: Path, pipe: int, life: int, subject: str, *, flushing: bool) -> None:
    """Work in the child until the disk is gone; never returns."""
    if not flushing:
        os.fsync = os.fdatasync = lambda fd: None
    with suppress(BaseException):  # the disk went away, whatever that was called
        ALL[subject]().work(place, lambda number: _say(pipe, f"{number} {time.monotonic_ns()}\n"), life * LIFE)
    os._exit(0)


def _say(pipe: int, words: str) -> None:
    os.write(pipe, words.encode())


def attack(system: str, subject: str, cuts: int, *, flushing: bool = True, seed: int = 7) -> Tally:
    """Cut the power `cuts` times while one subject is at work."""
    chance, tally, safe = Random(seed), Tally(), set[int]()
    with medium(system) as (image, place):
        for life in range(1, cuts + 1):
            told = cut_off(image, place, life, subject, 0.005 + chance.random() * 0.05, flushing=flushing)
            promised = told | (safe if subject != "restore" else set())
            try:
                verdict = ALL[subject]().judge(place, promised)
            except BaojiaError:  # it does not even open
                verdict = Verdict(len(promised), 1)
            tally.cuts += 1
            tally.owed += len(told)
            tally.lost += verdict.lost
            tally.half += verdict.half
            safe |= told if not verdict.lost else set()
    return tally


def main() -> int:
    """Attack; return 1 where something was lost, or where nothing was without flushes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--only", nargs="*", default=[], choices=[*SYSTEMS, *ALL])
    parser.add_argument("--without-flush", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    if reason := why_not():
        print(f"skipped: {reason}")
        return 0
    systems = [name for name in SYSTEMS if name in wanted.only] or list(SYSTEMS)
    subjects = [name for name in ALL if name in wanted.only] or list(ALL)
    failed, rows = False, []
    for system in systems:
        for subject in subjects:
            tally = attack(system, subject, wanted.cuts, flushing=not wanted.without_flush)
            spoilt = tally.lost + tally.half
            failed |= not spoilt if wanted.without_flush else bool(spoilt)
            said = f"{tally.cuts} cuts, {tally.owed} owed, {tally.lost} lost, {tally.half} by half"
            rows.append((f"{system} {subject}", said))
    table("real power cuts" + (" without flushes" if wanted.without_flush else ""), [*rows])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
