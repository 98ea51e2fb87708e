"""What stands at the right end of a line: date, length, reading time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetricsF

from reader.rendering.blocks import Block
from reader.ui.reading.column import PageStyle


def fitting_aside(block: Block, font: QFont, aside: QFont, width: float, style: PageStyle) -> str:
    """Return the longest form that fits behind a block's text, set in the font `aside`; empty where none does."""
    forms: Sequence[str] = block.asides
    if style.elder:
        forms = forms[-2:] if block.kind == "masthead" else ()
    taken, metrics = QFontMetricsF(font).horizontalAdvance(block.text), QFontMetricsF(aside)
    return next((form for form in forms if taken + metrics.horizontalAdvance(form) < width), "")
