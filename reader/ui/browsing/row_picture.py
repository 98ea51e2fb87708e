"""Where the small picture of a row stands: at its right end, as high as the row allows; no row is higher for it."""

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
