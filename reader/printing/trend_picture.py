"""The picture of a trend: bars for a query's share of each period, a line for a second one. On screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from reader.printing.surface import PainterSurface, Surface
from reader.printing.word import Word

_STEPS = (1, 2, 5, 10, 20, 50, 100)


class Share(NamedTuple):
    """One period: its name (2012 or 2012-05), and the share of its pieces that match each query, 0 to 1.

    `against` is None without a second query, and where nothing of that time is here: the line is broken there.
    """

    name: str
    first: float
    against: float | None = None


class Ink(NamedTuple):
    """The colours of a picture: of the words, of the lines, of the bars, of the line for the second query."""

    words: str
    rule: str
    bars: str
    line: str


PAPER = Ink("#211E1A", "#8A8276", "#B9AFA0", "#9E2B20")


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
    painter: QPainter, rect: QRectF, shares: Sequence[Share], ink: Ink, font: QFont, current: int | None = None
) -> None:
    """Paint shares into a rectangle on a screen; `current` is drawn as chosen."""
    draw_trend(PainterSurface(painter), rect, shares, ink, font, current)


def draw_trend(
    surface: Surface, rect: QRectF, shares: Sequence[Share], ink: Ink, font: QFont, current: int | None = None
) -> None:
    """Draw shares into a rectangle; `current` is drawn as chosen."""
    area = field(rect, font)
    highest = max((max(s.first, s.against or 0.0) for s in shares), default=0.0) or 1.0
    _scale(surface, area, highest, ink, font)
    step = area.width() / max(1, len(shares))
    runs: list[list[QPointF]] = [[]]
    for k, share in enumerate(shares):
        height = area.height() * share.first / highest
        bar = QRectF(area.left() + k * step + step * 0.12, area.bottom() - height, step * 0.76, height)
        surface.bar(bar, ink.words if k == current else ink.bars)
        if share.against is not None:
            runs[-1].append(QPointF(bar.center().x(), area.bottom() - area.height() * share.against / highest))
        elif runs[-1]:
            runs.append([])
    _line(surface, [run for run in runs if run], step, ink, font)
    _names(surface, area, shares, ink, font)


def _line(surface: Surface, runs: Sequence[Sequence[QPointF]], step: float, ink: Ink, font: QFont) -> None:
    """Draw the line of the second query; dots where there is room, and where one stands alone."""
    width = max(1.5, QFontMetricsF(font).height() / 9)
    dots = QPainterPath()
    for run in runs:
        if len(run) > 1:
            surface.stroke(run, width, ink.line)
        for top in run if step > 6 * width or len(run) == 1 else ():
            dots.addEllipse(top, 1.5 * width, 1.5 * width)
    if not dots.isEmpty():
        surface.fill(dots, ink.line)


def _scale(surface: Surface, area: QRectF, highest: float, ink: Ink, font: QFont) -> None:
    metrics = QFontMetricsF(font)
    for part in (0.0, 0.5, 1.0):
        y = area.bottom() - part * area.height()
        width = metrics.height() / (28 if part else 14)
        surface.stroke([QPointF(area.left(), y), QPointF(area.right(), y)], width, ink.rule)
        words = f"{part * highest:.1%} " if part else "0 "
        left = area.left() - metrics.horizontalAdvance(words)
        Word(words, font).draw(surface, left, y + metrics.ascent() / 2.6, ink.words)


def _names(surface: Surface, area: QRectF, shares: Sequence[Share], ink: Ink, font: QFont) -> None:
    """Write below as many years as find room, each below its first period."""
    years = [(k, s.name[:4]) for k, s in enumerate(shares) if not k or s.name[:4] != shares[k - 1].name[:4]]
    metrics = QFontMetricsF(font)
    step = area.width() / max(1, len(shares))
    room = metrics.horizontalAdvance("0000 ")
    every = next((n for n in _STEPS if len(years) / n * room <= area.width()), _STEPS[-1])
    free = area.left() - room
    for k, year in years:
        if int(year) % every == 0 or len(years) == 1:
            middle = area.left() + (k + 0.5) * step
            x = middle - metrics.horizontalAdvance(year) / 2 if len(shares) == len(years) else middle - step / 2
            if x >= free:
                Word(year, font).draw(surface, x, area.bottom() + metrics.height() * 1.2, ink.words)
                free = x + room
