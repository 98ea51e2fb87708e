"""Take new pieces into the search index while an import goes on: another process, fed with the texts at hand.

The index is derived: whatever goes wrong here leaves it behind, as it would be without, and costs no import. The other
process touches the index's files alone, under the right to write them, and never the library.
"""

from __future__ import annotations

import pickle
import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.workspace import indexing
from reader.workspace.children.child import Child
from reader.workspace.children.starting import ENTRY

if TYPE_CHECKING:
    from reader.library import Library
    from reader.workspace.children.speech import Message

Piece = tuple[int, int, dict[str, str], dict[str, str]]
"""A document on its way: row, day, texts, notes."""

CHILD = "index-beside"
LEAST = 200
"""Fewer pieces are not worth a message."""
MOST = 4000
"""So many pieces wait in memory for the other process."""
TURNS = 600
"""After so many tenths of a second without an answer the other process is given up."""


@contextmanager
def indexed_beside(library: Library, *, cancelled: Callable[[], bool] | None = None) -> Iterator[Callable[[], None]]:
    """Give a function to be called after each issue stored; at the end, all that was stored can be found.

    Where the index lags far behind already, or another process is at it, nothing is done: it will be built later.
    """
    beside = _Beside(library)
    try:
        yield beside.feed
        beside.finish(cancelled or (lambda: False))
    finally:
        beside.end()


class _Beside:
    """The other process, seen from this one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._generation = library.catalogue.generation
        self._mark: str | None = None  # up to here pieces are in the index, or wait
        self._waiting: dict[int, Piece] = {}
        self._removed: list[int] = []
        self._known = self._idle = self._over = False
        self._answers: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._child: Child | None = None
        try:
            self._child = Child(
                CHILD, heard=self._answers.put, ended=lambda *_args: self._answers.put(None), folder=ENTRY.parent
            )
            self._child.say({"cache": str(library.cache_folder), "generation": self._generation})
        except OSError:
            self._over = True

    def feed(self) -> None:
        """Gather what is new, and hand it over if the other process is idle."""
        self._listen(0)
        self._gather()
        if self._idle and len(self._waiting) >= LEAST:
            self._hand_over()

    def finish(self, cancelled: Callable[[], bool]) -> None:
        """Hand over the rest and wait until all of it can be found, or `cancelled`."""
        while self._await(cancelled):
            more = self._gather()
            if self._waiting or self._removed:
                self._hand_over()
            elif not more:
                self._say({"publish": 1})
                self._await(cancelled)
                return

    def end(self) -> None:
        """Let the other process go: it puts in force what it has."""
        if self._child is not None:
            self._child.say({"stop": 1})
            if self._idle and not self._over:
                self._child.wait(1.0)

    def _await(self, cancelled: Callable[[], bool]) -> bool:
        """Wait until the other process is idle; False where that is not to be."""
        for _turn in range(TURNS):
            if self._over or self._listen(0.1):
                return not self._over
            if cancelled():
                break
        self._over = True
        return False

    def _listen(self, seconds: float) -> bool:
        """Hear what the other process has to say; tells whether it is idle."""
        if self._over or self._idle:
            return self._idle
        try:
            answer = self._answers.get(timeout=seconds) if seconds else self._answers.get_nowait()
        except queue.Empty:
            return False
        if answer is None:
            self._over = True
            return False
        self._idle, mark = answer.line["idle"], answer.line["mark"]
        if not self._known:
            self._known, self._mark = True, mark
            if self._library.catalogue.documents(mark, limit=indexing.MANY).more:  # far behind: work for another time
                self._idle = False
            self._over = not self._idle
        return self._idle

    def _gather(self) -> bool:
        """Take the texts of what was stored since, while they are in memory; tells whether there is more."""
        if self._over or not self._known or len(self._waiting) >= MOST:
            return True
        new = self._library.catalogue.documents(self._mark, limit=indexing.BATCH)
        if new.generation != self._generation:  # built anew meanwhile: other rows
            self._over = True
            return False
        for row in new.removed:
            self._waiting.pop(row, None)
        self._removed += new.removed
        self._waiting |= {d.row: (d.row, d.date, dict(d.fields), dict(d.notes)) for d in new.documents}
        self._mark = new.mark
        return new.more

    def _hand_over(self) -> None:
        self._say({"removed": self._removed, "mark": self._mark}, pickle.dumps(list(self._waiting.values())))
        self._waiting, self._removed = {}, []

    def _say(self, line: dict[str, object], data: bytes = b"") -> None:
        self._idle = False
        if self._child is not None:
            self._child.say(line, data)
