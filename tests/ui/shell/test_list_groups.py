"""A list in groups: chosen by hand, named between the rows and over them, kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.model.summary import SortOrder
from reader.ui.browsing.groups import Groups, group_words
from reader.ui.shell.desk import Desk
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, click_row, desk_of, opened


def choose(desk: Desk, words: str) -> None:
    """Choose an entry of the menu of orders."""
    menu = desk.list.sort_menu()
    next(a for a in menu.actions() if a.text().startswith(words)).trigger()
    menu.deleteLater()


def groups_of(desk: Desk) -> Groups:
    assert desk.list.groups is not None
    return desk.list.groups


def names(desk: Desk) -> list[str]:
    return [groups_of(desk).name_at(k) for k in range(desk.list.model.rowCount())]


def pixels(desk: Desk, place: int) -> QImage:
    view = desk.list.list
    return view.viewport().grab(view.visualRect(desk.list.model.index(place))).toImage()


def test_sections_are_named_between_the_rows_and_over_them(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 3)
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    choose(desk, "按栏目")
    choose(desk, "列表分组")
    found = names(desk)
    assert all(found)
    runs = [name for k, name in enumerate(found) if k == 0 or found[k - 1] != name]
    assert len(runs) == len(set(runs)) > 2
    assert groups_of(desk).band.isVisible()
    assert groups_of(desk).band.text() == found[0]
    em, left = window.look.em, window.look.tokens.px(1.6)
    for k in range(1, 4):  # a name stands over the text where a group begins, and only there
        seen = pixels(desk, k)
        strip = {seen.pixel(x, y) for x in range(left, left + round(em * 4)) for y in range(3, round(em * 1.4))}
        assert (len(strip) > 1) == (found[k - 1] != found[k])
    assert window.article_id == desk.list.list.current_id == own
    bar = desk.list.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.list.list.viewport().repaint()
    top = desk.list.list.indexAt(QPoint(1, 1)).row()
    assert groups_of(desk).band.text() == found[top] != found[0]


def test_all_rows_stay_equally_tall_and_a_search_has_no_groups(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    heights = {desk.list.list.visualRect(desk.list.model.index(k)).height() for k in range(6)}
    window.trigger("list_groups")
    grouped = {desk.list.list.visualRect(desk.list.model.index(k)).height() for k in range(6)}
    assert len(heights) == len(grouped) == 1
    assert set(names(desk)) != {""}
    desk.search_for("渡口")
    qtbot.waitUntil(lambda: bool(desk.query) and not groups_of(desk).band.isVisible(), timeout=PATIENCE)
    desk.leave_search()
    assert groups_of(desk).band.isVisible()


def test_an_order_without_groups_gives_way_to_days_and_the_choice_is_kept(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    desk = desk_of(window)
    choose(desk, "按字数")
    window.trigger("list_groups")
    assert desk.browser.sort == "date"
    window.close()
    with opened(qtbot, library) as again:
        assert desk_of(again).browser.grouped
        assert groups_of(desk_of(again)).band.isVisible()
        again.trigger("list_groups")
        assert not groups_of(desk_of(again)).band.isVisible()


def test_every_piece_has_a_group_in_every_order_that_has_them(window: MainWindow) -> None:
    from datetime import date

    from reader.ui.browsing.groups import GROUPED

    row = desk_of(window).list.model.row_at(desk_of(window).list.model.index(0))
    assert row is not None
    orders: tuple[SortOrder, ...] = ("headline", "length", "added", "opened")
    assert {group_words(row.summary, order, date.today()) for order in orders} == {""}
    assert all(group_words(row.summary, order, date.today()) for order in GROUPED)
