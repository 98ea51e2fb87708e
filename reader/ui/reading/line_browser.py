"""A text browser whose selections are drawn along lines, wherever in the leading the mouse is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTextBrowser

from reader.ui.reading.geometry import height_of_a_line


class LineBrowser(QTextBrowser):
    """With generous leading a quarter of the page is white between lines, where Qt finds no character."""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Begin a selection in the line nearest the pointer."""
        with self._on_a_line(event) as moved:
            super().mousePressEvent(moved)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Draw a selection along the line nearest the pointer; where nothing is drawn, the pointer is where it is."""
        if event.buttons():
            with self._on_a_line(event) as moved:
                super().mouseMoveEvent(moved)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """End a selection where it was drawn to."""
        with self._on_a_line(event) as moved:
            super().mouseReleaseEvent(moved)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Select a word of the line nearest the pointer."""
        with self._on_a_line(event) as moved:
            super().mouseDoubleClickEvent(moved)

    @contextmanager
    def _on_a_line(self, event: QMouseEvent) -> Iterator[QMouseEvent]:
        """Lend the event moved onto a line; outside the window it stays, or dragging there would not scroll."""
        point, shift = event.position(), self.verticalScrollBar().value()
        if not self.viewport().rect().contains(point.toPoint()):
            yield event
            return
        here = QPointF(point.x(), height_of_a_line(self.document(), point.y() + shift) - shift)
        on_screen = event.globalPosition() + here - point
        moved = QMouseEvent(event.type(), here, on_screen, event.button(), event.buttons(), event.modifiers())
        yield moved
        event.setAccepted(moved.isAccepted())
