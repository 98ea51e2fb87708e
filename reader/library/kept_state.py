"""The journal's state as an earlier process of this machine had it, kept in the cache for the next start.

It stands for the bytes of journal files up to some place in each, by name, length and check sum. Where any of them is
not the same, or anything was wrong with one, the journal is read as if there were no copy.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Protocol

from reader import __version__
from reader.library import kept_part, regular
from reader.library.highwater import HighWater
from reader.library.journal_file import FileState
from reader.library.merge import State
from reader.library.sequences import Sequences
from reader.model.quick_dataclass import dataclass

FILE: Final = "journal.kept"
MADE_BY: Final = [1, __version__, *sys.version_info[:2]]
"""How it is written: our form, the program that understood the lines, Python's form of values."""
LARGE: Final = 1 << 20  # bytes of journal that are read as quickly as a copy
MORE: Final = 8  # it is written anew where the journal has grown by this part of itself


class Kept(Protocol):
    """What of a journal is kept, and what tells whether it still holds."""

    folder: Path
    state: State
    files: dict[str, FileState]
    sequences: Sequences
    highwater: HighWater
    kept_size: int

    def present(self) -> list[tuple[str, tuple[int, int, int]]]:
        """Return the files that are there, with what tells whether each is still the one that was read."""


def keep(journal: Kept, cache: Path) -> None:
    """Keep the state of a long journal that was read whole, once it is longer than what is kept already."""
    files = journal.files
    size = sum(file.size for file in files.values())
    if size < LARGE or size - journal.kept_size < size // MORE:
        return
    with suppress(OSError, ValueError):  # away; or values nested deeper than the form allows
        if {name: stat[1] for name, stat in journal.present()} != {name: file.size for name, file in files.items()}:
            return
        if not all(file.clean for file in files.values()):
            return
        known = {name: [file.size, file.lines, file.crc] for name, file in files.items()}
        data = marshal.dumps((known, journal.state.packed(), journal.sequences.packed()))
        kept_part.write(cache / FILE, {"made_by": MADE_BY}, data)


@dataclass(slots=True, kw_only=True)
class Copy:
    """What was kept, and what is known of the files that it stands for."""

    state: tuple[Any, ...]
    sequences: Any
    files: dict[str, FileState]
    size: int


def read(folder: Path, cache: Path, marks: dict[str, int]) -> Copy | None:
    """Return what was kept, where that is what the files in `folder` say; `marks` as the catalogue knows them.

    Needs no lock.
    """
    if not marks or (found := kept_part.read(cache / FILE)) is None:
        return None
    head, data = found
    if head.get("made_by") != MADE_BY:
        return None
    files: dict[str, FileState] = {}
    try:
        known, state, sequences = marshal.loads(data)
        for name, told in known.items():
            file = _as_kept(folder / name, marks.get(name, 0), *told)
            if file is None:
                return None
            files[name] = file
    except (OSError, ValueError, TypeError, EOFError):
        return None
    return Copy(state=state, sequences=sequences, files=files, size=sum(told[0] for told in known.values()))


def take(journal: Kept, copy: Copy) -> None:
    """Let an empty journal be what was kept."""
    journal.state.take(copy.state)
    journal.sequences.take(copy.sequences)
    for name, file in copy.files.items():
        journal.files[name] = file
        journal.highwater.reached(name, file.size)
    journal.kept_size += copy.size


def _as_kept(path: Path, mark: int, size: int, lines: int, crc: int) -> FileState | None:
    """Return what is known of a file that still begins with so many bytes of that check sum, None of any other.

    Lines behind the catalogue's mark are to be read once more: they are news to it, and to the state no others.
    """
    stat = path.lstat()
    data = memoryview(regular.read(path))
    if len(data) < size or zlib.crc32(data[:size]) != crc:
        return None
    if mark < size:
        size = bytes(data[:mark]).rfind(b"\n") + 1
        crc = zlib.crc32(data[:size])
    changed = stat.st_mtime_ns if stat.st_size == size else 0  # what is longer is still to be read
    return FileState(size=size, lines=lines, crc=crc, stat=(stat.st_ino, size, changed), kept=True)
