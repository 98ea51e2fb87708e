"""A swatch of one of the five grounds, to be chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen

from reader.ui.dialogs.segments import Choice
from reader.ui.look.theme import THEMES, Look, ThemeName
from reader.ui.reading.sheet import focus_ring


class Ground(Choice):
    """One of the five grounds, with a hanzi on it."""

    def __init__(self, look: Look, name: ThemeName, word: str) -> None:
        super().__init__(look, word)
        self.name = name

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return room for the swatch and its name."""
        tokens = self._look.tokens
        name = QFontMetricsF(tokens.font(0.8, bold=True)).horizontalAdvance(self.text())
        return QSize(max(tokens.px(3.4), round(name + self._look.em * 0.4)), tokens.px(3.8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the swatch and its name below."""
        tokens, em, on, ground = self._look.tokens, self._look.em, self.isChecked(), THEMES[self.name]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        swatch = QRectF(em * 0.2, 2, self.width() - em * 0.4, em * 2.3)
        painter.setBrush(QColor(ground.paper))
        painter.setPen(QPen(tokens.colour("accent" if on else "edge"), 2.5 if on else 1))
        painter.drawRoundedRect(swatch, em * 0.33, em * 0.33)
        painter.setFont(tokens.font(1.15, serif=True, bold=True))
        painter.setPen(QColor(ground.ink))
        painter.drawText(swatch, Qt.AlignmentFlag.AlignCenter, "文")
        painter.setFont(tokens.font(0.8, bold=on))
        painter.setPen(tokens.colour("ink"))
        name = QRectF(0, swatch.bottom(), self.width(), self.height() - swatch.bottom())
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, self.text())
        focus_ring(self, painter, self._look)
        painter.end()
