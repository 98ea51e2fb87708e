"""A text browser that shows its document in one column or in two side by side, for the eye and for the mouse alike.

Qt knows one window over a document. For the second column it is lent another one, for as long as it paints there or
hears of the mouse there: nothing of its own painting, hit test and selecting is done again here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.ui.reading.column import Column
from reader.ui.reading.line_browser import LineBrowser
from reader.ui.reading.page_writing import Page
from reader.ui.reading.spread import Spread, Strip, last_value, parting, spread_of, turned
from reader.ui.reading.ticks import TickBar


def sheet_of_paper() -> QWidget:
    """Return what a text browser makes for its viewport: Qt's own has to be found by its class, which is slow."""
    made = QWidget()
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    made.setCursor(Qt.CursorShape.IBeamCursor)
    made.setMouseTracking(True)
    return made


class SpreadBrowser(LineBrowser):
    """The window over a page. `spread` tells what stands where in it."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(document=QTextDocument(self), column=Column(left=0, width=0, notes=0))
        self.ticks = TickBar()
        self.ticks.rangeChanged.connect(self._fit_range)
        self.selectionChanged.connect(self._draw_both)

    @property
    def spread(self) -> Spread:
        """What of the page stands in the window now."""
        return spread_of(self.page, self.ticks.value(), self.viewport().height())

    def to_document(self, point: QPointF) -> QPointF:
        """Turn a point of the window into one of the document."""
        return self.spread.to_document(point)

    def unit_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the block and unit of the character really under a point of the window."""
        layout = self.page.document.documentLayout()
        position = layout.hitTest(self.to_document(point), Qt.HitTestAccuracy.ExactHit)
        if position < 0:
            return None
        block = self.page.document.findBlock(position)
        return block.blockNumber(), position - block.position()

    def turn(self, pages: int) -> None:
        """Scroll by what is in sight, down or up, less a line where the window is one column."""
        spread, now = self.spread, self.ticks.value()
        value = now + round(pages * (spread.bottom - spread.top))
        self.ticks.setValue(value if spread.double else turned(self.page, spread, pages, self.ticks.singleStep()))

    # Each event in the window of its column

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Begin a selection in the column that is pointed at."""
        with self._lent(self.spread.at(event.position())):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Draw a selection into the column that is pointed at."""
        with self._lent(self.spread.at(event.position())):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """End a selection in the column that is pointed at."""
        with self._lent(self.spread.at(event.position())):
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Select in the column that is pointed at."""
        with self._lent(self.spread.at(event.position())):
            super().mouseDoubleClickEvent(event)

    def link_at(self, point: QPointF) -> str:
        """Return where the link under a point of the window leads, nothing where none is."""
        with self._lent(self.spread.at(point)):
            return self.anchorAt(point.toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """PgDn and PgUp turn the page; all else is Qt's."""
        down = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if down and not event.modifiers():
            self.turn(down)
        else:
            super().keyPressEvent(event)

    def draw_text(self, event: QPaintEvent, strip: Strip) -> None:
        """Let Qt paint the text of a strip with its selection, in the window that the strip has."""
        if not self.page.column.step:
            QTextBrowser.paintEvent(self, event)
            return
        with self._lent(strip):
            QTextBrowser.paintEvent(self, QPaintEvent(self._room(strip)))

    def _room(self, strip: Strip) -> QRect:
        """Return the part of the window that a strip has; what hangs out of the column sideways is in it."""
        middle, width = round(parting(self.page.column)), self.viewport().width()
        left, right = (middle, width) if strip.aside else (0, middle)
        top, bottom = int(strip.top - strip.shift), int(strip.bottom - strip.shift)
        return QRect(left, top, right - left, bottom - top)

    def _painter(self, strip: Strip) -> QPainter:
        """Return a painter that stands in the document's coordinates and leaves the other column alone."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.page.column.step:
            painter.setClipRect(self._room(strip))
        painter.translate(strip.aside, -strip.shift)
        return painter

    @contextmanager
    def _lent(self, strip: Strip) -> Iterator[None]:
        """Let Qt look through the window of a strip; who listens to the scroll bars hears nothing of it."""
        if not self.page.column.step:
            yield
            return
        across, value, most = self.horizontalScrollBar(), self.ticks.value(), self.ticks.maximum()
        with QSignalBlocker(self.ticks), QSignalBlocker(across):
            across.setRange(-round(strip.aside), 0)
            across.setValue(-round(strip.aside))
            self.ticks.setMaximum(max(most, strip.shift))
            self.ticks.setValue(strip.shift)
            lent = self.ticks.value()
            try:
                yield
            finally:
                moved = self.ticks.value() - lent  # Qt follows what is selected beyond the window's edge
                across.setRange(0, 0)
                self.ticks.setMaximum(most)
                self.ticks.setValue(value)
        if moved:
            self.ticks.setValue(value + moved)

    def _draw_both(self) -> None:
        """A selection may reach from one column into the other, and Qt draws anew what it knows of."""
        if self.page.column.step:
            self.viewport().update()

    def _fit_range(self) -> None:
        """Let the scroll bar end where the text ends in the second column."""
        if not self.page.column.step:
            return
        wanted = last_value(self.page, self.viewport().height())
        if wanted != self.ticks.maximum():
            self.ticks.setMaximum(wanted)
