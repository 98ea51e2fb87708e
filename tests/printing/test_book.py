"""The clipping book as a bound book: front matter, chapters, folios, heads, indexes, outline, labels, links."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from reader.model.article import Credit
from reader.printing import PrintOptions, pdf
from reader.printing import book as bound_book
from reader.printing.document import typeset
from reader.printing.furniture import furniture
from reader.printing.strips import ShapeMark
from reader.printing.typeset import Typeset
from reader.rendering import book_index
from reader.rendering.arrangement import Arrangement
from reader.rendering.piece import Piece
from tests.examples import examples
from tests.printing.test_pdf import long_piece, needs_pdftotext, text_of
from tests.rendering.pieces import MASTHEAD, report

pytestmark = pytest.mark.gui


def dated(number: int, day: str, paper: str = "杏坞周报", author: str = "江照野", *, long: bool = False) -> Piece:
    """Return one of several pieces."""
    own = long_piece(20) if long else report()
    article = replace(
        own.article, id=f"abc-{number}", headline=f"第{number}渡", credits=(Credit(role="记者", name=author),)
    )
    return Piece(article=article, masthead=replace(MASTHEAD, newspaper=paper, date_published=day))


PIECES = [
    dated(1, "2025-04-02", long=True), dated(2, "2025-03-14", author="尉迟小满"),
    dated(3, "2025-03-20", paper="柳河报"),
    dated(4, "2025-04-30", author="葛长河"),
]  # fmt: skip


def book(**said: Any) -> PrintOptions:
    return PrintOptions(
        paper="16k-small", font_size=10.5, columns=1, booklet="渡口旧事", arrangement=Arrangement(**said)
    )


def folios(made: Typeset) -> list[tuple[str, str]]:
    """Return each page's number as drawn, and at which side."""
    found = []
    for k, page in enumerate(made.pages):
        marks = [
            m for m in furniture(page, k + 1, len(made.pages)) if isinstance(m, ShapeMark) and m.text.startswith("·")
        ]
        found.append((marks[0].text, marks[0].align) if marks else ("", ""))
    return found


def test_pages_are_numbered_at_the_outside_the_body_from_one_on_a_right_hand_page(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bound_book, "LEAST_BOUND", 1)
    made = typeset(PIECES, book(preface="这本书是这样来的。"))
    drawn = folios(made)
    assert drawn[:2] == [("", ""), ("", "")]
    assert ("· v ·", "right") in drawn
    first = made.labels.index("1")
    assert first % 2 == 0
    assert len(made.pages) % 2 == 0
    for k, (text, side) in enumerate(drawn):
        if text:
            assert text == f"· {made.labels[k]} ·"
            assert side == ("right" if k % 2 == 0 else "left")


def test_chapters_begin_on_right_hand_pages_and_heads_name_book_and_piece(qapp: QApplication) -> None:
    made = typeset(PIECES, book(order="date", division="month"))
    chapters = [e for e in made.outline if e.below]
    assert [(e.title, [b.title for b in e.below]) for e in chapters] == [
        ("2025年3月", ["第2渡", "第3渡"]), ("2025年4月", ["第1渡", "第4渡"]),
    ]  # fmt: skip
    for entry in chapters:
        assert entry.page % 2 == 0
        assert made.pages[entry.page].running is None
    heads = [(k % 2 == 0, p.running) for k, p in enumerate(made.pages) if p.running]
    assert (False, ("渡口旧事", "")) in heads
    assert all(not right if left else left == "" for _recto, (left, right) in heads)
    assert any("第1渡" in right for recto, (_left, right) in heads if recto)


def test_pieces_run_on_below_each_other(qapp: QApplication) -> None:
    many = [dated(k, "2025-03-14") for k in range(1, 13)]
    made = typeset(many, book())
    begins = [e.page for e in made.outline if e.title.endswith("渡")]
    assert len(begins) == 12
    assert len(set(begins)) <= 8


@pytest.mark.parametrize("division", ["none", "newspaper", "month", "theme"])
@examples(40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 30), st.sampled_from(["甲报", "乙报", ""]), st.sampled_from(["2025-03-14", "2024", ""])
        )
    )
)
def test_an_arrangement_loses_and_doubles_nothing(division: Any, rows: list[tuple[int, str, str]]) -> None:
    pieces = [dated(k, day or "", paper or "") for k, (_n, paper, day) in enumerate(rows)]
    for order in ("given", "date", "newspaper"):
        chapters = Arrangement(order=order, division=division).chapters(pieces)
        assert sorted(p.article.id for c in chapters for p in c.pieces) == sorted(p.article.id for p in pieces)
        assert len({c.title for c in chapters}) == len(chapters)


def test_indexes_are_in_the_order_of_pinyin_with_surnames_read_as_such() -> None:
    entries = book_index.authors(PIECES, [3, 5, 6, 7])
    assert [(e.letter, e.name, e.page_words) for e in entries] == [
        ("G", "葛长河", "7"), ("J", "江照野", "3, 6"), ("Y", "尉迟小满", "5"),
    ]  # fmt: skip
    assert book_index.Entry(name="甲", letter="J", pages=(3, 4, 5, 9)).page_words == "3–5, 9"
    assert [e.name for e in book_index.newspapers(PIECES, [1, 2, 3, 4])] == ["柳河报", "杏坞周报"]


@needs_pdftotext
def test_the_file_has_labels_a_two_level_outline_and_links_to_the_right_pages(
    qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "书.pdf"
    options = book(order="date", division="month", compiler="沈石门")
    pdf(PIECES, path, options)
    made = typeset(PIECES, options)
    with pikepdf.open(path) as file:
        assert [p.label for p in file.pages] == made.labels
        numbers: dict[Any, int] = {page.objgen: k for k, page in enumerate(file.pages)}
        with file.open_outline() as outline:
            assert [(item.title, len(item.children)) for item in outline.root] == [
                ("目录", 0), ("2025年3月", 2), ("2025年4月", 2),
                ("作者索引", 0), ("报纸索引", 0), ("出处", 0),
            ]  # fmt: skip
        leaves: list[Any] = [page.obj.get("/Annots", []) for page in file.pages]
        targets = [numbers[annotation.Dest[0].objgen] for leaf in leaves for annotation in leaf]
    begins = [b.page for e in made.outline for b in e.below]
    heads = [e.page for e in made.outline if e.below]
    assert targets == [heads[0], begins[1], heads[1], begins[3]]  # of the contents
    text = text_of(path)
    assert "沈石门编" in text
    assert "[1]尉迟小满.第2渡" in text
