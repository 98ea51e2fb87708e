"""The dialog of how the reader types, and that the search follows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.search_habits import SearchHabits
from reader.ui.shell.window import MainWindow
from reader.workspace.typing_manner import manner

pytestmark = pytest.mark.gui


def test_habits_are_shown_changed_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SearchHabits(window, window.library_session)
    qtbot.addWidget(dialog)
    assert dialog.scheme.currentData() == ""
    dialog.scheme.setCurrentIndex(dialog.scheme.findData("xiaohe"))
    dialog.synonyms.setPlainText("码头＝渡口\n\n")
    dialog.similar.setChecked(True)
    dialog.accept()
    kept = manner(window.library_session)
    assert (kept.shuangpin, kept.synonyms) == ("xiaohe", (("码头", "渡口"),))
    assert window.library_session.settings.fuzzy_sounds
    again = SearchHabits(window, window.library_session)
    qtbot.addWidget(again)
    assert (again.scheme.currentData(), again.synonyms.toPlainText()) == ("xiaohe", "码头=渡口")


def test_a_line_that_is_no_group_is_said_and_nothing_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SearchHabits(window, window.library_session)
    qtbot.addWidget(dialog)
    dialog.synonyms.setPlainText("码头")
    dialog.scheme.setCurrentIndex(1)
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "码头" in dialog.trouble.text()
    assert manner(window.library_session) == manner(window.library_session).__class__()
