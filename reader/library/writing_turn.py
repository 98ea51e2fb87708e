"""Whoever brings news into the catalogue has the right to write it first, and is ready then: nothing is waited for,
read or worked out while the library's lock is held, which everybody waits for.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager

from reader.library import catalogue_update, marks
from reader.library.catalogue_file import MOMENT, PATIENCE, CatalogueFile
from reader.library.truth import Truth
from reader.library.turns import Turns

BETWEEN = 0.01  # seconds until it is looked again whether somebody still writes


class WritingTurn:
    """The right to write (`indexer.lock`), and what has to be known before; used without the library's `lock`."""

    def __init__(self, truth: Truth, file: CatalogueFile, lock: Turns) -> None:
        self._truth, self._file, self._lock = truth, file, lock

    @contextmanager
    def alone(self, issues: Iterable[str], *, insist: bool) -> Iterator[str]:
        """Have the right to write, and be ready for these issues; yields the generation, or nothing.

        Who `insists` waits for another process as long as can be borne, and then leaves it to SQLite.
        """
        import filelock  # noqa: F401  # loads asyncio, 90 ms: not with the lock

        wanted = tuple(issues)
        self._be_ready(wanted)
        with ExitStack() as held:
            generation = self._taken(held, PATIENCE if insist else MOMENT, insist=insist)
            try:
                if generation and not self._is_ready(wanted):  # another process wrote before it was our turn
                    self._be_ready(wanted)
                yield generation
            finally:
                with self._lock:
                    held.close()

    def _taken(self, held: ExitStack, patience: float, *, insist: bool) -> str:
        """Take the right as soon as nobody has it; returns the generation, or nothing where that lasts too long."""
        end = time.monotonic() + patience
        while True:
            self._lock.give_way()
            with self._lock, ExitStack() as turn:
                late = time.monotonic() > end
                if turn.enter_context(self._file.writers.at_once()) or (insist and late):
                    held.push(turn.pop_all())
                    return self._file.generation
            if late:
                return ""
            time.sleep(BETWEEN)

    def _is_behind(self) -> bool:
        return marks.ahead(self._file.ask(catalogue_update.marks), self._truth.journal.marks())

    def _is_ready(self, issues: tuple[str, ...]) -> bool:
        with self._lock:
            return self._truth.at_hand >= set(issues) and not self._is_behind()

    def _be_ready(self, issues: tuple[str, ...]) -> None:
        """Read of the journal what the catalogue has already, and have the text of the issues at hand."""
        with self._lock:
            behind = self._is_behind()
        if behind:
            self._truth.read_journal_by_and_by(self._lock)
        for issue in issues:
            self._truth.warm(issue, self._lock)
