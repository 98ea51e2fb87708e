"""The folders are looked at without the library's lock: whatever comes and goes meanwhile is found, and never lost."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library import Library, archive, issue_folders, losses
from reader.library.comparing import enlist_differing
from reader.library.issue_files import IssueFile
from reader.library.layout import Layout
from reader.library.truth import Truth
from reader.model.summary import Collection

from .papers import paper
from .test_catalogue_follows import holds
from .test_turns import PATIENCE

Open = Callable[..., Library]
Meanwhile = Callable[[Library, Library], object]


def days(library: Library) -> set[str]:
    """Return the days of the issues that are listed."""
    return {s.date_published or "" for s in library.catalogue.list(Collection(kind="all"))}


def stored(library: Library, day: str) -> None:
    """Store an issue of this day."""
    library.store(paper(day=day), name=day, origin="file")


def taken_away(library: Library, _other: Library) -> None:
    """Take the folder of a year away."""
    shutil.rmtree(next((library.folder / "issues").rglob("2025")))


def stored_and_looked(library: Library, _other: Library) -> None:
    """Store an issue, and take another look in."""
    stored(library, "2026-03-09")
    library._truth.read_shelf()


MEANWHILE: dict[str, tuple[Meanwhile, set[str]]] = {
    "here, into a folder that was looked at": (lambda here, _: stored(here, "2026-03-09"), {"2026-03-09"}),
    "here, into a new folder": (lambda here, _: stored(here, "2024-03-09"), {"2024-03-09"}),
    "by another process": (lambda _, other: stored(other, "2026-03-09"), {"2026-03-09"}),
    "here, where another look is over first": (stored_and_looked, {"2026-03-09"}),
    "taken away": (taken_away, set()),
}


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("name", MEANWHILE)
def test_what_comes_or_goes_between_a_look_and_its_taking_in(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch, name: str, *, before: bool
) -> None:
    meanwhile, comes = MEANWHILE[name]
    for day in ("2026-03-05", "2025-03-05"):
        stored(library, day)
    library.close()
    here, other = opened(), opened()
    if before:
        here.refresh()
    stored(other, "2026-03-07")  # so that the look has something to take in
    look, once = issue_folders.Look.take, [True]

    def looked(self: issue_folders.Look, root: Path) -> None:
        look(self, root)
        if once:
            once.clear()
            doing = threading.Thread(target=meanwhile, args=(here, other), daemon=True)
            doing.start()
            doing.join(PATIENCE)
            assert not doing.is_alive()  # the library's lock is free

    monkeypatch.setattr(issue_folders.Look, "take", looked)
    changes = here.refresh()
    assert not once
    monkeypatch.undo()
    assert name == "taken away" or not changes.removed
    here.refresh()
    assert days(here) - {"2025-03-05"} == {"2026-03-05", "2026-03-07"} | comes
    assert ("2025-03-05" in days(here)) == (name != "taken away")
    assert {f.path for f in here._truth.shelf.all_files().values()} == files_of(here)
    holds(here)


def test_what_is_stored_while_the_catalogue_is_compared_stays_news(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(library, "2026-03-05")
    library.close()
    here = opened()
    here.refresh()
    truth = here._truth
    (issue,) = here.issue_ids()
    truth.changed(issue)  # its last revision could not be brought in
    files = truth.shelf.all_files

    def and_stored() -> dict[str, IssueFile]:
        found = files()
        truth.changed(issue)  # neither could this one, which comes now
        return found

    monkeypatch.setattr(truth.shelf, "all_files", and_stored)
    enlist_differing(truth, here._file, here._lock, "")
    assert truth.backlog.issues == {issue}


def test_a_file_that_goes_while_all_are_counted_has_no_size(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(library, "2026-03-05")
    size, members = library.statistics().bytes, archive.members

    def and_one_gone(place: Layout) -> Iterator[Path]:
        yield from members(place)
        yield place.journal / "gone.jsonl"

    monkeypatch.setattr(archive, "members", and_one_gone)
    assert library.statistics().bytes == size > 0


def files_of(library: Library) -> set[str]:
    """Return the issue files that are there, below their folder."""
    root = library.folder / "issues"
    return {path.relative_to(root).as_posix() for path in root.rglob("*.json")}


def is_free(library: Library) -> bool:
    """Tell whether another thread could have the library's lock now."""
    had: list[bool] = []

    def ask() -> None:
        had.append(library._lock.acquire(timeout=0))
        if had[0]:
            library._lock.release()

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join()
    return had[0]


def test_a_look_and_its_search_for_losses_keep_nobody_waiting(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2026-03-05", "2026-03-07", "2026-03-09"):
        stored(library, day)
    library.close()
    here, other = opened(), opened()
    here.refresh()
    stored(other, "2026-03-11")
    look, there, free = issue_folders.Look.take, losses._is_there, {"look": [0, 0], "losses": [0, 0]}

    def looked(self: issue_folders.Look, root: Path) -> None:
        free["look"][is_free(here)] += 1
        look(self, root)

    def compared(truth: Truth, document: dict[str, object]) -> bool:
        free["losses"][is_free(here)] += 1
        return there(truth, document)

    monkeypatch.setattr(issue_folders.Look, "take", looked)
    monkeypatch.setattr(losses, "_is_there", compared)
    here.refresh()
    assert free["look"] == [0, 1]
    assert free["losses"] == [0, 4]
    next((library.folder / "issues").rglob("*.json")).unlink()
    assert len(here.refresh().problems) == 1
    assert free["losses"] == [1, 8]  # with the lock only what is missing is asked once more
    (problem,) = here.losses()
    assert problem.kind == "missing_issue"
    assert free["losses"] == [2, 12]
