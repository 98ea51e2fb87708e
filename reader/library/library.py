"""A library: the door of this room. See docs/architecture.md for its promises and docs/formats.md for its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.library import device, gone_pieces, kept_issue, layout, originals, page_pictures
from reader.library.backlog import Backlog
from reader.library.catalogue import Catalogue
from reader.library.catalogue_file import CatalogueFile
from reader.library.done_here import DoneHere
from reader.library.issue_text import Revision
from reader.library.journal import Journal
from reader.library.keeping_up import KeepingUp, Progress
from reader.library.large_issues import Carried
from reader.library.marks import Marks
from reader.library.merge import Op
from reader.library.one_moment import one_moment
from reader.library.pictures import PictureStore
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.model.annotation import Annotation
from reader.model.apply import Applied
from reader.model.article import NewsArticle
from reader.model.correction import Correction
from reader.model.door import door, doors
from reader.model.errors import LibraryError, NotSaved, ReadOnlyLibrary
from reader.model.issue import PublicationIssue
from reader.model.messages import _
from reader.model.original import KeptOriginal
from reader.model.picture import PagePicture
from reader.model.status import ArticleStatus, LeftBehind
from reader.model.summary import Changes, Collection

# What a library needs only now and then is loaded only then: a start must not pay for it.
if TYPE_CHECKING:
    from datetime import timedelta

    from reader.library.archive import Archived
    from reader.library.care import Care, Statistics
    from reader.library.deed import Deed
    from reader.library.history import DeedRecord
    from reader.library.looking_in import BackupView
    from reader.library.moving import Relocated
    from reader.library.problem import Problem
    from reader.library.rereading import Rereading
    from reader.library.store import JournalDB
    from reader.library.storing import Stored

Listener = Callable[[Changes], None]


@doors
class Library:
    """One library folder, open. Any thread may call it; calls wait for each other; only `rebuild_catalogue` is long."""

    def __init__(self, place: layout.Layout, *, config: Path | None, read_only: bool, late: bool) -> None:
        """Use `Library.open`."""
        self.folder = place.folder
        self.id = place.id
        self.cache_folder = place.cache
        self.read_only = read_only
        self.pictures = PictureStore(place.pictures, read_only=read_only)
        self.layout = place
        self._lock = Turns()
        self._config = config
        self._device = ""
        journal = Journal(place.journal, place.cache, self.device, place.reserve, read_only=read_only)
        self._truth = Truth(place.issues, journal)
        self._file = CatalogueFile(place.cache, lambda: self._keeping_up.fill())
        self._keeping_up = KeepingUp(self._truth, self._file, self._lock, late=late)
        self._listeners: list[Listener] = []
        self.done_here = DoneHere()
        self.catalogue = Catalogue(self._file, self._truth, self._lock, self._keeping_up.start)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        cache: Path | None = None,
        config: Path | None = None,
        read_only: bool = False,
        late: bool = False,
        there: bool = False,
    ) -> Library:
        """Open the library in `folder`; a new or empty folder becomes one. Nothing of it is read yet.

        `cache` and `config` are the folders of all libraries' caches and of this machine's settings; else
        `BAOJIA_CACHE`, `BAOJIA_CONFIG` or the platform's. `late`: a catalogue that was lost is filled by `refresh`,
        not by the first question. `there`: none is made. Raises LibraryError, NotFound.
        """
        place = layout.settle(folder, cache or device.cache_folder(), config, read_only=read_only, there=there)
        return cls(place, config=config, read_only=read_only, late=late)

    def device(self) -> str:
        """Return this machine's number."""
        if not self._device:
            self._device = device.device_id(self._config)
        return self._device

    def close(self) -> None:
        """Close files; closing twice is no mistake. What is being taken over is left to the next process."""
        self._keeping_up.closed = True
        with self._lock:
            self.layout.known.remember(self._truth.journal.files)
            self._truth.journal.close()
            self._file.close()

    # -- issues and pieces

    def store(
        self, issue: PublicationIssue, *, revises: str | None = None, name: str, origin: str, again: bool = False
    ) -> Stored:
        """Take an imported issue in. The same source a second time is `unchanged`, and comes back if it was removed.

        With `revises`, or with `again` for a source that is here, today's reading of it becomes a revision. Raises
        NotSaved or ReadOnlyLibrary (nothing is changed) and NotFound (no such issue to revise).
        """
        from reader.library import entering, history, storing

        self._writable()
        issue = entering.issue(issue)
        with self._ready():
            stored = storing.store(
                self._truth, self._file, issue, revises=revises, name=name, origin=origin, again=again
            )
            changes = Changes()
            if stored.ops:
                back = storing.inverse(self._truth, stored)
                entry = history.record(self._truth.state, "import", (stored.result.issue,), stored.ops, back)
                self._truth.changed(stored.result.issue)
                changes = self._keeping_up.carry_own(*self._commit([*stored.ops, entry], stored.result.issue))
                self._file.tidy()
        self._tell(changes)
        return stored.result

    def rereading(self, label: str) -> Rereading:
        """Begin to read issues again as one deed of this label."""
        from reader.library.rereading import Rereading

        ready = (self._keeping_up.start, self._writable)
        return Rereading(self._truth, self._file, self._lock, ready, self._commit_and_tell, label)

    def issue_ids(self) -> tuple[str, ...]:
        """Return the ids of all issues that are not in the bin."""
        with self._ready():
            return self._truth.issue_ids()

    def imported(self, issue_id: str) -> PublicationIssue:
        """Return an issue as imported, in its latest revision. Raises NotFound, LibraryError where it is damaged."""
        with self._ready():
            return self._truth.imported(issue_id)

    def revisions(self, issue_id: str, having: str = "") -> tuple[Revision, ...]:
        """Return the revisions of an issue that are here, the shown one last; none where none is `having` a piece."""
        with self._ready():
            return gone_pieces.revisions_with(self._truth, issue_id, having)

    def current(self, issue_id: str) -> Applied:
        """Return an issue as the reader has corrected it, with the way there from the imported text."""
        with self._ready():
            return self._truth.current(issue_id)

    def article(self, article_id: str) -> NewsArticle:
        """Return a current piece; the id of a piece that was merged into another leads there. Raises NotFound."""
        with self._ready():
            return self._truth.article(article_id)

    def one_moment(self, issue_id: str) -> AbstractContextManager[None]:
        """Answer what is asked inside of an issue as of one moment, after one wait; not for a window's own thread."""
        with self._ready():
            return one_moment(self._truth, self._lock, issue_id)

    def keep_left(self, issue_id: str) -> None:
        """Keep what is known of an issue and the other parts of its whole for `as_left` at the next start."""
        issues = self.catalogue.parts(issue_id) or (issue_id,)
        with self._ready():
            kept_issue.keep(issues, self._truth, self._file, self.layout)

    def as_left(self, issue_id: str) -> Library | None:
        """Return a view that answers for this issue as of the lists, before the journal is read; None where that is not
        kept, or the lists were told of something since. What others wrote comes by `refresh`.
        """
        view = copy(self)
        with self._ready():
            if (left := kept_issue.take(issue_id, self._file, self.layout)) is None:
                return None
        view._truth = left
        return view

    # -- what the reader did

    def status(self, article_id: str) -> ArticleStatus:
        """Return the reader's state of a piece."""
        with self._ready():
            return self._truth.status(article_id)

    def corrections(self, issue_id: str) -> tuple[Correction, ...]:
        """Return the corrections that fit the issue's latest revision, in the order in which they take effect."""
        with self._ready():
            return self._truth.corrections(issue_id)

    def lost_corrections(self, issue_id: str) -> tuple[Correction, ...]:
        """Return the corrections that no longer fit the issue's latest revision."""
        with self._ready():
            return tuple(c for c, fits in self._truth.all_corrections(issue_id) if not fits)

    def annotations(self, article_ids: Iterable[str] | None = None) -> tuple[Annotation, ...]:
        """Return annotations on these imported pieces (None: all), placed in the latest revision's imported text."""
        with self._ready():
            return self._truth.annotations(article_ids)

    def left_behind(self, issue_ids: tuple[str, ...] | None = None) -> tuple[LeftBehind, ...]:
        """Return what was done to pieces that no revision shown has, of these issues or of all; for a worker."""
        from reader.library import left_behind

        return left_behind.left(self._truth, self._file, self._lock, self._keeping_up.start, issue_ids)

    def settings(self, prefix: str) -> dict[str, object]:
        """Return the settings that travel with the library and whose names begin so, by name."""
        with self._ready():
            return self._truth.settings(prefix)

    def page_pictures(self, source: str) -> tuple[PagePicture, ...]:
        """Return what shows the pages of a source (`Source.sha256`) as printed, by page; their files may be absent."""
        with self._ready():
            return page_pictures.of_source(self._truth.state, source)

    def originals(self, source: str) -> tuple[KeptOriginal, ...]:
        """Return the kept files of a source (known as its pages are); they may be absent."""
        with self._ready():
            return originals.of_source(self._truth.state, source)

    # -- deeds

    @contextmanager
    @door
    def deed(self, label: str, *subjects: str) -> Iterator[Deed]:
        """Do something to the library; all inside is written at the end, as one line with one flush, or not at all.

        Labels `open`, `stop` and `keep_pages` do not enter the history. Raises NotSaved or ReadOnlyLibrary.
        """
        from reader.library import history
        from reader.library.deed import PASSING, Deed

        self._writable()
        with self._ready():
            deed = Deed(self._truth, label, subjects)
            yield deed
            ops = deed.ops()
            carried = Carried()
            if ops:
                entry = [] if label in PASSING else [history.record(self._truth.state, label, subjects, ops)]
                carried = self._keeping_up.carry_soon(*self._commit([*ops, *entry]))
                self.done_here.note(*(f"d{op['k']:x}" for op in entry))
        self._tell(self._keeping_up.carry_rest(carried))

    def history(self, limit: int | None = None) -> tuple[DeedRecord, ...]:
        """Return the deeds of all machines, the last one first."""
        from reader.library import history

        with self._ready():
            return history.deeds(self._truth.state, self.device(), limit)

    def next_undo(self) -> DeedRecord | None:
        """Return the deed that `undo` would take back."""
        return self._next("undo")

    def next_redo(self) -> DeedRecord | None:
        """Return the deed that `redo` would do again, None where there is none."""
        return self._next("redo")

    def did(self, record: DeedRecord) -> bool:
        """Tell whether this very object did a deed or took it back; not another process, and not in an earlier one."""
        return record.id in self.done_here

    def undo(self, *, only: str = "") -> DeedRecord:
        """Take back the last deed that was done on this machine. Raises NothingToUndo.

        Where a deed is named by its id, also raises that where another one would be taken back.
        """
        return self._turn_back("undo", only)

    def redo(self, *, only: str = "") -> DeedRecord:
        """Do again what was undone last, if nothing was done since. Raises NothingToUndo, as `undo` does."""
        return self._turn_back("redo", only)

    def _next(self, which: Literal["undo", "redo"]) -> DeedRecord | None:
        from reader.library import history

        with self._ready():
            return history.following(self._truth.state, self.device(), which)

    def _turn_back(self, which: Literal["undo", "redo"], only: str) -> DeedRecord:
        from reader.library import history

        self._writable()
        with self._ready():
            self._truth.read_journal()
            record, ops = history.turn(self._truth.state, self.device(), which, only)
            carried = self._keeping_up.carry_soon(*self._commit(ops))
            self.done_here.note(record.id)
        self._tell(self._keeping_up.carry_rest(carried))
        return replace(record, undone=not record.undone)

    # -- care: long jobs, see care.py; they may be called from any thread and hold up nobody

    @property
    def _care(self) -> Care:
        from reader.library.care import Care

        with self._ready():
            return Care(self.layout, self._truth, self.catalogue, self._lock, self._commit_and_tell)

    def _commit_and_tell(self, ops: list[Op], *issues: str) -> None:
        with self._lock:
            changes = self._keeping_up.carry_own(*self._commit(ops, *issues))
            self.done_here.note(*(f"d{op['k']:x}" for op in ops if op["t"] == "deeds"))
        self._tell(changes)

    def check(self, *, repair: bool = False, backups: Iterable[Path] = ()) -> Iterator[Problem]:
        """Read every record and yield every damage; with `repair`, deal with it and yield what became of it.

        `backups` are zip files from which damaged issues may be taken back. Nothing is ever destroyed. Raises
        NotSaved.
        """
        try:
            self.refresh()
        except NotSaved:
            raise
        except LibraryError:
            pass  # what cannot be read is named below
        if not repair:
            yield from self._care.problems()
            return
        self._writable()
        yield from self._care.repair(backups, self.rebuild_catalogue)

    def adopt(self, file: str, offset: int) -> None:
        """Take over what was written by hand into a journal line that `check` names. Raises NotFound."""
        self._writable()
        self._care.adopt(file, offset)

    def statistics(self) -> Statistics:
        """Count what is here."""
        return self._care.statistics()

    def losses(self) -> list[Problem]:
        """Return what is known to be missing or damaged without reading every record; quick. Raises LibraryError."""
        return self._care.losses()

    def was_used(self) -> bool:
        """Tell whether anybody ever wrote into the library, as far as this machine knows; no journal is read for it."""
        with self._lock:
            return self._truth.journal.was_used()

    def backup(self, path: Path, *, force: bool = False, pictures: bool = False) -> Archived:
        """Write the library, on request its `pictures`, into a zip and verify it; what is known to be missing is named.

        Raises WrongRequest where the file is there and `force` is not set, NotSaved or LibraryError.
        """
        return self._care.backup(path, self._pieces_before_looking(), force=force, pictures=pictures)

    def keep_backups(self, folder: Path, *, every: timedelta, keep: int) -> Archived | None:
        """Write a backup into `folder` if this machine's last one there is older than `every`.

        The `keep` newest stay, and one for each of four weeks and twelve months; older ones go only where a later one
        has all that is in them, and none while something is known to be missing.
        """
        return self._care.keep_backups(folder, self._pieces_before_looking(), every, keep)

    def look_into(self, path: Path) -> BackupView:
        """Return what is in a backup beside what is here, changing nothing. Raises NotFound or LibraryError."""
        return self._care.look_into(path)

    def _pieces_before_looking(self) -> int:
        """Look for what is new; returns how many pieces there were by the look before."""
        known = self.catalogue.count(Collection(kind="all"))[0]
        self.refresh()
        return known

    def restore(self, path: Path) -> Archived:
        """Add what a backup has and this library has not; newer work stays. Raises LibraryError or NotSaved."""
        self._writable()
        return self._care.restore(path, self.refresh)

    def export(self, path: Path, *, force: bool = False) -> Archived:
        """Write the whole library as one stock TinyDB file, and its annotations beside it as W3C JSON-LD.

        Raises WrongRequest where one of them is there and `force` is not set, or NotSaved.
        """
        self.refresh()
        return self._care.export(path, force=force)

    def purge(self, age: timedelta, *, only: Iterable[str] | None = None, dry_run: bool = False) -> tuple[str, ...]:
        """Delete for good what has been in the bin for so long, or `only` these of it; ids never return. Or name it."""
        self._writable()
        issues = self._care.purge(age, only=only, dry_run=dry_run)
        self.refresh()
        return issues

    def move(
        self, target: Path, *, progress: Progress = lambda _done, _all: None, cancelled: Callable[[], bool] = bool
    ) -> Relocated:
        """Move the library to the folder `target`, which must be new or empty; for a worker. Close it afterwards.

        Progress is told in bytes. Raises LibraryError, NotSaved or Cancelled; then it goes on where it is.
        """
        from reader.library import moving

        self._writable()
        return moving.move(self.layout, target, self._lock, self._truth.journal, progress, cancelled)

    @property
    def database(self) -> JournalDB:
        """The reader's records as a TinyDB database, for plug-ins: each writing call is one line of the journal."""
        from reader.library.store import JournalDB, JournalStorage

        with self._ready():
            self._truth.read_journal()
            return JournalDB(self._truth.journal, self._commit_and_tell, storage=JournalStorage)

    # -- keeping up

    def refresh(self) -> Changes:
        """Notice what other processes, machines and synchronisers wrote; tells the subscribers too.

        Much is taken over slice by slice, and told meanwhile; others are answered between. Not to be called inside a
        deed. Raises LibraryError where the folder is gone, moved or cannot be read; then nothing is forgotten.
        """
        return self._keeping_up.look(self._tell)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every change told to `listener`, in the thread that made or noticed it; returns the way to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def rebuild_catalogue(self, progress: Progress = lambda _done, _all: None) -> None:
        """Build the catalogue anew while the old one serves; for a worker thread or process. Row numbers change."""
        self._keeping_up.rebuild(progress)

    @contextmanager
    def _ready(self) -> Iterator[None]:
        with self._lock:
            self._keeping_up.start()  # before the first look at the truth
            yield

    def _writable(self) -> None:
        if self.read_only:
            raise ReadOnlyLibrary(_("这个报库只能读：《{path}》。").format(path=self.folder))
        self._truth.journal.still_here()

    def _commit(self, ops: list[Op], *issues: str) -> tuple[Backlog, Marks]:
        """Write ops; returns what the catalogue has to be brought, for these and for issues that have a new file."""
        before = self._truth.journal.marks()
        touched = self._truth.journal.commit(ops)
        self.layout.known.remember(touched)
        self._truth.note(touched)
        return Backlog(documents=set(touched), issues=set(issues)), (before, self._truth.journal.marks())

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self._listeners) if changes else ():
            listener(changes)
