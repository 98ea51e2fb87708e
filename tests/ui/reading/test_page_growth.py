"""A long page is written while it is read: what is in sight is there at once and never moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from reader.model.annotation import Annotation
from reader.ui.reading.column import PageStyle
from reader.ui.reading.pane import ReadingPane
from tests.ui.opened import PATIENCE

from .bridge import long_piece


class Paints(QObject):
    """Notes what is painted anew of a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.rects: list[QRect] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


def test_a_long_piece_is_written_to_its_end_and_nothing_in_sight_moves(pane: ReadingPane, qtbot: QtBot) -> None:
    piece = long_piece(60_000)
    pane.show_piece(piece)
    view = pane.view
    assert not view.page.complete
    assert view.ticks.maximum() > view.viewport().height() / 2, "more than a screen can be scrolled to"
    places = [view.box_of("body", k, k + 1) for k in (0, 50, 300)]
    assert not any(box.isEmpty() for box in places)
    qtbot.waitUntil(lambda: view.page.complete, timeout=60_000)
    assert [view.box_of("body", k, k + 1) for k in (0, 50, 300)] == places
    assert view.ticks.value() == 0
    assert view.page.document.toPlainText().count("\n") == len(view.page.entries) - 1
    body = "\n".join(
        s.text for k in range(len(view.page.entries)) if (s := view.positions.stretch(k)) and s.field == "body"
    )
    assert body.replace("\n", "") == piece.article.body.replace("\n", "")


@pytest.mark.parametrize("columns", [1, 2])
def test_what_is_in_sight_is_not_painted_anew_while_the_page_grows_below(
    pane: ReadingPane, qtbot: QtBot, columns: int
) -> None:
    pane.resize(1200, 700)
    pane.set_layout(PageStyle(columns=columns))
    pane.show_piece(long_piece(60_000))
    view, paints = pane.view, Paints()
    view.viewport().repaint()
    most = view.ticks.maximum()
    view.viewport().installEventFilter(paints)
    with qtbot.waitSignal(view._growth.completed, timeout=60_000):
        pass
    assert view.ticks.maximum() > 5 * most
    assert len(paints.rects) < 3, "the window asked for itself, and not once in six slices"


def test_what_is_written_into_the_window_is_painted(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_piece(long_piece(60_000))
    view, paints = pane.view, Paints()
    view.ticks.setValue(view.ticks.maximum())  # the margin at the foot is in sight, and will be text
    view.viewport().repaint()
    view.viewport().installEventFilter(paints)
    view.page.grow(200)
    qtbot.waitUntil(
        lambda: any(rect.bottom() >= view.viewport().height() - 1 for rect in paints.rects), timeout=PATIENCE
    )


def test_a_note_far_down_is_laid_beside_the_page_when_it_is_whole(pane: ReadingPane, qtbot: QtBot) -> None:
    piece = long_piece(60_000)
    far = Annotation(id="far", article=piece.article.id, start=59_000, end=59_010, color="key", note="桥那头的风小些。")
    pane.resize(1400, 700)
    pane.show_piece(replace(piece, annotations=(far,)))
    view = pane.view
    assert view.shown.margin.of("far") is None
    with qtbot.waitSignal(view._growth.completed, timeout=60_000):
        pass
    card = view.shown.margin.of("far")
    assert card is not None
    assert card.anchor.top() > view.ticks.maximum() / 2


def test_a_far_place_can_be_gone_to_at_once(pane: ReadingPane) -> None:
    pane.show_piece(long_piece(60_000))
    view = pane.view
    view.reveal("body", 40_000, 40_010)
    box = view.box_of("body", 40_000, 40_010)
    assert view.viewport().rect().contains(box.center().toPoint())


def test_scrolling_rests_where_it_is_while_the_page_grows(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_piece(long_piece(60_000))
    view = pane.view
    view.ticks.setValue(view.ticks.maximum())
    here, top = view.ticks.value(), view.standpoint()
    qtbot.waitUntil(lambda: view.page.complete, timeout=60_000)
    assert (view.ticks.value(), view.standpoint()) == (here, top)


def test_all_of_a_page_can_be_selected_before_it_is_written(pane: ReadingPane, qtbot: QtBot) -> None:
    piece = long_piece(60_000)
    pane.show_piece(piece)
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert piece.article.body[-20:] in pane.selected_text()


def test_a_piece_is_not_read_to_its_end_before_its_end_is_there(pane: ReadingPane) -> None:
    told: list[str] = []
    pane.read_to_end.connect(told.append)
    pane.show_piece(long_piece(60_000))
    pane.view.ticks.setValue(pane.view.ticks.maximum())
    assert not told
