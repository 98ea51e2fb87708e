"""What was deleted for good and comes back, from a backup or another machine, is kept like everything else."""

from __future__ import annotations

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
