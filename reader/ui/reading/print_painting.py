"""How a printed page is painted: the page, a veil over what is not of the piece, its edge, and the marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reader.ui.look.theme import Tokens
    from reader.ui.reading.print_picture import PrintPicture

VEIL = 0.62

Ring = Sequence[tuple[float, float]]


def path_of(rings: Sequence[Ring]) -> QPainterPath:
    """Return polygons as one path; one inside another is a hole."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    return path


class Paper(Protocol):
    """A page of `size_` points, and where it stands."""

    size_: QSizeF
    zoom: float

    def viewport(self) -> QWidget:
        """Return what is painted on."""

    def to_page(self, point: QPointF) -> QPointF:
        """Return the place of the page at a point of the window."""

    def to_window(self, box: QRectF) -> QRectF:
        """Return where a box of the page stands in the window."""


class Shown(Paper, Protocol):
    """What is painted: a page with the outlines of pieces and boxes of words."""

    piece: QPainterPath
    other: QPainterPath
    hits: Sequence[QRectF]
    current: Sequence[QRectF]
    word: Sequence[QRectF]


def paint_print(view: Shown, painter: QPainter, tokens: Tokens, picture: PrintPicture | None, said: str) -> None:
    """Paint the view's page; without a picture, where the piece stands on it, and why there is none."""
    if not paint_page(view, painter, tokens, picture, said):
        return
    page = QRectF(QPointF(0, 0), view.size_)
    place = QTransform.fromTranslate(*_xy(view.to_window(page).topLeft())).scale(view.zoom, view.zoom)
    piece = place.map(view.piece)
    _veil(painter, view.to_window(page), piece, tokens)
    _marks(painter, view, tokens, place)
    if picture is None:
        painter.setPen(QPen(tokens.colour("edge"), 1))
        painter.drawPath(piece)
        _say(painter, view, tokens, said)


def paint_page(view: Paper, painter: QPainter, tokens: Tokens, picture: PrintPicture | None, said: str) -> bool:
    """Paint the page alone; False where there is none, which is said."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(view.viewport().rect(), tokens.colour("desk"))
    page = QRectF(QPointF(0, 0), view.size_)
    if page.isEmpty():
        _say(painter, view, tokens, said)
        return False
    seen = QRectF(view.to_page(QPointF(0, 0)), view.to_page(QPointF(view.viewport().rect().bottomRight()))) & page
    if picture is not None:
        ratio = view.viewport().devicePixelRatioF()
        picture.draw(painter, seen, view.to_window(seen), view.zoom * ratio)
    else:
        painter.fillRect(view.to_window(page), tokens.colour("paper"))
    return True


def _veil(painter: QPainter, page: QRectF, piece: QPainterPath, tokens: Tokens) -> None:
    rest = QPainterPath()
    rest.addRect(page)
    veil = QColor(tokens.colour("desk"))
    veil.setAlphaF(VEIL)
    painter.fillPath(rest.subtracted(piece), veil)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.colour("accent"), max(1.0, tokens.em * 0.08)))
    painter.drawPath(piece)


def _marks(painter: QPainter, view: Shown, tokens: Tokens, place: QTransform) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    bright = tokens if not tokens.theme.dark else None  # print is dark on white in every theme
    for boxes, colour in (
        (view.hits, bright.colour("hit") if bright else QColor("#FFD95A")),
        (view.current, bright.colour("current_hit") if bright else QColor("#F29A38")),
        (view.word, QColor("#A9D5F2")),
    ):
        for box in boxes:
            painter.setBrush(colour)
            painter.drawRoundedRect(view.to_window(box).adjusted(-1, -1, 1, 1), 2, 2)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _outlined(painter, view, view.current, QPen(QColor("#8A4B00"), 1.5))
    _outlined(painter, view, view.word, QPen(QColor("#1B62A0"), 1.5))
    if not view.other.isEmpty():
        ground = QColor(tokens.colour("focus"))
        ground.setAlphaF(0.12)
        painter.setBrush(ground)
        painter.setPen(QPen(tokens.colour("focus"), max(1.0, tokens.em * 0.08), Qt.PenStyle.DashLine))
        painter.drawPath(place.map(view.other))


def _outlined(painter: QPainter, view: Shown, boxes: Sequence[QRectF], pen: QPen) -> None:
    painter.setPen(pen)
    for box in boxes:
        painter.drawRoundedRect(view.to_window(box).adjusted(-1, -1, 1, 1), 2, 2)


def _say(painter: QPainter, view: Paper, tokens: Tokens, said: str) -> None:
    """Say a sentence in the middle of the window, on paper so that it can be read."""
    if not said:
        return
    painter.setFont(tokens.font(0.93))
    room = QRectF(view.viewport().rect())
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    box = painter.boundingRect(room.adjusted(tokens.em * 2, 0, -tokens.em * 2, 0), flags, said)
    painter.setPen(QPen(tokens.colour("rule"), 1))
    painter.setBrush(tokens.colour("paper"))
    painter.drawRoundedRect(box.adjusted(-tokens.em, -tokens.em * 0.6, tokens.em, tokens.em * 0.6), 4, 4)
    painter.setPen(tokens.colour("ink2"))
    painter.drawText(box, flags, said)


def _xy(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()
