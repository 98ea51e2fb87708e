from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from reader.printing import PrintOptions, PrintRun, paint
from reader.printing.columns import columns_of, depth_of
from reader.printing.faces import face
from reader.printing.filling import Flow, fill
from reader.printing.heading import headline_lines
from reader.printing.lines import Lines
from reader.printing.printer import printer_for
from reader.printing.sheet import sheet
from reader.printing.strips import RuleMark, Strip
from reader.printing.unicode_map import to_unicode
from reader.printing.utf16 import Utf16
from reader.rendering.typography import CLOSING, STOPS
from tests.examples import examples
from tests.rendering.pieces import LEAD, TALK, annotated_report, report

pytestmark = pytest.mark.gui


def test_columns_are_a_whole_number_of_characters() -> None:
    for columns in (1, 2, 3):
        paper = sheet(PrintOptions(), columns)
        assert paper.columns == columns
        assert (paper.column / paper.em) % 1 == pytest.approx(0)
        assert paper.left > 0
        assert paper.left * 2 + paper.measure == pytest.approx(paper.width)


def test_columns_that_would_be_too_narrow_become_fewer() -> None:
    assert sheet(PrintOptions(paper="A5", font_size=24), 4).columns == 1


@examples(80, deadline=None)
@given(
    st.lists(st.tuples(st.integers(10, 60), st.booleans(), st.integers(0, 20)), min_size=1, max_size=40),
    st.integers(1, 3),
    st.integers(60, 400),
)
def test_strips_fill_columns_in_order_and_none_is_lost(
    rows: list[tuple[int, bool, int]], columns: int, height: int
) -> None:
    body = [Strip(height=h, keep=keep, before=b) for h, keep, b in rows]
    at, seen = 0, list[int]()
    for _page in range(len(body) + 1):
        if at >= len(body):
            break
        made = columns_of(body, at, [height] * columns)
        placed = [k for column in made for k in column]
        assert placed
        seen += placed
        at = placed[-1] + 1
        assert all(depth_of(body, [c]) <= height + 1 or len(c) == 1 for c in made)
    assert seen == list(range(len(body)))


@examples(60, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 6)), min_size=0, max_size=60),
    st.integers(1, 3),
    st.integers(0, 60),
)
def test_every_strip_and_every_note_is_on_exactly_one_page(
    rows: list[tuple[bool, int]], columns: int, head: int
) -> None:
    paper = sheet(PrintOptions(paper="A5", font_size=20), columns)
    body, notes = list[Strip](), dict[str, tuple[Strip, ...]]()
    for k, (keep, lines) in enumerate(rows):
        if lines:
            notes[f"a{k}"] = tuple(mark(f"n{k}.{n}", 200) for n in range(lines * 3))
        body.append(mark(f"b{k}", paper.pitch, keep=keep, notes=(f"a{k}",) if lines else ()))
    flow = Flow(
        head=[mark(f"h{k}", 300) for k in range(head)],
        body=body,
        tail=[mark("tail", 400)],
        notes=notes,
        running=("", ""),
        foot_rule=Strip(height=100),
    )
    pages = list(fill(flow, paper))
    for page in pages:
        page.end()
    names = [m.ink for p in pages for _x, _y, m, _part in p.marks if isinstance(m, RuleMark) and m.ink[0] in "bnht"]
    wanted = [m.ink for s in [*flow.head, *body, *flow.tail, *(s for n in notes.values() for s in n)] for m in s.marks
              if isinstance(m, RuleMark)]  # fmt: skip
    assert sorted(names) == sorted(wanted)
    assert [n for n in names if n[0] == "b"] == [f"b{k}" for k in range(len(rows))]
    for page in pages:
        for _x, y, m, _part in page.marks:
            if isinstance(m, RuleMark) and m.ink[0] in "bn":
                assert paper.top - 1 <= y <= paper.bottom + 1


def mark(name: str, height: float, *, keep: bool = False, notes: tuple[str, ...] = ()) -> Strip:
    """Return a strip that can be recognised by its mark."""
    return Strip(height=height, marks=(RuleMark(x=0, y=0, width=1, height=1, ink=name),), keep=keep, notes=notes)


def test_no_line_begins_with_a_closing_mark(qapp: QApplication) -> None:
    for width in range(12, 40):
        lines = Lines(LEAD + TALK * 3, face("serif", 200), width * 200)
        for number in range(1, lines.count):
            assert lines.text[lines.line(number).textStart()] not in CLOSING | STOPS


