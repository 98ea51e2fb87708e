"""What keeps a library well over the years: check and repair, backups, export, the bin. Loaded when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from reader.library import (
    adopting,
    archive,
    changing,
    check,
    history,
    layout,
    looking_in,
    losses,
    picture_care,
    rotation,
    whole,
)
from reader.library import bin as recycling
from reader.library import repair as mending
from reader.library.archive import About, Archived
from reader.library.catalogue import Catalogue
from reader.library.journal import Journal
from reader.library.looking_in import BackupView
from reader.library.merge import Op
from reader.library.problem import Problem, damage_number
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.model.errors import LibraryError
from reader.model.messages import _
from reader.model.summary import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How much is in a library; `bytes` of issue files and journal."""

    issues: int
    articles: int
    bookmarks: int
    annotations: int
    bytes: int
    format_version: int


class Care:
    """The long jobs of one library. They read the files anew, beside what is in memory, and hold no lock meanwhile."""

    def __init__(
        self,
        place: layout.Layout,
        truth: Truth,
        catalogue: Catalogue,
        lock: Turns,
        commit: Callable[[list[Op]], None],
    ) -> None:
        self._place = place
        self._truth = truth
        self._catalogue = catalogue
        self._lock = lock
        self._commit = commit

    def _anew(self) -> Truth:
        """Return the library as its files say now."""
        with self._lock:
            self._truth.journal.highwater.keep()
            device = self._truth.journal.device
        place = self._place
        journal = Journal(place.journal, place.cache, lambda: device, place.reserve, read_only=True)
        return Truth(place.issues, journal)

    def problems(self) -> Iterator[Problem]:
        """Yield every damage."""
        truth = self._anew()
        for name, read in ((layout.ISSUES, truth.read_shelf), (layout.JOURNAL, truth.read_journal)):
            path = self._place.folder / name
            try:
                if path.is_symlink():
                    said = _("《{path}》是一个链接，报库里的链接不跟过去。把文件夹本身放在这里，或把整个报库搬到那边。")
                    raise LibraryError(said.format(path=path))
                if os.path.lexists(path) and not path.is_dir():
                    raise LibraryError(_("《{path}》不是文件夹，里面的东西读不了。").format(path=path))
                read()
            except LibraryError as error:
                yield Problem(severity="error", file=name, offset=None, kind="unreadable", message=str(error))
        yield from check.problems(truth, self._place, self._catalogue.marks())
        yield from picture_care.problems(truth, self._place)

    def repair(self, backups: Iterable[Path], rebuild: Callable[[], None]) -> Iterator[Problem]:
        """Deal with every damage; see repair.py."""
        found = list(self.problems())
        yield from mending.repair(found, self._place, backups, lay_aside=self._commit, rebuild=rebuild)

    def adopt(self, file: str, offset: int) -> None:
        """Take over a journal line that was written by hand."""
        with self._lock:
            state = self._truth.state
            ops = adopting.ops_of(state, self._place.folder / file, offset)
            problem = Problem(severity="warning", file=file, offset=offset, kind="hand_edited", message="")
            fields = {"file": file, "offset": offset, "kind": "hand_edited"}
            aside: Op = {"t": "damage", "k": damage_number(problem), "f": fields}
            self._commit([*ops, aside, history.record(state, "adopt", (), ops)])

    def statistics(self) -> Statistics:
        """Count what is here."""
        size = sum(_size(p) for p in archive.members(self._place))
        with self._lock:
            count, bookmarks = (self._catalogue.count(Collection(kind=k))[0] for k in ("all", "bookmarked"))
            return Statistics(
                issues=len(self._truth.issue_ids()),
                articles=count,
                bookmarks=bookmarks,
                annotations=len(self._truth.state.table("annotations")),
                bytes=size,
                format_version=layout.VERSION,
            )

    def _pieces(self) -> int:
        return self._catalogue.count(Collection(kind="all"))[0]

    def losses(self) -> list[Problem]:
        """Return what is known to be missing, without reading every record."""
        self._truth.read_shelf_by_and_by(self._lock)
        self._truth.read_journal_by_and_by(self._lock)
        return losses.losses(self._truth, self._lock)

    def backup(self, path: Path, known: int, *, force: bool, pictures: bool = False) -> Archived:
        """Write everything into a zip file. `known`: how many pieces the catalogue knew before it looked."""
        missing = self.losses()
        with self._lock:
            about = About(device=self._truth.journal.device, clock=self._truth.state.clock, articles=self._pieces())
        issues = losses.issues_known(self._truth, self._lock)
        made = archive.backup(self._place, path, about, force=force, pictures=pictures)
        problems = {p.key: p for p in (*missing, *made.problems)}
        return replace(
            made,
            issues_known=max(issues, made.issues),
            articles_known=max(known, made.articles),
            problems=tuple(problems.values()),
        )

    def keep_backups(self, folder: Path, known: int, every: timedelta, keep: int) -> Archived | None:
        """Write a backup if one is due, and let older ones go where nothing is known to be missing."""
        identity, device, now = self._place.id, self._truth.journal.device, datetime.now().astimezone()
        if not rotation.is_due(rotation.own_backups(folder, identity), device, every, now):
            return None
        made = rotation.write(folder, identity, device, lambda path: self.backup(path, known, force=False))
        if not made.problems:
            with self._lock:
                status = list(self._truth.state.table("status").values())
            purged = frozenset(str(d.get("article", "")) for d in status if recycling.is_purged(d))
            rotation.thin_out(rotation.own_backups(folder, identity), Path(made.path), keep, purged, now)
        return made

    def look_into(self, path: Path) -> BackupView:
        """Return what is in a backup beside what is here."""
        return looking_in.look_into(self._place, path)

    def restore(self, path: Path, refresh: Callable[[], object]) -> Archived:
        """Add what a backup has and the library has not."""
        refresh()
        with self._lock:
            before = set(self._truth.shelf.issue_ids())
        restored = archive.restore(self._place, path)
        refresh()
        with self._lock:
            binned = [i for i in set(self._truth.shelf.issue_ids()) - before if self._truth.is_removed(i)]
        return replace(restored, articles=self._pieces(), binned=len(binned))

    def export(self, path: Path, *, force: bool) -> Archived:
        """Write everything as one stock TinyDB file."""
        truth = self._anew()
        truth.read_shelf()
        truth.read_journal()
        return whole.export(truth, path, force=force)

    def purge(self, older_than: timedelta, *, only: Iterable[str] | None, dry_run: bool) -> tuple[str, ...]:
        """Delete for good what has been in the bin for so long, or `only` these of it; or name it where it is `dry`."""
        with self._lock:
            due = recycling.due(self._truth, older_than)
            issues = due if only is None else tuple(sorted(set(due).intersection(only)))
            if dry_run:
                return issues
            if issues:
                files = [f for i in issues for f in self._truth.shelf.files(i)]
                theirs = picture_care.named_by(self._truth, files)
                records = picture_care.records_of(self._truth, files)
                deletes = [changing.delete(self._truth.state, table, number) for table, number, _name in records]
                struck = history.strike(self._truth.state, issues)
                self._commit([*recycling.ops(self._truth, issues), *deletes, *struck])
                recycling.delete_files(self._truth, issues)
                picture_care.drop_unnamed(self._truth, self._place, theirs | {name for _t, _n, name in records})
            return issues


def _size(file: Path) -> int:
    """Return the bytes of a file; none where it went in this moment."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0
