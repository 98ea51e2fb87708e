"""What the mouse does on the page, as plain events: clicked, selected, moved, zoomed. Watches the view's viewport."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from reader.ui.reading.page_view import PageView


class Pointing(QObject):
    """Watches the mouse over a page.

    Signals: pressed() · clicked(QPointF) without a selection · selected() when the mouse is released over one ·
    zoomed(+1 or -1) · menu_asked(QPointF), by mouse or keyboard.
    """

    pressed = Signal()
    clicked = Signal(QPointF)
    selected = Signal()
    zoomed = Signal(int)
    menu_asked = Signal(QPointF)

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._turned = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name and arguments
        """Watch; only zooming, tooltips and the menu are taken away from the view."""
        if isinstance(event, QMouseEvent):
            self._mouse(event)
        elif isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            while abs(self._turned) >= 120:
                step = 1 if self._turned > 0 else -1
                self._turned -= 120 * step
                self.zoomed.emit(step)
            return True
        elif isinstance(event, QContextMenuEvent):
            self.menu_asked.emit(QPointF(event.pos()))
            return True
        elif isinstance(event, QHelpEvent):
            remark = self._remark(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), remark, self._view)
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseMove:
            if not event.buttons():
                self._show_hand(event.position())
        elif event.button() != Qt.MouseButton.LeftButton:
            return
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.pressed.emit()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            # The view settles its selection after this event; a click inside an old selection lets go of it.
            point = event.position()
            QTimer.singleShot(0, self, lambda: self._released(point))

    def _released(self, point: QPointF) -> None:
        if self._view.textCursor().hasSelection():
            self.selected.emit()
        else:
            self.clicked.emit(point)

    def _show_hand(self, point: QPointF) -> None:
        """Show a hand over notes beside the text and over pictures; over text the view itself knows what to show."""
        over = self._view.shown.margin.at(self._view.to_document(point)) is not None
        over = over or self._view.picture_at(point) is not None
        shape = self._view.viewport().cursor().shape()
        if over and shape != Qt.CursorShape.PointingHandCursor:
            self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif not over and shape == Qt.CursorShape.PointingHandCursor and not self._view.link_at(point):
            self._view.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def _remark(self, point: QPointF) -> str:
        """Return what is to be said about the furniture under a point."""
        at = self._view.unit_at(point)
        if at is None:
            return ""
        start, remark = self._view.page.remarks.get(at[0], (0, ""))
        return remark if remark and at[1] >= start else ""
