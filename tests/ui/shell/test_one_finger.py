"""Somebody of 75, with one finger: into easy reading, today's paper, read, larger, next, aloud, a bookmark, onto paper,
and out again, without a key.

Nothing is done but single clicks on what is in sight and large enough. A picture of each step is kept in the folder
that BAOJIA_PICTURES names, else in the test's own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, desk_of, opened
from tests.ui.shell.test_reading_aloud import give_voice, lines

PAPER = """渡口周报

{day}

第01版 要闻

# 渡口添了新灯

本报讯（记者秦小河）昨天，渡口添了四盏新灯。摆渡人老秦说，夜里过河的人从此看得清台阶了。

# 早市挪进廊棚

本报讯（记者葛长河）昨天起，桥市口早市挪进廊棚，摊位按菜、果、杂货分成三排，秤也统一换了新的。
"""
LEAST = 44


class Finger:
    """Presses what can be seen and read, and takes a picture after each press."""

    def __init__(self, window: MainWindow, qtbot: QtBot, folder: Path) -> None:
        self.window, self._qtbot, self._folder, self.pictures = window, qtbot, folder, list[Path]()

    def press(self, word: str, *, within: QWidget | None = None) -> None:
        """Press the button that says so."""
        button = self._find(word, within or self.window)
        assert min(button.width(), button.height()) >= LEAST, f"{word}: {button.size().toTuple()}"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.picture(word)

    def picture(self, name: str) -> None:
        """Keep what is to be seen."""
        QApplication.processEvents()
        path = self._folder / f"{len(self.pictures):02}-{name.rstrip('…')}.png"
        assert self.window.grab().save(str(path))
        self.pictures.append(path)

    def choose_first(self, button: QWidget, word: str) -> None:
        """Press a button that opens a menu, and the first entry of it, which says so."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=PATIENCE)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.grab().save(str(self._folder / f"{len(self.pictures):02}-菜单.png"))
        first = menu.actions()[0]
        assert first.text() == word
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())

    @contextmanager
    def meeting(self, answer: Callable[[QDialog], None]) -> Iterator[None]:
        """Answer the dialog that the next press opens."""
        met = list[str]()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible():
                met.append(dialog.windowTitle())
                dialog.grab().save(str(self._folder / f"{len(self.pictures):02}-{dialog.windowTitle()}.png"))
                answer(dialog)
            else:
                QTimer.singleShot(50, look)

        QTimer.singleShot(50, look)
        yield
        self._qtbot.waitUntil(lambda: bool(met), timeout=PATIENCE)

    def _find(self, word: str, within: QWidget) -> QAbstractButton:
        def there() -> list[QAbstractButton]:
            return [b for b in within.findChildren(QAbstractButton) if b.isVisible() and b.text() == word]

        self._qtbot.waitUntil(lambda: bool(there()), timeout=PATIENCE)
        (button,) = there()
        assert button.isEnabled()
        return button


@pytest.fixture
def today(tmp_path: Path) -> Path:
    """Return a library with a paper of today."""
    day = date.today()
    with open_session(tmp_path / "library") as session:
        text = PAPER.format(day=f"{day.year}年{day.month}月{day.day}日")
        assert [o.status for o in importing.import_text(session, text, name="渡口周报")] == ["imported"]
    return tmp_path / "library"


def test_somebody_of_75_with_one_finger(
    qtbot: QtBot, today: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(os.environ.get("BAOJIA_PICTURES", str(tmp_path)))
    paper = tmp_path / "纸.pdf"
    monkeypatch.setattr("reader.ui.dialogs.printing.ask_where", lambda *_a, **_k: (paper, ".pdf"))
    with opened(qtbot, today) as window:
        heard = give_voice(window, tmp_path, lasting=0.2)
        finger, desk = Finger(window, qtbot, folder), desk_of(window)
        finger.picture("开始")
        finger.choose_first(window.nameplate.menu_button, "长者模式")
        qtbot.waitUntil(lambda: window.look.easy, timeout=PATIENCE)
        finger.picture("长者模式")

        with finger.meeting(lambda dialog: finger.press("栏目", within=dialog)):
            finger.press("目录")
        tree = desk.tree
        qtbot.waitUntil(tree.isVisible, timeout=PATIENCE)
        spot = next(
            tree.visualRect(index)
            for row in range(tree.model().rowCount())
            for group in [tree.model().index(row, 0)]
            for index in [group, *(tree.model().index(k, 0, group) for k in range(tree.model().rowCount(group)))]
            if str(index.data()).startswith("今天的报纸")
        )
        assert spot.height() >= 60
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot.center())
        qtbot.waitUntil(lambda: desk.browser.collection.kind == "today", timeout=PATIENCE)
        row = desk.list.list.visualRect(desk.list.model.index(0))
        assert row.height() >= 60
        QTest.mouseClick(desk.list.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.center()))
        first = desk.list.model.ids[0]
        qtbot.waitUntil(lambda: window.article_id == first, timeout=PATIENCE)
        finger.picture("今天的报纸")

        before = desk.page.view.style_.body
        assert before >= 18
        finger.press("字大")
        assert desk.page.view.style_.body > before

        finger.press("下一篇")
        qtbot.waitUntil(lambda: window.article_id not in {"", first}, timeout=PATIENCE)
        second = window.article_id

        finger.press("朗读")
        qtbot.waitUntil(lambda: len(lines(heard)) >= 2, timeout=PATIENCE)
        finger.press("停下")
        assert "早市" in "".join(lines(heard))

        finger.press("加书签")
        qtbot.waitUntil(lambda: desk.session.library.status(second).bookmarked, timeout=PATIENCE)

        with finger.meeting(lambda dialog: finger.press("存为 PDF…", within=dialog)):
            finger.press("打印")
        qtbot.waitUntil(paper.exists, timeout=PATIENCE)
        qtbot.waitUntil(lambda: "存好了" in window.message.text, timeout=PATIENCE)
        finger.picture("打好了")

        with finger.meeting(lambda dialog: finger.press("退出长者模式", within=dialog)):
            finger.press("目录")
        qtbot.waitUntil(lambda: not window.look.easy, timeout=PATIENCE)
        finger.picture("退出")
        assert len({path.read_bytes() for path in finger.pictures}) > len(finger.pictures) / 2


def test_reading_aloud_stops_at_the_end_of_the_issue(qtbot: QtBot, today: Path, tmp_path: Path) -> None:
    with opened(qtbot, today) as window:
        heard = give_voice(window, tmp_path)
        with open_session(tmp_path / "library") as session:
            older = PAPER.format(day="2026年1月2日").replace("渡口添了", "对岸也添了")
            importing.import_text(session, older, name="渡口周报")
        desk = desk_of(window)
        last = desk.list.model.ids[1]
        desk.open(last)
        window.trigger("speak")
        qtbot.waitUntil(lambda: "读完" in window.message.text, timeout=PATIENCE)
        assert window.article_id == last
        assert "早市" in lines(heard)[0]
        assert "对岸" not in "".join(lines(heard))
