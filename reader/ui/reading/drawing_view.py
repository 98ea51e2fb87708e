"""A printed page on which pieces are drawn: their outlines, numbered, over the picture; a box drawn with the mouse.

All places are points of the page from its left upper corner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTransform

from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.ui.look.theme import Look
from reader.ui.reading.print_painting import paint_page, path_of
from reader.ui.reading.print_picture import PrintPicture
from reader.ui.reading.print_view import STILL, PrintView

TINTS = ("#1F5C8B", "#3A6536", "#855000", "#7A3B8F", "#9E2B20", "#2B7A78")
"""Print is dark on white in every theme, and so is what lies over it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPiece:
    """A piece as it is shown: its outline on the page, and its number."""

    id: str
    number: int
    path: QPainterPath


class DrawingView(PrintView):
    """Shows one page with its pieces.

    Signals: drawn(QRectF) a box was drawn · picked(x, y, more) a place was clicked, `more` with Ctrl or Shift ·
    stepped(±1, more) the piece before or behind is to be selected · asked(key) a letter was pressed · left() by Esc.
    """

    drawn = Signal(QRectF)
    picked = Signal(float, float, bool)
    stepped = Signal(int, bool)
    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.pieces: Sequence[DrawnPiece] = ()
        self.selected: Sequence[str] = ()
        self.loose: Sequence[QRectF] = ()  # type that is in no piece
        self.lines: Sequence[QRectF] = ()  # what the box holds
        self.blocks: Sequence[tuple[QRectF, int]] = ()  # with the place in the order, 0: none yet
        self._from: QPointF | None = None
        self._box = QRectF()
        self._pulled: tuple[QPoint, int, int] | None = None
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(_("版面上的文章"))

    def show_drawing(self, picture: PrintPicture | None, size: tuple[float, float], said: str, *, anew: bool) -> None:
        """Show a page; not `anew` it stays where it was moved to."""
        zoom, across, down = self.zoom, self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._fitted = "page"
        self.show_page(picture, size, (), said)
        if not anew:
            self.zoom, self._fitted = zoom, ""
            self._range()
            self.horizontalScrollBar().setValue(across)
            self.verticalScrollBar().setValue(down)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the page, what is in no piece, the pieces, and what is being drawn."""
        painter = QPainter(self.viewport())
        if not paint_page(self, painter, self._look.tokens, self._picture, self._said):
            painter.end()
            return
        painter.setFont(self._look.tokens.font(0.8, bold=True))
        corner = self.to_window(QRectF(0, 0, 1, 1)).topLeft()
        place = QTransform.fromTranslate(corner.x(), corner.y()).scale(self.zoom, self.zoom)
        for box in self.loose:
            painter.fillRect(self.to_window(box), QColor(128, 128, 128, 90))
        for piece in self.pieces:
            self._paint_piece(painter, piece, place)
        self._paint_lines(painter)
        for box, number in self.blocks:
            self._paint_block(painter, self.to_window(box), number)
        painter.end()

    def _paint_piece(self, painter: QPainter, piece: DrawnPiece, place: QTransform) -> None:
        chosen = piece.id in self.selected
        colour = QColor(TINTS[piece.number % len(TINTS)])
        ground = QColor(colour)
        ground.setAlphaF(0.26 if chosen else 0.07)
        painter.setBrush(ground)
        painter.setPen(QPen(colour, self._look.em * (0.2 if chosen else 0.09)))
        path = place.map(piece.path)
        painter.drawPath(path)
        word = str(piece.number) if not chosen or len(self.selected) < 2 else _("{n} · 第 {k}").format(
            n=piece.number, k=list(self.selected).index(piece.id) + 1
        )  # fmt: skip
        corner = path.toFillPolygon().at(0) if path.elementCount() else QPointF()
        self._badge(painter, corner, word, colour)

    def _badge(self, painter: QPainter, corner: QPointF, word: str, colour: QColor) -> None:
        em = self._look.em
        width = painter.fontMetrics().horizontalAdvance(word) + 0.7 * em
        wide = max(width, 1.3 * em)
        box = QRectF(max(0.0, corner.x() - 0.7 * wide), corner.y() - 0.8 * em, wide, 1.3 * em)  # beside the words
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 0.2 * em, 0.2 * em)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_lines(self, painter: QPainter) -> None:
        ink = QColor("#9E2B20")
        ground = QColor(ink)
        ground.setAlphaF(0.22)
        for box in self.lines:
            painter.fillRect(self.to_window(box), ground)
        if not self._box.isEmpty():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, self._look.em * 0.12, Qt.PenStyle.DashLine))
            painter.drawRect(self.to_window(self._box))

    def _paint_block(self, painter: QPainter, box: QRectF, number: int) -> None:
        ink = QColor("#9E2B20" if number else "#5B4A34")
        ground = QColor(ink)
        ground.setAlphaF(0.18 if number else 0.05)
        painter.setBrush(ground)
        painter.setPen(QPen(ink, self._look.em * 0.12))
        painter.drawRect(box)
        if number:
            self._badge(painter, box.topLeft(), str(number), ink)

    def clear_box(self) -> None:
        """Forget the box."""
        self._box, self.lines = QRectF(), ()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Begin a box with the left button; take hold of the page with another."""
        self.setFocus()
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position()
        else:
            bars = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            self._pulled = (event.position().toPoint(), *bars)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the box, or move the page."""
        if self._pulled is not None:
            away = event.position().toPoint() - self._pulled[0]
            self.horizontalScrollBar().setValue(self._pulled[1] - away.x())
            self.verticalScrollBar().setValue(self._pulled[2] - away.y())
        elif self._from is not None and not self.blocks:
            self._box = QRectF(self.to_page(self._from), self.to_page(event.position())).normalized()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """End the box, or the click."""
        self._pulled = None
        begun, self._from = self._from, None
        if begun is None:
            return
        if (event.position() - begun).manhattanLength() < STILL or self.blocks:
            self._box = QRectF()
            place = self.to_page(event.position())
            more = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            self.picked.emit(place.x(), place.y(), bool(more))
        else:
            self._box &= QRectF(QPointF(0, 0), QSizeF(self.size_))
            self.drawn.emit(self._box)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Letters ask for what the buttons do, Up and Down walk through the pieces, with Shift they gather them."""
        more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        walks: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Down: partial(self.stepped.emit, 1, more),
            Qt.Key.Key_Up: partial(self.stepped.emit, -1, more),
            Qt.Key.Key_Return: partial(self.asked.emit, "\r"),
            Qt.Key.Key_Enter: partial(self.asked.emit, "\r"),
        }
        walk = walks.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if walk is not None:
            walk()
        elif plain and event.text().isalpha():
            self.asked.emit(event.text().upper())
        else:
            super().keyPressEvent(event)


def drawn_piece(id_: str, number: int, polygons: Sequence[Sequence[tuple[float, float]]]) -> DrawnPiece:
    """Return a piece with its outline."""
    return DrawnPiece(id=id_, number=number, path=path_of(polygons))
