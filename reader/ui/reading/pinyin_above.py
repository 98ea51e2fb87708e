"""Pinyin above the text, painted over the gaps between the lines: the document stays plain, so copying and finding do.

Readings are asked for block by block, when a block is first seen; the whole paragraph is read at once, because a
reading depends on its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextBlock

from reader.model.article import NewsArticle
from reader.rendering.piece import Piece
from reader.rendering.pinyin import Above, above_piece
from reader.ui.look.theme import Tokens
from reader.ui.reading.column import READ, SPREAD, PageStyle
from reader.ui.reading.geometry import cursor_x
from reader.ui.reading.page_writing import Page

STRETCHES = (100, 86, 74, 67)


def readings_of(article: NewsArticle | None, style: PageStyle, own: Mapping[str, tuple[str, ...]]) -> Above:
    """Return what stands above the text of a piece in a style, with the readings that the reader has set; None: a page
    without a piece.
    """
    if article is None:
        return Above()
    return above_piece(Piece(article=article, readings=own), style.pinyin, spoken=style.spoken)


class PinyinAbove:
    """Paints the readings of one page."""

    def __init__(self, tokens: Tokens, page: Page, above: Above) -> None:
        self._tokens, self._page, self._above = tokens, page, above
        self._readings: dict[int, list[tuple[int, str]]] = {}
        self._faces: dict[float, list[tuple[QFont, QFontMetricsF]]] = {}
        self._chosen: dict[tuple[float, str], tuple[int, float]] = {}

    def paint(self, painter: QPainter, block: QTextBlock, rect: QRectF, window: tuple[float, float]) -> None:
        """Paint the readings above the lines of a block that meet the window (top, bottom)."""
        if self._above.which == "none":
            return
        readings = self._of(block.blockNumber())
        if not readings:
            return
        size = float(block.charFormat().font().pixelSize())
        layout, at = block.layout(), 0
        faces: dict[int, list[tuple[QPointF, str]]] = {}
        for k in range(layout.lineCount()):
            line = layout.lineAt(k)
            end = line.textStart() + line.textLength()
            base = rect.top() + line.y() + line.ascent() - size
            seen = window[0] - size <= base <= window[1] + size
            while at < len(readings) and readings[at][0] < end:
                unit, reading = readings[at]
                at += 1
                if seen:
                    face, width = self._face(size, reading)
                    left = rect.left() + cursor_x(line, unit) + (size - width) / 2
                    faces.setdefault(face, []).append((QPointF(left, base), reading))
        painter.setPen(self._tokens.colour("ink2"))
        for face, words in faces.items():
            painter.setFont(self._fonts(size)[face][0])
            for point, reading in words:
                painter.drawText(point, reading)

    def syllable_at(self, point: QPointF) -> tuple[str, int] | None:
        """Return the paragraph and the place of its character whose reading stands at a point of the document.

        None where no reading stands there.
        """
        document = self._page.document
        for below in (0.0, 0.4, 0.8):  # a reading may reach up out of its line
            size = float(document.defaultFont().pixelSize())
            position = document.documentLayout().hitTest(point + QPointF(0, below * size), Qt.HitTestAccuracy.ExactHit)
            if position >= 0:
                return self._syllable(document.findBlock(position), position, point.y())
        return None

    def _syllable(self, block: QTextBlock, position: int, y: float) -> tuple[str, int] | None:
        """Return what stands above the character at a position, where that is at this height."""
        unit, stretch = position - block.position(), self._page.positions.stretch(block.blockNumber())
        if stretch is None or not any(k == unit for k, _reading in self._of(block.blockNumber())):
            return None
        line = block.layout().lineForTextPosition(unit)
        size = float(block.charFormat().font().pixelSize())
        top = block.document().documentLayout().blockBoundingRect(block).top() + line.y()
        base = top + line.ascent() - size
        return (stretch.text, stretch.units.point(unit)) if base - 0.6 * size < y < base else None

    def _of(self, number: int) -> list[tuple[int, str]]:
        """Return (unit, reading) of a block, from memory where it was seen before."""
        known = self._readings.get(number)
        if known is None:
            stretch = self._page.positions.stretch(number)
            known = []
            if stretch is not None and stretch.field in READ[self._above.which]:
                known = [(stretch.units.of(k), word) for k, word in self._above.readings(stretch.text)]
            self._readings[number] = known
        return known

    def _face(self, size: float, reading: str) -> tuple[int, float]:
        """Return the widest face in which a reading leaves its neighbours alone, and its width."""
        key = (size, reading)
        if key not in self._chosen:
            room = size * (1 + SPREAD) - 3
            widths = [metrics.horizontalAdvance(reading) for _font, metrics in self._fonts(size)]
            fits = next((k for k, width in enumerate(widths) if width <= room), len(widths) - 1)
            self._chosen[key] = (fits, widths[fits])
        return self._chosen[key]

    def _fonts(self, size: float) -> list[tuple[QFont, QFontMetricsF]]:
        if size not in self._faces:
            fonts = []
            for stretch in STRETCHES:
                font = self._tokens.font(1)
                font.setPixelSize(max(8, round(size * 0.5)))
                font.setStretch(stretch)
                fonts.append((font, QFontMetricsF(font)))
            self._faces[size] = fonts
        return self._faces[size]
