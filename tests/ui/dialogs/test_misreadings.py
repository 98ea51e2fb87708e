from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.importing.readings.placing import marks_of
from reader.importing.recognising import read_recognised
from reader.ui.dialogs.misreadings import Misreadings
from reader.ui.shell.window import MainWindow
from tests.recognition import invented


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> Misreadings:
    """Return the worklist of a page on which 灯 was read doubtfully three times."""
    page = invented.doubted(invented.page(), "留一盏", "灯", "打丁", 3)
    (found,) = read_recognised({1: marks_of(page)}, name="一.jpg", digest="0" * 64).issues
    issue = window.session.library.store(found, name="一.jpg", origin="一.jpg").issue
    made = Misreadings(window, window.session, issue)
    qtbot.addWidget(made)
    made.show()
    return made


def left(dialog: Misreadings) -> str:
    return dialog.where.text().partition("　")[0]


def body(dialog: Misreadings) -> str:
    one = dialog.one
    assert one is not None
    return dialog._session.library.current(one.issue).issue.articles[0].body


def test_enter_keeps_a_number_picks_and_typing_corrects(dialog: Misreadings) -> None:
    assert left(dialog) == "第 1 处，共 3 处"
    assert all(way.isEnabled() for way in dialog.ways)
    assert [p.text() for p in dialog.picks if not p.isHidden()] == ["1　打", "2　丁"]
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert left(dialog) == "第 1 处，共 2 处"
    QTest.keyClick(dialog.edit, Qt.Key.Key_2)
    assert left(dialog) == "第 1 处，共 1 处"
    assert body(dialog).count("留一盏丁") == 1
    dialog.edit.setText("烛")
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert dialog.one is None
    assert dialog.edit.isHidden()
    assert not any(way.isEnabled() for way in dialog.ways)


def test_the_same_misreading_goes_at_once_and_comes_back(dialog: Misreadings) -> None:
    assert not dialog.same.isHidden()
    assert "2 处" in dialog.same.text()
    dialog.same.setChecked(True)
    QTest.keyClick(dialog.edit, Qt.Key.Key_1)
    assert dialog.one is None
    dialog._undo()
    assert left(dialog) == "第 1 处，共 3 处"


def test_arrows_go_through_them_without_settling_any(dialog: Misreadings) -> None:
    QTest.keyClick(dialog.edit, Qt.Key.Key_Down)
    assert left(dialog) == "第 2 处，共 3 处"
    QTest.keyClick(dialog.edit, Qt.Key.Key_Up)
    assert left(dialog) == "第 1 处，共 3 处"


def test_with_nothing_left_the_keys_that_settle_take_nothing_back(dialog: Misreadings) -> None:
    dialog.same.setChecked(True)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert dialog.one is None
    assert dialog.focusWidget() is dialog.shut
    dialog._undo()
    assert left(dialog) == "第 1 处，共 3 处"
    assert dialog.focusWidget() is dialog.edit


def test_a_list_that_is_empty_from_the_beginning_leaves_undo_alone(qtbot: QtBot, window: MainWindow) -> None:
    empty = Misreadings(window, window.session)
    qtbot.addWidget(empty)
    empty.show()
    assert empty.where.text() == "没有认不准的字了。"
    assert empty.focusWidget() is empty.shut
