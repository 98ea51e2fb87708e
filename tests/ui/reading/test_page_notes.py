"""Marking and writing notes on the page: nothing that was typed is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reader.ui.reading.note_sheet import NoteSheet
from reader.ui.reading.pane import ReadingPane
from tests.ui.opened import PATIENCE

from ..conftest import Told
from .bridge import NOTED, NOTES, PIECE, at
from .shelf import Shelf

OTHER = replace(PIECE, article=replace(PIECE.article, id="p-2"), following=None)


def sheet(pane: ReadingPane) -> NoteSheet:
    assert pane.tools.notes.sheet is not None
    return pane.tools.notes.sheet


def begin(pane: ReadingPane, words: str = "三十七步") -> NoteSheet:
    pane.view.select("body", *at(words))
    assert pane.write_note()
    return sheet(pane)


def write(open_sheet: NoteSheet, text: str) -> None:
    """Type hanzi, as an input method does."""
    open_sheet.text.insertPlainText(text)


def test_a_number_marks_the_selection(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    pane.view.select("body", *at("三十七步"))
    assert pane.mark_selection("doubt")
    assert told["annotation_added"] == [("p-1", "body", *at("三十七步"), "doubt", "")]
    assert not pane.view.textCursor().hasSelection()
    assert not pane.mark_selection("doubt")


def test_a_selection_over_paragraphs_is_one_place(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    start, end = at("石头不急")[0], at("少了一块")[1]
    pane.view.select("body", start, end)
    pane.mark_selection("key")
    assert told.last("annotation_added")[1:4] == ("body", start, end)


def test_a_selection_over_fields_marks_the_longest(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    pane.view.selectAll()
    pane.mark_selection("key")
    assert told.last("annotation_added")[1:4] == ("body", 0, len(PIECE.article.body))


def test_places_behind_astral_hanzi_are_code_points(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    pane.view.select("body", *at("水渡口"))
    assert pane.selected_text() == "水渡口"
    pane.mark_selection("key")
    assert told.last("annotation_added")[2:4] == at("水渡口")


def test_the_mark_the_reader_is_at_takes_another_colour(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(NOTED)
    pane.next_note()
    assert pane.mark_selection("source")
    assert told["annotation_changed"] == [("a1", "自己走了一遍，三十六步。", "source")]


def test_a_note_is_written_with_the_keyboard(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    open_sheet = begin(pane)
    QTest.keyClicks(open_sheet.text, "36 bu")
    QTest.keyClick(open_sheet.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told["annotation_added"] == [("p-1", "body", *at("三十七步"), "key", "36 bu")]
    assert pane.tools.notes.sheet is None


def test_leaving_without_a_word_adds_nothing(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    QTest.keyClick(begin(pane).text, Qt.Key.Key_Escape)
    assert told["annotation_added"] == []


def test_escape_saves_what_was_typed(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    QTest.keyClick(sheet(pane).text, Qt.Key.Key_Escape)
    assert told.last("annotation_added")[5] == "桥"


def test_another_piece_saves_what_was_typed(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    pane.show_piece(OTHER)
    assert told["annotation_added"] == [("p-1", "body", *at("三十七步"), "key", "桥")]
    assert pane.tools.notes.sheet is None


def test_hiding_or_closing_saves_what_was_typed(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    pane.hide()
    assert told.last("annotation_added")[5] == "桥"


def test_a_click_on_the_page_saves_what_was_typed(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert told.last("annotation_added")[5] == "桥"


def test_losing_the_focus_saves_and_goes_on_with_the_same_note(pane: ReadingPane, told: Told) -> None:
    shelf = Shelf(pane)
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    other = QLineEdit(pane)
    other.show()
    other.setFocus()
    assert [a.note for a in shelf.kept] == ["桥"]
    sheet(pane).take_focus()
    write(sheet(pane), "很长")
    pane.finish_writing()
    assert [a.note for a in shelf.kept] == ["桥很长"]
    assert len(told["annotation_added"]) == 1


def test_a_note_that_the_disk_refused_comes_back(pane: ReadingPane) -> None:
    shelf = Shelf(pane)
    shelf.full = True
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    pane.finish_writing()
    assert shelf.kept == []
    assert len(pane.tools.notes.unstored()) == 1
    pane.show_piece(OTHER)
    pane.show_piece(PIECE)
    assert sheet(pane).note == "桥"
    shelf.full = False
    pane.finish_writing()
    assert [a.note for a in shelf.kept] == ["桥"]
    assert pane.tools.notes.unstored() == []


def test_a_change_that_the_disk_refused_comes_back(pane: ReadingPane) -> None:
    shelf = Shelf(pane)
    shelf.kept = list(NOTES)
    pane.show_piece(NOTED)
    pane.open_annotation("a1")
    shelf.full = True
    write(sheet(pane), "真的")
    pane.finish_writing()
    shelf.full = False
    pane.show_piece(NOTED)
    assert sheet(pane).note.endswith("真的")
    pane.finish_writing()
    assert shelf.kept[0].note.endswith("真的")


def test_a_note_opens_changes_and_goes(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(NOTED)
    assert pane.open_annotation("a3")
    open_sheet = sheet(pane)
    assert (open_sheet.note, open_sheet.color) == ("鹅真的排队吗？", "doubt")
    open_sheet.fill("鹅排队", "source")
    pane.finish_writing()
    assert told["annotation_changed"] == [("a3", "鹅排队", "source")]
    pane.open_annotation("a3")
    sheet(pane).removed.emit()
    assert told["annotation_removed"] == [("a3",)]
    assert pane.tools.notes.sheet is None


def test_looking_at_a_note_changes_nothing(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(NOTED)
    pane.open_annotation("a1")
    pane.finish_writing()
    assert told["annotation_changed"] == []


def test_a_click_on_a_mark_a_card_or_a_disc_opens_the_note(pane: ReadingPane) -> None:
    pane.show_piece(NOTED)
    QApplication.processEvents()
    spot = pane.view.box_of("body", *at("鹅排队")).center().toPoint()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()
    assert sheet(pane).note == "鹅真的排队吗？"
    pane.finish_writing()
    card = pane.view.shown.margin.cards[0].frame.center().toPoint() - QPoint(0, pane.view.ticks.value())
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    QApplication.processEvents()
    assert sheet(pane).note == "自己走了一遍，三十六步。"
    pane.finish_writing()
    pane.resize(560, 700)
    QApplication.processEvents()
    disc = pane.view.shown.margin.cards[1].frame.center().toPoint() - QPoint(0, pane.view.ticks.value())
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=disc)
    QApplication.processEvents()
    assert sheet(pane).note == "鹅真的排队吗？"


def test_a_read_only_library_takes_no_marks(pane: ReadingPane, told: Told) -> None:
    pane.set_writable(False)
    pane.show_piece(PIECE)
    pane.view.select("body", *at("三十七步"))
    assert not pane.mark_selection("key")
    assert not pane.write_note()
    assert told["annotation_added"] == []


def test_a_read_only_library_lets_notes_be_read(pane: ReadingPane, told: Told) -> None:
    pane.set_writable(False)
    pane.show_piece(NOTED)
    assert pane.open_annotation("a3")
    QTest.keyClicks(sheet(pane).text, "x")
    assert sheet(pane).note == "鹅真的排队吗？"
    QTest.keyClick(sheet(pane).text, Qt.Key.Key_Escape)
    assert pane.tools.notes.sheet is None
    assert told["annotation_changed"] == []


def test_a_rest_in_typing_stores_the_note(pane: ReadingPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ui.reading.note_sheet.REST_MS", 30)
    shelf = Shelf(pane)
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    qtbot.waitUntil(lambda: [a.note for a in shelf.kept] == ["桥"], timeout=PATIENCE)
    write(sheet(pane), "长")
    qtbot.waitUntil(lambda: [a.note for a in shelf.kept] == ["桥长"], timeout=PATIENCE)
    assert sheet(pane).isVisible()


def test_the_column_stands_still_while_a_note_is_written(pane: ReadingPane) -> None:
    shelf = Shelf(pane)
    pane.show_piece(PIECE)
    open_sheet = begin(pane)
    before, at_first = pane.view.page.column, open_sheet.pos()
    write(open_sheet, "桥")
    open_sheet.keep()
    assert pane.view.page.column == before
    assert open_sheet.pos() == at_first
    pane.finish_writing()
    assert pane.view.page.column != before
    assert pane.view.shown.margin.beside
    assert len(shelf.kept) == 1


def test_a_note_that_is_being_written_grows_with_the_page(pane: ReadingPane) -> None:
    shelf = Shelf(pane)
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    small = sheet(pane).text.font().pixelSize()
    pane.look.set_em(24)
    assert sheet(pane).note == "桥"
    assert sheet(pane).text.font().pixelSize() > small
    write(sheet(pane), "长")
    pane.look.set_em(15)
    pane.finish_writing()
    assert [a.note for a in shelf.kept] == ["桥长"]


def test_a_note_begun_and_emptied_leaves_nothing(pane: ReadingPane) -> None:
    shelf = Shelf(pane)
    pane.show_piece(PIECE)
    write(begin(pane), "桥")
    sheet(pane).keep()
    assert len(shelf.kept) == 1
    sheet(pane).text.clear()
    pane.finish_writing()
    assert shelf.kept == []
    assert pane.tools.notes.unstored() == []


def test_marking_the_same_place_again_changes_its_colour(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(NOTED)
    pane.view.select("body", *at("鹅排队"))
    assert pane.mark_selection("source")
    assert told["annotation_added"] == []
    assert told["annotation_changed"] == [("a3", "鹅真的排队吗？", "source")]


def test_an_orphan_is_put_back_where_the_selection_is(pane: ReadingPane, qtbot: QtBot) -> None:
    lost = replace(NOTES[0], id="lost", orphan=True, note="这一条找不到了")
    pane.show_piece(replace(PIECE, annotations=(lost,)))
    pane.view.select("body", *at("三十七步"))
    pane.tools.selecting.offer()
    assert pane.tools.selecting.strip is not None
    (choice,) = pane.tools.selecting.strip.orphan_menu().actions()
    assert choice.text() == "这一条找不到了"
    with qtbot.waitSignal(pane.annotation_put_back, timeout=PATIENCE) as said:
        choice.trigger()
    assert said.args == ["lost", "p-1", "body", *at("三十七步")]
    pane.show_piece(PIECE)
    pane.view.select("body", *at("三十七步"))
    pane.tools.selecting.offer()
    assert pane.tools.selecting.strip.orphan_menu().actions() == []


def test_a_very_long_note_leaves_room_for_others(pane: ReadingPane) -> None:
    long = replace(NOTES[0], note="说来话长，" * 400)
    pane.show_piece(replace(PIECE, annotations=(long, NOTES[2])))
    first, second = pane.view.shown.margin.cards
    assert first.frame.height() < 18 * 20
    assert second.frame.top() > first.frame.bottom()
    pane.open_annotation("a1")
    assert sheet(pane).note == long.note
