"""The parts of a clipping book, what its compiler says, its cover, and stopping while it is set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from reader.model.article import Paragraph
from reader.model.errors import Cancelled, WrongRequest
from reader.printing import Preview, PrintOptions, pdf
from reader.printing.cover import BLEED, spine_width, write_cover
from reader.printing.document import typeset
from reader.printing.faces import UNITS
from reader.printing.filling import LEAST_END
from reader.printing.steps import SetPieces
from reader.printing.strips import TextMark
from reader.rendering.arrangement import PARTS, Arrangement, Planned, PlannedChapter
from reader.rendering.book_plan import BookPlan
from tests.printing.test_book import PIECES, book
from tests.printing.test_pdf import needs_pdftotext, text_of

pytestmark = pytest.mark.gui

BY_HAND = (
    PlannedChapter(
        title="停渡", pieces=(Planned(article="abc-2", introduction="事情从这里起。", remark="见下一章。"),)
    ),
    PlannedChapter(title="复航", pieces=(Planned(article="abc-4"), Planned(article="abc-1", own_page=True))),
)


@needs_pdftotext
def test_the_parts_stand_in_order_and_each_can_be_left_out(qapp: QApplication, tmp_path: Path) -> None:
    people: Any = {"abc-1": ("尉迟小满",), "abc-3": ("葛长河",)}
    places: Any = {"abc-2": ("杏坞镇",), "abc-4": ("杏坞镇",)}
    path = tmp_path / "书.pdf"
    pdf(PIECES, path, book(planned=BY_HAND, people=people, places=places, publisher="杏坞乡志室"), force=True)
    with pikepdf.open(path) as file, file.open_outline() as outline:
        found = [(item.title, [below.title for below in item.children]) for item in outline.root]
    assert found[:3] == [("目录", []), ("停渡", ["第2渡"]), ("复航", ["第4渡", "第1渡", "第3渡"])]
    assert [title for title, _below in found[3:]] == [
        "大事年表", "人名索引", "作者索引", "地名索引", "报纸索引", "出处",
    ]  # fmt: skip
    text = text_of(path)
    assert "杏坞乡志室" in text
    assert "事情从这里起。" in text
    assert text.index("凡例") < text.index("目录") < text.index("见下一章。") < text.index("大事年表")
    pdf(PIECES, path, book(omitted=frozenset(PARTS)), force=True)
    bare = text_of(path)
    assert not [word for word in ("凡例", "大事年表", "索引", "出处") if word in bare]


def test_a_piece_that_begins_a_page_begins_one(qapp: QApplication) -> None:
    short = [replace(p, article=replace(p.article, paragraphs=p.article.paragraphs[:1])) for p in PIECES]
    run_on = typeset(short, book())
    apart = typeset(short, book(planned=(PlannedChapter(
        title="", pieces=tuple(Planned(article=p.article.id, own_page=True) for p in short)
    ),)))  # fmt: skip
    assert len(set(run_on.begins.values())) < len(short)
    assert len(set(apart.begins.values())) == len(short)


def test_pieces_set_once_are_not_set_again_and_come_out_the_same(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.printing import flowing, steps

    calls: list[str] = []
    own = flowing.flow_of

    def counting(piece: Any, *rest: Any) -> Any:
        calls.append(piece.article.id)
        return own(piece, *rest)

    monkeypatch.setattr(steps, "flow_of", counting)
    kept = SetPieces()
    first = Preview(PIECES, book(order="date"), kept)
    turned = Preview(PIECES, book(order="newspaper"), kept)
    assert len(calls) == len(PIECES)
    fresh = Preview(PIECES, book(order="newspaper"))
    assert (turned.labels, turned.begins) == (fresh.labels, fresh.begins)
    for number in range(1, len(fresh) + 1):
        assert turned.picture(number, 120) == fresh.picture(number, 120)
    changed = [replace(PIECES[0], remark="后来又停了。"), *PIECES[1:]]
    Preview(changed, book(order="date"), kept)
    assert len(calls) == len(PIECES) + 1
    assert first.begins.keys() == turned.begins.keys()


@pytest.mark.parametrize("after", [0, 2, 5])
def test_a_book_that_is_stopped_leaves_nothing(qapp: QApplication, tmp_path: Path, after: int) -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        pdf(
            PIECES, tmp_path / "书.pdf", book(), progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) >= after,
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []
    assert len(told) == after
    done = pdf(PIECES, tmp_path / "书.pdf", book(), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (done.pages, done.pages)


def picture() -> bytes:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def test_a_cover_has_back_spine_front_and_bleed(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "封面.pdf"
    write_cover(path, BookPlan(title="渡口旧事", compiler="沈石门"), picture(), "16k-small", 260)
    with pikepdf.open(path) as file:
        (page,) = file.pages
        width, height = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
        assert width == pytest.approx(2 * 170 + spine_width(260) + 2 * BLEED, abs=0.5)
        assert height == pytest.approx(240 + 2 * BLEED, abs=0.5)
        assert page.get_images()
    with pytest.raises(WrongRequest):
        write_cover(tmp_path / "无.pdf", BookPlan(title="渡口旧事"), b"no picture", "A4", 20)
    assert not (tmp_path / "无.pdf").exists()
    with pytest.raises(WrongRequest):
        write_cover(path, BookPlan(title="渡口旧事"), b"", "A4", 20)


def test_a_cover_says_its_title_its_picture_and_who_made_it(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "封面.pdf"
    plan = BookPlan(title="一座小城七十年间的渡口、码头与船工旧闻的汇编", compiler="沈石门", publisher="石桥书社")
    write_cover(path, plan, picture(), "16k-small", 260)
    with pikepdf.open(path) as file:
        title, image, words = file.Root.StructTreeRoot.K.K
        assert [title.S, image.S, words.S] == ["/H1", "/Figure", "/P"]
        assert str(title.ActualText) == plan.title
        assert str(image.Alt)
        assert b"<pdfuaid:part>1<" in file.Root.Metadata.read_bytes()
        assert b"<pdfaid:part>2<" in file.Root.Metadata.read_bytes()
        assert str(file.docinfo["/Author"]) == "沈石门"
        drawn = file.pages[0].Contents.read_bytes()
        assert drawn.count(b"BDC") + drawn.count(b"BMC") == drawn.count(b"EMC") > 0


@needs_pdftotext
def test_the_reference_below_a_piece_is_of_the_edition_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    from reader.rendering.citation import Edition, citation

    assert citation(PIECES[0], "2015") != citation(PIECES[0], "2025")
    editions: tuple[Edition, ...] = ("2015", "2025")
    for edition in editions:
        path = tmp_path / f"{edition}.pdf"
        pdf(PIECES[1:2], path, PrintOptions(edition=edition))
        assert "".join(citation(PIECES[1], edition).split()) in text_of(path)


def test_an_arrangement_by_hand_needs_no_piece(qapp: QApplication) -> None:
    assert Arrangement(planned=BY_HAND).chapters([]) == []


@pytest.mark.parametrize("more", range(10))
def test_a_chapter_never_ends_in_a_line_or_two_alone_on_a_page(qapp: QApplication, more: int) -> None:
    text = "渡口的石阶一共三十六级，最下面两级常年浸在水里。"
    own = replace(PIECES[0], article=replace(PIECES[0].article, paragraphs=(Paragraph(text=text * (24 + more)),)))
    options = book(omitted=frozenset(PARTS), planned=(
        PlannedChapter(title="停渡", pieces=(Planned(article="abc-1"),)),
        PlannedChapter(title="复航", pieces=(Planned(article="abc-2"),)),
    ))  # fmt: skip
    made = typeset([own, PIECES[1]], options)
    body = [
        sum(isinstance(m, TextMark) and len(m.lines.text) > 100 for _x, _y, m, _part in page.marks)
        for page in made.pages[made.begins["abc-1"] : made.begins["abc-2"]]
    ]
    assert sum(body) > 14
    assert all(lines == 0 or lines >= LEAST_END for lines in body)


def test_the_white_between_pieces_takes_what_is_left_of_a_page(qapp: QApplication) -> None:
    few = [replace(p, article=replace(p.article, id=f"s-{n}", paragraphs=p.article.paragraphs[:3])) for n in range(9)
           for p in PIECES[1:]]  # fmt: skip
    made = typeset(few, book())
    pages = [page for page in made.pages if page.joints and page.free < page.sheet.bottom * 2]
    assert pages
    for page in pages:
        lowest = max(placed.y for placed in page.marks)
        assert lowest <= page.free <= page.sheet.bottom + 1
        begins = [page.marks[k].y for k in page.joints]
        assert begins == sorted(begins)


def test_a_thin_book_has_no_blank_pages_but_before_its_pieces_and_says_what_it_leaves_out(qapp: QApplication) -> None:
    people: Any = {"abc-2": ("葛长河", "尉迟小满")}
    made = typeset(PIECES[1:2], book(people=people))
    assert not made.left_out.keys() - set(PARTS)
    assert made.left_out.keys() >= {"half_title", "guide", "chronicle", "people", "places", "newspapers"}
    assert all(made.left_out.values())
    assert [entry.title for entry in made.outline] == ["第2渡", "出处"]
    assert all(page.marks for page in made.pages)
    assert len(made.pages) <= 4
    by_date = typeset(PIECES, book(order="date"))
    assert "chronicle" in by_date.left_out
    assert "chronicle" not in typeset(PIECES, book(planned=BY_HAND)).left_out
    few = typeset(PIECES[:3], book())
    assert "guide" not in few.left_out
    assert sum(not page.marks for page in few.pages) <= 1
    assert not typeset(PIECES[1:2], book(omitted=frozenset(PARTS))).left_out


def test_an_index_of_one_name_stands_at_the_left(qapp: QApplication) -> None:
    people: Any = {"abc-1": ("柳三娘",), "abc-4": ("柳三娘",)}
    made = typeset(PIECES, book(planned=BY_HAND, people=people))
    marks = [(x - page.sheet.left, mark) for page in made.pages for x, _y, mark, _part in page.marks]
    ((text, place),) = (
        (mark.lines.text, x) for x, mark in marks if isinstance(mark, TextMark) and "柳三娘" in mark.lines.text
    )
    assert text.endswith("3–4")
    assert place == 0


def test_what_the_head_of_a_piece_says_is_not_said_again_below_it_in_a_book(qapp: QApplication) -> None:
    def said(options: PrintOptions) -> int:
        source = PIECES[1].masthead.source_line()
        pages = typeset(PIECES[1 : 2 + (options.booklet is not None)], options).pages
        return sum(isinstance(m, TextMark) and m.lines.text == source for p in pages for _x, _y, m, _part in p.marks)

    assert said(PrintOptions(columns=1)) == 1
    assert said(book(omitted=frozenset(PARTS))) == 1  # beside its headline in the contents


@pytest.mark.parametrize(("characters", "largest"), [(120, 1.33), (900, 1.7), (2500, 2.0)])
def test_a_headline_in_a_book_weighs_as_much_as_its_text(qapp: QApplication, characters: int, largest: float) -> None:
    article = replace(PIECES[1].article, headline="渡", paragraphs=(Paragraph(text="渡" * characters),))
    made = typeset([replace(PIECES[1], article=article)], book())
    heads = [m for p in made.pages for _x, _y, m, _part in p.marks if isinstance(m, TextMark) and m.lines.text == "渡"
             and m.lines.face_at(0)[0].bold()]  # fmt: skip
    assert {round(m.lines.face_at(0)[0].pixelSize() / (10.5 * UNITS), 2) for m in heads} == {largest}


def test_contents_hold_a_whole_page_of_entries_with_their_days(qapp: QApplication) -> None:
    pieces = [
        replace(
            p,
            article=replace(p.article, id=f"c-{n}"),
            masthead=replace(p.masthead, date_published=f"2025-{n % 9 + 1:02}-1{n % 7}"),
        )
        for n, p in enumerate(PIECES[1:2] * 50)
    ]
    pages = [page for page in typeset(pieces, book()).pages if page.links]
    assert [len(page.links) for page in pages[:3]] == [24, 21, 5]  # two entries alone would be few for a page
