"""The catalogue follows the truth: whatever fails between, it comes to say what one made anew would say."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library, catalogue_update, issue_folders, keeping_up, large_issues
from reader.model.correction import Correction
from reader.model.issue import PublicationIssue
from reader.model.summary import Changes, Collection

from .papers import mark, paper, with_repair

Open = Callable[..., Library]
ALL = Collection(kind="all")
MARKED = Collection(kind="bookmarked")
PATIENCE = 120.0  # seconds: whoever is not answered by then never is
SAID = (
    "SELECT id, issue, position, kind, newspaper, date_published, print_page, category, headline, kicker, byline,"
    " snippet, char_count, doubts, body_mark, head_mark, added, bookmarked, read, opened, removed, annotations, tags"
    " FROM articles ORDER BY id",
    "SELECT * FROM issues ORDER BY id",
    "SELECT path, issue FROM files ORDER BY path",
    "SELECT a.id, tag FROM tags JOIN articles a USING (row) ORDER BY a.id, tag",
    "SELECT name, query FROM searches ORDER BY name",
    "SELECT name, size FROM segments ORDER BY name",
)


def says(library: Library) -> list[Any]:
    """Return all that a catalogue says, apart from its own numbering."""
    return library._file.ask(lambda db: [db.execute(question).fetchall() for question in SAID])


def holds(library: Library) -> None:
    """Assert that a catalogue says what one made anew says."""
    before = says(library)
    library.rebuild_catalogue()
    assert says(library) == before


class Faulty(sqlite3.Connection):
    """A connection whose statements fail when their number is up."""

    left: int | None = None
    error: type[sqlite3.Error] = sqlite3.OperationalError
    stays = False

    def __init__(self, database: Any, *arguments: Any, **options: Any) -> None:
        super().__init__(database, *arguments, **options)
        self.on_disk = database != ":memory:"

    def _count(self) -> None:
        kind = type(self)
        if kind.left is not None and self.on_disk:
            kind.left -= 1
            if kind.left <= 0 and (kind.stays or kind.left == 0):
                raise kind.error("database or disk is full")

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        self._count()
        return super().execute(*statement)

    def executemany(self, *statement: Any) -> sqlite3.Cursor:
        self._count()
        return super().executemany(*statement)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> type[Faulty]:
    kind = type("Faulty", (Faulty,), {})
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=kind))
    return kind


def everything(library: Library, issue: str) -> None:
    """Do a deed of many parts."""
    first = f"{issue}-1"
    with library.deed("mix", first) as deed:
        deed.set_status(first, bookmarked=True, read=True)
        deed.add_tag(first, "河")
        deed.add_annotation(mark(library.imported(issue), 1, "齿轮"))
        deed.save_search("柳树", "liushu")
        deed.add_correction(Correction(id="", issue=issue, article=first, kind="set", field="kicker", value="春天"))
        deed.remove(f"{issue}-4")


@pytest.mark.parametrize("stays", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("at", [1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30])
def test_a_deed_outlives_any_fault_of_its_catalogue(
    library: Library, opened: Open, faulty: type[Faulty], at: int, stays: bool
) -> None:
    issue = library.store(with_repair(paper()), name="p.txt", origin="file").issue
    faulty.left, faulty.stays = at, stays
    everything(library, issue)
    with library.deed("bookmark", f"{issue}-2") as deed:
        deed.set_status(f"{issue}-2", bookmarked=True)
    faulty.left = None
    assert library.status(f"{issue}-1").bookmarked
    library.refresh()
    assert {s.id for s in library.catalogue.list(MARKED)} == {f"{issue}-1", f"{issue}-2"}
    holds(library)
    another = opened()
    another.refresh()
    holds(another)


@pytest.mark.parametrize("at", [1, 2, 4, 7, 11, 16, 25, 40])
def test_a_process_that_dies_before_its_commit_leaves_nothing_undone(
    library: Library, opened: Open, faulty: type[Faulty], at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    monkeypatch.setattr(keeping_up, "ATTEMPTS", 1)
    faulty.left = at
    everything(library, issue)
    faulty.left = None
    heir = opened()  # nothing of the first is closed, as after a kill
    heir.refresh()
    assert [s.id for s in heir.catalogue.list(MARKED)] == [f"{issue}-1"]
    holds(heir)


def test_what_another_process_has_listed_can_be_opened_before_we_looked(library: Library, opened: Open) -> None:
    library.refresh()
    issue = opened().store(many(3), name="m.txt", origin="file").issue
    (first, *_rest) = library.catalogue.list(Collection(kind="all"))
    assert library.article(first.id).headline == first.headline
    assert library.current(issue).issue.articles[0].id == first.id


@pytest.mark.parametrize("looked_before", [True, False])
def test_nothing_is_called_missing_that_came_between_two_looks(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch, *, looked_before: bool
) -> None:
    library.store(paper(), name="p.txt", origin="file")
    library.close()
    here, other = opened(), opened()
    if looked_before:
        here.refresh()
    look, coming = issue_folders.Look.take, [paper(day="2026-03-09")]

    def looked(self: issue_folders.Look, root: Path) -> None:
        look(self, root)
        if root == here._truth.shelf.folder and coming:
            other.store(coming.pop(), name="q.txt", origin="file")

    monkeypatch.setattr(issue_folders.Look, "take", looked)
    first = here.refresh()
    assert not coming
    assert first.problems == here.refresh().problems == ()
    assert not first.removed
    assert len(here.catalogue.list(ALL)) == 8
    file = next((here.folder / "issues").rglob("*.json"))
    file.unlink()
    assert [file.name in said for said in here.refresh().problems] == [True]


def test_a_busy_catalogue_keeps_no_deed_and_gets_it_later(library: Library, tmp_path: Path, opened: Open) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    window = Library.open(library.folder, cache=tmp_path / "here/cache", config=tmp_path / "here/config", late=True)
    window.refresh()
    other = sqlite3.connect(window._file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    told: list[Changes] = []
    window.subscribe(told.append)
    with window.deed("bookmark", f"{issue}-1") as deed:
        deed.set_status(f"{issue}-1", bookmarked=True)
    assert told[0].status == {f"{issue}-1"}
    other.execute("ROLLBACK")
    other.close()
    window.refresh()
    assert [s.id for s in window.catalogue.list(MARKED)] == [f"{issue}-1"]
    holds(window)
    window.close()


def many(pieces: int, day: str = "2026-03-07") -> PublicationIssue:
    """Return a paper of many pieces."""
    stories = tuple((f"第{k}号渡船开了", (f"这是第{k}条船。",)) for k in range(pieces))
    return paper(stories, day=day)


def brought(library: Library, opened: Open, *issues: PublicationIssue) -> list[str]:
    """Store issues from another machine, so that this one finds their files; returns their ids."""
    other = opened(machine="there")
    ids = [other.store(issue, name="m.txt", origin="file").issue for issue in issues]
    for own in ids:
        with other.deed("bookmark", f"{own}-1") as deed:
            deed.set_status(f"{own}-1", bookmarked=True)
            deed.add_correction(
                Correction(id="", issue=own, article=f"{own}-2", kind="set", field="headline", value="改过的题")
            )
    other.close()
    return ids


def test_between_slices_others_are_answered_and_an_issue_is_whole_or_not_there(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = library.store(paper(), name="p.txt", origin="file").issue
    library.refresh()
    monkeypatch.setattr(large_issues, "MANY", 5)
    ids = brought(library, opened, many(23), many(7, "2026-03-08"))
    sizes = {ids[0]: 23, ids[1]: 7}
    deeds = iter(range(100))
    seen: list[int] = []

    def between() -> None:
        """Another thread asks, and does a deed of its own, which is in the lists at once."""
        listed = library.catalogue.list(ALL)
        for own, whole in sizes.items():
            there = [s for s in listed if s.issue == own]
            assert len(there) in {0, whole}
            if there:
                assert there[0].bookmarked
                assert there[1].headline == "改过的题"
        piece, on = f"{mine}-{1 + next(deeds) % 4}", len(seen) % 8 < 4
        with library.deed("bookmark", piece) as deed:
            deed.set_status(piece, bookmarked=on or None)
        assert (piece in {s.id for s in library.catalogue.list(MARKED)}) is on
        known, now = library._file.ask(catalogue_update.marks), library._truth.journal.marks()
        assert all(size <= now[name] for name, size in known.items())
        seen.append(len(listed))

    failed: list[BaseException] = []
    changes: list[Changes] = []
    told: list[Changes] = []

    def listen(change: Changes) -> None:
        assert not locked_by_me(library)
        told.append(change)

    stop = library.subscribe(listen)
    worker = threading.Thread(target=lambda: changes.append(library.refresh()))
    monkeypatch.setattr(keeping_up, "TOLD_EVERY", 0.0)
    slices = keeping_up.KeepingUp._slices

    def paused(self: Any) -> Any:
        for part in slices(self):
            asker = threading.Thread(target=lambda: run(between, failed))
            asker.start()
            asker.join(PATIENCE)
            assert not asker.is_alive()
            yield part

    monkeypatch.setattr(keeping_up.KeepingUp, "_slices", paused)
    worker.start()
    worker.join(PATIENCE)
    stop()
    assert not failed, failed
    assert len(seen) >= 3
    both = Changes()
    for change in told:
        both = both | change
    assert changes[0].articles <= both.articles
    assert {f"{own}-{k}" for own, n in sizes.items() for k in range(1, n + 1)} <= changes[0].articles
    holds(library)


def run(job: Callable[[], None], failed: list[BaseException]) -> None:
    try:
        job()
    except BaseException as error:  # noqa: BLE001 - told by the test itself
        failed.append(error)


def locked_by_me(library: Library) -> bool:
    """Tell whether this thread holds the library's lock."""
    free: list[bool] = []

    def ask() -> None:
        got = library._lock.acquire(timeout=PATIENCE)
        free.append(got)
        if got:
            library._lock.release()

    other = threading.Thread(target=ask)
    other.start()
    other.join()
    return not free[0]


