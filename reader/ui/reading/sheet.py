"""Small sheets that float over the page, children of its viewport: they scroll with the text and keep focus simple."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QGraphicsDropShadowEffect, QWidget
from shiboken6 import isValid

from reader.model.annotation import Color
from reader.ui.look.theme import Look, Token
from reader.ui.reading.kept_keys import keep_keys
from reader.ui.reading.margin import set_text
from reader.ui.reading.painting import STYLES


class Sheet(QWidget):
    """A raised sheet. Tab goes round inside it, Esc closes it.

    Signals: closed() when the reader closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self.look, self._page = look, parent
        # A sheet over the whole window gives the keyboard back to whoever had it: keys of one letter act only there.
        self.came_from = parent.focusWidget() if parent.isWindow() else None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Children of a viewport would else take their colour from the page's Text.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(look.em * 1.4)
        shadow.setOffset(0, look.em * 0.2)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    def place_by(self, anchor: QRectF, *, above: bool = False, left: float | None = None) -> None:
        """Show the sheet beside a rectangle of the page, on the other side where it would leave the window."""
        self.adjustSize()
        gap, area = round(self.look.em * 0.6), self._page.rect()
        over, under = round(anchor.top()) - self.height() - gap, round(anchor.bottom()) + gap
        fits_over, fits_under = over >= 0, under + self.height() <= area.height()
        top = (
            over if (above and (fits_over or not fits_under)) or (not above and not fits_under and fits_over) else under
        )
        x = anchor.center().x() - self.width() / 2 if left is None else left
        self.move(round(min(max(x, 4), max(4, area.width() - self.width() - 8))), top)
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Close the sheet and say so."""
        if self.isVisible():
            had_focus = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
            self.hide()
            if had_focus:
                before = self.came_from
                back = before is not None and isValid(before) and before.isVisible()
                (before if before is not None and back else self._page).setFocus()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Close on Esc, press the focused button on Enter; no key falls through to the page."""
        focus = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QAbstractButton):
            focus.click()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep keys typed in the sheet from the page's one-letter shortcuts."""
        return keep_keys(event) or super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  # Qt's name and signature
        """Let Tab go round among the sheet's own controls."""
        stops = [
            w
            for w in self.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not stops:
            return False
        here = self.window().focusWidget()
        at = stops.index(here) if here in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name and arguments
        """Paint the ground and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.tokens.colour("edge"), 1))
        painter.setBrush(self.look.tokens.colour("field"))
        radius = self.look.em * 0.53
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Swatch(QAbstractButton):
    """One of the four marks as a button: its ground and its line, ringed when it is the one in force."""

    def __init__(self, color: Color, word: str, key: str, look: Look) -> None:
        super().__init__()
        self.color, self._look = color, look
        self.setText(word)
        self.setAccessibleName(word)
        self.setToolTip(f"{word}  {key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the least size of a button."""
        side = round(self._look.em * 2.1)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name and arguments
        """Paint a piece of marked text."""
        painter, em, tokens = QPainter(self), self._look.em, self._look.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(rect, em * 0.33, em * 0.33)
        band = QRectF(0, 0, em * 1.3, em * 1.24)
        band.moveCenter(rect.center())
        painter.setPen(QPen(tokens.colour("accent"), 1.5) if self.isChecked() else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.mark_ground(self.color))
        painter.drawRoundedRect(band.adjusted(-1, -1, 1, 1), 3, 3)
        pen = QPen(tokens.mark_line(self.color), max(2.0, em * 0.13), STYLES[self.color])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(band.left(), band.bottom() - 1), QPointF(band.right(), band.bottom() - 1))
        painter.setFont(tokens.font(0.87, serif=True, bold=self.isChecked()))
        painter.setPen(tokens.colour("ink"))
        painter.drawText(band.adjusted(0, -2, 0, -2), Qt.AlignmentFlag.AlignCenter, self.text()[:1])
        focus_ring(self, painter, self._look)


class Prose(QWidget):
    """A few lines of Chinese, broken by its rules of composition, for a column of known width."""

    def __init__(self, look: Look, *, token: Token = "ink", scale: float = 0.93, serif: bool = True) -> None:
        super().__init__()
        self._look, self._token, self._font = look, token, look.tokens.font(scale, serif=serif)
        self._text = ""

    def set_text(self, text: str, width: int) -> None:
        """Show a text in lines of that width in pixels."""
        self._text = text
        self.setAccessibleName(text)
        self.setFixedSize(width, round(set_text(self._font, text, width)[1]))
        self.update()

    def text(self) -> str:
        """Return the text shown."""
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name and arguments
        """Paint the lines."""
        painter = QPainter(self)
        painter.setPen(self._look.tokens.colour(self._token))
        set_text(self._font, self._text, self.width())[0].draw(painter, QPointF(0, 0))


def focus_ring(widget: QWidget, painter: QPainter, look: Look) -> None:
    """Paint the ring of keyboard focus inside a widget that has it."""
    if widget.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.tokens.colour("focus"), max(2.0, look.em * 0.13)))
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
