"""Where characters stand on the page: lines, boxes and blocks in the coordinates of the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from reader.model.quick_dataclass import dataclass
from reader.ui.reading.advances import advances_of
from reader.ui.reading.positions import BlockSpan, FieldPoint


class LineBox(NamedTuple):
    """The part of one line that a span covers; the box leaves the leading clean. `size` is the font's, in pixels."""

    rect: QRectF
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What stands at the top of the window: a character of the piece, or a block of furniture, and how far above it
    the window begins, as part of a line.
    """

    place: FieldPoint | None
    block: int
    above: float


def boxes(document: QTextDocument, span: BlockSpan) -> list[LineBox]:
    """Return the boxes of a span, one a line."""
    block = document.findBlockByNumber(span.block)
    layout = block.layout()
    if not block.isValid() or layout is None:
        return []
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    size = float(block.charFormat().font().pixelSize())
    first = layout.lineForTextPosition(span.start)
    found: list[LineBox] = []
    for k in range(first.lineNumber() if first.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(k)
        start, end = max(span.start, line.textStart()), min(span.end, line.textStart() + line.textLength())
        if line.textStart() >= span.end:
            break
        if start < end:
            left, right = sorted((cursor_x(line, start), _end_of_glyph(block, line, end)))  # or from the right
            baseline = origin.y() + line.y() + line.ascent()
            rect = QRectF(origin.x() + left, baseline - size * 0.98, right - left, size * 1.24)
            found.append(LineBox(rect, baseline, size))
    return found


def cursor_x(line: QTextLine, unit: int) -> float:
    """Return where a unit begins in its line. PySide answers a pair (x, cursor position) where Qt gives x alone."""
    answer: object = line.cursorToX(unit)
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]  # a number by the stub


def _end_of_glyph(block: QTextBlock, line: QTextLine, end: int) -> float:
    """Return where the last glyph before a unit ends: the white behind it is no part of what is marked."""
    last, edge, char = cursor_x(line, end - 1), cursor_x(line, end), block.text()[end - 1 : end]
    natural = advances_of(block.charFormat().font()).of(char)[0] if char.isalnum() else edge - last
    return last + natural if 0 < natural < edge - last else edge


def visible_blocks(document: QTextDocument, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Walk the blocks that meet the stretch from `top` to `bottom`, each with its rectangle."""
    layout = document.documentLayout()
    block = first_block(document, top)
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() > bottom:
            return
        yield block, rect
        block = block.next()


def first_block(document: QTextDocument, top: float) -> QTextBlock:
    """Return the first block that reaches below `top`, by bisection."""
    layout = document.documentLayout()
    low, high = 0, document.blockCount() - 1
    while low < high:
        middle = (low + high) // 2
        if layout.blockBoundingRect(document.findBlockByNumber(middle)).bottom() < top:
            low = middle + 1
        else:
            high = middle
    return document.findBlockByNumber(low)


def height_of_a_line(document: QTextDocument, y: float) -> float:
    """Return `y`, or where it lies in the leading the nearest height at which a line is really hit.

    Qt takes the white between two lines for the end of the upper one: a selection drawn there would be empty or leap
    to the margin.
    """
    block = first_block(document, y)
    nearest, least = y, float("inf")
    for one in (block.previous(), block):
        if not one.isValid():
            continue
        top, layout = document.documentLayout().blockBoundingRect(one).top(), one.layout()
        for k in range(layout.lineCount()):
            line = layout.lineAt(k)
            upper, lower = top + line.y() + 1, top + line.y() + line.height() - 1
            away = max(upper - y, y - lower, 0.0)
            if away < min(least, line.height()):
                nearest, least = min(max(y, upper), lower), away
    return nearest


def caret_point(document: QTextDocument, block_number: int, unit: int) -> QPointF:
    """Return the top left corner of the line that holds a unit, at that unit."""
    block = document.findBlockByNumber(block_number)
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineForTextPosition(unit)
    if not line.isValid():
        return origin
    return QPointF(origin.x() + cursor_x(line, unit), origin.y() + line.y())


def unit_at_top(document: QTextDocument, top: float) -> tuple[int, int, float]:
    """Return block, unit and how far above `top` the line begins that stands at `top`."""
    block = first_block(document, top)
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    for k in range(layout.lineCount()):
        line = layout.lineAt(k)
        if origin.y() + line.y() + line.height() > top + 1:
            return block.blockNumber(), line.textStart(), top - (origin.y() + line.y())
    return block.blockNumber(), 0, top - origin.y()
