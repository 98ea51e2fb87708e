"""Printed pages are kept as pictures where the reader says so: by the setting, by the import, or afterwards."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from reader.model.errors import ImportFailure, NotFound, WrongRequest
from reader.workspace import importing, original_keeping, page_keeping, undoing
from reader.workspace.cutting import cutting_of
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions, ImportOutcome
from tests.importing.pages.test_kept import paged


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a page of a newspaper as a PDF."""
    path = tmp_path / "青禾日报.pdf"
    path.write_bytes(paged(1, "灯笼没有亮"))
    return path


def brought(session: Session, path: Path, *, pages: bool | None = None) -> ImportOutcome:
    (outcome,) = importing.import_paths(session, [path], ImportOptions(pages=pages))
    return outcome


def kept(session: Session, issue: str | None) -> list[tuple[int, bool]]:
    """Return the pages that are kept of an issue, and whether their files are here."""
    source = session.library.imported(str(issue)).source
    found = page_keeping.pages_of(session, source)
    return [(n, session.library.pictures.path(page) is not None) for n, page in found.items()]


def test_nothing_is_kept_before_the_reader_has_said_so(session: Session, paper: Path) -> None:
    outcome = brought(session, paper)
    assert (outcome.pages, kept(session, outcome.issue)) == (0, [])
    pages, size = page_keeping.expected_bytes(session, session.library.imported(str(outcome.issue)))
    assert pages == 1
    assert 10_000 < size < 2_000_000


def test_what_the_reader_has_said_holds_for_every_import(session: Session, paper: Path) -> None:
    page_keeping.set_keeping(session, kept=True, dpi=100)
    outcome = brought(session, paper)
    assert (outcome.pages, kept(session, outcome.issue)) == (1, [(1, True)])
    assert outcome.page_bytes > 1000
    (page,) = page_keeping.pages_of(session, session.library.imported(str(outcome.issue)).source).values()
    assert page.width == pytest.approx(595 * 100 / 72, abs=1)
    assert undoing.undo(session).label == "import"


def test_an_import_can_say_otherwise_and_a_known_source_gets_its_pages(session: Session, paper: Path) -> None:
    page_keeping.set_keeping(session, kept=True)
    assert brought(session, paper, pages=False).pages == 0
    again = brought(session, paper)
    assert (again.status, again.pages) == ("unchanged", 1)
    assert brought(session, paper).pages == 0  # they are here


def test_pages_come_afterwards_from_the_file_they_were_read_from(session: Session, paper: Path) -> None:
    outcome = brought(session, paper)
    issue = str(outcome.issue)
    assert page_keeping.keep_pages(session, paper, [issue]).pages == 1
    for path in session.library.pictures.folder.rglob("*.webp"):
        path.unlink()
    assert kept(session, issue) == [(1, False)]
    assert page_keeping.keep_pages(session, paper, [issue]).pages == 1
    assert kept(session, issue) == [(1, True)]


def test_another_file_gives_no_pages(session: Session, paper: Path) -> None:
    outcome = brought(session, paper)
    paper.write_bytes(paged(2, "面馆添了座位"))
    with pytest.raises(ImportFailure):
        page_keeping.keep_pages(session, paper, [str(outcome.issue)])
    assert kept(session, outcome.issue) == []


def test_pages_in_files_of_their_own_are_numbered_as_the_layout_is(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "今天"
    folder.mkdir()
    for number, headline in ((1, "灯笼没有亮"), (2, "面馆添了座位")):
        (folder / f"0{number}版.pdf").write_bytes(paged(number, headline))
    outcome = brought(session, folder, pages=True)
    assert (outcome.pages, kept(session, outcome.issue)) == (2, [(1, True), (2, True)])


@pytest.mark.parametrize("wrong", [{"dpi": 20}, {"dpi": 2000}, {"megabytes": 0.0}, {"megabytes": 99.0}])
def test_a_setting_that_makes_no_sense_is_refused(session: Session, wrong: dict[str, float]) -> None:
    with pytest.raises(WrongRequest):
        page_keeping.set_keeping(session, **wrong)  # type: ignore[arg-type]  # a whole number where that is wanted


def test_a_cutting_wants_the_picture_of_its_page(session: Session, paper: Path) -> None:
    issue = str(brought(session, paper).issue)
    piece = session.library.imported(issue).articles[0].id
    with pytest.raises(NotFound):
        cutting_of(session, piece)
    page_keeping.keep_pages(session, paper, [issue])
    found = cutting_of(session, piece)
    assert found.said == "《青禾日报》2026年4月12日 第1版"
    assert [part.width for part in found.parts] == [595]
    for path in session.library.pictures.folder.rglob("*.webp"):
        path.unlink()
    with pytest.raises(NotFound, match="没有这张图"):
        cutting_of(session, piece)


def test_originals_are_kept_where_the_reader_says_so(session: Session, paper: Path, tmp_path: Path) -> None:
    outcome = brought(session, paper)
    with pytest.raises(NotFound):
        original_keeping.checked(session, str(outcome.issue))
    page_keeping.set_keeping(session, originals=True)
    again = brought(session, paper)
    assert (again.status, again.pages, again.original_bytes) == ("unchanged", 0, paper.stat().st_size)
    kept_now = original_keeping.checked(session, str(outcome.issue))
    original_keeping.write(session, kept_now, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == paper.read_bytes()
    assert brought(session, paper).original_bytes == 0  # it is here


def test_originals_of_a_folder_are_kept_one_by_one_and_go_with_the_bin(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "今天"
    folder.mkdir()
    for number, headline in ((1, "灯笼没有亮"), (2, "面馆添了座位")):
        (folder / f"0{number}版.pdf").write_bytes(paged(number, headline))
    options = ImportOptions(pages=True, originals=True)
    (outcome,) = importing.import_paths(session, [folder], options)
    issue = str(outcome.issue)
    kept_now = original_keeping.checked(session, issue)
    assert [o.number for o in kept_now] == [1, 2]
    original_keeping.write(session, kept_now, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert [archive.read(n) for n in sorted(archive.namelist())] == [
            p.read_bytes() for p in sorted(folder.iterdir())
        ]
    path = session.library.pictures.path(kept_now[0])
    assert path is not None
    path.write_bytes(b"%PDF other")
    assert [p.kind for p in session.library.check()] == ["damaged_picture"]
    path.unlink()
    assert [p.kind for p in session.library.check()] == ["absent_pictures"]
    with session.library.deed("remove") as deed:
        deed.remove(issue)
    session.library.purge(timedelta())
    assert [p for p in session.library.pictures.folder.rglob("*") if p.is_file()] == []
    assert list(session.library.check()) == []


def test_the_pages_that_are_drawn_are_told(session: Session, paper: Path) -> None:
    steps = list[tuple[int, int]]()
    options = ImportOptions(pages=True)
    list(importing.import_paths(session, [paper], options, progress=lambda p: steps.append((p.pages_drawn, p.pages))))
    assert (1, 1) in steps


def test_pages_are_offered_where_something_was_read_only(session: Session, paper: Path) -> None:
    assert brought(session, paper).pages_offered == 1
    again = brought(session, paper)
    assert (again.status, again.pages_offered) == ("unchanged", 0)
