"""A pill that narrows a list: what facets, readings and filters are chosen with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from reader.ui.look.controls import KEYBOARD
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look, Token


class Chip(QCheckBox):
    """A choice that narrows: a word and a count in a pill; one that is on has a cross and stays where it was."""

    def __init__(self, look: Look, icons: Icons, word: str, count: int | None = None, *, cross: bool = True) -> None:
        super().__init__()
        self._look = look
        self._icons = icons
        self._word = word
        self._count = "" if count is None else f"{count:,}"
        self._cross = cross
        self._keyboard = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{word} {self._count}".strip())
        self.toggled.connect(lambda _on: self.updateGeometry())
        look.changed.connect(self.updateGeometry)

    @property
    def word(self) -> str:
        """What stands in it."""
        return self._word

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the size that holds word, count and cross."""
        tokens, em = self._look.tokens, self._look.em
        # As wide off as on, so that nothing moves when it is chosen.
        text = self._word + (f" {self._count}" if self._count else "")
        width = QFontMetricsF(tokens.font(0.8, bold=True)).horizontalAdvance(text) + em * 1.5
        return QSize(round(width + (em * 0.9 if self.isChecked() and self._cross else 0)), tokens.px(1.75))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Never smaller than its text."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802  # Qt's name
        """The whole pill can be clicked."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Enter does what a space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Remember whether the keyboard brought the focus."""
        self._keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the pill."""
        tokens, em, on = self._look.tokens, self._look.em, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus() and self._keyboard
        edge: Token = "focus" if ring else "accent" if on else "edge" if self.isEnabled() else "rule"
        painter.setPen(QPen(tokens.colour(edge), 2 if ring else 1.5 if on else 1))
        ground: Token = "sel" if on else "hover"
        painter.setBrush(tokens.colour(ground) if on or self.underMouse() else Qt.BrushStyle.NoBrush)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        left = em * 0.75
        font = tokens.font(0.8, bold=on)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        word = self._word
        if lacking := max(0, self.sizeHint().width() - self.width()):
            metrics = QFontMetricsF(font)
            room = metrics.horizontalAdvance(word) - lacking
            word = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self._word if lacking else "")
        ink: Token = "ink" if self.isEnabled() else "ink3"
        shade: Token = "ink2" if on else "ink3"
        for text, colour in ((word, ink), (self._count, shade)):
            painter.setFont(font)
            painter.setPen(tokens.colour(colour))
            painter.drawText(QRectF(left, 0, self.width(), self.height()), flags, text)
            left += QFontMetricsF(font).horizontalAdvance(text + " ")
        if on and self._cross:
            size = tokens.px(0.75)
            cross = self._icons.pixmap("x", tokens.colour("ink2"), size, self.devicePixelRatioF())
            painter.drawPixmap(round(self.width() - em * 0.65 - size), (self.height() - size) // 2, cross)
        painter.end()
