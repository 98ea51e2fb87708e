"""A list is the whole of what it names: all is all, the end is the end, and nothing drops out while one reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.browsing.article_model import ArticleModel
from reader.ui.browsing.rows import Row
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.controls import ElidedLabel
from reader.ui.shell.window import MainWindow
from reader.workspace import importing, reading
from reader.workspace.session import open_session
from tests.ui.many import A_DAY, DAYS, MANY, write_records
from tests.ui.opened import PATIENCE, click_row, desk_of, press


def test_ctrl_a_is_all_in_a_book_of_clippings(
    qtbot: QtBot, many_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(sheet: Dialog) -> bool:
        asked.append(sheet.windowTitle())
        return False

    monkeypatch.setattr(Dialog, "ask", ask)
    desk = desk_of(many_window)
    press(desk.list.list, "Ctrl+A")
    press(desk.list.list, "Ctrl+Shift+P")
    qtbot.waitUntil(lambda: asked == [f"编剪报本《剪报》，{MANY:,} 篇"], timeout=PATIENCE)


def test_a_letter_that_is_no_key_reads_no_row(
    qtbot: QtBot, many_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt would look through all rows for one that begins with it: at 100,000 for seconds, on this thread."""
    rows = desk_of(many_window).list.list
    rows.setFocus()
    read, row_at = set[int](), ArticleModel.row_at

    def noted(model: ArticleModel, index: QModelIndex) -> Row | None:
        read.add(index.row())
        return row_at(model, index)

    monkeypatch.setattr(ArticleModel, "row_at", noted)
    for letter in ("q", "渡"):
        QApplication.sendEvent(rows, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    assert len(read) < MANY / 4


def test_the_head_of_the_list_says_how_many_are_selected(qtbot: QtBot, many_window: MainWindow) -> None:
    rows = desk_of(many_window).list.list
    press(rows, "Ctrl+A")
    qtbot.waitUntil(lambda: f"选中 {MANY:,} 篇" in rows.accessibleDescription(), timeout=PATIENCE)
    heads = [label.text() for label in desk_of(many_window).list.findChildren(ElidedLabel) if "选中" in label.text()]
    assert [head[: head.find(" 篇")] for head in heads] == [f"选中 {MANY:,}"], "where the list is narrow the end is cut"
    press(rows, "Down")
    qtbot.waitUntil(lambda: "选中" not in rows.accessibleDescription(), timeout=PATIENCE)


def test_ctrl_a_bookmarks_all_and_one_undo_takes_it_back(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    catalogue = many_window.session.library.catalogue
    press(desk.list.list, "Ctrl+A")
    press(desk.list.list, "Ctrl+D")
    bookmarked = Collection(kind="bookmarked")
    qtbot.waitUntil(lambda: catalogue.count(bookmarked)[0] == MANY, timeout=PATIENCE)
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: catalogue.count(bookmarked)[0] == 0, timeout=PATIENCE)


def test_end_goes_to_the_end_and_the_scroll_bar_does_not_change(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    rows, bar = desk.list.list, desk.list.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=PATIENCE)
    height = bar.maximum()
    press(rows, "End")
    assert rows.currentIndex().row() == MANY - 1
    assert (bar.value(), bar.maximum()) == (height, height)
    qtbot.waitUntil(lambda: many_window.article_id == rows.current_id, timeout=PATIENCE)


def test_no_unread_piece_is_passed_over_when_others_were_read(qtbot: QtBot, many_window: MainWindow) -> None:
    desk = desk_of(many_window)
    desk.browser.show(Collection(kind="unread"))
    before = desk.list.model.ids
    reading.mark_read(many_window.session, *before[:50])
    rows = desk.list.list
    for place in range(0, MANY, 7):
        rows.scrollTo(desk.list.model.index(place))
    assert desk.list.model.ids == before
    desk.browser.show(Collection(kind="unread"))
    assert desk.list.model.ids == before[50:]


def test_the_open_piece_keeps_its_row_while_news_arrive(
    qtbot: QtBot, many_window: MainWindow, many: Path, tmp_path: Path
) -> None:
    desk = desk_of(many_window)
    desk.browser.show(Collection(kind="unread"))
    fourth = click_row(desk, 3)
    fifth = desk.list.model.ids[4]
    qtbot.waitUntil(lambda: many_window.session.library.status(fourth).read, timeout=PATIENCE)
    top = desk.list.list.visualRect(desk.list.model.index_of(fourth)).top()
    with open_session(many) as session:
        list(importing.import_paths(session, [write_records(tmp_path / "新来的.jsonl", range(DAYS, DAYS + 2))]))
    desk.look_for_changes()
    qtbot.waitUntil(lambda: desk.list.model.rowCount() > MANY, timeout=PATIENCE)
    assert desk.list.model.index_of(fourth).row() == 3 + 2 * A_DAY
    assert desk.list.list.current_id == fourth == many_window.article_id
    assert desk.list.list.visualRect(desk.list.model.index_of(fourth)).top() == top
    press(desk.list.list, "J")
    qtbot.waitUntil(lambda: many_window.article_id == fifth, timeout=PATIENCE)
    desk.browser.show(Collection(kind="unread"))
    assert fourth not in desk.list.model.ids


def test_what_is_selected_stays_selected_while_news_arrive(
    qtbot: QtBot, many_window: MainWindow, many: Path, tmp_path: Path
) -> None:
    desk = desk_of(many_window)
    qtbot.waitUntil(lambda: many_window.session.library.status(many_window.article_id).read, timeout=PATIENCE)
    press(desk.list.list, "Ctrl+A")
    chosen = desk.list.list.selected_ids
    with open_session(many) as session:
        list(importing.import_paths(session, [write_records(tmp_path / "新来的.jsonl", range(DAYS, DAYS + 1))]))
    desk.look_for_changes()
    qtbot.waitUntil(lambda: desk.list.model.rowCount() > MANY, timeout=PATIENCE)
    assert desk.list.list.selected_ids == chosen


def test_the_row_under_the_top_edge_is_cut_where_it_was(qtbot: QtBot, many_window: MainWindow, many: Path) -> None:
    desk = desk_of(many_window)
    rows = desk.list.list
    qtbot.waitUntil(lambda: rows.verticalScrollBar().maximum() > 0, timeout=PATIENCE)
    rows.verticalScrollBar().setValue(1234)
    top = desk.list.model.ids[rows.indexAt(QPoint(1, 1)).row()]
    shift = rows.visualRect(desk.list.model.index_of(top)).top()
    gone = desk.list.model.ids[0]
    with open_session(many) as session:
        from reader.workspace import removing

        removing.remove(session, gone)
    desk.look_for_changes()
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == MANY - 1, timeout=PATIENCE)
    assert rows.visualRect(desk.list.model.index_of(top)).top() == shift
