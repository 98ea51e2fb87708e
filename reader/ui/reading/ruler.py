"""The reading ruler: the line that is pointed at stands on a ground of its own, so that old eyes do not lose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF
from PySide6.QtGui import QMouseEvent, QPainter

from reader.ui.reading.geometry import first_block

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.look.theme import Look
    from reader.ui.reading.page_writing import Page
    from reader.ui.reading.spread_browser import SpreadBrowser


class Ruler(QObject):
    """Follows the pointer over one page; while it rests and the page scrolls, the ruler stays where it is in sight."""

    def __init__(self, view: SpreadBrowser, look: Look, page: Callable[[], Page]) -> None:
        super().__init__(view)
        self._view, self._look, self._page = view, look, page
        self._at_rest = QPointF(0, view.viewport().height() / 3)
        self._at = QRectF()
        view.viewport().installEventFilter(self)

    def end(self) -> None:
        """Lie there no more."""
        self._view.viewport().removeEventFilter(self)
        self._view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name and arguments
        """Go along with the pointer."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._at_rest = event.position()
            if self.line() != self._at:
                self._view.viewport().update()
        return False

    def line(self) -> QRectF:
        """Return the rectangle of the line, in the document's coordinates; empty where no line is near."""
        document = self._page().document
        y = self._view.to_document(self._at_rest).y()
        block = first_block(document, y)
        rect = document.documentLayout().blockBoundingRect(block)
        column, layout = self._page().column, block.layout()
        for k in range(layout.lineCount() if layout is not None else 0):
            line = layout.lineAt(k)
            top = rect.top() + line.y()
            if y < top + line.height() + 1:
                em = self._look.em
                return QRectF(column.left - em * 0.5, top, column.width + em, line.height())
        return QRectF()

    def paint(self, painter: QPainter) -> None:
        """Paint the ground below the line; the painter stands in the document's coordinates."""
        self._at = self.line()
        if not self._at.isEmpty():
            tokens = self._look.tokens
            painter.fillRect(self._at, tokens.colour("sel"))
            painter.fillRect(
                QRectF(self._at.left(), self._at.bottom() - 2, self._at.width(), 2), tokens.colour("accent")
            )
