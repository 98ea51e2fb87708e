"""Undo names its deed, and a bare Ctrl+Z takes back only what was done in this window."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.jobs import answering
from reader.ui.look.controls import Link
from reader.ui.shell.window import MainWindow
from reader.workspace import bookmarking, importing, tagging, undoing
from reader.workspace.session import open_session
from tests.ui.many import A_DAY, MANY, write_records
from tests.ui.opened import PATIENCE, answered, click_row, desk_of, opened, press


def line(window: MainWindow) -> str:
    return desk_of(window).list.deed_line.text


def follow_link(qtbot: QtBot, window: MainWindow) -> None:
    def links() -> list[Link]:
        return [link for link in desk_of(window).list.deed_line.findChildren(Link) if link.isVisible()]

    qtbot.waitUntil(lambda: bool(links()), timeout=PATIENCE)
    QTest.mouseClick(links()[0], Qt.MouseButton.LeftButton)


def is_bookmarked(window: MainWindow, article: str) -> bool:
    return bool(window.session.library.status(article).bookmarked)


def test_undo_and_redo_say_what_they_did(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 2)
    press(desk.list.list, "Ctrl+D")
    assert is_bookmarked(window, own)
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: line(window) == "撤回了：加书签", timeout=PATIENCE)
    assert not is_bookmarked(window, own)
    follow_link(qtbot, window)
    qtbot.waitUntil(lambda: line(window) == "重做了：加书签", timeout=PATIENCE)
    assert is_bookmarked(window, own)
    press(desk.list.list, "Ctrl+D")
    qtbot.waitUntil(lambda: line(window) == "", timeout=PATIENCE)


def test_a_link_takes_back_no_other_deed_than_its_own(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 2)
    press(desk.list.list, "Ctrl+D")
    assert is_bookmarked(window, own)
    desk.undo.undo(only="of a deed before")
    qtbot.waitUntil(lambda: line(window) == "上一件事是加书签", timeout=PATIENCE)
    assert is_bookmarked(window, own)
    follow_link(qtbot, window)
    qtbot.waitUntil(lambda: not is_bookmarked(window, own), timeout=PATIENCE)


def test_a_mark_is_named_by_its_colour_and_the_menu_names_it_too(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    click_row(desk, 1)
    qtbot.waitUntil(lambda: bool(window.article_id) and desk.page.view.hasFocus() is False, timeout=PATIENCE)
    desk.page.view.setFocus()
    desk.page.view.selectAll()
    press(desk.page.view, "1")
    qtbot.waitUntil(lambda: bool(window.session.library.annotations(None)), timeout=PATIENCE)
    assert window.menus is not None
    window.menus.menu("edit").aboutToShow.emit()
    assert window.menus.action("undo").text() == "撤回：划为要点"
    press(desk.page.view, "Ctrl+Z")
    qtbot.waitUntil(lambda: line(window) == "撤回了：划为要点", timeout=PATIENCE)
    window.menus.menu("edit").aboutToShow.emit()
    assert window.menus.action("undo").text() == "撤回"
    assert window.menus.action("redo").text().startswith("重做：划")


def test_an_import_is_offered_and_not_taken_back(
    qtbot: QtBot, many_window: MainWindow, many: Path, tmp_path: Path
) -> None:
    desk = desk_of(many_window)
    with open_session(many) as session:
        list(importing.import_paths(session, [write_records(tmp_path / "又一份.jsonl", range(40, 41))]))
    desk.look_for_changes()
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == MANY + A_DAY, timeout=PATIENCE)
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: line(many_window).startswith("上一件事是读入《河口晚报》"), timeout=PATIENCE)
    assert f"{A_DAY} 篇" in line(many_window)
    press(desk.list.list, "Ctrl+Z")
    press(desk.list.list, "Ctrl+Z")
    qtbot.wait(200)
    assert many_window.session.library.catalogue.count(Collection(kind="all"))[0] == MANY + A_DAY
    follow_link(qtbot, many_window)
    all_pieces = Collection(kind="all")
    qtbot.waitUntil(lambda: many_window.session.library.catalogue.count(all_pieces)[0] == MANY, timeout=PATIENCE)
    qtbot.waitUntil(lambda: line(many_window).startswith("撤回了：读入《河口晚报》"), timeout=PATIENCE)


def test_what_another_session_did_is_offered_and_not_taken_back(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    desk = desk_of(window)
    own, other = desk.list.model.ids[0], desk.list.model.ids[3]
    click_row(desk, 0)
    press(desk.list.list, "Ctrl+D")
    with open_session(library) as session:
        bookmarking.bookmark(session, other)
    desk.look_for_changes()
    qtbot.waitUntil(lambda: is_bookmarked(window, other), timeout=PATIENCE)
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: line(window) == "上一件事不是这次打开后做的：加书签", timeout=PATIENCE)
    assert is_bookmarked(window, other)
    assert is_bookmarked(window, own)
    follow_link(qtbot, window)
    qtbot.waitUntil(lambda: not is_bookmarked(window, other), timeout=PATIENCE)
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: not is_bookmarked(window, own), timeout=PATIENCE)


def test_an_earlier_day_is_not_taken_back(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        own = click_row(desk_of(window), 0)
        press(desk_of(window).list.list, "Ctrl+D")
    with opened(qtbot, library) as window:
        press(desk_of(window).list.list, "Ctrl+Z")
        qtbot.waitUntil(lambda: "上一件事不是这次打开后做的" in line(window), timeout=PATIENCE)
        assert is_bookmarked(window, own)


def test_the_lines_room_is_always_kept(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    before = desk.list.list.geometry(), desk.page.geometry()
    press(desk.list.list, "Delete")
    qtbot.waitUntil(lambda: line(window) == "移去了 1 篇。", timeout=PATIENCE)
    assert (desk.list.list.geometry(), desk.page.geometry()) == before


def test_after_delete_the_next_piece_is_there_and_after_its_undo_the_piece(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 2)
    following = desk.list.model.ids[3]
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    press(desk.list.list, "Delete")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 14, timeout=PATIENCE)
    assert (window.article_id, desk.list.list.current_id) == (following, following)
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 15, timeout=PATIENCE)
    qtbot.waitUntil(lambda: (window.article_id, desk.list.list.current_id) == (own, own), timeout=PATIENCE)


@pytest.mark.parametrize("far", ["", "scrolled on"])
def test_a_piece_that_came_back_is_current_and_in_sight(qtbot: QtBot, many_window: MainWindow, far: str) -> None:
    desk = desk_of(many_window)
    rows, model = desk.list.list, desk.list.model
    rows.scrollTo(model.index(12), rows.ScrollHint.PositionAtTop)
    own = click_row(desk, 12)
    qtbot.waitUntil(lambda: many_window.article_id == own, timeout=PATIENCE)
    press(rows, "Delete")
    qtbot.waitUntil(lambda: model.rowCount() == MANY - 1, timeout=PATIENCE)
    if far:
        rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
    press(rows, "Ctrl+Z")
    qtbot.waitUntil(lambda: model.rowCount() == MANY, timeout=PATIENCE)
    qtbot.waitUntil(lambda: (many_window.article_id, rows.current_id) == (own, own), timeout=PATIENCE)
    answered(qtbot, many_window)
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())


def test_after_the_last_pieces_were_deleted_the_one_before_is_there(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    before = desk.list.model.ids[MANY - 4]
    press(desk.list.list, "End")
    for _k in range(2):
        press(desk.list.list, "Shift+Up")
    qtbot.waitUntil(lambda: desk.list.list.selected_count == 3, timeout=PATIENCE)
    press(desk.list.list, "Delete")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == MANY - 3, timeout=PATIENCE)
    qtbot.waitUntil(lambda: many_window.article_id == before, timeout=PATIENCE)


def test_the_command_line_still_undoes_whatever_was_last(many: Path, tmp_path: Path) -> None:
    with open_session(many) as session:
        list(importing.import_paths(session, [write_records(tmp_path / "又一份.jsonl", range(40, 41))]))
        deed = undoing.next_undo(session)
        assert deed is not None
        assert not deed.own
        assert undoing.undo(session).label == "import"


def test_what_is_told_offers_to_take_back_no_later_deed(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, busy = desk_of(window), threading.Event()
    own = click_row(desk, 2)
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    desk.deeds.later(lambda: busy.wait(PATIENCE / 1000))
    window.work("", lambda: tagging.tag(window.session, own, name="灯市"), lambda _done: window.tell_done("放进去了"))
    window.work("", lambda: bookmarking.bookmark(window.session, own), lambda _done: None)
    busy.set()
    qtbot.waitUntil(lambda: line(window) == "放进去了", timeout=PATIENCE)
    assert is_bookmarked(window, own)
    assert [link for link in desk.list.deed_line.findChildren(Link) if link.isVisible()] == []
