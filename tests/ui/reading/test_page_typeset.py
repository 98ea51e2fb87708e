from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QUrl
from PySide6.QtGui import QFont, QTextDocument
from pytestqt.qtbot import QtBot

from reader.hanzi.script import Script, in_script
from reader.model.article import Paragraph
from reader.rendering.blocks import blocks
from reader.rendering.pinyin import Above
from reader.ui.look.fonts import families as families_of
from reader.ui.look.theme import Look
from reader.ui.reading.column import PageStyle, fit_column
from reader.ui.reading.faces import Faces
from reader.ui.reading.geometry import boxes, cursor_x
from reader.ui.reading.page_writing import Page
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.pinyin_above import PinyinAbove
from reader.ui.reading.positions import BlockSpan, Units
from reader.ui.reading.tail import Tail
from reader.ui.reading.typesetting import Typesetter
from tests.rendering.pieces import tabled

from .bridge import ARTICLE, PIECE, TEXTS, long_piece


def typeset(look: Look, piece: object = PIECE, width: int = 900, **style: object) -> Page:
    shape = PageStyle(em=15, **style)  # type: ignore[arg-type]  # names of PageStyle
    setter = Typesetter(Faces(look.tokens, shape), fit_column(width, shape, notes=False), look)
    article, masthead = piece.article, piece.masthead  # type: ignore[attr-defined]  # an OpenPiece
    return setter.set(blocks(article, masthead), Tail(following="渡船改作茶馆"))


def lines(page: Page) -> list[str]:
    return page.document.toPlainText().split("\n")


def test_the_page_reads_as_the_newspaper_does(look: Look) -> None:
    page = typeset(look)
    text = lines(page)
    assert text[0] == "《渡口周报》\t2026年11月24日 星期二　第02版 要闻　第88期"
    assert text[1:4] == [ARTICLE.kicker, ARTICLE.headline, ARTICLE.alternative_headline]
    assert text[4].startswith(f"{ARTICLE.byline}\t约1分钟 · ")
    assert text[5 : 5 + len(TEXTS)] == [*TEXTS[:-1], TEXTS[-1] + "〔原文至此中断〕"]
    assert text[-2].endswith("\t看原文　　复制出处")
    assert text[-1] == "下一篇　渡船改作茶馆"


def test_every_field_can_be_found_on_the_page(look: Look) -> None:
    page = typeset(look)
    for name in page.positions.fields:
        whole = ARTICLE.field_text(name)
        shown = []
        for number in page.positions.blocks(name):
            stretch = page.positions.stretch(number)
            assert stretch is not None
            assert page.document.findBlockByNumber(number).text().startswith(stretch.text)
            shown.append(stretch.text)
        assert ("\n" if name == "body" else "").join(shown) == whole


def test_paragraphs_are_indented_by_two_hanzi_or_less_before_an_opening_mark(look: Look) -> None:
    article = replace(ARTICLE, paragraphs=(Paragraph(text="石桥修好了。"), Paragraph(text="“石头不急。”")))
    page = typeset(look, replace(PIECE, article=article))
    body = PageStyle(em=15).body
    first, second = page.positions.blocks("body")
    indent = [page.document.findBlockByNumber(k).blockFormat().textIndent() for k in (first, second)]
    assert indent == [body * 2, body * 1.5]


def test_the_lead_is_bold_and_adjacent_marks_are_squeezed(look: Look) -> None:
    page = typeset(look)
    block = page.document.findBlockByNumber(page.positions.blocks("body")[0])
    lead = block.begin().fragment()
    assert lead.text() == "本报讯"
    assert lead.charFormat().font().weight() == QFont.Weight.Bold
    at = block.text().index("：“")
    gap = next(f for f in block.layout().formats() if f.start == Units(block.text()).of(at))
    assert gap.format.fontLetterSpacing() == -PageStyle(em=15).body / 2


def test_a_giant_paragraph_is_cut_for_display_and_stays_one_text(look: Look) -> None:
    piece = long_piece(9000, paragraph=9000)
    page = typeset(look, piece)
    numbers = page.positions.blocks("body")
    assert len(numbers) >= 4
    assert all(page.document.findBlockByNumber(k).length() <= 2100 for k in numbers)
    texts = [s.text for s in map(page.positions.stretch, numbers) if s is not None]
    assert "".join(texts) == piece.article.body


def test_the_masthead_takes_the_longest_form_that_fits(look: Look) -> None:
    assert "第88期" in lines(typeset(look, width=900))[0]
    narrow = lines(typeset(look, width=360))[0]
    assert "第88期" not in narrow
    assert "版" in narrow


