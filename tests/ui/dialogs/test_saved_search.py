"""The dialog of a saved search: what it would take is shown first; what it does is kept, and done where wanted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.saved_search import SavedSearch
from reader.ui.shell.window import MainWindow
from reader.workspace import keeping_searches
from reader.workspace.standing_orders import Orders, orders
from reader.workspace.taking import would_take
from tests.ui.opened import PATIENCE

pytestmark = pytest.mark.gui


def test_it_shows_what_it_would_take_and_takes_it_where_wanted(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    dialog = SavedSearch(window, session, "桥", "", Orders(), [])
    qtbot.addWidget(dialog)
    would = would_take(session, "桥")
    qtbot.waitUntil(lambda: dialog.found.count() == len(would) > 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: f"{len(would):,}" in dialog.said.text(), timeout=PATIENCE)
    assert all(session.library.status(piece.id).tags == () for piece in would)
    dialog.name.setText("桥的事")
    dialog.tag.setCurrentText("修桥、过河")
    dialog.now.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(
        lambda: all(session.library.status(piece.id).tags == ("修桥", "过河") for piece in would), timeout=PATIENCE
    )
    assert orders(session) == {"桥的事": Orders(tags=("修桥", "过河"))}
    again = SavedSearch(window, session, "桥", "桥的事", Orders(tags=("修桥", "过河")), [])
    qtbot.addWidget(again)
    assert again.tag.currentText() == "修桥、过河"
    again.tag.setCurrentText("")
    again.accept()
    assert orders(session) == {}
    assert keeping_searches.saved(session) == {"桥的事": "桥"}


def test_a_name_that_cannot_be_kept_is_said_in_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SavedSearch(window, window.session, "桥", "", Orders(), [])
    qtbot.addWidget(dialog)
    dialog.tag.setCurrentText("长" * 100)
    dialog.accept()
    assert "标签" in dialog.said.text()
    assert not dialog.result()
    assert keeping_searches.saved(window.session) == {}
    dialog.reject()
