"""What a search found is in the list whole: to scroll, to select, to act on; and nothing found leads on."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.look.controls import Link
from reader.ui.shell.desk import Desk
from reader.ui.shell.window import MainWindow
from tests.ui.many import MANY
from tests.ui.opened import PATIENCE, click_row, desk_of, press


def search(qtbot: QtBot, window: MainWindow, text: str) -> Desk:
    desk = desk_of(window)
    QTest.keyClicks(window.nameplate.search, text)
    qtbot.waitUntil(lambda: desk.search is not None and desk.search.answer is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk.query == text, timeout=PATIENCE)
    return desk


def test_ctrl_a_in_a_search_is_all_that_was_found(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = search(qtbot, many_window, "dukou")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == MANY, timeout=PATIENCE)
    press(desk.list.list, "Ctrl+A")
    press(desk.list.list, "Ctrl+D")
    catalogue = many_window.session.library.catalogue
    bookmarked = Collection(kind="bookmarked")
    qtbot.waitUntil(lambda: catalogue.count(bookmarked)[0] == MANY, timeout=PATIENCE)


def test_the_last_hit_of_a_long_answer_is_marked_like_the_first(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = search(qtbot, many_window, "anshi")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == MANY, timeout=PATIENCE)
    press(desk.list.list, "End")
    last = desk.list.list.current_id

    def marked() -> bool:
        row = desk.list.model.row_of(last)
        return row is not None and bool(row.snippet_hits)

    qtbot.waitUntil(marked, timeout=PATIENCE)
    qtbot.waitUntil(lambda: many_window.article_id == last, timeout=PATIENCE)
    view, hits = desk.page.view, desk.page.hits
    qtbot.waitUntil(lambda: any(m.style == "hit" for m in view.marks.hits) or bool(hits.all), timeout=PATIENCE)


def test_a_search_without_hits_marks_nothing_and_leads_to_one_that_finds(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 0)
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    search(qtbot, window, "shiban")
    qtbot.waitUntil(lambda: bool(desk.page.hits.all), timeout=PATIENCE)
    QTest.keyClicks(window.nameplate.search, " qqqq")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not desk.page.hits.all, timeout=PATIENCE)

    def ways() -> list[Link]:
        return [link for link in desk.list.findChildren(Link) if "有" in link.text() and link.isVisible()]

    qtbot.waitUntil(lambda: bool(ways()), timeout=PATIENCE)
    link = ways()[0]
    assert link.text().startswith("去掉“qqqq”，有 ")
    link.click()
    qtbot.waitUntil(lambda: desk.list.model.rowCount() > 0, timeout=PATIENCE)
    assert desk.query == "shiban"


def test_an_answer_begins_with_its_best_hits_whichever_piece_is_read(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    rows, bar = desk.list.list, desk.list.list.verticalScrollBar()
    press(rows, "End")
    last = rows.current_id
    qtbot.waitUntil(lambda: many_window.article_id == last, timeout=PATIENCE)
    search(qtbot, many_window, "anshi")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == MANY, timeout=PATIENCE)
    qtbot.waitUntil(lambda: rows.current_id == last and bool(desk.page.hits.all), timeout=PATIENCE)
    assert rows.selected_ids == [last]
    assert bar.value() == 0 < bar.maximum()


def test_going_back_to_a_hit_far_down_an_answer_shows_it_in_the_list(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = search(qtbot, many_window, "anshi")
    rows = desk.list.list
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == MANY, timeout=PATIENCE)
    press(rows, "End")
    last = rows.current_id
    qtbot.waitUntil(lambda: many_window.article_id == last, timeout=PATIENCE)
    desk.leave_search()
    qtbot.waitUntil(lambda: many_window.article_id not in ("", last), timeout=PATIENCE)
    other = click_row(desk, 1)
    qtbot.waitUntil(lambda: many_window.article_id == other, timeout=PATIENCE)
    desk.go(-1)
    qtbot.waitUntil(lambda: many_window.article_id == last and desk.query == "anshi", timeout=PATIENCE)

    def in_sight() -> bool:
        at = rows.visualRect(desk.list.model.index_of(last))
        return rows.current_id == last and rows.viewport().rect().intersects(at)

    qtbot.waitUntil(in_sight, timeout=PATIENCE)
