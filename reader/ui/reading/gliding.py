"""Gliding to a place of the page in a moment, so that the eye sees which way it went."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QScrollBar

GLIDE_MS = 150


class Glide(QPropertyAnimation):
    """Moves one scroll bar."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar, b"value", bar)
        self._bar = bar
        self.setDuration(GLIDE_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)

    def to(self, value: int) -> None:
        """Glide from where the bar is to a value."""
        self.setStartValue(self._bar.value())
        self.setEndValue(value)
        self.start()
