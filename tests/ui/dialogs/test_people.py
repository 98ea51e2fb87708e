"""The index of people in the window: listed by kind, filtered in pinyin, shown with evidence, searched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.dialogs import people
from reader.ui.dialogs.name_words import remark_of
from reader.ui.jobs import people_reading
from reader.ui.look.controls import Link
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, desk_of


def opened_people(qtbot: QtBot, window: MainWindow) -> people.PeopleDialog:
    dialog = people.open_people(window)
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.shown), timeout=PATIENCE)
    return dialog


def test_reporters_are_listed_with_what_shows_them_and_searched(qtbot: QtBot, window: MainWindow) -> None:
    dialog, desk = opened_people(qtbot, window), desk_of(window)
    name = dialog.shown[0]
    assert name.kind == "credit"
    assert "篇" in remark_of(name)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Link)), timeout=PATIENCE)
    QTest.mouseClick(dialog.findChildren(Link)[0], Qt.MouseButton.LeftButton)
    assert window.article_id
    QTest.mouseClick(dialog.search, Qt.MouseButton.LeftButton)
    assert desk.query == name.query
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == name.pieces, timeout=PATIENCE)
    dialog.close()


def test_kinds_and_pinyin_narrow_the_list(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened_people(qtbot, window)
    every = list(dialog.shown)
    QTest.keyClicks(dialog.field, "zzzzzz")
    assert not dialog.shown
    assert not dialog.search.isEnabled()
    dialog.field.clear()
    assert dialog.shown == every
    dialog.chips["place"].click()
    assert all(n.kind == "place" for n in dialog.shown)
    dialog.close()


def test_a_large_library_is_read_by_another_process(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_reading, "AT_ONCE", 1)
    dialog = opened_people(qtbot, window)
    other = [(n.name, n.kind, n.pieces, n.roles) for n in dialog.shown]
    dialog.close()
    monkeypatch.undo()
    again = opened_people(qtbot, window)
    assert [(n.name, n.kind, n.pieces, n.roles) for n in again.shown] == other
    again.close()
