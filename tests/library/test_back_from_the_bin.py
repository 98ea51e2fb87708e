"""What was deleted for good and comes back, from a backup or another machine, is kept like everything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.library import Library
from reader.model.summary import Collection
from tests.library.conftest import Open
from tests.library.papers import paper


def _binned(library: Library, issue: str) -> None:
    with library.deed("remove", issue) as deed:
        deed.remove(issue)


def _recovered(library: Library, issue: str) -> None:
    with library.deed("recover", issue) as deed:
        deed.recover(issue)


def _restored(library: Library, folder: Path) -> str:
    """Store an issue, back the library up, delete the issue for good and restore the backup; returns its id."""
    issue = library.store(paper(), name="p.txt", origin="p.txt").issue
    library.store(paper(newspaper="别的报"), name="q.txt", origin="q.txt")
    library.backup(folder / "b.zip")
    _binned(library, issue)
    library.purge(timedelta())
    assert library.look_into(folder / "b.zip").binned == 1
    assert library.restore(folder / "b.zip").binned == 1  # it comes back into the bin, and this is said
    assert library.catalogue.count(Collection(kind="all"))[0] == 4
    return issue


def _bring_back(library: Library, issue: str, way: str) -> None:
    if way == "recovered":
        _recovered(library, issue)
    else:
        library.store(paper(), name="p.txt", origin="p.txt")
    assert library.catalogue.count(Collection(kind="all"))[0] == 8


def _file(library: Library, issue: str) -> Path:
    return next(library.folder.glob(f"issues/*/*/{issue}.*"))


@pytest.mark.parametrize("way", ["recovered", "stored again"])
def test_its_loss_is_told(library: Library, tmp_path: Path, way: str) -> None:
    issue = _restored(library, tmp_path)
    _bring_back(library, issue, way)
    _file(library, issue).unlink()
    assert [p.kind for p in library.losses()] == ["missing_issue"]
    done = library.backup(tmp_path / "c.zip")
    assert (done.issues, done.issues_known) == (1, 2)


@pytest.mark.parametrize("way", ["recovered", "stored again"])
def test_so_is_that_of_one_which_is_removed_once_more(library: Library, tmp_path: Path, way: str) -> None:
    issue = _restored(library, tmp_path)
    _bring_back(library, issue, way)
    _binned(library, issue)
    _file(library, issue).unlink()
    assert [p.kind for p in library.losses()] == ["missing_issue"]


def test_no_backup_that_has_it_goes(library: Library, tmp_path: Path) -> None:
    """Where the issue's file was lost, and laid aside as lost, the backups that have it are all there is."""
    issue = _restored(library, tmp_path)
    _recovered(library, issue)
    backups = tmp_path / "backups"
    first = library.keep_backups(backups, every=timedelta(), keep=1)
    assert first is not None
    _file(library, issue).unlink()
    list(library.check(repair=True))
    for _day in range(3):
        library.keep_backups(backups, every=timedelta(), keep=1)
    assert Path(first.path).exists()


def test_one_deleted_on_another_machine_meanwhile_is_not_forgotten(opened: Open) -> None:
    """The one empties its bin, the other had taken the issue out of it a moment before."""
    here, there = opened(), opened(machine="there")
    issue = here.store(paper(), name="p.txt", origin="p.txt").issue
    _binned(here, issue)
    there.refresh()
    _recovered(there, issue)
    here.refresh()
    assert here.purge(timedelta()) == ()
    assert here.losses() == []


def test_what_was_removed_there_comes_into_the_bin_too(opened: Open, tmp_path: Path) -> None:
    """Looking into a backup says what restoring it does, whatever was removed, or recovered, and where."""
    here, other = opened(), opened("other")
    first, second = (here.store(paper(newspaper=n), name="p.txt", origin="p.txt").issue for n in ("甲报", "乙报"))
    _binned(here, first)
    here.backup(tmp_path / "b.zip")
    view = other.look_into(tmp_path / "b.zip")
    assert (view.issues, view.issues_only_there, view.binned) == (2, 2, 1)
    assert other.restore(tmp_path / "b.zip").binned == 1
    assert other.issue_ids() == (second,)


def test_what_was_recovered_there_is_shown(opened: Open, tmp_path: Path) -> None:
    here, there = opened(), opened(machine="there")
    issue = here.store(paper(), name="p.txt", origin="p.txt").issue
    _binned(here, issue)
    there.refresh()
    _recovered(there, issue)
    there.backup(tmp_path / "b.zip")
    for line in (there.folder / "journal").iterdir():  # of the other machine nothing has come yet
        if "recover" in line.read_text("utf-8"):
            line.unlink()
    _file(here, issue).unlink()
    with_bin = opened()
    assert with_bin.look_into(tmp_path / "b.zip").binned == 0
    assert with_bin.restore(tmp_path / "b.zip").binned == 0
    assert with_bin.issue_ids() == (issue,)


def test_a_version_that_comes_back_is_no_issue_of_its_own(library: Library, opened: Open, tmp_path: Path) -> None:
    issue = library.store(paper(), name="p.txt", origin="p.txt").issue
    again = paper()
    changed = replace(again, source=replace(again.source, sha256="f" * 64, text=again.source.text + "\n再版。"))
    assert library.store(changed, name="q.txt", origin="q.txt", revises=issue).status == "revised"
    library.backup(tmp_path / "b.zip")
    view = opened("other").look_into(tmp_path / "b.zip")
    assert (view.issues, view.issues_only_there, len(view.titles)) == (1, 1, 1)
    _binned(library, issue)
    next(library.folder.glob(f"issues/*/*/{issue}.*")).unlink()
    library.refresh()
    view = library.look_into(tmp_path / "b.zip")
    assert (view.issues_only_there, view.binned) == (1, library.restore(tmp_path / "b.zip").binned)
