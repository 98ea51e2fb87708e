"""Keep the catalogue up to date with the truth, and tell what changed.

Whichever process notices something brings it into the catalogue, in a short transaction under `indexer.lock`. The
catalogue remembers how far it has taken over each journal file, so that work is done once, whoever does it. News are
got, written, and only then done with: whatever fails or is killed between, they are news again. The library's lock is
held for one short transaction at a time; files are read, and corrections applied, without it.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

from reader.library import catalogue_schema, catalogue_state, catalogue_update
from reader.library.backlog import Backlog
from reader.library.catalogue_file import CatalogueFile
from reader.library.catalogue_state import Update, is_there, report, spoken_of
from reader.library.comparing import enlist_all, enlist_differing, learn
from reader.library.journal import Touched
from reader.library.large_issues import Carried, LargeIssues
from reader.library.marks import Marks, ahead, catch_up
from reader.library.trouble import Trouble
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.library.writing_turn import WritingTurn
from reader.model.errors import LibraryError
from reader.model.summary import Changes

SLICE = 100  # documents of the journal in one transaction
AT_ONCE = 2  # issues whose notes or corrections are taken over in one transaction
ATTEMPTS = 3  # at writing: in the file, in the file opened anew, in memory
TOLD_EVERY = 0.5  # seconds between what listeners are told while much is taken over

Progress = Callable[[int, int], None]
Tell = Callable[[Changes], None]
TROUBLES = (sqlite3.Error, OSError, LibraryError)  # of a catalogue that cannot be written


class KeepingUp:
    """Carries news from the truth to the catalogue. `lock` is the library's."""

    def __init__(self, truth: Truth, file: CatalogueFile, lock: Turns, *, late: bool) -> None:
        """`late`: a catalogue that was lost is filled by `look` alone, and answers from what is in it until then."""
        self._truth = truth
        self._file = file
        self._lock = lock
        self._late = late
        self._large = LargeIssues(truth, file, lock)
        self._turns = WritingTurn(truth, file, lock)
        self._looking = threading.RLock()  # one thread takes over at a time; before the library's lock, never inside it
        self._compared = ""  # the generation whose issues were compared with the files
        self._synced: tuple[str, dict[str, int]] = ("", {})  # generation and marks as we last left or found them
        self.closed = False  # nobody waits for the rest of what is being taken over
        self._started = False
        self._trouble = Trouble(truth)
        self._since_rebuild: Backlog | None = None  # news while a new generation is being built

    def start(self) -> None:
        """Before the journal is read for the first time: learn what of it the catalogue has already."""
        if not self._started:
            self._started = True
            self._truth.journal.cached_marks = marks = self._file.ask(catalogue_update.marks)
            self._synced = self._file.generation, marks

    # -- a deed of this process

    def carry_soon(self, backlog: Backlog, marks: Marks) -> Carried:
        """Bring a deed's own news into the catalogue; what would hold others up is left to `carry_rest`."""
        if not backlog.is_long and (self._large.busy or self._large.split(backlog)[1]):
            return Carried(rest=backlog, marks=marks)
        return Carried(changes=self.carry_own(backlog, marks))

    def carry_rest(self, carried: Carried) -> Changes:
        """Bring in what is left of a deed, without the library's lock; returns all that the deed changed."""
        rest, update, written = carried.rest, Update(0), False
        if not rest:
            return carried.changes
        with suppress(*TROUBLES):
            if self._large.await_quiet():
                with self._lock:
                    short, long = self._large.split(rest)
                for issue, part in long.by_issue(self._truth.by_issue.issue_of):
                    if not self._large.put(issue, update, insist=not self._late):
                        break
                    with self._lock:
                        self._done(part)
                else:
                    written = True
        with self._lock:
            if written:
                return update.changes() | self.carry_own(short, carried.marks)
            self._truth.backlog.add(rest)
            return spoken_of(self._truth, rest)

    def carry_own(self, backlog: Backlog, marks: Marks) -> Changes:
        """Bring a deed's own documents and issues into the catalogue; returns what they are; under the lock.

        The deed is done: nothing that befalls the catalogue is its fault. What cannot be written now stays news.
        `marks`: the journal's before the deed and after it.
        """
        for attempt in range(0 if backlog.is_long else ATTEMPTS):
            update = Update(0)
            try:
                self._write_own(backlog, marks, update)
            except TROUBLES:
                if not self._file.recover(attempt):
                    break
            else:
                self._done(backlog)
                return update.changes()
        return spoken_of(self._truth, backlog)

    def _write_own(self, backlog: Backlog, marks: Marks, update: Update) -> None:
        generation, (before, after) = self._file.generation, marks
        grown = {n: s for n, s in after.items() if s != before.get(n, 0)}
        # A window must not wait for another process's writing: what it cannot have at once, the next look brings in.
        with self._writing(update, patient=not self._late) as db:
            for issue in sorted(backlog.issues):
                self._file.renumber_before(catalogue_update.new_pieces(db, self._truth, issue))
                catalogue_update.put_issue(db, self._truth, issue, update)
            catalogue_update.put_state(db, self._truth, backlog.documents, update)
            known = catalogue_update.marks(db)
            own = {n: s for n, s in grown.items() if known.get(n, 0) == before.get(n, 0)}  # nothing is missing before
            catalogue_update.put_marks(db, known | own)
        if self._synced[0] == generation:
            self._synced[1].update(own)

    def _done(self, backlog: Backlog) -> None:
        """These news are in: forget them, except for a catalogue that is being built meanwhile."""
        if self._since_rebuild is not None:
            self._since_rebuild.add(backlog)
        self._truth.backlog.drop(backlog)

    # -- what others did

    def look(self, tell: Tell) -> Changes:
        """Notice what other processes and machines did, slice by slice; listeners are told meanwhile, without the lock.

        Raises LibraryError where the folder is gone, moved or cannot be read; then nothing is forgotten.
        """
        with self._looking:
            self.closed = False
            with self._lock:
                self._truth.journal.still_here()  # a stick pulled out is no reason to forget what was on it
                self.start()
            self._truth.read_journal_by_and_by(self._lock)
            self._truth.read_shelf_by_and_by(self._lock)
            if self._late:  # a window: what it asks first must not have to find all of it out
                learn(self._truth, self._lock, "annotations", "corrections", "imports", "status")
            self._file.tidy_beside(self._lock)
            told = self.take_over(tell)
            if self.closed:
                return told
            if self._file.may_come_back():  # held in memory, and its file could be written again
                self.rebuild(lambda _done, _all: None)
            trouble = Changes(problems=self._trouble.new(self._lock))
        tell(trouble)
        return told | trouble

    def take_over(self, tell: Tell) -> Changes:
        """Bring all news into the catalogue, slice by slice; returns what they are; what cannot be written stays."""
        whole, waiting, last = Changes(), Changes(), time.monotonic()
        for part in self._slices():
            whole, waiting = whole | part, waiting | part
            if self.closed:
                break
            if time.monotonic() - last > TOLD_EVERY:
                tell(waiting)
                waiting, last = Changes(), time.monotonic()
        tell(waiting)
        return whole

    def _slices(self) -> Iterator[Changes]:
        for attempt in range(ATTEMPTS):
            try:
                covered = self._plan()
                yield from self._issues(whole=not covered)
                yield from self._documents(covered)
            except (sqlite3.Error, LibraryError):
                with self._lock:
                    if not self._file.recover(attempt):
                        return
            else:
                return

    def _plan(self) -> bool:
        """Find out what is to be done; returns whether others have brought all of the journal in already."""
        self._compared = enlist_differing(self._truth, self._file, self._lock, self._compared)
        for again in (True, False):
            with self._lock:
                generation = self._file.generation
                known = self._file.ask(catalogue_update.marks)
                behind = ahead(known, self._truth.journal.marks())
            if behind and again:  # another process saw more than we did
                self._truth.read_journal_by_and_by(self._lock)
        with self._lock:
            backlog, mine = self._truth.backlog, self._truth.journal.marks()
            if self._synced[0] != generation or ahead(known, mine) or ahead(self._synced[1], known):
                # lines are gone, or another process put less in than we had
                enlist_all(self._truth, self._file, backlog)
                return False
            return not ahead(mine, known)

    def _issues(self, *, whole: bool) -> Iterator[Changes]:
        """Take over issue by issue; with `whole`, also those of which the journal says something new."""
        with self._lock:
            backlog, by_issue = self._truth.backlog, self._truth.by_issue
            news, issues = set(backlog.documents), set(backlog.issues)
        spoken = {d for d in news if d[0] in {"corrections", "imports"}} if whole else set()
        again = {by_issue.issue_of(*d) for d in spoken} - {""}
        all_news = Backlog(documents=news if whole else set())
        own = {issue: part.documents for issue, part in all_news.by_issue(by_issue.issue_of)}
        for issue in sorted(issues | again):
            yield from self._issue(issue, own.get(issue, set()), anew=issue in again)
        with self._lock:
            self._done(Backlog(documents=spoken))

    def _issue(self, issue: str, own: Touched, *, anew: bool) -> Iterator[Changes]:
        """Take one issue over, unless another process has done that; a large one without the lock.

        `own` are the news of it that the journal has: what it says of an issue is put with it.
        """
        update, done = Update(0), Backlog(issues={issue})
        there = None if anew else partial(is_there, truth=self._truth, issue=issue, update=update)
        if there is not None and self._is_told(there, done):
            yield update.changes()
            return
        rows = self._truth.warm(issue, self._lock)
        with self._lock:
            large = self._large.is_large(issue, len(rows or ()))
        if large and self._large.put(issue, update, insist=True, unless=there):
            with self._lock:
                done.documents |= own if issue in update.put else set()
                self._done(done)
        else:
            with self._turn(update, done, {issue}) as db:
                if there is None or not there(db):
                    self._file.renumber_before(catalogue_update.new_pieces(db, self._truth, issue))
                    catalogue_update.put_issue(db, self._truth, issue, update)
                    done.documents |= own if issue in update.put else set()
        yield update.changes()

    def _is_told(self, there: Callable[[sqlite3.Connection], bool], done: Backlog) -> bool:
        """Tell of what another process has brought in: nothing is read or written for that."""
        self._lock.give_way()
        with self._lock:
            if not self._file.ask(there):
                return False
            self._done(done)
            return True

    def _part(self, part: Backlog, issues: set[str], covered: bool) -> Changes:
        """Take over a part of the news, of these issues; where it is `covered` and no more was read, others did so."""
        update = Update(0)

        def told(db: sqlite3.Connection) -> bool:
            if ahead(self._truth.journal.marks(), catalogue_update.marks(db)):
                return False
            report(db, self._truth, part.documents, update)
            return True

        if covered and self._is_told(told, part):
            return update.changes()
        with self._turn(update, part, issues) as db:
            catalogue_update.put_state(db, self._truth, part.documents, update)
            catalogue_state.put_status(db, self._truth, sorted(part.pieces), update)
            catalogue_update.put_noted(db, self._truth, part.noted, update)
        return update.changes()

    def _documents(self, covered: bool) -> Iterator[Changes]:
        """Take over the rest of what the journal says, and then only note how far it goes."""
        backlog, issue_of = self._truth.backlog, self._truth.by_issue.issue_of
        while True:
            with self._lock:
                news = Backlog() | backlog
            news.issues.clear()  # they were taken over before
            if not news:
                break
            for some in news.parts(issue_of, SLICE, AT_ONCE):
                with self._lock:
                    part, long = (some, Backlog()) if covered else self._large.split(some)
                for issue, own in long.by_issue(issue_of):
                    yield from self._issue(issue, own.documents, anew=True)
                    part.documents |= own.documents & backlog.documents  # of a damaged one
                if part:
                    yield self._part(part, {issue_of(*d) for d in part.documents if d[0] != "status"} - {""}, covered)
        with self._lock:
            behind = not backlog and self._file.ask(catalogue_update.marks) != self._truth.journal.marks()
        if behind:
            with self._turn(Update(0), Backlog()) as db:
                if not backlog:
                    catalogue_update.put_marks(db, self._truth.journal.marks())
        with self._lock:
            if not backlog:
                self._synced = self._file.generation, self._truth.journal.marks()

    @contextmanager
    def _turn(self, update: Update, done: Backlog, issues: Iterable[str] = ()) -> Iterator[sqlite3.Connection]:
        """Hold the library's lock and a transaction for a moment; what is `done` with it is no news any more.

        Whoever waits for the lock goes first. For another process's writing is waited without it, what that one wrote
        is read without it, and the text of `issues` is at hand.
        """
        with self._turns.alone(issues, insist=True), self._large.quiet():
            with self._writing(update) as db:
                yield db
            self._done(done)

    @contextmanager
    def _writing(self, update: Update, *, patient: bool = True) -> Iterator[sqlite3.Connection]:
        with self._file.writing(patient=patient) as db:
            catch_up(self._truth, catalogue_update.marks(db))
            update.change = catalogue_update.next_change(db)
            yield db

    # -- all anew

    def fill(self) -> None:
        """Put everything into an empty catalogue: at once, or by the next `look` where that is what was asked for."""
        self._compared = ""
        self._synced = ("", {})
        if self._late:
            return
        self._truth.read_shelf()
        self._truth.read_journal()
        for _part in self._slices():
            pass

    def rebuild(self, progress: Progress) -> None:
        """Build the catalogue anew beside the one in force. The lock is held for one issue at a time."""
        truth, lock = self._truth, self._lock
        with self._looking:
            with lock:
                self.start()
                truth.read_shelf()
                truth.read_journal()
                pending = sorted(truth.shelf.issue_ids())
                self._since_rebuild = Backlog()

            def fill(db: sqlite3.Connection) -> None:
                update = Update(catalogue_update.next_change(db))
                for done, issue in enumerate(pending):
                    catalogue_update.put_at_leisure(db, truth, lock, issue, update)
                    progress(done + 1, len(pending))

            def finish(db: sqlite3.Connection) -> None:
                update = Update(catalogue_update.next_change(db))
                known = {i for (i,) in db.execute("SELECT DISTINCT issue FROM files")}
                truth.read_shelf()
                truth.read_journal()
                news = (self._since_rebuild or Backlog()) | truth.backlog
                with catalogue_schema.transaction(db):
                    for issue in news.issues | (known ^ set(truth.shelf.issue_ids())):
                        catalogue_update.put_issue(db, truth, issue, update)
                    catalogue_update.put_state(db, truth, news.documents, update)
                    catalogue_update.put_searches(db, truth)
                    catalogue_update.put_marks(db, truth.journal.marks())

            def in_force() -> None:
                truth.backlog.clear()
                self._compared = self._file.generation
                self._synced = self._compared, truth.journal.marks()

            try:
                self.take_over(lambda _changes: None)
                self._file.build(fill, finish, in_force, lock)
            finally:
                self._since_rebuild = None
