"""Photographs of pages are kept beside the issue that was read off them, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.workspace.page_photographs import with_photographs_kept
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions, ImportOutcome
from tests.pictures import png


@pytest.fixture
def issue(filled: Session) -> str:
    """Return an issue of the library."""
    return filled.library.issue_ids()[0]


def kept(session: Session, issue: str, status: str, page: Path, *, wanted: bool = True) -> tuple[int, list[str]]:
    """Have a photograph of page 1 kept; returns how many were kept now, and all fingerprints that are kept."""
    (outcome,) = with_photographs_kept(
        session,
        iter([ImportOutcome(source="a.jpg", status=status, issue=issue)]),
        {1: (2.0, page)},
        ImportOptions(pages=wanted),
    )
    source = session.library.imported(issue).source.sha256
    return outcome.pages, [p.sha256 for p in session.library.page_pictures(source)]


def drawn(folder: Path, width: int) -> Path:
    """Return a picture file that differs by its width."""
    path = folder / f"{width}.png"
    path.write_bytes(png(width))
    return path


def test_a_page_that_is_kept_is_not_kept_again_in_other_bytes(filled: Session, issue: str, tmp_path: Path) -> None:
    first = kept(filled, issue, "imported", drawn(tmp_path, 8))
    assert first[0] == 1
    assert kept(filled, issue, "unchanged", drawn(tmp_path, 9)) == (0, first[1])
    assert len([p for p in (filled.library.folder / "pictures").rglob("*") if p.is_file()]) == 1


def test_a_page_that_is_read_anew_takes_the_place_of_the_old(filled: Session, issue: str, tmp_path: Path) -> None:
    first = kept(filled, issue, "imported", drawn(tmp_path, 8))
    number, again = kept(filled, issue, "revised", drawn(tmp_path, 9))
    assert number == 1
    assert len(again) == 1
    assert again != first[1]


def test_a_page_whose_picture_is_gone_is_kept_again(filled: Session, issue: str, tmp_path: Path) -> None:
    kept(filled, issue, "imported", drawn(tmp_path, 8))
    for path in (filled.library.folder / "pictures").rglob("*.png"):
        path.unlink()
    assert kept(filled, issue, "unchanged", drawn(tmp_path, 9))[0] == 1


def test_who_keeps_no_pages_keeps_none(filled: Session, issue: str, tmp_path: Path) -> None:
    assert kept(filled, issue, "imported", drawn(tmp_path, 8), wanted=False) == (0, [])
