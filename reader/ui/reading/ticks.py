"""A scroll bar that shows where on the page the hits and notes are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar


class TickBar(QScrollBar):
    """The page's scroll bar with tick marks."""

    def __init__(self) -> None:
        super().__init__()
        self.ticks: tuple[tuple[float, QColor], ...] = ()
        self.ground = QColor()

    def set_ticks(self, ticks: Sequence[tuple[float, QColor]]) -> None:
        """Show ticks at these parts (0 to 1) of the whole height, in their colours, the last ones on top."""
        self.ticks = tuple(ticks)
        self.update()

    def set_ground(self, colour: QColor) -> None:
        """Stand on the page's own ground."""
        self.ground = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the bar, then the ticks over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.ground)
        painter.end()
        if self.maximum() > self.minimum():
            super().paintEvent(event)
        painter = QPainter(self)
        height = self.height() - 3
        for part, colour in self.ticks:
            painter.fillRect(QRectF(1, round(part * height), self.width() - 2, 3), colour)
