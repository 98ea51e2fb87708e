"""Where the small picture of a row stands: at its right end, or that of a table's headline, as high as the row allows.

No row is higher for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader.model.summary import ArticleSummary
    from reader.ui.browsing.row_text import RowText
    from reader.ui.look.theme import Tokens

TALLEST, LEAST = 4.1, 2.2
SHAPE = 4 / 3
MARGIN, RIGHT, GAP = 0.72, 1.1, 0.9
LEAST_TEXT = 13.0  # em that are left for the words
CELL_MARGIN, CELL_GAP, LEAST_CELL = 0.28, 0.5, 8.0  # em, in a table


def room_taken(rect: QRectF, how: RowText, em: float, summary: ArticleSummary) -> float:
    """Return how many pixels of a row's width its picture takes; 0 where it has none, or is too small for one."""
    pictures = how.pictures
    if pictures is None or not pictures.has(summary.picture):
        return 0.0
    height = min(TALLEST * em, rect.height() - 2 * MARGIN * em)
    taken = height * SHAPE + GAP * em
    return taken if height >= LEAST * em and rect.width() - taken >= LEAST_TEXT * em else 0.0


def draw_picture(painter: QPainter, rect: QRectF, how: RowText, tokens: Tokens, summary: ArticleSummary) -> float:
    """Draw the picture of a row and return what it takes of the row's width."""
    taken = room_taken(rect, how, tokens.em, summary)
    if taken and how.pictures is not None:
        width = taken - GAP * tokens.em
        left, top = rect.right() - RIGHT * tokens.em - width, rect.top() + MARGIN * tokens.em
        how.pictures.draw(painter, QRectF(left, top, width, width / SHAPE), summary.picture, tokens)
    return taken


def draw_in_cell(painter: QPainter, cell: QRectF, how: RowText, tokens: Tokens, summary: ArticleSummary) -> float:
    """Draw the picture of a table's row at the right end of its headline's cell; return what it takes of the cell."""
    pictures, em = how.pictures, tokens.em
    height = cell.height() - 2 * CELL_MARGIN * em
    taken = height * SHAPE + CELL_GAP * em
    if pictures is None or not pictures.has(summary.picture) or cell.width() - taken < LEAST_CELL * em:
        return 0.0
    left = cell.right() - height * SHAPE
    pictures.draw(painter, QRectF(left, cell.top() + CELL_MARGIN * em, height * SHAPE, height), summary.picture, tokens)
    return taken