@pytest.mark.parametrize("at", [1, 5, 9, 14, 20, 27, 35, 50, 80])
def test_killed_between_slices_the_next_process_goes_on(
    library: Library, opened: Open, faulty: type[Faulty], monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    library.store(paper(), name="p.txt", origin="file")
    monkeypatch.setattr(large_issues, "MANY", 5)
    monkeypatch.setattr(keeping_up, "ATTEMPTS", 1)
    ids = brought(library, opened, many(23))
    faulty.left = at
    library.refresh()
    faulty.left = None
    heir = opened()
    heir.refresh()
    assert len(heir.catalogue.list(Collection(kind="issue", path=(ids[0],)))) == 23
    holds(heir)


def test_a_window_is_not_kept_waiting_by_a_lost_catalogue(library: Library, tmp_path: Path) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    library.close()
    for path in library.cache_folder.glob("catalogue*"):
        path.unlink()
    window = Library.open(library.folder, cache=tmp_path / "here/cache", config=tmp_path / "here/config", late=True)
    assert window.catalogue.list(ALL) == ()
    assert window.article(f"{issue}-1").headline
    told: list[Changes] = []
    window.subscribe(told.append)
    window.refresh()
    assert len(window.catalogue.list(ALL)) == 4
    assert {a for c in told for a in c.articles} == {f"{issue}-{k}" for k in range(1, 5)}
    holds(window)
    window.close()


def test_an_issue_in_the_bin_comes_back_at_every_door(library: Library, opened: Open) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    with library.deed("remove", issue) as deed:
        deed.remove(issue)
    library.close()
    fresh = opened()  # nobody has looked at its shelf, nor read its journal
    assert fresh.store(paper(), name="p.txt", origin="file").status == "imported"
    assert fresh.issue_ids() == (issue,)
    assert len(fresh.catalogue.list(ALL)) == 4


def test_what_disappeared_elsewhere_disappears_from_the_lists(library: Library, opened: Open) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    everything(library, issue)
    library.close()
    (journal,) = (library.folder / "journal").iterdir()
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:1]))  # rolled back to an older copy
    again = opened()
    again.refresh()
    assert again.catalogue.list(MARKED) == ()
    holds(again)


def test_a_correction_of_one_piece_has_search_read_that_piece_alone(library: Library) -> None:
    issue = library.store(paper(), name="a.txt", origin="a.txt").issue
    mark = library.catalogue.documents(None).mark
    pieces = [a.id for a in library.current(issue).issue.articles]
    with library.deed("correct") as deed:
        deed.add_correction(
            Correction(id="", issue=issue, kind="set", article=pieces[1], field="headline", value="改过的题")
        )
    found = list(library.catalogue.documents(mark).documents)
    assert [(d.id, d.fields["headline"]) for d in found] == [(pieces[1], "改过的题")]
    library.undo()
    assert len(library.catalogue.documents(mark).documents) == 1
