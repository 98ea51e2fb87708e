"""The row of chips over the notes, closed by a hairline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.ui.look.chip import Chip
from reader.ui.look.theme import Look


class ChipRow(QWidget):
    """The row of chips, closed by a hairline."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._row = QHBoxLayout(self)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips instead of the last ones."""
        px = self._look.tokens.px
        self._row.setContentsMargins(px(0.9), px(0.5), px(0.6), px(0.6))
        self._row.setSpacing(px(0.4))
        while self._row.count():
            self._row.takeAt(0)
        for chip in chips:
            self._row.addWidget(chip)
        self._row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name and arguments
        """Paint the hairline."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._look.tokens.colour("rule"))
