"""The few small widgets all panes are made of: bars, buttons with an icon, labels, links.

Each takes a `Look` and follows it by itself.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look, Token

KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)

WALKING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


def own_viewport() -> QWidget:
    """Return a viewport for a view of rows: Qt's own would have to be found among all the classes there are."""
    made = QWidget()
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    made.setMouseTracking(True)
    made.setAttribute(Qt.WidgetAttribute.WA_Hover)
    return made


class Bar(QWidget):
    """A pane's heading bar on the pane's own ground, closed by a hairline; widgets go into `row`."""

    def __init__(self, look: Look, ground: Token, height: float = 3.1, *, rule_above: bool = False) -> None:
        super().__init__()
        self._look = look
        self._ground: Token = ground
        self._height = height
        self._rule_above = rule_above
        self.row = QHBoxLayout(self)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the size from the look."""
        px = self._look.tokens.px
        self.setFixedHeight(px(self._height))
        self.row.setContentsMargins(px(0.9), 0, px(0.6), 0)
        self.row.setSpacing(px(0.12))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour(self._ground))
        y = 0 if self._rule_above else self.height() - 1
        painter.fillRect(0, y, self.width(), 1, self._look.tokens.colour("rule"))
        painter.end()


class Button(QToolButton):
    """An icon, a word, or both; without a word the name is its tooltip. Not in the way of the mouse's focus."""

    def __init__(
        self, look: Look, icons: Icons, name: str, *, icon: str = "", word: str = "", size: float = 1.35
    ) -> None:
        super().__init__()
        self._look = look
        self._icons = icons
        self._icon = icon
        self._size = size
        self._colour: Token = "ink2"
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setText(word)
        self.toggled.connect(lambda _on: self.restyle())
        look.changed.connect(self.restyle)
        self.restyle()

    def set_icon(self, icon: str, colour: Token = "ink2") -> None:
        """Show another icon, in another colour."""
        if (icon, colour) != (self._icon, self._colour):
            self._icon, self._colour = icon, colour
            self.restyle()

    def set_name(self, name: str) -> None:
        """Change tooltip and accessible name."""
        if name != self.toolTip():
            self.setAccessibleName(name)
            self.setToolTip(name)

    def set_word(self, word: str) -> None:
        """Show a word beside the icon, or none."""
        if word != self.text():
            self.setText(word)
            self.restyle()

    def restyle(self) -> None:
        """Take size and colours from the look."""
        tokens = self._look.tokens
        size = tokens.px(self._size)
        if self._icon:
            colour = tokens.colour("accent" if self.isChecked() else self._colour)
            self.setIcon(self._icons.icon(self._icon, colour, size, self.devicePixelRatioF()))
            self.setIconSize(QSize(size, size))
        style = Qt.ToolButtonStyle
        both = style.ToolButtonTextBesideIcon if self._icon else style.ToolButtonTextOnly
        self.setToolButtonStyle(both if self.text() else style.ToolButtonIconOnly)
        self.setFont(tokens.font(0.9))
        self.setMinimumSize(tokens.px(2.3), tokens.px(2.3))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring only where the keyboard brought the focus."""
        _ring(self, event.reason() in KEYBOARD)
        super().focusInEvent(event)


class Label(QLabel):
    """A line of text in one of the look's sizes and colours."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        scale: float = 0.93,
        colour: Token = "ink",
        serif: bool = False,
        bold: bool = False,
        spacing: float = 0,
        wrap: bool = False,
    ) -> None:
        super().__init__(text)
        self._look = look
        self._style = (scale, serif, bold, spacing)
        self._colour: Token = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take size and colour from the look."""
        scale, serif, bold, spacing = self._style
        self.setFont(self._look.tokens.font(scale, serif=serif, bold=bold, spacing=spacing))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.tokens.colour(self._colour))
        self.setPalette(palette)


class ElidedLabel(Label):
    """A label that gives way: cut with an ellipsis where room is scarce, whole in its tooltip."""

    def __init__(self, look: Look, text: str = "", **style: object) -> None:
        super().__init__(look, text, **style)  # type: ignore[arg-type]  # the same names as Label's
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Ask for no width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint as much as there is room for."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.drawText(QRectF(self.rect()), flags, shown)
        painter.end()
        self.setToolTip(self.text() if shown != self.text() else "")


class Link(QToolButton):
    """A word in the colour of links, for the one or two things that can be done about a message."""

    def __init__(self, look: Look, word: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("link", True)
        self.setText(word)
        self.setAccessibleName(word)
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take size and colour from the look."""
        self.setFont(self._look.tokens.font(0.87))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring only where the keyboard brought the focus."""
        _ring(self, event.reason() in KEYBOARD)
        super().focusInEvent(event)


def _ring(button: QAbstractButton, shown: bool) -> None:
    """Let the style sheet show the ring on a button, or not."""
    if button.property("ring") is not shown:
        button.setProperty("ring", shown)
        button.style().unpolish(button)
        button.style().polish(button)
