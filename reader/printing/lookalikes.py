"""Characters that share a glyph with a commoner one, and how each still says itself in a PDF.

A face maps a glyph to one text, so of ・ and the full-width · one would be copied as the other. The rarer one is drawn
from a second copy of the face: Qt keeps faces apart by their variable axes, also by an axis that no font has.
"""

from __future__ import annotations

from PySide6.QtGui import QFont

RANKS = {
    **dict.fromkeys("•⋯〜∕｀〈〉‒―⮕", 1), "‧": 2, "・": 3,
    **{chr(code): 1 for code in (*range(0x2780, 0x2794), *range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))},
}  # fmt: skip
"""Which copy of the face a character is drawn from; the others are drawn from the face itself, 0."""
_AXIS = "BAOJ"


def copy_of(font: QFont, rank: int) -> QFont:
    """Return the face again, as one that a PDF keeps apart from it."""
    copied = QFont(font)
    copied.setVariableAxis(QFont.Tag(_AXIS), rank)
    return copied


def rank_of(word: str) -> int:
    """Return the copy of its face that a glyph saying `word` was drawn from."""
    return RANKS.get(word[:1], 0)
