"""The chips over the notes, in as many lines as their words need, closed by a hairline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from reader.ui.look.chip import Chip
from reader.ui.look.theme import Look


class ChipRow(QWidget):
    """The chips, closed by a hairline: what a mark is called is the reader's choice, and another language is longer."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: list[Chip] = []

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips instead of the last ones."""
        self._chips = list(chips)
        for chip in chips:
            chip.setParent(self)
            chip.show()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Begin lines where the new width does."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._look.tokens.px
        left, right, between = px(0.9), self.width() - px(0.6), px(0.4)
        x, y, tall = left, px(0.5), 0
        for chip in self._chips:
            size = chip.sizeHint()
            if x > left and x + size.width() > right:
                x, y = left, y + size.height() + between
            chip.setGeometry(x, y, min(size.width(), max(1, right - left)), size.height())
            x, tall = x + size.width() + between, size.height()
        self.setFixedHeight(y + tall + px(0.6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name and arguments
        """Paint the hairline."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._look.tokens.colour("rule"))
