"""Deleting what was removed asks first, says how much it is, and Enter keeps everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.emptying_bin import EmptyBin
from reader.ui.shell.window import MainWindow
from reader.workspace import removing
from tests.ui.opened import PATIENCE, desk_of


def test_it_asks_and_only_a_yes_deletes(window: MainWindow, qtbot: QtBot) -> None:
    session = window.library_session
    (issue,) = session.library.issue_ids()
    pieces = len(session.library.imported(issue).articles)
    removing.remove(session, issue)
    told: list[str] = []

    def meet(key: str) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, EmptyBin) or not dialog.isVisible():
            QTimer.singleShot(50, lambda: meet(key))
            return
        told.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        if key:
            (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == key]
            button.click()
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, lambda: meet(""))
    window.trigger("empty_bin")
    qtbot.waitUntil(
        lambda: len(told) == 1 and not isinstance(QApplication.activeModalWidget(), QDialog), timeout=PATIENCE
    )
    assert f"共 {pieces} 篇" in told[0]
    removing.recover(session, issue)
    removing.remove(session, issue)
    QTimer.singleShot(0, lambda: meet("彻底删掉"))
    window.trigger("empty_bin")
    qtbot.waitUntil(lambda: not list((session.library.folder / "issues").rglob("*.json")), timeout=PATIENCE)
    assert len(told) == 2


def test_what_is_gone_is_not_offered_back(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def sure(dialog: Dialog) -> bool:
        if isinstance(dialog, EmptyBin):
            dialog.sure = True
        return True

    desk, library = desk_of(window), window.library_session.library
    monkeypatch.setattr(Dialog, "ask", sure)
    desk.open(desk.list.model.ids[0])
    qtbot.waitUntil(lambda: desk.navigation.piece is not None, timeout=PATIENCE)
    window.trigger("remove_issue")
    qtbot.waitUntil(lambda: desk.list.deed_line.link == "撤回", timeout=PATIENCE)
    window.trigger("empty_bin")
    qtbot.waitUntil(lambda: not list((library.folder / "issues").rglob("*.json")), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not desk.list.deed_line.link, timeout=PATIENCE)
    window.trigger("undo")
    qtbot.waitUntil(lambda: desk.list.deed_line.text == "没有可以撤回的了。", timeout=PATIENCE)
