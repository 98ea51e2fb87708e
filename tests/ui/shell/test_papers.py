"""Papers by their days: the calendar, the front page, from issue to issue, with mouse and keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.browsing.calendar_pane import CalendarPane
from reader.ui.browsing.front_page import FrontPage
from reader.ui.browsing.month_grid import MonthGrid
from reader.ui.browsing.tree_shape import every
from reader.ui.shell.desk import Desk
from reader.ui.shell.window import MainWindow
from reader.workspace import removing
from tests.ui.many import A_DAY, DAYS
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press

PAPER = Collection(kind="newspaper", path=("河口晚报",))


def calendar_of(desk: Desk) -> CalendarPane:
    assert desk.papers.calendar is not None
    return desk.papers.calendar


def front_of(desk: Desk) -> FrontPage:
    assert desk.papers.at_front is not None
    return desk.papers.at_front


def keyboard(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def click_day(grid: MonthGrid, day: date) -> None:
    spot = grid.visualRect(grid.month.index_of(day)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(spot))


def test_a_paper_is_its_calendar_and_the_list_is_one_key_away(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    desk.tree.collection_chosen.emit(PAPER)
    calendar = calendar_of(desk)
    assert calendar.isVisible()
    assert not desk.list.list.isVisible()
    assert calendar.day == date(2024, 1, DAYS)  # the last issue's month
    press(calendar.grid(), "C")
    assert desk.list.list.isVisible()
    assert desk.list.model.rowCount() == DAYS * A_DAY
    assert many_window.focusWidget() is desk.list.list
    desk.tree.collection_chosen.emit(Collection(kind="newspaper", path=("河口晚报", "2024")))
    assert desk.list.list.isVisible()  # who wants lists gets lists
    press(desk.list.list, "C")
    assert calendar.isVisible()


def test_the_calendar_is_kept_or_not_over_a_restart(qtbot: QtBot, many: Path) -> None:
    with opened(qtbot, many) as window:
        desk = desk_of(window)
        desk.tree.collection_chosen.emit(PAPER)
        press(calendar_of(desk).grid(), "Escape")
        assert desk.list.list.isVisible()
    with opened(qtbot, many) as window:
        desk = desk_of(window)
        assert desk.browser.collection == PAPER
        assert desk.list.list.isVisible()


def test_a_day_that_is_missing_is_said_to_be(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    gone = date(2024, 1, 10)
    issue = next(
        n.collection.path[2] for n in every(desk.session.library.catalogue.tree()) if n.label == gone.isoformat()
    )
    desk.tree.collection_chosen.emit(PAPER)
    grid = calendar_of(desk).grid()
    spoken = grid.month.data(grid.month.index_of(gone), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"2024年1月10日，{A_DAY} 篇，{A_DAY} 篇未读"
    removing.remove(many_window.session, issue)
    desk.look_for_changes()
    qtbot.waitUntil(lambda: grid.month.issues(gone) is None, timeout=PATIENCE)
    assert grid.month.data(grid.month.index_of(gone), Qt.ItemDataRole.AccessibleTextRole) == "2024年1月10日，缺这一期"
    assert "缺 1 天" in calendar_of(desk).said


def test_from_the_calendar_to_the_front_page_to_a_piece_and_back(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    desk.tree.collection_chosen.emit(PAPER)
    calendar = calendar_of(desk)
    calendar.take_focus()
    for key in ("Left", "Left", "Right", "Up"):
        press(calendar.grid(), key)
    assert calendar.day == date(2024, 1, DAYS - 1 - 7)
    press(calendar.grid(), "Return")
    front = front_of(desk)
    assert len(front.sheet.pieces) == A_DAY
    assert [p.summary.position for p in front.sheet.pieces] == sorted(p.summary.position for p in front.sheet.pieces)
    press(keyboard(many_window), "J")
    press(keyboard(many_window), "J")
    press(keyboard(many_window), "K")
    second = front.sheet.pieces[1]
    assert second.hasFocus()
    press(second, "Return")
    qtbot.waitUntil(lambda: many_window.article_id == second.summary.id, timeout=PATIENCE)
    assert desk.papers.at_front is None
    press(desk.page.view, "B")
    assert front_of(desk).issue == second.summary.issue
    assert next(p for p in front.sheet.pieces if p.hasFocus()).summary.id == second.summary.id
    press(keyboard(many_window), "]")
    assert front_of(desk).sheet.pieces[0].summary.date_published == date(2024, 1, DAYS - 7).isoformat()
    assert calendar.day == date(2024, 1, DAYS - 7)
    press(front_of(desk).sheet.pieces[0], "Escape")
    assert desk.papers.at_front is None
    assert calendar.grid().hasFocus()


def test_a_click_on_a_day_and_on_a_piece(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    desk.tree.collection_chosen.emit(PAPER)
    click_day(calendar_of(desk).grid(), date(2024, 1, 3))
    piece = front_of(desk).sheet.pieces[4]
    QTest.mouseClick(piece, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: many_window.article_id == piece.summary.id, timeout=PATIENCE)


def test_a_year_is_twelve_months_and_each_leads_to_its_month(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    desk.tree.collection_chosen.emit(Collection(kind="newspaper", path=("河口晚报", "2024")))
    calendar = calendar_of(desk)
    assert calendar.yearly
    months = [g for g in calendar.findChildren(MonthGrid) if g.accessibleName().startswith("2024年")]
    assert len({g.accessibleName() for g in months}) == 12
    press(calendar.grid(), "PgDown")
    assert calendar.day.year == 2025
    press(calendar.grid(), "PgUp")
    press(calendar.grid(), "Up")
    assert calendar.yearly
    assert calendar.day == date(2024, 1, DAYS - 7)


def test_no_issue_beyond_the_last_is_said(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    own = click_row(desk, 0)  # of the last day
    qtbot.waitUntil(lambda: many_window.article_id == own, timeout=PATIENCE)
    press(desk.list.list, "]")
    assert many_window.message.text == "没有后一期了。"
    press(desk.list.list, "[")
    assert front_of(desk).sheet.pieces[0].summary.date_published == date(2024, 1, DAYS - 1).isoformat()
