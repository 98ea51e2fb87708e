"""How far an import has come, in sources, bytes and issues."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

READING: Final = 0.3
"""Of the time that a large source takes so much goes by before its pieces are apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import has come: source number `done` of `total` is being read.

    `bytes_done` of `bytes_total` are behind it. Of the source at hand `bytes_read` have been gone through and `pieces`
    of `pieces_total` are there; the last is 0 until it is known. Of one that is pictures, `pictures_done` of `pictures`
    are recognised; the others take about `seconds_left`, 0 where nobody knows yet. Of one whose text is stored,
    `pages_drawn` of its `pages` are kept as pictures.
    """

    source: str
    done: int
    total: int
    bytes_done: int = 0
    bytes_total: int = 0
    bytes_read: int = 0
    pieces: int = 0
    pieces_total: int = 0
    pictures_done: int = 0
    pictures: int = 0
    seconds_left: int = 0
    pages_drawn: int = 0
    pages: int = 0


@dataclass(slots=True)
class SourceProgress:
    """How far one source of `size` bytes has come, whose import began at `begun`; it never goes back."""

    begun: Progress
    size: int
    stored: int = 0
    _last: Progress | None = None

    def step(self, share: float, pieces: int, of: int) -> Progress:
        """Return the progress at a step of what reads; see `reading_parts.ReadStep`."""
        last = self._last or self.begun
        if share < 1:
            part, there, total = READING * share, pieces, 0
        else:
            total = of or last.pieces_total
            there = min(self.stored + pieces, total) if total else self.stored
            there = max(there, last.pieces) if last.pieces_total else there
            part = READING + (1 - READING) * (there / total if total else 0)
        done = max(self.begun.bytes_done + int(self.size * part), last.bytes_done)
        self._last = replace(
            self.begun, bytes_done=done, bytes_read=int(self.size * share), pieces=there, pieces_total=total
        )
        return self._last

    def store(self, pieces: int) -> Progress:
        """Return the progress where an issue of so many pieces has been stored."""
        self.stored += pieces
        return self.step(1.0, 0, 0)


def size_of(source: Path) -> int:
    """Return the bytes of a source, of a folder those of its files; 0 where nobody can tell."""
    total = 0
    with suppress(OSError):
        if not source.is_dir():
            return source.stat().st_size
        for folder, _folders, files in os.walk(source):
            total += sum((Path(folder) / name).lstat().st_size for name in files)
    return total
