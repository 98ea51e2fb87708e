"""Take new pieces into the search index while an import goes on: another process, fed with the texts at hand.

The index is derived: whatever goes wrong here leaves it behind, as it would be without, and costs no import. The other
process touches the index's files alone, under the right to write them, and never the library.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from reader.workspace import indexing

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from reader.library import Library

Piece = tuple[int, int, dict[str, str], dict[str, str]]
"""A document on its way: row, day, texts, notes."""
Message = tuple[list[Piece], list[int], str | None] | None
"""Pieces, rows to forget, and the mark up to which that goes; None: this is all."""

LEAST = 200
"""Fewer pieces are not worth a message."""
MOST = 4000
"""So many pieces wait in memory for the other process."""
PUBLISHED = 8000
"""After so many pieces what is indexed is put in force."""
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
        context = get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(
            target=keep_index, args=(other, library.cache_folder, self._generation), daemon=True
        )
        with self._giving_up(), other:
            self._process.start()

    def feed(self) -> None:
        """Gather what is new, and hand it over if the other process is idle."""
        with self._giving_up():
            self._listen(0)
            self._gather()
            if self._idle and len(self._waiting) >= LEAST:
                self._say((list(self._waiting.values()), self._removed, self._mark))

    def finish(self, cancelled: Callable[[], bool]) -> None:
        """Hand over the rest and wait until all of it can be found, or `cancelled`."""
        with self._giving_up():
            while self._await(cancelled):
                more = self._gather()
                if self._waiting or self._removed:
                    self._say((list(self._waiting.values()), self._removed, self._mark))
                elif not more:
                    self._say(None)
                    self._await(cancelled)
                    return

    def end(self) -> None:
        """Let the other process go: it puts in force what it has."""
        self._connection.close()
        if self._idle and not self._over:
            self._process.join(1)

    @contextmanager
    def _giving_up(self) -> Iterator[None]:
        """Do without the other process where there is none any more."""
        try:
            yield
        except (OSError, EOFError):
            self._over = True

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
        if self._over or self._idle or not self._connection.poll(seconds):
            return self._idle
        self._idle, mark = self._connection.recv()
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

    def _say(self, message: Message) -> None:
        self._idle = False
        self._connection.send(message)
        self._waiting, self._removed = {}, []


def keep_index(connection: Connection, cache: Path, source: str) -> None:
    """Take pieces in as they come: what the other process does.

    It answers (whether it is idle, the index's mark), first of all and after each message.
    """
    with suppress(ValueError, OSError):  # an interrupt is for the importing process, which then lets go of this one
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    from reader.search import Document, SearchIndex

    with connection, indexing.keeper(cache) as kept, suppress(OSError, EOFError):
        index = SearchIndex.open(cache / "index", source=source)
        connection.send((kept, index.mark))
        new = 0
        try:
            while kept and (message := connection.recv()) is not None:
                pieces, removed, mark = message
                index.update((Document(*piece) for piece in pieces), removed, mark=mark)
                new += len(pieces)
                if new >= PUBLISHED:
                    index.flush()
                    new = 0
                connection.send((True, mark))
        finally:
            if kept:
                index.flush()
        connection.send((True, index.mark))
