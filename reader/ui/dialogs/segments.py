"""One choice of a few, all of them seen side by side in one frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from reader.ui.look.theme import Look
from reader.ui.reading.sheet import focus_ring


class Choice(QAbstractButton):
    """One of a few things to choose, known by its word."""

    def __init__(self, look: Look, word: str) -> None:
        super().__init__()
        self._look = look
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class Segment(Choice):
    """One choice of a row of choices; the one in force has a ground and a red line below."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the least size of a choice."""
        tokens = self._look.tokens
        word = QFontMetricsF(tokens.font(0.9, bold=True)).horizontalAdvance(self.text())
        return QSize(max(tokens.px(3.6), round(word + self._look.em * 0.9)), tokens.px(2.1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the word, and ground and line where it is in force."""
        tokens, em, on = self._look.tokens, self._look.em, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(2.5, 3, -2.5, -3)
        if on or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("sel" if on else "hover"))
            painter.drawRoundedRect(inner, em * 0.27, em * 0.27)
        if on:
            line = QRectF(inner.left() + inner.width() * 0.3, inner.bottom() - 3, inner.width() * 0.4, 2)
            painter.fillRect(line, tokens.colour("accent"))
        painter.setFont(tokens.font(0.9, bold=on))
        painter.setPen(tokens.colour("ink" if self.isEnabled() else "ink3"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self.text())
        focus_ring(self, painter, self._look)
        painter.end()


class SegmentRow(QWidget):
    """A row of choices in one frame."""

    def __init__(self, look: Look, words: tuple[str, ...], on: int, choose: Callable[[int], None]) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self.segments: list[Segment] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for k, word in enumerate(words):
            button = Segment(look, word)
            button.setChecked(k == on)
            self._group.addButton(button, k)
            self.segments.append(button)
            row.addWidget(button, 1)
        self._group.idClicked.connect(choose)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.tokens.colour("edge"), 1))
        radius = self._look.em * 0.33
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
