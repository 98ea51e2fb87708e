"""Issues of many pieces are brought into the catalogue without the library's lock, which everybody waits for.

What the truth says is taken under the lock; what takes long, thousands of entries of SQLite's indexes in one
transaction because an issue appears whole, is written on a connection of its own. Whoever reads sees what was there
before.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import field

from reader.library import catalogue_schema, catalogue_update, marks
from reader.library.backlog import Backlog
from reader.library.catalogue_file import CatalogueFile
from reader.library.catalogue_state import Update
from reader.library.issue_said import said_of
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.library.writing_turn import BETWEEN, WritingTurn
from reader.model.quick_dataclass import dataclass
from reader.model.summary import Changes

MANY = 100  # pieces of issues that are written with the lock held, in one transaction
A_WHILE = 0.1  # seconds that a deed may wait, without the lock, for what this process is writing beside


@dataclass(slots=True, kw_only=True)
class Carried:
    """What a deed has brought into the catalogue, and the `rest` of it."""

    changes: Changes = field(default_factory=Changes)
    rest: Backlog = field(default_factory=Backlog)
    marks: marks.Marks = ({}, {})


class LargeIssues:
    """Puts large issues; used without the library's `lock`, unless a method says otherwise."""

    def __init__(self, truth: Truth, file: CatalogueFile, lock: Turns) -> None:
        self._truth, self._file, self._lock = truth, file, lock
        self._turn = WritingTurn(truth, file, lock)
        self.busy = False  # this process is writing beside; it becomes so under the lock only

    def await_quiet(self) -> bool:
        """Wait a while until nothing is written beside; tells whether that is so."""
        end = time.monotonic() + A_WHILE
        while self.busy and time.monotonic() < end:
            time.sleep(BETWEEN / 5)
        return not self.busy

    def split(self, backlog: Backlog) -> tuple[Backlog, Backlog]:
        """Return what of the news is short, and what is of issues of many pieces; under the lock.

        Corrections, imports and the bin concern whole issues. Where the catalogue is in memory all is short.
        """
        by_issue, whole = self._truth.by_issue, dict[str, Backlog]()
        for table, number in backlog.documents:
            target = by_issue.article_of(table, number)
            if table in {"corrections", "imports"} or (table == "status" and "-" not in target):
                issue = by_issue.issue_of(table, number)
                whole.setdefault(issue, Backlog()).documents.add((table, number))
        for issue in backlog.issues:
            whole.setdefault(issue, Backlog()).issues.add(issue)
        whole.pop("", None)
        long, pieces = Backlog(), 0
        if whole and not self._file.in_memory:
            for issue, part in whole.items():
                size = self._file.ask(lambda db, issue=issue: catalogue_update.pieces_of(db, issue))  # type: ignore[misc]
                if pieces + size > MANY or (not size and self._truth.shelf.is_there(issue)):  # of those: nobody knows
                    long.add(part)
                else:
                    pieces += size
        short = Backlog() | backlog
        short.drop(long)
        return short, long

    def is_large(self, issue: str, pieces: int) -> bool:
        """Tell whether an issue, of so many pieces now, is to be put beside; under the lock."""
        if self._file.in_memory:
            return False
        return max(pieces, self._file.ask(lambda db: catalogue_update.pieces_of(db, issue))) > MANY

    def put(
        self, issue: str, update: Update, *, insist: bool, unless: Callable[[sqlite3.Connection], bool] | None = None
    ) -> bool:
        """Make the rows of an issue what the truth says, `unless` something asked under the lock is so.

        Tells whether that is done: the issue may be damaged, a catalogue made anew be in force meanwhile, or another
        process write. Who `insists` waits for that one. Raises sqlite3.Error.
        """
        with self._turn.alone({issue}, insist=insist) as generation:
            if not generation:
                return False
            path = self._file.folder / f"catalogue-{generation}.sqlite"
            with closing(catalogue_schema.connect(path)) as db, ExitStack() as written:
                with self.quiet():
                    self._begin(db, written)
                    marks.catch_up(self._truth, catalogue_update.marks(db))
                    done = unless is not None and unless(db)
                    if not done and not self._truth.shelf.is_there(issue):
                        self._truth.read_shelf()  # another process may have brought it in since we looked
                    said = None if done else said_of(self._truth, issue)
                    gone = not done and not self._truth.shelf.is_there(issue)
                update.change = catalogue_update.next_change(db)
                if said is not None:
                    catalogue_update.put_said(db, said, update)
                elif gone:
                    catalogue_update.drop_issue(db, issue, update)
        with self._lock:
            return (done or gone or said is not None) and self._file.generation == generation

    def _begin(self, db: sqlite3.Connection, written: ExitStack) -> None:
        """Begin to write beside; under the lock, which is never asked for again before all is written."""
        self.busy = True
        written.callback(setattr, self, "busy", False)
        written.enter_context(catalogue_schema.transaction(db))

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Hold the lock at a moment when this process writes nothing beside: who has it waits for no such writing."""
        while True:
            with self._lock:
                if not self.busy:
                    yield
                    return
            time.sleep(BETWEEN / 5)
