"""What of a page stands in its window: one stretch of it, or two side by side that begin and end between lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock

from reader.ui.reading.column import Column
from reader.ui.reading.geometry import first_block
from reader.ui.reading.page_writing import Page

PARTED = 0.7  # of the white between two columns belong to the left one, for its discs


class Strip(NamedTuple):
    """A stretch of the document, from `top` to `bottom`, drawn `shift` pixels higher and `aside` to the right."""

    top: float
    bottom: float
    shift: int
    aside: float

    def to_window(self, rect: QRectF) -> QRectF:
        """Turn a rectangle of the document into one of the window."""
        return rect.translated(self.aside, -self.shift)


class Spread(NamedTuple):
    """The strips of a window in reading order, and where the window is parted between two of them."""

    strips: tuple[Strip, ...]
    middle: float = 0.0

    @property
    def double(self) -> bool:
        """True where two columns stand side by side."""
        return len(self.strips) > 1

    @property
    def top(self) -> float:
        """Where what is in sight begins in the document."""
        return self.strips[0].top

    @property
    def bottom(self) -> float:
        """Where what is in sight ends in the document."""
        return self.strips[-1].bottom

    def at(self, point: QPointF) -> Strip:
        """Return the strip that a point of the window belongs to."""
        return self.strips[-1] if point.x() > self.middle else self.strips[0]

    def to_document(self, point: QPointF) -> QPointF:
        """Turn a point of the window into one of the document; below a column it is that column's end."""
        strip = self.at(point)
        y = point.y() + strip.shift
        return QPointF(point.x() - strip.aside, min(y, strip.bottom - 1) if self.double else y)

    def to_window(self, rect: QRectF) -> QRectF:
        """Turn a rectangle of the document into one of the window, in the column that shows its middle."""
        y = rect.center().y()
        return next((strip for strip in self.strips if y < strip.bottom), self.strips[-1]).to_window(rect)


def parting(column: Column) -> float:
    """Return where a window is parted between two columns."""
    return column.right + (column.step - column.width) * PARTED


def spread_of(page: Page, value: int, height: float) -> Spread:
    """Return what a window of that height shows of a page that is scrolled by so many pixels."""
    column = page.column
    if not column.step:
        return Spread((Strip(value, value + height, value, 0.0),))
    head, foot = page.document.rootFrame().frameFormat().topMargin(), column.foot
    strips: list[Strip] = []
    start = value + head
    for k in range(2):
        start = _beginning(page, start)
        end = _end(page, start, start + max(1.0, height - head - foot))
        strips.append(Strip(start, end, max(0, round(start - head)), k * column.step))  # as a scroll bar counts
        start = end
    return Spread(tuple(strips), parting(column))


def turned(page: Page, spread: Spread, pages: int, overlap: float) -> int:
    """Return what a window of one column is scrolled to when it is turned: a line stands whole at its top, and so much
    as `overlap` of what was in sight is in sight again.
    """
    step = max(overlap, spread.bottom - spread.top - overlap)
    if pages < 0:
        return int(_beginning(page, max(0.0, spread.top - step)))
    return int(max(spread.top + overlap, _end(page, spread.top, spread.top + step)))


def last_value(page: Page, height: int) -> int:
    """Return how far a window with two columns can be scrolled: until the text ends in it."""
    layout = page.document.documentLayout()
    text = layout.blockBoundingRect(page.document.lastBlock()).bottom()
    value = max(0, round(text - 2 * height))
    for _turn in range(8):  # each column ends a little above the window's edge
        missing = text - spread_of(page, value, height).bottom
        if missing <= 0:
            break
        value += max(1, round(missing))
    return value


def _beginning(page: Page, y: float) -> float:
    """Return where a column begins: at the nearest line, with no white above it."""
    document = page.document
    block = first_block(document, y)
    while block.isValid():
        for edge, upper, lower in _lines(page, block):
            if y <= (upper + lower) / 2:
                return edge
        if block.blockNumber() in page.pictures and y < _extent(page, block.blockNumber())[1]:
            return y
        block = block.next()
    return y


def _end(page: Page, start: float, limit: float) -> float:
    """Return where a column ends that has room until `limit`: between two lines, above a picture."""
    document = page.document
    block = first_block(document, limit)  # or the next one, whose readings reach up to there
    if block.previous().blockNumber() in page.pictures:
        block = block.previous()
    if block.blockNumber() in page.pictures:
        top, bottom = _extent(page, block.blockNumber())
        return top if start < top < limit < bottom else limit
    return next((edge for edge, _upper, lower in _lines(page, block) if start < edge < limit < lower), limit)


def _lines(page: Page, block: QTextBlock) -> Iterator[tuple[float, float, float]]:
    """Yield of each line of a block where a column may begin with it, readings and all, its top and its bottom."""
    layout, before = block.layout(), block.previous()
    top = _extent(page, block.blockNumber())[0]
    above = _extent(page, before.blockNumber())[1] if before.isValid() else 0.0
    for k in range(layout.lineCount()):
        line = layout.lineAt(k)
        upper, lower = top + line.y(), top + line.y() + line.height()
        yield max(above, upper - page.column.lift), upper, lower
        above = lower


def _extent(page: Page, number: int) -> tuple[float, float]:
    """Return where a block begins and ends, a picture with the room that is left for it."""
    block = page.document.findBlockByNumber(number)
    rect = page.document.documentLayout().blockBoundingRect(block)
    picture = page.pictures.get(number)
    return rect.top(), rect.top() + picture.height if picture is not None else rect.bottom()
