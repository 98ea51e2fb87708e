"""Every control of every dialog has a name and a role, and Tab reaches it: one window for all, that none changes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.dialog import Dialog
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, click_row, desk_of
from tests.ui.shell.test_accessible import nameless, unreached

DIALOGS = (
    "keys", "syntax", "about", "activity", "people", "concordance", "trend", "this_day",
    "holdings", "life", "search_habits", "search_form", "two_reports", "review_all", "issue",
    "edit_pieces", "set_aside", "clip",
)  # fmt: skip


@pytest.mark.parametrize("action", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_tab_reaches_it(
    qtbot: QtBot, standing: MainWindow, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], list[str]]] = []

    def look(sheet: QDialog) -> bool:
        sheet.show()
        QApplication.processEvents()
        seen.append((nameless(sheet), unreached(sheet)))
        sheet.done(QDialog.DialogCode.Rejected)
        return False

    monkeypatch.setattr(Dialog, "ask", look)
    own = click_row(desk_of(standing), 0)
    qtbot.waitUntil(lambda: standing.article_id == own, timeout=PATIENCE)
    standing.trigger(action)

    def looked() -> bool:
        for sheet in standing.findChildren(QDialog):
            if sheet.isVisible():
                look(sheet)
        return bool(seen)

    qtbot.waitUntil(looked, timeout=PATIENCE)
    assert seen == [([], [])] * len(seen)
