"""Ctrl and the wheel zoom, over tree and list as over the page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from reader.ui.look.theme import Look


class WheelZoom(QObject):
    """Watches the wheel over some views."""

    def __init__(self, look: Look, views: Iterable[QAbstractScrollArea], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        for view in views:
            view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name and arguments
        """Take the wheel away from the view while Ctrl is held."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._look.step(1 if event.angleDelta().y() > 0 else -1)
            return True
        return False