def test_imported_markup_is_shown_as_the_text_it_is(look: Look) -> None:
    mean = '<img src="http://example.org/x.png"><b>石桥</b>'
    article = replace(ARTICLE, paragraphs=(Paragraph(text=mean),), headline=mean, repairs=())
    page = typeset(look, replace(PIECE, article=article))
    assert "".join(lines(page)).count(mean) == 2


@pytest.mark.parametrize(
    "odd", ["\r", "\u2028", "\u2029", "\x00", "\x0c", "\ufdd0", "\ufffc", "\ud800", "\u202e", "\t", "\x85"]
)
def test_odd_characters_break_neither_page_nor_places(pane: ReadingPane, odd: str) -> None:
    article = replace(ARTICLE, paragraphs=(Paragraph(text=f"石{odd}桥修好了"),), headline=f"石桥{odd}修好", repairs=())
    pane.show_piece(replace(PIECE, article=article))
    assert len(pane.view.positions.blocks("body")) == 1
    assert not pane.view.box_of("body", 3, 5).isEmpty()
    pane.view.select("body", 0, 6)
    assert pane.selected_text() == article.body[:6]
    pane.show_as_printed(True)
    assert pane.printed


def test_nothing_is_ever_fetched(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_piece(PIECE)
    kinds = (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource)
    for address in ("http://example.org/x.png", "file:///etc/hostname", "qrc:/x", "x.css"):
        for kind in kinds:
            answer = pane.view.loadResource(kind.value, QUrl(address))
            assert getattr(answer, "isNull", lambda: False)()


def test_links_are_never_followed(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    before = pane.view.toPlainText()
    assert not pane.view.openLinks()
    assert not pane.view.openExternalLinks()
    pane.view.anchorClicked.emit(QUrl("http://example.org/"))
    pane.view.anchorClicked.emit(QUrl("file:///etc/hostname"))
    assert pane.view.toPlainText() == before


def left_of(page: Page, number: int, text: str) -> float:
    """Return where on its line a word of a block begins."""
    block = page.document.findBlockByNumber(number)
    page.document.documentLayout().blockBoundingRect(block)
    at = block.text().index(text)
    line = block.layout().lineForTextPosition(at)
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]  # the stubs say object
    return found[0]


def test_the_cells_of_a_table_stand_in_columns(look: Look) -> None:
    page = typeset(look, tabled())
    page.document.setTextWidth(page.column.width)
    rows = page.positions.blocks("body")[1:5]
    for words in (("乘客", "成人", "挑担", ""), ("价", "16", "6", "22")):
        places = {round(left_of(page, k, word)) for k, word in zip(rows, words, strict=True) if word}
        assert len(places) == 1
    assert [page.document.findBlockByNumber(k).layout().lineCount() for k in rows] == [1] * 4


def test_a_table_wider_than_the_column_is_a_list_on_which_no_place_moves(look: Look) -> None:
    piece = tabled(("路线\t经过", 0), ("101路\t" + "北渡、石桥、" * 20, 0))
    page = typeset(look, piece)
    page.document.setTextWidth(page.column.width)
    head, row = page.positions.blocks("body")[1:3]
    assert page.document.size().height() > 0  # sets the lines
    assert page.document.findBlockByNumber(head).layout().lineCount() == 2
    start = piece.article.body.index("石桥")
    (span,) = page.positions.spans("body", start, start + 2)
    assert (span.block, page.document.findBlockByNumber(row).text()[span.start : span.end]) == (row, "石桥")


@pytest.mark.parametrize("script", ["simplified", "traditional"])
def test_another_script_is_shown_and_every_place_is_the_old_one(pane: ReadingPane, script: Script) -> None:
    texts = ("理发以后，皇后镇的𠮷老板发现头髮乾淨了。", "“著名”的里程碑在山裡。")
    article = replace(ARTICLE, paragraphs=tuple(Paragraph(text=t) for t in texts), repairs=(), truncated=False)
    pane.set_layout(PageStyle(script=script))
    pane.show_piece(replace(PIECE, article=article))
    page = pane.view.page
    shown = [page.document.findBlockByNumber(n).text() for n in page.positions.blocks("body")]
    assert shown == [in_script(t, script) for t in texts] != list(texts)
    for word in ("𠮷老板", "头髮", "里程碑"):
        start = article.body.index(word)
        pane.view.select("body", start, start + len(word))
        assert pane.selected_text() == word  # what is taken from the paper is as the paper has it
        assert pane.selected_places() == [("body", start, start + len(word))]


def test_what_is_shown_as_printed_keeps_its_characters(pane: ReadingPane) -> None:
    pane.set_layout(PageStyle(script="traditional"))
    pane.show_piece(PIECE)
    pane.show_as_printed(True)
    assert PIECE.source_text.split("\n")[1] in pane.view.page.document.toPlainText()


@pytest.mark.parametrize("face", ["", "song", "hei", "kai", "fangsong", "No Such Family"])
def test_every_face_has_all_that_the_page_says(look: Look, face: str) -> None:
    page = typeset(look, face=face)
    assert lines(page)[2] == ARTICLE.headline
    body = page.document.findBlockByNumber(page.positions.blocks("body")[1])
    families = body.charFormat().font().families()
    assert families[0] == (families_of(face)[0] if face else "Noto Serif CJK SC")
    assert "Noto Serif CJK SC" in families or face == "hei"


def test_paragraphs_stand_as_far_apart_as_asked(look: Look) -> None:
    gaps = []
    for gap in (0.0, 0.38, 0.8):
        page = typeset(look, gap=gap)
        first = page.document.findBlockByNumber(page.positions.blocks("body")[0])
        gaps.append(first.blockFormat().bottomMargin())
    assert gaps == pytest.approx([0.0, 19 * 0.38, 19 * 0.8])


def test_a_character_without_a_shape_is_named(pane: ReadingPane) -> None:
    article = replace(ARTICLE, paragraphs=(Paragraph(text="老郭写了一个\U0010fffd字。"),), repairs=(), truncated=False)
    pane.show_piece(replace(PIECE, article=article))
    assert "U+10FFFD" in pane.view.page.document.toPlainText()
    pane.show_piece(PIECE)
    assert "U+" not in pane.view.page.document.toPlainText()


def test_a_headline_without_a_better_place_breaks_between_words(look: Look) -> None:
    headline = "渡口村象棋公开赛组织委员会今天上午宣布比赛时间推迟到下个月的第一个星期天"
    piece = replace(PIECE, article=replace(ARTICLE, headline=headline, kicker=None))
    page = typeset(look, piece, width=620)
    parts = [page.document.findBlockByNumber(n).text() for n in page.positions.blocks("headline")]
    assert "".join(parts) == headline
    assert len(parts) > 1
    for word in ("象棋", "公开赛", "组织", "委员会", "宣布", "比赛", "时间", "推迟", "星期天"):
        assert any(word in part for part in parts), (word, parts)


@pytest.mark.parametrize("name", ["headline", "kicker", "alternative_headline"])
def test_readings_above_headlines_have_their_room(look: Look, name: str) -> None:
    page = typeset(look, pinyin="all")
    painted = PinyinAbove(look.tokens, page, Above(which="all"))
    for number in page.positions.blocks(name):
        block = page.document.findBlockByNumber(number)
        assert not page.document.documentLayout().blockBoundingRect(block).isEmpty()  # now it is laid out
        size, line = block.charFormat().font().pixelSize(), block.layout().lineAt(0)
        assert block.blockFormat().lineHeight() >= size * 1.75
        stretch = page.positions.stretch(number)
        assert stretch is not None
        text = stretch.text[: line.textLength() - 1]
        hanzi = [k for k, char in enumerate(text) if char.isalpha()]
        steps = [cursor_x(line, k + 1) - cursor_x(line, k) for k in hanzi]
        assert min(steps) >= size * 1.25, "cells are wide enough for their readings"
        point = QPointF(
            cursor_x(line, hanzi[0]) + block.layout().position().x() + size / 2, _above(page, number) - size * 0.2
        )
        assert painted.syllable_at(point) == (stretch.text, hanzi[0])


def _above(page: Page, number: int) -> float:
    """Return where the glyphs of a block's first line begin, in the document."""
    block = page.document.findBlockByNumber(number)
    line = block.layout().lineAt(0)
    top = page.document.documentLayout().blockBoundingRect(block).top()
    return top + line.y() + line.ascent() - block.charFormat().font().pixelSize()


def test_what_is_marked_ends_with_its_last_glyph(look: Look) -> None:
    text = "守桥人说过了43年，桥上的石板还是那些石板。"
    page = typeset(look, replace(PIECE, article=replace(ARTICLE, paragraphs=(Paragraph(text=text),), repairs=())))
    number = page.positions.blocks("body")[0]
    block, end = page.document.findBlockByNumber(number), text.index("43")
    assert not page.document.documentLayout().blockBoundingRect(block).isEmpty()  # now it is laid out
    size, line = block.charFormat().font().pixelSize(), block.layout().lineAt(0)
    assert cursor_x(line, end) - cursor_x(line, end - 1) > size * 1.1, "a gap stands before the number"
    box = boxes(page.document, BlockSpan(number, end - 1, end))[0]
    assert box.rect.width() == pytest.approx(size, abs=1.0)
