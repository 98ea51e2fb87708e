"""Repairs are told at their place, stepped through, and put back; the whole piece can be seen as it was printed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.look.controls import Link
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.repair_card import RepairSheet
from reader.ui.reading.tail import PRINTED
from tests.ui.opened import PATIENCE

from ..conftest import Told
from .bridge import PIECE, REPAIRS, SOURCE, TEXTS, at


def card(pane: ReadingPane) -> RepairSheet:
    assert pane.tools.repairs.sheet is not None
    return pane.tools.repairs.sheet


def link(pane: ReadingPane, word: str) -> Link:
    return next(b for b in card(pane).findChildren(Link) if b.text() == word)


def said(pane: ReadingPane) -> str:
    return card(pane).accessibleName()


def test_the_bar_counts_what_was_mended(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    assert pane.bar.button("next_repair").text() == "修整 3 处"
    pane.show_piece(replace(PIECE, article=replace(PIECE.article, repairs=())))
    assert pane.bar.button("next_repair").isHidden()


def test_a_card_tells_printed_and_present_text(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    assert pane.tools.repairs.open("r2", focus=True)
    assert "走慢些¶要四十步" in said(pane)
    assert "走慢些要四十步" in said(pane)
    assert not pane.tools.repairs.open("nothing", focus=True)


def test_the_keyboard_goes_through_all_repairs_and_back_to_the_page(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    seen = []
    for _k in range(4):
        assert pane.next_repair()
        seen.append(pane.tools.repairs.current)
    assert seen == ["r2", "r3", "r1", "r2"]
    focus = pane.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert card(pane).isAncestorOf(pane.window().focusWidget())
    QTest.keyClick(pane.window().focusWidget(), Qt.Key.Key_Escape)
    assert pane.tools.repairs.sheet is None
    assert pane.view.hasFocus()


def test_enter_on_the_card_puts_the_printed_text_back(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    pane.tools.repairs.open("r2", focus=True)
    QTest.keyClick(link(pane, "改回原文"), Qt.Key.Key_Return)
    assert told["repair_undone"] == [("p-1", "r2", True)]


def test_an_undone_repair_can_be_mended_again(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    pane.tools.repairs.open("r2", focus=True)
    before = card(pane).pos()
    texts = [replace(p, text=t) for p, t in zip(PIECE.article.paragraphs, TEXTS, strict=True)]
    first, second = TEXTS[0].split("要四十步")
    texts[:1] = [replace(texts[0], text=first), replace(texts[0], text="要四十步" + second)]
    undone = tuple(replace(r, undone=r.id == "r2", end=r.end + (r.id == "r2")) for r in REPAIRS)
    pane.update_piece(replace(PIECE, article=replace(PIECE.article, paragraphs=tuple(texts), repairs=undone)))
    assert card(pane).isVisible()
    assert (card(pane).pos() - before).manhattanLength() < 120
    assert pane.bar.button("next_repair").text() == "修整 2 处"
    link(pane, "重新修整").click()
    assert told["repair_undone"] == [("p-1", "r2", False)]


def test_the_card_closes_where_its_repair_is_gone(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    pane.tools.repairs.open("r2", focus=True)
    pane.update_piece(replace(PIECE, article=replace(PIECE.article, repairs=())))
    assert pane.tools.repairs.sheet is None


def test_a_resting_pointer_opens_nothing(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_piece(PIECE)
    QApplication.processEvents()
    place = pane.view.box_of("body", *at("些要")).center().toPoint()
    QTest.mouseMove(pane.view.viewport(), place)
    qtbot.wait(600)
    assert pane.tools.repairs.sheet is None


def test_a_click_opens_a_card_that_stays(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_piece(PIECE)
    QApplication.processEvents()
    place = pane.view.box_of("body", *at("些要")).center().toPoint()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: pane.tools.repairs.sheet is not None, timeout=PATIENCE)
    QTest.mouseMove(pane.view.viewport(), QPoint(3, 3))
    QApplication.processEvents()
    assert pane.tools.repairs.sheet is not None


def test_a_read_only_library_lets_nobody_put_anything_back(pane: ReadingPane) -> None:
    pane.set_writable(False)
    pane.show_piece(PIECE)
    pane.tools.repairs.open("r2", focus=True)
    assert not link(pane, "改回原文").isEnabled()


def test_the_piece_can_be_seen_as_it_was_printed(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    pane.show_as_printed(True)
    assert SOURCE in pane.view.toPlainText()
    assert told["printed_shown"] == [(True,)]
    pane.view.selectAll()
    assert pane.selected_text() == SOURCE
    assert pane.selected_places() == []
    assert not pane.mark_selection("key")
    pane.leave_topmost()
    assert not pane.printed
    assert SOURCE not in pane.view.toPlainText()


def test_the_link_under_the_piece_goes_there_and_back(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    pane.view.anchorClicked.emit(PRINTED)
    assert pane.printed
    pane.view.anchorClicked.emit(PRINTED)
    assert not pane.printed


def test_the_card_leads_to_the_printed_piece(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    pane.tools.repairs.open("r2", focus=True)
    link(pane, "看原文").click()
    assert pane.printed
    assert pane.tools.repairs.sheet is None
