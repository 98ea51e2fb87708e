"""The library looked through as a whole, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.through_library import ThroughLibrary, views
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE

pytestmark = pytest.mark.gui


def cells(dialog: ThroughLibrary) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def shown(qtbot: QtBot, dialog: ThroughLibrary, columns: int) -> list[list[str]]:
    qtbot.waitUntil(
        lambda: dialog.table.model() is not None and dialog.table.model().columnCount() == columns, timeout=PATIENCE
    )
    return cells(dialog)


def test_each_view_shows_its_table(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ThroughLibrary(window, window.session, "桥")
    qtbot.addWidget(dialog)
    lines = shown(qtbot, dialog, 4)
    assert lines
    assert {line[1] for line in lines} == {"桥"}
    opened: list[str] = []
    dialog._host.open_piece = opened.append  # type: ignore[assignment, method-assign]  # what the window does is tested elsewhere
    dialog._go(dialog.table.model().index(0, 0))
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    dialog._copy()
    assert QGuiApplication.clipboard().text().count("\n") == len(lines)
    for name, columns in (("trend", 5), ("holdings", 7), ("this_day", 5)):
        dialog.view.setCurrentIndex(list(views()).index(name))
        rows = shown(qtbot, dialog, columns)
        assert rows or name == "this_day"
    dialog.view.setCurrentIndex(0)
    dialog.way.setCurrentIndex(1)
    assert sorted(line[:3] for line in shown(qtbot, dialog, 4)) == sorted(line[:3] for line in lines)


def test_without_words_it_says_what_is_lacking(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ThroughLibrary(window, window.session, "")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.said.text() not in {"", "正在看…"}, timeout=PATIENCE)
    assert cells(dialog) == []
