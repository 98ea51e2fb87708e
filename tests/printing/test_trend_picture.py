"""The picture of a trend says nothing of a time of which nothing is here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from reader.printing.surface import PainterSurface
from reader.printing.trend_picture import PAPER, Share, draw_trend


class Told(PainterSurface):
    """Remembers the lines in the colour of the second query."""

    def __init__(self, painter: QPainter) -> None:
        super().__init__(painter)
        self.lines: list[int] = []

    def stroke(self, points: Sequence[QPointF], width: float, ink: str, style: str = "solid") -> None:
        super().stroke(points, width, ink, style)
        if ink == PAPER.line:
            self.lines.append(len(points))


def test_the_line_is_broken_where_nothing_is_here(qapp: object) -> None:
    picture = QImage(400, 200, QImage.Format.Format_RGB32)
    for shares, lines in (
        ((0.1, 0.2, None, 0.0, 0.3, 0.2), [2, 3]),
        ((None, 0.1, None, 0.4), []),
        ((None, None), []),
        ((0.1, 0.0), [2]),
    ):
        painter = QPainter(picture)
        surface = Told(painter)
        years = [Share(str(2012 + k), 0.1, share) for k, share in enumerate(shares)]
        draw_trend(surface, QRectF(0, 0, 400, 200), years, PAPER, QFont())
        painter.end()
        assert surface.lines == lines
