"""Readings above the text: each over its character, and none touches another, however the page is set."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from reader.hanzi.readings import allowed
from reader.rendering.piece import Piece
from reader.rendering.pinyin import Pinyin, above_piece, beside_rare
from reader.ui.look.theme import Look
from reader.ui.reading.column import PageStyle
from reader.ui.reading.geometry import cursor_x
from reader.ui.reading.pinyin_above import PinyinAbove

from .bridge import ARTICLE
from .test_page_lines import typeset

LONG = "踉踉跄跄的饕餮徜徉于霜霰，怆怆惶惶地踯躅；鹈鹕、鸬鹚踽踽而行，戆戆撞撞的窗框双双装上。"


class Recorder:
    """Keeps where words would have been drawn."""

    def __init__(self) -> None:
        self.font, self.words = QFont(), list[tuple[QRectF, str]]()

    def setPen(self, _pen: object) -> None:  # noqa: N802  # Qt's name
        """Take a colour."""

    def setFont(self, font: QFont) -> None:  # noqa: N802  # Qt's name
        """Take a face."""
        self.font = font

    def drawText(self, point: QPointF, word: str) -> None:  # noqa: N802  # Qt's name
        """Keep a word's place."""
        metrics = QFontMetricsF(self.font)
        left = QPointF(point.x(), point.y() - metrics.ascent())
        self.words.append((QRectF(left.x(), left.y(), metrics.horizontalAdvance(word), metrics.ascent()), word))


@pytest.mark.parametrize("pinyin", ["rare", "all"])
@pytest.mark.parametrize("em", [12, 15, 18, 24, 30])
def test_no_reading_touches_another(look: Look, em: int, pinyin: Pinyin) -> None:
    look.set_em(em)
    style = PageStyle(em=em, pinyin=pinyin, elder=em >= 24)
    page = typeset(look, (LONG,), "body", 700, style)
    above = above_piece(Piece(article=replace(ARTICLE, headline=LONG)), pinyin)
    painted = PinyinAbove(look.tokens, page, above)
    found = Recorder()
    for number in page.positions.blocks("body"):
        block = page.document.findBlockByNumber(number)
        rect = page.document.documentLayout().blockBoundingRect(block)
        painted.paint(cast(QPainter, found), block, rect, (rect.top(), rect.bottom()))
    words = sorted(found.words, key=lambda word: (word[0].top(), word[0].left()))
    assert len(words) >= 20
    met = [(a[1], b[1]) for a, b in pairwise(words) if a[0].top() == b[0].top() and a[0].right() > b[0].left()]
    assert met == []


@pytest.mark.parametrize("pinyin", ["rare", "all"])
def test_each_stands_over_its_character(look: Look, pinyin: Pinyin) -> None:
    page = typeset(look, (LONG,), "body", 700, PageStyle(em=15, pinyin=pinyin))
    painted, found = PinyinAbove(look.tokens, page, above_piece(Piece(article=ARTICLE), pinyin)), Recorder()
    (number,) = page.positions.blocks("body")
    block = page.document.findBlockByNumber(number)
    rect = page.document.documentLayout().blockBoundingRect(block)
    painted.paint(cast(QPainter, found), block, rect, (rect.top(), rect.bottom()))
    size, layout = block.charFormat().font().pixelSize(), block.layout()
    centres = [
        (LONG[k], rect.left() + cursor_x(layout.lineForTextPosition(k), k) + size / 2)
        for k in range(len(LONG))
        if LONG[k].isalpha()
    ]
    for box, reading in found.words:
        assert any(abs(box.center().x() - x) < 1 and reading in allowed(char) for char, x in centres), reading


def test_rare_characters_part_only_where_they_stand_side_by_side() -> None:
    assert beside_rare("饕餮与人，徜徉。鳜") == (0, 5)
    assert beside_rare("渡口的人") == ()
    assert beside_rare("") == ()
