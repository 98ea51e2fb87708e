"""Issues of one day in the window: gathered, taken apart, made a version of each other, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.same_day import SameDay, show_same_day
from reader.ui.shell.context_menus import tree_menu
from reader.ui.shell.window import MainWindow
from reader.workspace import gathering, importing
from tests.ui.opened import PATIENCE
from tests.workspace.test_gathering import FIRST, SECOND, issues_in_tree

pytestmark = pytest.mark.gui


def press(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the dialog, when it is asked, be answered by the button of that name, for the first issue of its list."""

    def ask(dialog: Dialog) -> bool:
        assert isinstance(dialog, SameDay)
        dialog.show()
        button = getattr(dialog, name)
        assert isinstance(button, QPushButton)
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return dialog.way is not None

    monkeypatch.setattr(Dialog, "ask", ask)


def test_two_files_of_a_day_are_gathered_parted_and_made_a_version(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    issues: list[str] = []
    for name, text in (("一.txt", FIRST), ("二.txt", SECOND)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        issues += [str(o.issue) for o in importing.import_paths(session, [path])]
    first, second = issues

    def shown() -> list[int]:
        return sorted(count for issue, count, _pages in issues_in_tree(session) if issue in issues)

    assert shown() == [4]
    press(monkeypatch, "apart")
    show_same_day(window, second)
    qtbot.waitUntil(lambda: shown() == [2, 2], timeout=PATIENCE)
    press(monkeypatch, "gather")
    show_same_day(window, second)
    qtbot.waitUntil(lambda: shown() == [4], timeout=PATIENCE)
    gathering.take_apart(session, first)
    press(monkeypatch, "version")
    show_same_day(window, second)
    qtbot.waitUntil(
        lambda: shown() == [2] and session.library.imported(first).source.name == "二.txt", timeout=PATIENCE
    )
    window.trigger("undo")
    qtbot.waitUntil(lambda: shown() == [2, 2], timeout=PATIENCE)


def test_the_tree_offers_it(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    (issue,) = window.session.library.issue_ids()
    qtbot.waitUntil(
        lambda: window.desk is not None and window.desk.tree.nodes.issue_node(issue) is not None, timeout=PATIENCE
    )
    node = window.desk.tree.nodes.issue_node(issue)
    assert node is not None
    assert "同一天的另几份…" in [action.text() for action in tree_menu(window, node).actions()]
