"""When what the reader begins with has been painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

LATE_MS = 1000


class FirstPaint(QObject):
    """Watches widgets until each that can be seen has been painted once.

    Signals: done() in a turn after the last was painted.
    """

    done = Signal()

    def __init__(self, widgets: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(widgets)
        self._check = QTimer(self, singleShot=True, interval=0)
        self._check.timeout.connect(self._look)
        for widget in widgets:
            widget.installEventFilter(self)
        # A pane that the layout hides after all is never painted.
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._look)
        self._late.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Cross off what is painted."""
        if event.type() == QEvent.Type.Paint and watched in self._left:
            self._left = [widget for widget in self._left if widget is not watched]
            watched.removeEventFilter(self)
            self._check.start()
        return False

    def _look(self) -> None:
        if self._late.isActive() and any(widget.isVisible() for widget in self._left):
            return
        if not any(widget.isVisible() for widget in self._left):
            self._late.stop()
            self._left = []
            self._check.timeout.disconnect(self._look)
            self.done.emit()
        else:
            self._late.start()
