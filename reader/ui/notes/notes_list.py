"""The list of the notes panel: Enter or a click opens, Delete removes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from reader.model.messages import _
from reader.ui.look.controls import KEYBOARD
from reader.ui.look.theme import Look


class NotesList(QListView):
    """The list itself: Enter or click opens, Delete removes."""

    removal_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The panel paints the ground: under a style sheet a viewport does not always keep a palette of its own.
        self.viewport().setAutoFillBackground(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)  # or Qt keeps the rows' heights when only the width changes
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setMouseTracking(True)
        self.setAccessibleName(_("批注"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Open on Enter, remove on Delete."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring where the keyboard brought the focus, and begin at the first note."""
        self.setProperty("ring", event.reason() in KEYBOARD)
        super().focusInEvent(event)
