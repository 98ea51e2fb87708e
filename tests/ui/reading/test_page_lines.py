"""The document's lines are those that the composition asks for: every one of them, in any text, face and measure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Paragraph, ParagraphRole
from reader.rendering.blocks import blocks
from reader.rendering.composition import Setting, compose
from reader.rendering.pinyin import Pinyin
from reader.ui.look.theme import Look
from reader.ui.reading.advances import advances_of
from reader.ui.reading.column import PageStyle, fit_column
from reader.ui.reading.faces import Faces
from reader.ui.reading.line_setting import overhang
from reader.ui.reading.page_writing import Entry, Page
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.positions import Units
from reader.ui.reading.tail import Tail
from reader.ui.reading.typesetting import Typesetter
from tests.examples import examples

from .bridge import ARTICLE, PIECE

PROSE = (
    "本报讯（记者 祝小满）编号GB/T 15834—2011的木牌立在𠮷水渡口，上面写着：“桥长1,234.5米，宽3.5 %的坡，别跺脚！”",
    "“先过牛，后过人。”老郭说——他在桥头住了40年……“鹅呢？鹅排队。”《渡口志》（卷三）、《桥谱》“续编”都这么记。",
    "Don’t hurry, says the plate of 2024年, see https://example.org/a/very-long/path?with=parameters&and=more now.",
    "桥东、桥西；桥南：桥北！桥中？桥上。桥下，" * 9,
    "１２３４５６元，第12版第3期，上午10时30分，零下5℃，增长12.5％，约3万公里，ＡＢ两座。" * 4,
    "卡尔·冯·石的《石头论》·附录A·B，café naïve Ürümqi，한국어 문장, עברית שלום, e\u0301e\u0301石头。" * 3,
    "😀石桥😀😀修好了🀄" * 8,
    " \u3000 石 桥 \u00a0修 好   了 " * 9,
    "踉踉跄跄的饕餮徜徉于芍药与茕茕孑立的霜霰之间，𠮷水渡口的鹈鹕、鸬鹚、鳜鱼蹒跚着。" * 3,
    "a" * 400,
    "。，" * 100,
    "“" * 90,
)


def typeset(look: Look, texts: tuple[str, ...], role: ParagraphRole, width: int, style: PageStyle) -> Page:
    article = replace(
        ARTICLE, paragraphs=tuple(Paragraph(text=t, role=role) for t in texts), repairs=(), headline=texts[0]
    )
    setter = Typesetter(Faces(look.tokens, style), fit_column(width, style, notes=False), look)
    page = setter.set(blocks(article, PIECE.masthead), Tail(following=texts[-1]))
    page.document.setTextWidth(page.column.width + overhang(style.body))
    return page


def asked(entry: Entry) -> Setting:
    parts, at = [], 0
    for run in entry.runs:
        at += len(run.text)
        if run.text:
            parts.append((at, advances_of(run.font)))
    assert entry.lines is not None
    return compose(entry.text, entry.lines, parts)


def unlike(page: Page) -> list[tuple[str, list[int], list[int]]]:
    """Return text, asked and found breaks of every block whose lines are not those that were asked for."""
    found = []
    for number, entry in enumerate(page.entries):
        if entry.lines is None or not entry.text:
            continue
        page.document.documentLayout().blockBoundingRect(page.document.findBlockByNumber(number))
        layout = page.document.findBlockByNumber(number).layout()
        units = Units(entry.text)
        breaks = [units.of(k) for k in asked(entry).breaks]
        lines = [layout.lineAt(k).textStart() for k in range(1, layout.lineCount())]
        if breaks != lines:
            found.append((entry.text, breaks, lines))
    return found


@pytest.mark.parametrize("pinyin", ["none", "rare", "all"])
@pytest.mark.parametrize("role", ["body", "caption", "editor_note", "verse", "credit", "subhead"])
@pytest.mark.parametrize(("width", "em", "elder"), [(300, 15, False), (520, 24, True), (900, 12, False)])
def test_every_break_is_where_it_was_asked_for(
    look: Look, pinyin: Pinyin, width: int, role: ParagraphRole, em: int, elder: bool
) -> None:
    look.set_em(em)
    assert unlike(typeset(look, PROSE, role, width, PageStyle(em=em, pinyin=pinyin, elder=elder))) == []


# Not here: joined emoji, accents and letters that run from the right, whose shapes depend on fonts and neighbours.
EXCLUDED = set("\u0301\ufe00\U000e0100עבריתשלום")
ODD = sorted(set("".join(PROSE)) - EXCLUDED | set("ffiVAW.T,)(-/\u200b\u2060\u00ad\t"))


@examples(120, deadline=None)
@given(st.lists(st.text(st.sampled_from(ODD), max_size=200), min_size=1, max_size=3), st.integers(260, 900))
def test_so_it_is_in_any_text(texts: list[str], width: int) -> None:
    look = Look("light", 15)
    assert unlike(typeset(look, tuple(texts), "body", width, PageStyle(em=15))) == []


@pytest.mark.parametrize("pinyin", ["none", "all"])
def test_so_it_is_in_the_window(pane: ReadingPane, pinyin: Pinyin) -> None:
    article = replace(ARTICLE, paragraphs=tuple(Paragraph(text=t) for t in PROSE), repairs=())
    pane.set_layout(PageStyle(measure=36, leading=1.8, pinyin=pinyin))
    for width in (420, 700, 900):
        pane.resize(width, 700)
        pane.show_piece(replace(PIECE, article=article))
        pane.view.write_all()
        assert unlike(pane.view.page) == []


def test_a_full_line_ends_at_the_edge(look: Look) -> None:
    page = typeset(look, PROSE[:2], "body", 900, PageStyle(em=15))
    for number in page.positions.blocks("body"):
        layout = page.document.findBlockByNumber(number).layout()
        for k in range(layout.lineCount() - 1):
            assert layout.lineAt(k).naturalTextWidth() + layout.lineAt(k).x() == pytest.approx(page.column.width, abs=1)


def test_the_document_holds_the_text_and_nothing_else(look: Look) -> None:
    page = typeset(look, PROSE[:2], "body", 900, PageStyle(em=15))
    text = page.document.toPlainText()
    assert all(t in text for t in PROSE[:2])
    block = page.document.findBlockByNumber(page.positions.blocks("body")[1])
    assert block.begin().fragment().text() == PROSE[1], "one fragment, and the mark that the print breaks off"
