"""Files of every released format stay here and are read for ever; today's code still writes the same bytes."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.importing.pages.kept import kept_pages
from reader.library import Library
from reader.model.summary import Collection
from reader.model.text import Span

from .papers import STORIES, mark, paper, with_repair

Open = Callable[..., Library]
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def old(opened: Open, tmp_path: Path) -> Library:
    shutil.copytree(GOLDEN / "format-1", tmp_path / "old")
    return opened("old")


def test_a_library_of_format_1_is_read_whole(old: Library) -> None:
    (issue,) = old.issue_ids()
    assert list(old.check()) == []
    assert [r.revision for r in old.revisions(issue)] == [1, 2]
    assert old.imported(issue).source.name == "柳湾报-更正.txt"
    assert [a.headline for a in old.imported(issue).articles] == [s[0] for s in STORIES[:3]]
    status = old.status(f"{issue}-1")
    assert (status.bookmarked, status.tags, status.added) == (True, ("河",), old.history()[-1].at)
    assert (old.status(f"{issue}-2").read, old.status(f"{issue}-2").reading_position) == (True, 5)
    assert old.status(f"{issue}-2").removed is False
    assert [(a.exact, a.note, a.color, a.orphan) for a in old.annotations()] == [
        ("一棵一棵", "慢工出细活", "people", False),
        ("只要写下名字", "好规矩", "key", False),
    ]
    assert old.settings("order")["order"] == ["date"]
    assert len(old.lost_corrections(issue)) == 2
    assert [d.label for d in old.history()] == [
        "import", "remove", "save_search", "split", "undo_repair", "change_annotation", "annotate", "annotate",
        "bookmark", "import",
    ]  # fmt: skip
    assert [d.undone for d in old.history()].count(True) == 1
    assert old.catalogue.count(Collection(kind="all")) == (3, 2)


def test_a_library_of_format_1_can_be_gone_on_with(old: Library) -> None:
    (issue,) = old.issue_ids()
    before = {p: p.read_bytes() for p in old.folder.rglob("*") if p.is_file()}
    with old.deed("annotate") as deed:
        deed.add_annotation(mark(old.imported(issue), 1, "齿轮", "新的"))
    assert len(old.annotations()) == 3
    assert {p: p.read_bytes() for p in before} == before


def test_todays_code_writes_the_issue_files_of_format_1(library: Library) -> None:
    library.store(with_repair(paper()), name="p", origin="o")
    (written,) = (library.folder / "issues").rglob("*.json")
    known = GOLDEN / "format-1" / written.relative_to(library.folder)
    assert written.read_bytes() == known.read_bytes()


def test_tables_and_pages_of_format_1_are_read(opened: Open, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "format-1-tables-pages", tmp_path / "old")
    old = opened("old")
    assert list(old.check()) == []
    tabled, laid_out = sorted((old.imported(i) for i in old.issue_ids()), key=lambda i: i.source.format)
    rows = [p for p in tabled.articles[0].paragraphs if p.table]
    assert [p.cells for p in rows[3:]] == [(Span(0, 0), Span(0, 2), Span(3, 4)), (Span(0, 2), Span(3, 3), Span(4, 6))]
    assert [p.header for p in rows] == [True, False, False, False, False]
    ((marks, _upright, placed),) = kept_pages(laid_out.source.layout)
    assert (marks.width, marks.height, len(placed)) == (595, 842, 13)
    assert laid_out.source.text[slice(*placed[-1].span)] == "它叫得很响。"


def test_pictures_of_format_1_are_read(opened: Open, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "format-1-pictures", tmp_path / "old")
    old = opened("old")
    assert list(old.check()) == []
    (issue,) = old.issue_ids()
    photo, drawn = old.article(f"{issue}-1").figures
    assert (photo.after, photo.caption, photo.credit, photo.alt, photo.orientation) == (
        1,
        "河堤上的人",
        "柳青",
        "人群",
        6,
    )
    assert (drawn.after, drawn.caption_paragraph, drawn.media_type) == (3, 2, "image/png")
    assert [p.reason for p in old.imported(issue).pictures_aside] == ["absent"]
    (page,) = old.page_pictures(old.imported(issue).source.sha256)
    assert (page.page, page.scale, page.width) == (1, 1.5, 8)
    assert all(isinstance(old.pictures.read(p), bytes) for p in (photo, drawn, page))


def test_pictures_may_be_left_out(opened: Open, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "format-1-pictures", tmp_path / "old", ignore=shutil.ignore_patterns("pictures"))
    old = opened("old")
    (issue,) = old.issue_ids()
    assert [old.pictures.read(f) for f in old.article(f"{issue}-1").figures] == ["absent", "absent"]
    assert [a.headline for a in old.imported(issue).articles] == [s[0] for s in STORIES[:2]]


def test_originals_of_format_1_are_read_or_left_out(opened: Open, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "format-1-originals", tmp_path / "old")
    old = opened("old")
    assert list(old.check()) == []
    (issue,) = old.issue_ids()
    source = old.imported(issue).source
    (kept,) = old.originals(source.sha256)
    assert (kept.number, kept.name, kept.size) == (1, "青禾日报.pdf", 1454)
    data = old.pictures.read_named(kept.file_name)
    assert isinstance(data, bytes)
    assert hashlib.sha256(data).hexdigest() == kept.sha256 == source.sha256
    shutil.copytree(GOLDEN / "format-1-originals", tmp_path / "without", ignore=shutil.ignore_patterns("*.pdf"))
    without = opened("without")
    assert without.originals(source.sha256) == (kept,)
    assert without.pictures.read_named(kept.file_name) == "absent"
    assert [a.headline for a in without.imported(issue).articles] == ["灯笼没有亮", "面馆添了座位"]
