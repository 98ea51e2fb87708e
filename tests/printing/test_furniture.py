"""What stands around the text, on any paper at any size; the numbers of notes; what is told before printing."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.model.annotation import Annotation
from reader.model.article import Paragraph
from reader.model.errors import WrongRequest
from reader.printing import PAPERS, Preview, PrintOptions, PrintRun, page_ranges
from reader.printing.document import typeset
from reader.printing.options import Paper
from reader.printing.page import note_sign
from reader.printing.remarks import remarks
from reader.printing.strips import ShapeMark
from reader.rendering.piece import Piece
from tests.printing.test_pdf import long_piece
from tests.rendering.pieces import annotated_report, report

pytestmark = pytest.mark.gui
EDGE = 6.0  # mm that most printers cannot print on
ACROSS = 600  # pixels
DARK = 200


def noted(count: int, words: str = "记下这一处。") -> Piece:
    """Return a long piece with a note on each paragraph."""
    piece = long_piece(count)
    body, at, notes = piece.article.body, 0, []
    for k in range(count):
        start = body.index(f"第{k}段", at)
        notes.append(
            Annotation(
                id=f"a{k}", article="abc-1", start=start, end=start + 3, exact=body[start : start + 3], note=words
            )
        )
        at = start
    return replace(piece, annotations=tuple(notes))


def ink_near_edge(picture: QImage, width_mm: float) -> float:
    """Return how near to an edge of the paper anything is drawn, in millimetres."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(memoryview(grey.constScanLine(y)))[: grey.width()] for y in range(grey.height())]  # type: ignore[arg-type]  # the stubs say object
    inked = [y for y, row in enumerate(rows) if min(row) < DARK]
    left = min(next(x for x, v in enumerate(rows[y]) if v < DARK) for y in inked)
    right = min(next(x for x, v in enumerate(reversed(rows[y])) if v < DARK) for y in inked)
    return min(inked[0], grey.height() - 1 - inked[-1], left, right) * width_mm / grey.width()


@pytest.mark.parametrize(("paper", "size"), list(product(PAPERS, (9.0, 18.0, 28.0))))
def test_nothing_is_printed_near_the_edge_of_the_paper(qapp: QApplication, paper: Paper, size: float) -> None:
    preview = Preview([noted(6)], PrintOptions(paper=paper, font_size=size))
    for number in range(1, min(4, len(preview)) + 1):
        assert ink_near_edge(preview.picture(number, ACROSS), PAPERS[paper][0]) >= EDGE


def test_a_long_headline_over_a_page_of_a_book_ends_where_the_lines_do(qapp: QApplication) -> None:
    piece = long_piece(60)
    piece = replace(piece, article=replace(piece.article, headline="渡口的石阶修好了" * 12))
    preview = Preview([piece], PrintOptions(paper="16k-small", booklet="渡口"))
    followed = [n for n, label in enumerate(preview.labels, 1) if label.isdigit()][:4]
    assert min(ink_near_edge(preview.picture(n, ACROSS), PAPERS["16k-small"][0]) for n in followed) >= EDGE


def signs(piece: Piece, options: PrintOptions) -> list[list[str]]:
    """Return the numbers of notes on each page, where they are called and where they stand at the foot."""
    made = typeset([piece], options)
    return [[m.text for _x, _y, m, _part in page.marks if isinstance(m, ShapeMark) and m.note] for page in made.pages]


def test_notes_are_numbered_anew_on_each_page(qapp: QApplication) -> None:
    pages = signs(noted(24), PrintOptions(paper="A5", columns=1))
    assert len(pages) > 2
    for page in pages:
        called = [note_sign(k) for k in range(1, len(page) // 2 + 1)]
        assert page == called * 2


def test_a_note_that_begins_on_the_next_page_keeps_the_number_it_was_called_by(qapp: QApplication) -> None:
    piece = noted(12, words="这条批注很长，一行写不下。" * 30)
    made = typeset([piece], PrintOptions(paper="A5", font_size=18, columns=1))
    said: dict[str, set[str]] = {}
    for page in made.pages:
        for _x, _y, mark, _part in page.marks:
            if isinstance(mark, ShapeMark) and mark.note:
                said.setdefault(mark.note, set()).add(mark.text)
    assert len(said) == 12
    assert all(len(numbers) == 1 for numbers in said.values())


def test_signs_of_notes_are_circled_as_far_as_there_are_such() -> None:
    assert [note_sign(k) for k in (1, 20, 21, 35, 36, 50, 51)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "(51)"]


def test_the_lines_of_a_note_stay_lines(qapp: QApplication) -> None:
    one = len(typeset([noted(1, "一二三")], PrintOptions()).pages[0].marks)
    three = len(typeset([noted(1, "一\n\n二\n三")], PrintOptions()).pages[0].marks)
    assert three - one == 3


def test_columns_that_do_not_fit_and_characters_without_a_glyph_are_told(qapp: QApplication) -> None:
    assert remarks([report()], PrintOptions(paper="A5", columns=3)) == ()
    (said,) = remarks([report()], PrintOptions(paper="A5", columns=3, font_size=24))
    assert "排不下 3 栏" in said
    odd = replace(
        report(), article=replace(report().article, paragraphs=(Paragraph(text="船\U0001424f老大\U0001424f"),))
    )
    (said,) = remarks([odd], PrintOptions())
    assert "1 个字没有字体" in said
    assert "\U0001424f" in said
    assert Preview([odd], PrintOptions()).remarks == (said,)


def test_pages_of_a_run() -> None:
    run = PrintRun(pages=page_ranges("2-3，7-"))
    assert [n for n in range(1, 10) if run.has(n)] == [2, 3, 7, 8, 9]
    assert PrintRun().has(1)
    for text in ("0", "3-2", "x", "1-2-3", "-4"):
        with pytest.raises(WrongRequest):
            page_ranges(text)


def test_a_single_page_has_no_number(qapp: QApplication) -> None:
    from reader.printing.furniture import furniture

    (page,) = typeset([annotated_report()], PrintOptions(paper="A4")).pages
    assert list(furniture(page, 1, 1)) == []
    assert len(list(furniture(page, 1, 2))) == 1
