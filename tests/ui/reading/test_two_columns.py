"""Two columns side by side are one page: each line stands in one of them, and mouse, marks and keys find it there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextLine
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.text import Place
from reader.rendering.pinyin import Pinyin
from reader.ui.reading.column import LEAST_OF_TWO, PageStyle, fit_column
from reader.ui.reading.page_view import PageView
from reader.ui.reading.pane import ReadingPane

from .bridge import NOTED, at, long_piece

LENGTH = 3000


@pytest.fixture
def wide(pane: ReadingPane) -> ReadingPane:
    """A pane in which two columns have room."""
    pane.resize(1000, 620)
    pane.set_layout(PageStyle(columns=2))
    return pane


def lines(view: PageView) -> Iterator[tuple[int, float, QTextLine]]:
    """Yield position, top in the document and line of all lines of the page."""
    block = view.page.document.begin()
    while block.isValid():
        top = view.page.document.documentLayout().blockBoundingRect(block).top()
        for k in range(block.layout().lineCount()):
            line = block.layout().lineAt(k)
            yield block.position() + line.textStart(), top + line.y(), line
        block = block.next()


def middle(view: PageView, k: int) -> QPoint:
    """Return where character k of the body stands in the window."""
    return view.box_of("body", k, k + 1).center().toPoint()


@pytest.mark.parametrize(("width", "elder", "two"), [(1000, False, True), (600, False, False), (1400, True, False)])
def test_two_columns_stand_where_each_has_room(width: int, elder: bool, two: bool) -> None:
    style = PageStyle(columns=2, elder=elder)
    column = fit_column(width, style, notes=True)
    assert bool(column.step) is two
    if two:
        assert column.width / style.cell >= LEAST_OF_TWO
        assert column.left + column.step + column.width <= width


@pytest.mark.parametrize("pinyin", ["none", "all"])
def test_each_line_in_sight_stands_whole_in_one_column(wide: ReadingPane, pinyin: Pinyin) -> None:
    wide.set_layout(PageStyle(columns=2, pinyin=pinyin))
    wide.show_piece(long_piece(LENGTH, 130))
    wide.view.write_all()
    for value in range(0, wide.view.ticks.maximum(), 61):
        wide.view.ticks.setValue(value)
        spread = wide.view.spread
        assert spread.double
        assert all(strip.shift >= 0 for strip in spread.strips), "Qt cannot scroll there: text and marks would part"
        for _position, top, line in lines(wide.view):
            if top + line.height() <= spread.top or top >= spread.bottom:
                continue
            held = [s for s in spread.strips if s.top <= top + 0.1 and top + line.height() <= s.bottom + 0.1]
            assert len(held) == 1, "a line is in sight that is cut, or shown twice"


def test_turning_over_shows_every_line_once_and_ends_with_the_last(wide: ReadingPane) -> None:
    wide.show_piece(long_piece(LENGTH, 130))
    wide.view.write_all()
    seen: list[tuple[float, float]] = []
    while True:
        seen.append((wide.view.spread.top, wide.view.spread.bottom))
        if not wide.read_on():
            break
    for (_, end), (begin, _) in pairwise(seen[:-1]):
        assert begin - end < wide.view.style_.pitch, "what follows begins where this spread ended"
    assert seen[-1][0] <= seen[-2][1], "nothing is left out before the last spread"
    last = max(top + line.height() for _position, top, line in lines(wide.view))
    assert seen[-1][1] >= last


def test_the_mouse_finds_every_character_in_its_column(wide: ReadingPane) -> None:
    piece = long_piece(LENGTH, 130)
    wide.show_piece(piece)
    wide.view.write_all()
    wide.view.ticks.setValue(200)
    sides = set()
    for k in range(0, LENGTH, 17):
        box = wide.view.box_of("body", k, k + 1)
        place = wide.view.positions.spans("body", k, k + 1)
        top = wide.view.shown.cursor(place[0]) if place else None
        if top is None or not wide.view.viewport().rect().contains(box.toRect()):
            continue
        block, unit = wide.view.unit_at(QPointF(box.center())) or (-1, -1)
        found = wide.view.positions.point(block, unit)
        assert found is not None
        assert found.point == k
        sides.add(box.left() > wide.view.page.column.right)
    assert sides == {True, False}, "both columns were asked"


def test_a_selection_is_drawn_from_one_column_into_the_other(wide: ReadingPane, qtbot: QtBot) -> None:
    piece = long_piece(LENGTH, 130)
    wide.show_piece(piece)
    view = wide.view
    spans = [k for k in range(LENGTH) if view.positions.spans("body", k, k + 1)]
    right = [k for k in spans if view.box_of("body", k, k + 1).left() > view.page.column.right]
    first, last = right[0] - 25, right[0] + 25
    told: list[int] = []
    view.ticks.valueChanged.connect(told.append)
    viewport = view.viewport()
    box = view.box_of("body", first, first + 1)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(int(box.left()) + 1, int(box.center().y())))
    box = view.box_of("body", last, last + 1)
    end = QPoint(int(box.left()) + 1, int(box.center().y()))
    QTest.mouseMove(viewport, QPoint(end.x() - 9, end.y()))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert view.selected_text().replace("\n", "") == piece.article.body[first:last].replace("\n", "")
    view.viewport().grab()
    assert (told, view.ticks.value()) == ([], 0), "nobody hears that Qt was lent another window"


def test_a_double_click_in_the_second_column_selects_a_word_there(wide: ReadingPane) -> None:
    wide.resize(1000, 420)
    wide.show_piece(NOTED)
    k = at("石桥", 1)[0]
    assert middle(wide.view, k).x() > wide.view.page.column.right
    QTest.mouseDClick(wide.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(wide.view, k))
    assert wide.view.selected_text() == "石桥"


def test_what_is_found_in_the_second_column_is_in_sight_already(wide: ReadingPane) -> None:
    piece = long_piece(LENGTH, 130)
    wide.show_piece(piece)
    view = wide.view
    right = next(k for k in range(LENGTH) if view.box_of("body", k, k + 1).left() > view.page.column.right) + 60
    plain = view.viewport().grab().toImage()
    wide.show_piece(piece, [Place("x", "body", right, right + 2)])
    assert view.ticks.value() == 0
    box = view.box_of("body", right, right + 2)
    corner = QPoint(int(box.left()) + 3, int(box.top()) + 1)
    assert view.viewport().grab().toImage().pixelColor(corner) != plain.pixelColor(corner), "the hit is painted there"


def test_notes_are_discs_beside_their_column(wide: ReadingPane) -> None:
    wide.resize(1000, 420)
    wide.show_piece(NOTED)
    margin = wide.view.shown.margin
    assert margin.cards
    assert not margin.beside
    for card in margin.cards:
        rect = wide.view.spread.to_window(card.frame)
        assert margin.at(wide.view.to_document(rect.center())) == card
        if rect.left() < wide.view.spread.strips[-1].aside:
            assert rect.right() < wide.view.spread.middle, "it is drawn whole"


def test_page_down_turns_two_columns_over(wide: ReadingPane) -> None:
    wide.show_piece(long_piece(LENGTH, 130))
    wide.view.write_all()
    bottom = wide.view.spread.bottom
    QTest.keyClick(wide.view, Qt.Key.Key_PageDown)
    assert abs(wide.view.spread.top - bottom) < wide.view.style_.pitch
    QTest.keyClick(wide.view, Qt.Key.Key_PageUp)
    assert wide.view.spread.top < wide.view.style_.pitch * 2
