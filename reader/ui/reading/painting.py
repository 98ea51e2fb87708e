"""Paint what lies under and over the text: highlights and hits, dotted lines of repairs, the newspaper's rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from reader.model.annotation import Color
from reader.ui.look.theme import Tokens
from reader.ui.reading.geometry import LineBox, boxes
from reader.ui.reading.marks import MarkIndex
from reader.ui.reading.page_writing import Page
from reader.ui.reading.positions import BlockSpan

STYLES: dict[Color, Qt.PenStyle] = {
    "key": Qt.PenStyle.SolidLine,
    "people": Qt.PenStyle.DashLine,
    "doubt": Qt.PenStyle.DotLine,
    "source": Qt.PenStyle.DashDotLine,
    "other": Qt.PenStyle.DashDotDotLine,
}

Window = tuple[float, float]
"""Top and bottom of what is to be painted, in coordinates of the document."""


class PagePainter:
    """Paints one page. The painter given to each method stands in the coordinates of the document."""

    def __init__(self, tokens: Tokens, page: Page) -> None:
        self.tokens, self.page = tokens, page

    def bands(self, painter: QPainter, block: QTextBlock, index: MarkIndex, window: Window) -> None:
        """Paint the highlights of a block: ground and line, told apart by colour and by the line's style."""
        for box, number in self._seen(block, index, window):
            color = index.marks[number].color or "key"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens.mark_ground(color))
            painter.drawRoundedRect(box.rect.adjusted(-1, 0, 1, 0), 3, 3)
            pen = QPen(self.tokens.mark_line(color), max(1.5, self.tokens.em * 0.1), STYLES[color])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(box.rect.bottomLeft(), box.rect.bottomRight())

    def hits(self, painter: QPainter, block: QTextBlock, index: MarkIndex, current: int, window: Window) -> None:
        """Paint the hits of a block; the current one has an outline in ink as well."""
        for box, number in self._seen(block, index, window):
            here = number == current
            painter.setPen(QPen(self.tokens.colour("ink"), 1.5) if here else Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens.colour("current_hit" if here else "hit"))
            painter.drawRoundedRect(box.rect.adjusted(-1, 0, 1, 0), 3, 3)

    def repairs(
        self, painter: QPainter, block: QTextBlock, index: MarkIndex, told: Collection[str], window: Window
    ) -> None:
        """Paint the dotted lines of repairs; those that the open card tells of (`told`, ids) in green. Quiet ones are
        drawn only while told, or every comma of some papers would have a line.
        """
        for box, number in self._seen(block, index, window):
            mark = index.marks[number]
            here = mark.subject in told
            if mark.style == "quiet_repair" and not here:
                continue
            width = max(1.2, self.tokens.em * 0.09) * (1.6 if here else 1)
            pen = QPen(self.tokens.colour("ok" if here else "ink3"), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 2.6])
            painter.setPen(pen)
            y = box.baseline + box.size * 0.32
            painter.drawLine(QPointF(box.rect.left(), y), QPointF(box.rect.right(), y))

    def rules(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint 文武线 under the masthead and the hairlines of the page."""
        em, column = self.tokens.em, self.page.column
        layout = self.page.document.documentLayout()
        for rule in self.page.rules:
            rect = layout.blockBoundingRect(self.page.document.findBlockByNumber(rule.block))
            y = round((rect.top() if rule.from_top else rect.bottom()) + rule.offset)
            if y > bottom or y + em < top:
                continue
            if rule.kind == "hair":
                painter.fillRect(QRectF(column.left, y, column.width, 1), self.tokens.colour("rule"))
            else:
                double_rule(painter, self.tokens, QRectF(column.left, y, column.width, 0))

    def ring(self, painter: QPainter, spans: Sequence[BlockSpan]) -> None:
        """Paint the ring of keyboard focus around a mark."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.tokens.colour("focus"), max(2.0, self.tokens.em * 0.13)))
        for span in spans:
            for box in boxes(self.page.document, span):
                painter.drawRoundedRect(box.rect.adjusted(-3, -2, 3, 3), 4, 4)

    def _seen(self, block: QTextBlock, index: MarkIndex, window: Window) -> list[tuple[LineBox, int]]:
        """Return the boxes of a block's marks that meet the window, each with the mark's number."""
        return [
            (box, number)
            for span, number in index.in_block(block.blockNumber())
            for box in boxes(self.page.document, span)
            if box.rect.bottom() >= window[0] - 8 and box.rect.top() <= window[1] + 8
        ]


def double_rule(painter: QPainter, tokens: Tokens, where: QRectF) -> None:
    """Paint the newspaper's thick and thin rule 文武线 across `where`, from its top down."""
    em, colour = tokens.em, tokens.plate()
    thick, gap, thin = max(2, round(em * 0.2)), max(1, round(em * 0.13)), max(1, round(em * 0.07))
    painter.fillRect(QRectF(where.left(), where.top(), where.width(), thick), colour)
    painter.fillRect(QRectF(where.left(), where.top() + thick + gap, where.width(), thin), colour)
