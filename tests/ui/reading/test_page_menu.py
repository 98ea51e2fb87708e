from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from reader.model.article import NewsArticle, Paragraph
from reader.ui.reading.column import PageStyle
from reader.ui.reading.page_menu import page_menu
from reader.ui.reading.pane import ReadingPane

from ..conftest import Told
from .bridge import NOTED, PIECE, at

TEXT = "老秦在长坝住了一辈子。"
ARTICLE = NewsArticle(id="r-1", issue="r", position=1, headline="长坝", paragraphs=(Paragraph(text=TEXT),))
READ = replace(PIECE, article=ARTICLE, issue=replace(PIECE.issue, id="r", articles=(ARTICLE,)), following=None)


def words(menu: QMenu) -> list[str]:
    return [a.text() for a in menu.actions() if a.text()]


def choose(menu: QMenu, word: str) -> None:
    next(a for a in menu.actions() if a.text() == word).trigger()


def test_a_selection_can_be_marked_copied_and_searched(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(PIECE)
    pane.view.select("body", *at("三十七步"))
    menu = page_menu(pane, QPointF(1, 1))
    assert words(menu)[:6] == ["要点", "人与事", "存疑", "史料", "写批注", "搜“三十七步”"]
    choose(menu, "搜“三十七步”")
    choose(menu, "复制并附出处")
    choose(menu, "复制")
    choose(menu, "存疑")
    assert told["search_requested"] == [("三十七步",)]
    assert told["copy_with_source_requested"] == [()]
    assert QApplication.clipboard().text() == "三十七步"
    assert told.last("annotation_added")[4] == "doubt"


def test_a_mark_can_be_opened_and_removed(pane: ReadingPane, told: Told) -> None:
    pane.show_piece(NOTED)
    point = pane.view.box_of("body", *at("鹅排队")).center()
    choose(page_menu(pane, point), "删去这一条")
    assert told["annotation_removed"] == [("a3",)]
    choose(page_menu(pane, point), "打开批注")
    assert pane.tools.notes.sheet is not None


def test_a_mended_place_tells_itself(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    choose(page_menu(pane, pane.view.box_of("body", *at("些要")).center()), "这里修整了什么")
    assert pane.tools.repairs.current == "r2"


def test_a_read_only_library_offers_no_marks(pane: ReadingPane) -> None:
    pane.set_writable(False)
    pane.show_piece(NOTED)
    pane.view.select("body", *at("三十七步"))
    assert "要点" not in words(page_menu(pane, QPointF(1, 1)))
    pane.view.clear_selection()
    assert "删去这一条" not in words(page_menu(pane, pane.view.box_of("body", *at("鹅排队")).center()))


def test_the_menu_opens_instead_of_the_browser_s_own(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
    QApplication.sendEvent(pane.view.viewport(), event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert "看原文" in words(popup)
    popup.close()


def test_sheets_go_with_the_text_when_it_scrolls(pane: ReadingPane) -> None:
    pane.resize(900, 380)
    pane.show_piece(NOTED)
    pane.open_annotation("a1")
    sheet = pane.tools.notes.sheet
    assert sheet is not None
    QApplication.processEvents()
    before = sheet.pos()
    pane.view.ticks.setValue(pane.view.ticks.value() + 40)
    QApplication.processEvents()
    assert sheet.pos() == before - QPoint(0, 40)
    assert sheet.isVisible()


def test_a_syllable_offers_the_other_readings_of_its_word(pane: ReadingPane, told: Told) -> None:
    pane.set_layout(PageStyle(measure=36, leading=1.8, pinyin="all"))
    pane.show_piece(READ)
    place = TEXT.index("长")
    box = pane.view.box_of("body", place, place + 1)
    above, on = QPointF(box.center().x(), box.top() - pane.view.style_.body * 0.3), box.center()
    assert "cháng bà" not in words(page_menu(pane, on))
    menu = page_menu(pane, above)
    assert words(menu) == ["“长坝”在整个报库里读作", "cháng bà", "zhǎng bà"]
    choose(menu, "zhǎng bà")
    assert told["reading_set"] == [("长坝", ("zhǎng", "bà"))]
    pane.update_piece(replace(READ, readings={"长坝": ("zhǎng", "bà")}))
    menu = page_menu(pane, above)
    choose(menu, "照程序的读音")
    assert told["reading_forgotten"] == [("长坝",)]
    pane.set_writable(False)
    assert "zhǎng bà" not in words(page_menu(pane, above))
