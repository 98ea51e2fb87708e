"""Some characters on a line of their own, as they come: no rule of lines is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextLayout, QTextLine

if TYPE_CHECKING:
    from reader.printing.surface import Surface

MIDDLE = 0.38
"""From a hanzi's baseline to its middle, in em."""
_ENDLESS = 1e6


class Word:
    """A line of `text`; `width` is what it takes, in the units of its face."""

    def __init__(self, text: str, font: QFont) -> None:
        self.text = text
        self._layout = QTextLayout(text, font)
        self._layout.beginLayout()
        self._line: QTextLine = self._layout.createLine()
        self._line.setLineWidth(_ENDLESS)
        self._layout.endLayout()
        self.width = self._line.naturalTextWidth()

    def draw(self, surface: Surface, x: float, baseline: float, ink: str) -> None:
        """Draw it from x on."""
        surface.write(self._line, self.text, x, baseline, ink)

    def stand(self, surface: Surface, x: float, baseline: float, ink: str) -> None:
        """Draw it as one character of a line that runs down."""
        surface.stand(self._line, self.text, x, baseline, ink)
