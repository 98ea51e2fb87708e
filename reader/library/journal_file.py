"""What is known of one file of the journal, and what was read of it."""

from __future__ import annotations

import zlib
from dataclasses import field

from reader.library.record import BadLine, Scan
from reader.model.quick_dataclass import dataclass


@dataclass(slots=True)
class FileState:
    """What was taken in of one file. `size` is of whole lines, `tail` bytes behind them belong to no whole line yet."""

    size: int = 0
    tail: int = 0
    lines: int = 0
    stat: tuple[int, int, int] = (0, 0, 0)
    bad: list[BadLine] = field(default_factory=list)
    shrunk: bool = False
    newer: bool = False
    crc: int = 0  # of the bytes that were taken in, once that is all of them
    kept: bool = False  # it is not read yet: what it says is known from a copy

    @property
    def readable(self) -> bool:
        """The disk and its rights give the file out."""
        return not any(bad.kind == "unreadable" for bad in self.bad)

    @property
    def clean(self) -> bool:
        """Nothing is wrong with the file and nothing hangs behind its last line."""
        return not (self.bad or self.tail or self.shrunk or self.newer)


@dataclass(slots=True, kw_only=True)
class News:
    """A file that holds something new: its `stat`, and what was `known` of it."""

    name: str
    stat: tuple[int, int, int]
    known: FileState | None

    @property
    def unread(self) -> int:
        """How many bytes are new, at most."""
        return self.stat[1] - (self.known.size if self.known else 0)


@dataclass(slots=True, kw_only=True)
class Found:
    """What was read of a file: `data` behind the state `before` (None: it cannot be read), and how much of it is in.

    `crc` is of all its whole lines.
    """

    news: News
    before: FileState
    data: bytes | None
    scan: Scan
    taken: int = 0
    crc: int = 0
    last: FileState | None = None

    def __post_init__(self) -> None:
        self.last = self.news.known
        if self.data is not None:  # ten milliseconds of a long journal: here nobody waits
            self.crc = zlib.crc32(memoryview(self.data)[: len(self.data) - self.scan.tail], self.before.crc)
