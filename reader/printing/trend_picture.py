"""The picture of a trend: bars for a query's share of each period, a line for a second one. On screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

Write = Callable[[QPointF, str], object]
_STEPS = (1, 2, 5, 10, 20, 50, 100)


class Share(NamedTuple):
    """One period: its name (2012 or 2012-05), and the share of its pieces that match each query, 0 to 1."""

    name: str
    first: float
    against: float | None = None


class Ink(NamedTuple):
    """The colours of a picture: of the words, of the lines, of the bars, of the line for the second query."""

    words: QColor
    rule: QColor
    bars: QColor
    line: QColor


PAPER = Ink(QColor("#211E1A"), QColor("#8A8276"), QColor("#B9AFA0"), QColor("#9E2B20"))


def field(rect: QRectF, font: QFont) -> QRectF:
    """Return where in a rectangle the bars stand: above the names of the periods, right of the scale."""
    metrics = QFontMetricsF(font)
    left, below = metrics.horizontalAdvance("100.0% "), metrics.height() * 1.5
    return rect.adjusted(left, metrics.height() * 0.7, -metrics.horizontalAdvance("0000") / 2, -below)


def period_at(x: float, count: int, area: QRectF) -> int | None:
    """Return which of the periods stands at a place, None where none does."""
    if not count or not area.left() <= x <= area.right():
        return None
    return min(count - 1, int((x - area.left()) / area.width() * count))


def paint_trend(
    painter: QPainter,
    rect: QRectF,
    shares: Sequence[Share],
    ink: Ink,
    font: QFont,
    current: int | None = None,
    write: Write | None = None,
) -> None:
    """Paint shares into a rectangle; `current` is drawn as chosen, `write` draws words from a point on their line."""
    area = field(rect, font)
    write = write or painter.drawText
    painter.setFont(font)
    highest = max((max(s.first, s.against or 0.0) for s in shares), default=0.0) or 1.0
    _scale(painter, area, highest, ink, write)
    step = area.width() / max(1, len(shares))
    tops = []
    for k, share in enumerate(shares):
        height = area.height() * share.first / highest
        bar = QRectF(area.left() + k * step + step * 0.12, area.bottom() - height, step * 0.76, height)
        painter.fillRect(bar, ink.words if k == current else ink.bars)
        if share.against is not None:
            tops.append(QPointF(bar.center().x(), area.bottom() - area.height() * share.against / highest))
    if tops:
        width = max(1.5, QFontMetricsF(font).height() / 9)
        painter.setPen(QPen(ink.line, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(tops))
        if step > 6 * width:
            painter.setBrush(ink.line)
            for top in tops:
                painter.drawEllipse(top, width, width)
    _names(painter, area, shares, ink, write)


def _scale(painter: QPainter, area: QRectF, highest: float, ink: Ink, write: Write) -> None:
    metrics = QFontMetricsF(painter.font())
    for part in (0.0, 0.5, 1.0):
        y = area.bottom() - part * area.height()
        painter.setPen(QPen(ink.rule, 0 if part else metrics.height() / 14))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(ink.words)
        words = f"{part * highest:.1%} " if part else "0 "
        write(QPointF(area.left() - metrics.horizontalAdvance(words), y + metrics.ascent() / 2.6), words)


def _names(painter: QPainter, area: QRectF, shares: Sequence[Share], ink: Ink, write: Write) -> None:
    """Write below as many years as find room, each below its first period."""
    years = [(k, s.name[:4]) for k, s in enumerate(shares) if not k or s.name[:4] != shares[k - 1].name[:4]]
    metrics = QFontMetricsF(painter.font())
    step = area.width() / max(1, len(shares))
    room = metrics.horizontalAdvance("0000 ")
    every = next((n for n in _STEPS if len(years) / n * room <= area.width()), _STEPS[-1])
    painter.setPen(ink.words)
    free = area.left() - room
    for k, year in years:
        if int(year) % every == 0 or len(years) == 1:
            middle = area.left() + (k + 0.5) * step
            x = middle - metrics.horizontalAdvance(year) / 2 if len(shares) == len(years) else middle - step / 2
            if x >= free:
                write(QPointF(x, area.bottom() + metrics.height() * 1.2), year)
                free = x + room
