"""What was missed by those who lived in the window, each as they met it; the rest stands beside what it is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.dialogs import exporting
from reader.ui.shell.window import MainWindow
from tests.ui.many import MANY
from tests.ui.opened import PATIENCE, answered, desk_of, press


def longest_line(document: QTextDocument) -> int:
    """Return how many characters the fullest line has."""
    most, block = 0, document.begin()
    while block.isValid():
        lines = block.layout()
        most = max([most, *(lines.lineAt(k).textLength() for k in range(lines.lineCount()))])
        block = block.next()
    return most


def test_all_that_is_selected_is_offered_to_export(
    qtbot: QtBot, many_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(exporting, "ask_where", lambda _host, title, *_rest: asked.append(title))
    rows = desk_of(many_window).list.list
    rows.setFocus()
    press(rows, "Ctrl+A")
    many_window.trigger("export")
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert asked == [f"导出 {MANY} 篇到"]


def test_the_key_of_the_tree_brings_the_keyboard_along_where_two_panes_have_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = desk_of(window)
    window.resize(60 * 15, 800)
    qtbot.waitUntil(lambda: not desk.tree.isVisible(), timeout=PATIENCE)
    desk.list.list.setFocus()
    press(desk.list.list, "Ctrl+1")
    qtbot.waitUntil(desk.tree.isVisible, timeout=PATIENCE)
    assert desk.tree.hasFocus()
    press(desk.tree, "Ctrl+1")
    assert not desk.tree.isVisible()
    assert desk.list.list.hasFocus()
    press(desk.list.list, "Ctrl+1")
    press(desk.tree, "Escape")
    qtbot.waitUntil(lambda: not desk.tree.isVisible(), timeout=PATIENCE)
    assert desk.list.list.hasFocus()


@pytest.mark.parametrize("em", [20, 22, 28])
def test_large_type_leaves_a_line_its_24_characters(qtbot: QtBot, window: MainWindow, em: float) -> None:
    desk = desk_of(window)
    window.look.set_em(em)
    answered(qtbot, window)
    assert longest_line(desk.page.view.document()) >= 24


def test_a_double_click_takes_a_word_and_not_the_paragraph(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    view = desk.page.view
    qtbot.waitUntil(lambda: bool(desk.page.piece), timeout=PATIENCE)
    answered(qtbot, window)
    found = view.document().find("，")
    place = QTextCursor(found)
    place.setPosition(found.position() + 1)
    spot = view.cursorRect(place).center() - QPoint(3, 0)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    taken = view.textCursor().selectedText()
    assert 0 < len(taken) <= 6
    assert not set(taken) & set("，。；：")
