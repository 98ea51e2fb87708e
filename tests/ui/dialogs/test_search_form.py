"""The form of a search: what is filled in is searched for, and the search in force is read back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.search_form import SearchFormDialog
from reader.ui.dialogs.through_library import ThroughLibrary
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE

pytestmark = pytest.mark.gui


def form(window: MainWindow, qtbot: QtBot, query: str = "") -> SearchFormDialog:
    dialog = SearchFormDialog(window, window.session, query)
    qtbot.addWidget(dialog)
    return dialog


def test_what_is_filled_in_is_the_line_that_is_said(window: MainWindow, qtbot: QtBot) -> None:
    dialog = form(window, qtbot)
    assert not dialog._search.isEnabled()
    dialog._terms["every"].setText("桥、-水")
    dialog._terms["either"].setText("渡口 石桥")
    dialog.field.setCurrentIndex(dialog.field.findData("headline"))
    dialog._days[0].setText("2024")
    assert dialog.line == '标题:(桥 "-水" (渡口 OR 石桥)) 日期:2024..'
    assert dialog.line in dialog.said.text()
    assert dialog._search.isEnabled()
    dialog._days[0].setText("去年")
    assert "去年" in dialog.said.text()
    assert not dialog._search.isEnabled()
    qtbot.waitUntil(lambda: dialog._names["newspaper"].count() > 1, timeout=PATIENCE)
    assert dialog._names["newspaper"].currentText() == ""
    dialog.reject()


def test_the_search_in_force_is_read_back_where_a_form_says_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = form(window, qtbot, "桥 -(水 OR 船)")
    assert dialog._terms["every"].text() == ""
    assert "桥 -(水 OR 船)" in dialog.said.text()
    dialog.reject()
    dialog = form(window, qtbot, "桥 near/3 水 报:河")
    assert (dialog._terms["near"].text(), dialog.distance.value()) == ("桥 水", 3)
    qtbot.waitUntil(lambda: dialog._names["newspaper"].count() > 1, timeout=PATIENCE)
    assert dialog._names["newspaper"].currentText() == "河"
    dialog.reject()


@pytest.mark.parametrize("notes", [False, True])
def test_the_command_searches_for_pieces_or_for_notes(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, notes: bool
) -> None:
    def fill(dialog: SearchFormDialog) -> int:
        qtbot.addWidget(dialog)
        dialog._terms["every"].setText("桥")
        dialog.results.setCurrentIndex(1 if notes else 0)
        dialog.accept()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SearchFormDialog, "exec", fill)
    window.trigger("search_form")
    if notes:
        shown = next(d for d in window.findChildren(ThroughLibrary) if d.isVisible())
        assert (shown.view.currentData(), shown.query.text()) == ("notes", "桥")
        shown.close()
    else:
        assert window.desk is not None
        assert window.desk.query == "桥"
