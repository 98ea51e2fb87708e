"""Why a library cannot be moved somewhere is said before anything is written, whatever the place is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.layout import NAME_FILE
from reader.model.errors import LibraryError

from .papers import paper

Open = Callable[..., Library]


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != ".reserve"}


@pytest.fixture
def refused(library: Library) -> Callable[[Path, str], None]:
    """Return a function that holds that a library is not moved to a place, and why; all stays as it was."""
    library.store(paper(), name="p.txt", origin="file")

    def hold(target: Path, why: str) -> None:
        before, there = files(library.folder), target.exists()
        with pytest.raises(LibraryError, match=why):
            library.move(target)
        assert files(library.folder) == before
        assert target.exists() == there
        assert library.store(paper(day="2026-03-06"), name="q.txt", origin="file").issue in library.issue_ids()

    return hold


def test_a_place_of_which_nothing_can_be_seen(
    refused: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    listed = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder == locked:
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    refused(locked, "读不了文件夹")


def test_the_top_of_a_disk(
    refused: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = os.path.ismount
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == disk or mounted(path))
    refused(disk, "是一个盘的顶层，请在里面给报库起一个文件夹，例如《.*disk/library》")


def test_a_library_that_can_only_be_read(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.store(paper(), name="p.txt", origin="file")
    may = os.access

    def access(path: Path, mode: int) -> bool:
        return mode != os.W_OK and may(path, mode)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("os.access", access)
        with pytest.raises(LibraryError, match="只能读，搬不走"):
            library.move(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_damaged_library(library: Library, opened: Open, tmp_path: Path) -> None:
    library.store(paper(), name="p.txt", origin="file")
    library.close()
    (library.folder / NAME_FILE).write_bytes(b"{ damaged")
    again = opened()
    with pytest.raises(LibraryError, match="先“核对报库”修好再搬"):
        again.move(tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert len(again.issue_ids()) == 1
