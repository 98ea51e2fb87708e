"""What was found by living in the window and had no walk of its own: each with real keys and the mouse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.look.controls import Link
from reader.ui.shell.desk import Desk
from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press

PAPER = """渡口周报

2026年11月20日

第01版 要闻

# 老秦回到长坝

本报讯（记者秦小河）昨天，老秦在长坝的石阶上坐了一下午，看人把一船砖卸上岸。

# 长坝的灯亮了

本报讯（记者葛长河）昨晚，长坝四盏新灯一齐亮了，岸上的人都站着看。
"""


def syllable_menu_by_mouse(desk: Desk, word: str) -> QMenu:
    """Click with the right button on the reading above the first character of a word."""
    view, article = desk.page.view, desk.page.piece.article  # type: ignore[union-attr]  # a piece is open
    place = article.body.index(word)
    box = view.box_of("body", place, place + 1)
    spot = QPointF(box.center().x(), box.top() - view.style_.body * 0.3).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def choose(menu: QMenu, word: str) -> None:
    """Click an entry of an open menu."""
    action = next(a for a in menu.actions() if a.text() == word)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_a_reading_is_corrected_by_the_mouse_in_all_pieces_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    with open_session(tmp_path / "library") as session:
        assert [o.status for o in importing.import_text(session, PAPER, name="渡口周报")] == ["imported"]
    with opened(qtbot, tmp_path / "library") as window:
        desk = desk_of(window)
        click_row(desk, 0)
        press(desk.list.list, "F8")
        choose(syllable_menu_by_mouse(desk, "长坝"), "zhǎng bà")
        qtbot.waitUntil(lambda: "zhǎng bà" in desk.list.deed_line.text, timeout=PATIENCE)
        other = click_row(desk, 1)
        qtbot.waitUntil(lambda: window.article_id == other, timeout=PATIENCE)
        menu = syllable_menu_by_mouse(desk, "长坝")
        assert [a.text() for a in menu.actions() if a.isChecked()] == ["zhǎng bà"]
        said = menu.actions()[0]
        assert "整个报库" in said.text()
        assert not said.isSeparator()  # whose words are not drawn everywhere
        menu.close()

        def links() -> list[Link]:
            return [link for link in desk.list.deed_line.findChildren(Link) if link.isVisible()]

        qtbot.waitUntil(lambda: bool(links()), timeout=PATIENCE)
        QTest.mouseClick(links()[0], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not (desk.page.piece and desk.page.piece.readings), timeout=PATIENCE)


def test_an_empty_list_keeps_the_keyboard_after_esc(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    desk.browser.show(Collection(kind="bookmarked"))
    assert not desk.list.model.rowCount()
    desk.list.list.setFocus()
    press(desk.list.list, "Esc")
    assert not window.nameplate.search.hasFocus()


def test_the_ear_says_which_day_is_of_the_moon(window: MainWindow) -> None:
    lines = [label.text() for label in window.nameplate.findChildren(type(window.nameplate._ear))]
    (ear,) = [text for text in lines if "星期" in text]
    assert ear.splitlines()[1].startswith("农历")
