"""Dot, ribbon and count of a row are clicked: the piece is read or bookmarked by that, and not opened."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.summary import ArticleSummary
from reader.ui.browsing.list_pane import ListPane
from reader.ui.shell.window import MainWindow
from reader.workspace import annotating
from tests.ui.opened import PATIENCE, desk_of, press


def rect_of(pane: ListPane, row: int) -> QRect:
    return pane.list.visualRect(pane.model.index(row))


def summary_of(pane: ListPane, row: int) -> ArticleSummary:
    found = pane.model.row_at(pane.model.index(row))
    assert found is not None
    return found.summary


def click(pane: ListPane, spot: QPoint) -> None:
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def test_the_dot_marks_read_and_unread_and_opens_nothing(qtbot: QtBot, window: MainWindow) -> None:
    desk, em = desk_of(window), round(window.look.em)
    opened = desk.navigation.article_id
    dot = rect_of(desk.list, 2).topLeft() + QPoint(round(em * 0.9), round(em * 1.4))
    click(desk.list, dot)
    qtbot.waitUntil(lambda: summary_of(desk.list, 2).read, timeout=PATIENCE)
    click(desk.list, dot)
    qtbot.waitUntil(lambda: not summary_of(desk.list, 2).read, timeout=PATIENCE)
    assert desk.navigation.article_id == opened
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: summary_of(desk.list, 2).read, timeout=PATIENCE)


def test_the_ribbon_is_hung_and_taken_away_where_it_hangs(qtbot: QtBot, window: MainWindow) -> None:
    desk, em = desk_of(window), round(window.look.em)
    for mode in ("snippets", "compact", "table"):
        desk.modes.choose(mode)
        corner = rect_of(desk.list, 1).topRight() + QPoint(-round(em * 0.6), round(em * 0.5))
        click(desk.list, corner)
        qtbot.waitUntil(lambda: summary_of(desk.list, 1).bookmarked, timeout=PATIENCE)
        click(desk.list, corner)
        qtbot.waitUntil(lambda: not summary_of(desk.list, 1).bookmarked, timeout=PATIENCE)


def test_the_count_of_notes_leads_to_them(qtbot: QtBot, window: MainWindow) -> None:
    desk, em = desk_of(window), round(window.look.em)
    article = summary_of(desk.list, 1).id
    annotating.annotate_at(desk.session, article, "body", 0, 4, note="记下", color="key")
    qtbot.waitUntil(lambda: bool(summary_of(desk.list, 1).annotations), timeout=PATIENCE)
    rect = rect_of(desk.list, 1)
    click(desk.list, QPoint(rect.right() - em, rect.top() + round(em * 3.0)))
    qtbot.waitUntil(lambda: desk.panes.notes_shown and desk.navigation.article_id == article, timeout=PATIENCE)


def test_in_easy_reading_a_row_is_one_target(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    press(desk.list.list, "Ctrl+Shift+E")
    em = round(window.look.em)
    click(desk.list, rect_of(desk.list, 1).topLeft() + QPoint(round(em * 0.9), round(em * 1.4)))
    article = summary_of(desk.list, 1).id
    qtbot.waitUntil(lambda: desk.navigation.article_id == article, timeout=PATIENCE)
