"""The list as a table, compact, and as it comes: chosen, sorted, set, and kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.browsing.column_header import ColumnHeader
from reader.ui.shell.desk import Desk
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press


def header_of(desk: Desk) -> ColumnHeader:
    assert desk.list.header is not None
    return desk.list.header


def head(desk: Desk, word: str) -> QToolButton:
    return next(b for b in header_of(desk).findChildren(QToolButton) if b.accessibleName() == word)


def lengths(desk: Desk) -> list[int]:
    rows = [desk.list.model.row_at(desk.list.model.index(k)) for k in range(desk.list.model.rowCount())]
    return [row.summary.char_count for row in rows if row is not None]


def test_a_click_on_a_column_sorts_and_another_one_turns_it_round(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 2)
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    window.trigger("list_table")
    window.resize(1900, 900)
    assert len({desk.list.list.visualRect(desk.list.model.index(k)).height() for k in range(5)}) == 1
    QTest.mouseClick(head(desk, "字数"), Qt.MouseButton.LeftButton)
    assert lengths(desk) == sorted(lengths(desk), reverse=True)
    assert head(desk, "字数").text() == "字数 ▲"
    QTest.mouseClick(head(desk, "字数"), Qt.MouseButton.LeftButton)
    assert lengths(desk) == sorted(lengths(desk))
    assert head(desk, "字数").text() == "字数 ▼"
    assert desk.list.list.current_id == own == window.article_id
    press(desk.list.list, "J" if desk.list.list.currentIndex().row() == 0 else "K")
    qtbot.waitUntil(lambda: window.article_id == desk.list.list.current_id != own, timeout=PATIENCE)


def test_columns_widths_and_mode_are_kept(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    desk = desk_of(window)
    window.trigger("list_table")
    menu = header_of(desk).column_menu()
    next(a for a in menu.actions() if a.text() == "报纸").trigger()
    assert "newspaper" not in header_of(desk).shown
    date = head(desk, "日期")
    grips = [w for w in header_of(desk).findChildren(QWidget) if w.cursor().shape() == Qt.CursorShape.SplitHCursor]
    grip = next(w for w in grips if w.isVisible() and abs(w.x() - date.geometry().right()) < 4)
    before = header_of(desk).shown["date"]
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(2, 5))
    QTest.mouseMove(grip, QPoint(32, 5))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(2, 5))
    after = header_of(desk).shown["date"]
    assert after > before
    window.close()
    with opened(qtbot, library) as again:
        desk = desk_of(again)
        assert desk.modes.mode == "table"
        assert "newspaper" not in header_of(desk).shown
        assert header_of(desk).shown["date"] == after


def test_in_easy_reading_a_table_gives_way_and_comes_back(window: MainWindow) -> None:
    desk = desk_of(window)
    window.trigger("list_table")
    table = desk.list.list.visualRect(desk.list.model.index(0)).height()
    window.trigger("easy")
    assert not header_of(desk).isVisible()
    assert desk.list.list.visualRect(desk.list.model.index(0)).height() > table
    assert window.menus is not None
    assert window.menus.action("list_snippets").isChecked()
    window.trigger("list_table")  # asked for, it is there all the same
    assert header_of(desk).isVisible()
    window.trigger("easy")
    assert header_of(desk).isVisible()


def test_compact_rows_hold_more(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    tall = desk.list.list.visualRect(desk.list.model.index(0)).height()
    window.trigger("list_compact")
    assert desk.list.list.visualRect(desk.list.model.index(0)).height() < tall
    window.trigger("list_snippets")
    assert desk.list.list.visualRect(desk.list.model.index(0)).height() == tall


def test_the_table_leaves_the_paper_its_room(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    window.trigger("list_table")
    for width in (1500, 1300, 1100, 1000, 1440):
        window.resize(width, 800)
        qtbot.waitUntil(lambda w=width: window.width() == w, timeout=PATIENCE)  # type: ignore[misc]
        if desk.panes.side_by_side > 1:
            assert desk.panes.paper.width() >= 33.5 * window.look.em
