"""A page as it was printed: the piece that is read bright, the rest dimmed; moved, zoomed, pointed at.

All places are points of the page from its left upper corner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from reader.model.messages import _
from reader.ui.look.controls import own_viewport
from reader.ui.look.theme import Look
from reader.ui.reading.print_painting import Ring, paint_print, path_of
from reader.ui.reading.print_picture import PrintPicture

STEP = 1.25
LEAST, MOST = 0.15, 8.0  # pixels a point
LARGE = 0.105  # em a point: what is narrow is not shown larger than it can well be read
EDGE = 0.6  # em of ground round what the window is fitted to
STILL = 6  # pixels that a mouse moves and yet only clicks


class PrintView(QAbstractScrollArea):
    """Shows one page.

    Signals: pointed(x, y) what the mouse is over, −1 where it has left · clicked(x, y) · turned(+1 or −1) another page
    of the piece is wanted · left() by Esc.
    """

    pointed = Signal(float, float)
    clicked = Signal(float, float)
    turned = Signal(int)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._picture: PrintPicture | None = None
        self._said = ""
        self.size_ = QSizeF()
        self.piece, self.other = QPainterPath(), QPainterPath()
        self.hits: Sequence[QRectF] = ()
        self.current: Sequence[QRectF] = ()
        self.word: Sequence[QRectF] = ()
        self.zoom, self._fitted = 1.0, "piece"
        self._held: tuple[QPoint, int, int] | None = None
        self.setViewport(own_viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("印出来的版面"))
        look.changed.connect(self.viewport().update)

    # What is shown

    def show_page(
        self, picture: PrintPicture | None, size: tuple[float, float], rings: Sequence[Ring], said: str
    ) -> None:
        """Show a page of so many points with the outlines of the piece; without a picture, why there is none."""
        self._picture, self.size_, self._said = picture, QSizeF(*size), said
        self.piece, self.other = path_of(rings), QPainterPath()
        self.hits = self.current = self.word = ()
        self.setAccessibleDescription(said)
        self._fit()

    def set_hits(self, hits: Sequence[QRectF], current: Sequence[QRectF]) -> None:
        """Mark what was found, and the place of it that the reader is at, which comes into sight."""
        self.hits, self.current = hits, current
        if current:
            self.reveal(current[0])
        self.viewport().update()

    def set_word(self, boxes: Sequence[QRectF], *, reveal: bool = False) -> None:
        """Mark what is pointed at in the text, or here."""
        if list(boxes) != list(self.word):
            self.word = boxes
            if boxes and reveal:
                self.reveal(boxes[0])
            self.viewport().update()

    def set_other(self, rings: Sequence[Ring]) -> None:
        """Show the outline of another piece, that a click opens."""
        self.other = path_of(rings)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if rings else Qt.CursorShape.OpenHandCursor)
        self.viewport().update()

    def reveal(self, box: QRectF) -> None:
        """Bring a place of the page into sight."""
        shown = QRectF(self.to_page(QPointF(0, 0)), self.to_page(QPointF(self._width(), self._height())))
        if not shown.contains(box):
            self._scroll_to(box.center())

    # How large

    def fit_piece(self) -> None:
        """Show the piece as wide as there is room for."""
        self._fitted = "piece"
        self._fit()

    def fit_page(self) -> None:
        """Show the whole page."""
        self._fitted = "page"
        self._fit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Show the page larger or smaller; what stands at a point of the window, or in its middle, stays there."""
        point = at or QPointF(self._width() / 2, self._height() / 2)
        place = self.to_page(point)
        self._fitted = ""
        self.zoom = min(max(self.zoom * factor, LEAST), MOST)
        self._range()
        self._scroll_to(place, point)
        self.viewport().update()

    def to_page(self, point: QPointF) -> QPointF:
        """Return the place of the page at a point of the window."""
        return (point - self._origin()) / self.zoom

    def to_window(self, box: QRectF) -> QRectF:
        """Return where a box of the page stands in the window."""
        return QRectF(box.topLeft() * self.zoom + self._origin(), box.size() * self.zoom)

    # Inner workings

    def _width(self) -> int:
        return self.viewport().width()

    def _height(self) -> int:
        return self.viewport().height()

    def _origin(self) -> QPointF:
        """Return where the page's corner stands in the window: a page smaller than it stands in its middle."""
        across = (self._width() - self.size_.width() * self.zoom) / 2
        down = (self._height() - self.size_.height() * self.zoom) / 2
        x = across if across > 0 else -self.horizontalScrollBar().value()
        y = down if down > 0 else -self.verticalScrollBar().value()
        return QPointF(x, y)

    def _fit(self) -> None:
        edge = 2 * EDGE * self._look.em
        room = QSizeF(max(50.0, self._width() - edge), max(50.0, self._height() - edge))
        box = self.piece.boundingRect()
        if self._fitted == "page" or box.isEmpty():
            box = QRectF(QPointF(0, 0), self.size_)
            self.zoom = min(room.width() / max(box.width(), 1.0), room.height() / max(box.height(), 1.0))
        elif self._fitted == "piece":
            self.zoom = min(room.width() / box.width(), LARGE * self._look.em)
        self.zoom = min(max(self.zoom, LEAST), MOST)
        self._range()
        if self._fitted:
            top = box.top() - (EDGE * self._look.em) / self.zoom
            self._scroll_to(QPointF(box.center().x(), top), QPointF(self._width() / 2, 0))
        self.viewport().update()

    def _range(self) -> None:
        for bar, whole, room in (
            (self.horizontalScrollBar(), self.size_.width() * self.zoom, self._width()),
            (self.verticalScrollBar(), self.size_.height() * self.zoom, self._height()),
        ):
            bar.setRange(0, max(0, round(whole - room)))
            bar.setPageStep(room)
            bar.setSingleStep(round(3 * self._look.em))

    def _scroll_to(self, place: QPointF, point: QPointF | None = None) -> None:
        point = point or QPointF(self._width() / 2, self._height() / 2)
        self.horizontalScrollBar().setValue(round(place.x() * self.zoom - point.x()))
        self.verticalScrollBar().setValue(round(place.y() * self.zoom - point.y()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Fit anew, where it was fitted."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the page, the veil over what is not of the piece, and the marks."""
        painter = QPainter(self.viewport())
        paint_print(self, painter, self._look.tokens, self._picture, self._said)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Plus and minus zoom, 0 fits the piece, 9 the page; PageUp and PageDown turn pages; Esc leaves."""
        key, plain = (
            event.key(),
            not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier,
        )
        deeds: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Plus: lambda: self.zoom_by(STEP), Qt.Key.Key_Equal: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / STEP), Qt.Key.Key_0: self.fit_piece, Qt.Key.Key_9: self.fit_page,
            Qt.Key.Key_PageDown: partial(self.turned.emit, 1), Qt.Key.Key_PageUp: partial(self.turned.emit, -1),
            Qt.Key.Key_Escape: partial(self.left.emit),
        }  # fmt: skip
        deed = deeds.get(Qt.Key(key)) if plain else None
        if deed is not None:
            deed()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Scroll; with Ctrl zoom where the mouse is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Take hold of the page."""
        if event.button() == Qt.MouseButton.LeftButton:
            bars = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            self._held = (event.position().toPoint(), *bars)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Move the page that is held, else say what is pointed at."""
        point = event.position()
        if self._held is not None:
            away = point.toPoint() - self._held[0]
            self.horizontalScrollBar().setValue(self._held[1] - away.x())
            self.verticalScrollBar().setValue(self._held[2] - away.y())
        else:
            place = self.to_page(point)
            self.pointed.emit(place.x(), place.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Let go; where the page was not moved, that was a click."""
        held, self._held = self._held, None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        if held is not None and (event.position().toPoint() - held[0]).manhattanLength() < STILL:
            place = self.to_page(event.position())
            self.clicked.emit(place.x(), place.y())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Say that the mouse has left."""
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(-1.0, -1.0)
        return super().viewportEvent(event)
