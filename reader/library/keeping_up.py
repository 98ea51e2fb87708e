"""Keep the catalogue up to date with the truth, and tell what changed.

Whichever process notices something brings it into the catalogue, in a short transaction under `indexer.lock`. The
catalogue remembers how far it has taken over each journal file, so that work is done once, whoever does it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.library import catalogue_update
from reader.library.catalogue_file import CatalogueFile
from reader.library.catalogue_rows import name_in
from reader.library.catalogue_update import Update
from reader.library.journal import Touched
from reader.library.truth import Truth
from reader.model.summary import Changes

CHUNK = 20  # issues in one transaction: others wait no longer than for these

Progress = Callable[[int, int], None]


class KeepingUp:
    """Carries news from the truth to the catalogue."""

    def __init__(self, truth: Truth, file: CatalogueFile) -> None:
        self._truth = truth
        self._file = file
        self._compared = ""  # the generation whose issues were compared with the files
        self._synced: tuple[str, dict[str, int]] = ("", {})  # generation and marks as we last left or found them
        self._started = False
        self._told: frozenset[tuple[str, int | None, str]] = frozenset()
        self._looked_at: tuple[dict[str, int], int, int] | None = None
        self._since_rebuild: tuple[Touched, set[str]] | None = None  # news while a new generation is being built

    def start(self) -> None:
        """Before the journal is read for the first time: learn what of it the catalogue has already."""
        if not self._started:
            self._started = True
            marks = self._file.ask(catalogue_update.marks)
            self._truth.journal.cached_marks = marks
            self._synced = self._file.generation, marks

    def look(self) -> Changes:
        """Notice what other processes and machines did."""
        self.start()
        self._truth.read_shelf()
        self._truth.read_journal()
        self._file.tidy()
        return self.carry_over() | Changes(problems=self._new_trouble())

    def _new_trouble(self) -> tuple[str, ...]:
        """Return sentences on damage that was not told yet; not on holes, whose lines may be on their way."""
        marks = self._truth.journal.marks(), len(self._truth.shelf.problems), self._truth.shelf.changes
        if marks == self._looked_at:
            return ()
        self._looked_at = marks
        from reader.library import check, losses  # a look that finds nothing new does without them

        known = check.known_damage(self._truth) | self._told
        found = [
            p
            for p in check.journal_problems(self._truth.journal)
            if p.key not in known and not p.kind.startswith("missing_lines")
        ]
        found += [p for p in check.shelf_problems(self._truth.shelf) if p.key not in known]
        found += [p for p in losses.missing_issues(self._truth, on_their_way=False) if p.key not in known]
        self._told |= {p.key for p in found}
        return tuple(p.message for p in found)

    def carry_over(self) -> Changes:
        """Bring all news into the catalogue; returns what they are."""
        generation = self._file.generation
        if self._compared != generation:
            self._truth.see_shelf()
        touched, issues = self._take_news()
        if self._compared != generation:
            self._compared = generation
            issues = self._differing()
        update = Update(0)
        pending = sorted(issues)
        for at in range(0, len(pending), CHUNK):
            with self._writing(update) as db:
                for issue in pending[at : at + CHUNK]:
                    self._put_issue(db, issue, update)
                if touched and at + CHUNK >= len(pending):
                    self._put_state(db, touched, update)
        if not pending and not self._state_is_there(touched):
            with self._writing(update) as db:
                self._put_state(db, touched, update)
        return self._changes(update)

    def _take_news(self) -> tuple[Touched, set[str]]:
        touched, issues = self._truth.take_news()
        if self._since_rebuild is not None:
            self._since_rebuild[0].update(touched)
            self._since_rebuild[1].update(issues)
        return touched, issues

    def _differing(self) -> set[str]:
        """Return the issues whose files are not those that the catalogue knows."""
        known = self._file.ask(lambda db: {name_in(p): i for p, i in db.execute("SELECT path, issue FROM files")})
        present = self._truth.shelf.all_files()
        return {f.issue for p, f in present.items() if p not in known} | {
            i for p, i in known.items() if p not in present
        }

    def _put_issue(self, db: sqlite3.Connection, issue: str, update: Update) -> None:
        """Take an issue over, unless another process has done that."""
        known = {name_in(p) for (p,) in db.execute("SELECT path FROM files WHERE issue = ?", [issue])}
        present = {f.path for f in self._truth.shelf.files(issue)} if self._truth.shelf.is_there(issue) else set()
        if known == present and known:
            update.issues.add(issue)
            update.articles |= {a for (a,) in db.execute("SELECT id FROM articles WHERE issue = ?", [issue])}
            return
        catalogue_update.put_issue(db, self._truth, issue, update)

    @contextmanager
    def _writing(self, update: Update) -> Iterator[sqlite3.Connection]:
        with self._file.writing() as db:
            update.change = catalogue_update.next_change(db)
            yield db

    def _state_is_there(self, touched: Touched) -> bool:
        """Tell whether the catalogue has taken over the whole journal already, with our help or without."""
        known = self._file.ask(catalogue_update.marks)
        return not touched and known == self._truth.journal.marks() and self._synced[0] == self._file.generation

    def _put_state(self, db: sqlite3.Connection, touched: Touched, update: Update) -> None:
        """Take over what the journal says of these documents, or of all where that is not enough."""
        journal = self._truth.journal
        known = catalogue_update.marks(db)
        if _ahead(known, journal.marks()):  # another process saw more than we did
            self._truth.read_journal()
            touched |= self._take_news()[0]
            update.put.clear()
        mine = journal.marks()
        lost = self._synced[0] != self._file.generation or _ahead(self._synced[1], known)
        if _ahead(known, mine) or lost:  # lines are gone, or another process put less in than we had: all anew
            catalogue_update.put_all_state(db, self._truth, update)
        elif _ahead(mine, known):
            catalogue_update.put_state(db, self._truth, touched, update)
        else:
            self._report(db, touched, update)
        if known != mine:
            catalogue_update.put_marks(db, mine)
        self._synced = self._file.generation, mine

    def _report(self, db: sqlite3.Connection, touched: Touched, update: Update) -> None:
        """Say what is different where another process has carried it over already."""
        for table, number in touched:
            target = self._truth.by_issue.article_of(table, number)
            if table in {"corrections", "imports"} or (table == "status" and "-" not in target):
                issue = self._truth.by_issue.issue_of(table, number)
                update.issues.add(issue)
                update.articles |= {a for (a,) in db.execute("SELECT id FROM articles WHERE issue = ?", [issue])}
            elif table == "status":
                update.status.add(target)
                (row,) = db.execute("SELECT MAX(removed) FROM articles WHERE id = ?", [target]).fetchone()
                if row:
                    update.removed.add(target)
            elif table == "annotations":
                update.annotations.add(target)
            elif table == "searches":
                update.searches = True

    def fill(self) -> None:
        """Put everything into a catalogue that is empty."""
        self._started = True
        truth = self._truth
        truth.read_shelf()
        truth.read_journal()
        update = Update(0)
        pending = sorted(truth.shelf.issue_ids())
        for at in range(0, len(pending), CHUNK):
            with self._writing(update) as db:
                for issue in pending[at : at + CHUNK]:
                    catalogue_update.put_issue(db, truth, issue, update)
            self._file.tidy()
        with self._writing(update) as db:
            catalogue_update.put_searches(db, truth)
            catalogue_update.put_marks(db, truth.journal.marks())
        self._take_news()  # all of it is in there
        self._compared = self._file.generation
        self._synced = self._compared, truth.journal.marks()

    def rebuild(self, lock: threading.RLock, progress: Progress) -> None:
        """Build the catalogue anew beside the one in force. `lock` is held for one issue at a time."""
        truth = self._truth
        with lock:
            truth.read_shelf()
            truth.read_journal()
            pending = sorted(truth.shelf.issue_ids())

        def fill(db: sqlite3.Connection) -> None:
            update = Update(catalogue_update.next_change(db))
            for done, issue in enumerate(pending):
                if done % CHUNK == 0:
                    db.execute("BEGIN")
                with lock:
                    catalogue_update.put_issue(db, truth, issue, update)
                if done % CHUNK == CHUNK - 1 or done == len(pending) - 1:
                    db.execute("COMMIT")
                    progress(done + 1, len(pending))

        def finish(db: sqlite3.Connection) -> None:
            update = Update(catalogue_update.next_change(db))
            known = {i for (i,) in db.execute("SELECT DISTINCT issue FROM files")}
            truth.read_shelf()
            truth.read_journal()
            self._take_news()
            touched, issues = self._since_rebuild or (set(), set())
            db.execute("BEGIN")
            for issue in issues | (known ^ set(truth.shelf.issue_ids())):
                catalogue_update.put_issue(db, truth, issue, update)
            catalogue_update.put_state(db, truth, touched, update)
            catalogue_update.put_searches(db, truth)
            catalogue_update.put_marks(db, truth.journal.marks())
            db.execute("COMMIT")

        with lock:
            self.carry_over()
            self._since_rebuild = (set(), set())
        try:
            self._file.build(fill, finish, lock)
        finally:
            self._since_rebuild = None

    @staticmethod
    def _changes(update: Update) -> Changes:
        return Changes(
            articles=frozenset(update.articles - update.removed),
            removed=frozenset(update.removed),
            issues=frozenset(update.issues),
            status=frozenset(update.status),
            annotations=frozenset(update.annotations),
            searches=update.searches,
        )


def _ahead(one: dict[str, int], other: dict[str, int]) -> bool:
    """Tell whether one has taken in something that the other has not."""
    return any(size > other.get(name, 0) for name, size in one.items())
