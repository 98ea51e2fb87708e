"""The paper without a piece: the newspaper's double rule alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.look.theme import Look
from reader.ui.reading.painting import double_rule


class EmptyPaper(QWidget):
    """Blank paper."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name and arguments
        """Paint the paper and the rule where a page has its own."""
        painter, tokens = QPainter(self), self._look.tokens
        painter.fillRect(self.rect(), tokens.colour("paper"))
        width = min(self.width() - tokens.em * 4, tokens.em * 1.25 * 36)
        double_rule(painter, tokens, QRectF((self.width() - width) / 2, tokens.em * 3.6, width, 0))