def test_a_place_on_a_line_is_found_beyond_the_first_plane(qapp: QApplication) -> None:
    lines = Lines("𠮷𠮷家家", face("serif", 200), 5000)
    assert lines.across(0, 0, 1) == pytest.approx((0, 200), abs=8)
    assert lines.across(0, 2, 3) == pytest.approx((400, 600), abs=8)
    assert lines.ends_on(0, 4)
    assert lines.across(0, 4, 4) is None


def test_characters_without_a_shape_are_not_set() -> None:
    units = Utf16("一\u200b二\u00ad𠮷三")
    assert units.visible == "一二𠮷三"
    assert [units.at(k) for k in range(7)] == [0, 1, 1, 2, 2, 4, 5]


def test_a_wide_dash_fills_two_characters(qapp: QApplication) -> None:
    lines = Lines("船——岸", face("serif", 200), 5000)
    assert lines.width() == pytest.approx(800, abs=4)
    squeezed = Lines("。”。", face("serif", 200), 5000)
    assert squeezed.width() == pytest.approx(400, abs=4)


def test_codes_of_a_face_say_their_texts() -> None:
    assert b"<0001> <5934>" in to_unicode({1: "头", 2: ""})
    assert b"<0007> <d842dfb7>" in to_unicode({7: "𠮷"})


def test_a_printer_takes_the_same_pages(qapp: QApplication, tmp_path: object) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(f"{tmp_path}/p.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert paint(printer, [report()], PrintOptions(font_size=18)) > 1


def test_a_page_on_paper_has_ink_inside_its_margins(qapp: QApplication, tmp_path: object) -> None:
    from PySide6.QtGui import QColor, QPainter

    from reader.printing.document import typeset
    from reader.printing.painting import paint_page
    from reader.printing.surface import PainterSurface

    page = typeset([annotated_report()], PrintOptions()).pages[0]
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(1 / 20, 1 / 20)
    paint_page(PainterSurface(painter), page, 1, 1)
    painter.end()
    columns = {x for y in range(0, 842, 2) for x in range(595) if image.pixelColor(x, y).lightness() < 128}
    assert min(columns) >= page.sheet.left / 20 - 2
    assert max(columns) <= (page.sheet.left + page.sheet.measure) / 20 + 2


def test_margins_of_the_device_do_not_move_the_page(qapp: QApplication, tmp_path: object) -> None:
    writer = QPdfWriter(f"{tmp_path}/m.pdf")
    writer.setPageSize(QPageSize(QSizeF(148, 210), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(20, 30, 20, 30), QPageLayout.Unit.Millimeter)
    assert paint(writer, [report()]) >= 1


def test_paragraphs_are_set_by_our_own_rules_of_lines(qapp: QApplication) -> None:
    from PySide6.QtCore import Qt

    text = "据OpenAI公司11月23日介绍，“渡口”“石阶”与3.5米高的灯架都在苏-24号仓库里，等到春天再搬出来。"
    for width in range(2400, 5200, 70):
        lines = Lines(text, face("serif", 220), width, first=440, align=Qt.AlignmentFlag.AlignJustify)
        said = [text[lines.line(k).textStart() :][: lines.line(k).textLength()] for k in range(lines.count)]
        assert "".join(said) == text
        for k, line in enumerate(said):
            assert lines.line(k).naturalTextWidth() <= width + 24
            if k:
                assert line[0] not in CLOSING | STOPS
                assert not (said[k - 1][-1].isdigit() and line[0] in "月日米号")
    gap = Lines("据OpenAI", face("serif", 220), 9000, align=Qt.AlignmentFlag.AlignJustify).width()
    assert gap == pytest.approx(
        Lines("据", face("serif", 220), 9000).width() + Lines("OpenAI", face("serif", 220), 9000).width() + 55, abs=4
    )


@pytest.mark.parametrize(("paper", "size"), [("A5", 18), ("A5", 24), ("A4", 28)])
def test_a_long_headline_in_large_type_takes_three_lines_at_most(qapp: QApplication, paper: Any, size: int) -> None:
    text = "杏坞渡口管理所与沿岸九个村子商定木渡船重新下水之后的票价、班次、修漆的钱和"
    text += "看船人的轮换办法并请学生免费乘坐到秋天"
    lines, units = headline_lines(text, sheet(PrintOptions(paper=paper, font_size=size), 1))
    assert 1 < len(lines) <= 3
    assert "".join(lines) == text
    assert units >= 180


def test_a_printer_is_told_of_paper_and_copies(qapp: QApplication) -> None:
    device = printer_for("", PrintOptions(paper="A5"), PrintRun(copies=3))
    assert device.copyCount() == 3
    assert device.pageLayout().pageSize().size(QPageSize.Unit.Millimeter).toSize().toTuple() == (148, 210)
