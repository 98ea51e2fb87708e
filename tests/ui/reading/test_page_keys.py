"""Everything on the page can be reached with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.ui.look.theme import Look
from reader.ui.reading.pane import ReadingPane

from ..conftest import Told
from .bridge import NOTED, PIECE, long_piece

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_words_are_selected_and_marked_with_the_keyboard(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    pane.view.setFocus()
    pane.view.select("body", 10, 11)
    QTest.keyClick(pane.view, Qt.Key.Key_Left)
    for _k in range(3):
        QTest.keyClick(pane.view, Qt.Key.Key_Right, SHIFT)
    assert pane.selected_places() == [("body", 10, 13)]
    QTest.keyRelease(pane.view, Qt.Key.Key_Shift)
    assert pane.tools.selecting.strip is not None
    pane.mark_selection("people")
    assert told.last("annotation_added")[1:4] == ("body", 10, 13)


def test_the_caret_begins_at_the_top_of_the_window_and_goes_with_escape(pane: ReadingPane) -> None:
    pane.show_piece(long_piece(6000))
    pane.view.write_all()
    pane.view.ticks.setValue(900)
    top = pane.view.standpoint().place
    assert top is not None
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Right, SHIFT)
    ((name, start, end),) = pane.selected_places()
    assert name == "body"
    assert end - start == 1
    assert 0 <= start - top.point < 80
    assert abs(pane.view.ticks.value() - 900) < 40
    assert pane.tools.selecting.strip is not None
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.tools.selecting.strip is None
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not pane.tools.keys.caret_shown
    assert pane.selected_places() == []


def test_arrows_scroll_while_there_is_no_caret(pane: ReadingPane) -> None:
    pane.show_piece(long_piece(6000))
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    assert pane.view.ticks.value() > 0


def ring_of(pane: ReadingPane) -> int:
    """Return how many pixels of the page have the colour of the ring."""
    QApplication.processEvents()
    picture = pane.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(picture.constBits()).count(b"\x7f\xff\x00\xff")


def test_tab_reaches_the_links_under_the_piece(pane: ReadingPane, told: Told, look: Look) -> None:
    look.tokens = replace(look.tokens, theme=look.theme._replace(focus="#00FF7F"))  # a colour that nothing else has
    look.changed.emit()
    pane.resize(900, 1600)
    pane.show_piece(PIECE)
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_of(pane) == 0
    for _k in range(2):
        QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert ring_of(pane) > 50
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert told["copy_with_source_requested"] == [()]


def test_one_letter_shortcuts_take_nothing_from_sheets_and_bars(pane: ReadingPane) -> None:
    heard: list[str] = []
    for key in ("Space", "J", "1"):
        shortcut = QShortcut(QKeySequence(key), pane)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda k=key: heard.append(k))
    pane.show_piece(NOTED)
    pane.activateWindow()
    pane.bar.button("bookmark").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(pane.bar.button("bookmark"), Qt.Key.Key_Space)
    pane.open_annotation("a1")
    sheet = pane.tools.notes.sheet
    assert sheet is not None
    QTest.keyClicks(sheet.text, "j1 ")
    assert sheet.text.toPlainText().endswith("j1 ")
    QTest.keyClick(sheet.text, Qt.Key.Key_Tab)
    focus = pane.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert heard == []
