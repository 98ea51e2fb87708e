"""What pages are drawn on: a device of Qt's through its painter, or a PDF of our own (`pdf_surface`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath, QPen, QTextLine

from reader.printing.structure import Part

DASHES: Final[dict[str, tuple[float, ...]]] = {
    "solid": (), "dashed": (4, 2), "dotted": (1, 2), "dash-dot": (4, 2, 1, 2),
}  # fmt: skip
"""How long what is drawn and what is not of a line is, in its widths."""


class Inked(NamedTuple):
    """A stretch of a line, in UTF-16 units of its text, the colour that its format gives it (empty: that of the line),
    and the part that it belongs to where that is not the line's.
    """

    start: int
    end: int
    ink: str
    part: Part | None = None


class Surface(Protocol):
    """Where marks are drawn; lengths are units, from the paper's left upper corner. Colours are `#RRGGBB`."""

    def begin(self, part: Part | None, figure: QRectF | None = None) -> None:
        """Note what part all that follows belongs to, of a figure with its place; None is furniture."""

    def turned(self, x: float, y: float, degrees: float, stretch: float = 1.0) -> AbstractContextManager[None]:
        """Draw from there, turned by this much, clockwise, and stretched along the line."""

    def bar(self, where: QRectF, ink: str) -> None:
        """Fill a rectangle."""

    def stroke(self, points: Sequence[QPointF], width: float, ink: str, style: str = "solid") -> None:
        """Draw a line through points, in a style of `DASHES`."""

    def write(
        self, line: QTextLine, text: str, x: float, baseline: float, ink: str, inked: Sequence[Inked] = ()
    ) -> None:
        """Write one line of a layout of `text`, whose beginning stands at x; its formats give what is `inked`."""

    def stand(self, line: QTextLine, text: str, x: float, baseline: float, ink: str) -> None:
        """Write what is one character of a line that runs down."""

    def shape(self, text: str, font: QFont, x: float, baseline: float, ink: str) -> None:
        """Draw a text as outlines, no part of what a PDF says."""

    def fill(self, path: QPainterPath, ink: str) -> None:
        """Fill a path."""

    def image(self, where: QRectF, image: QImage) -> None:
        """Draw a picture."""


class PainterSurface:
    """A surface over a painter, which counts in units already."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def begin(self, part: Part | None, figure: QRectF | None = None) -> None:
        """Do nothing: what a device of Qt's shows has no parts."""

    @contextmanager
    def turned(self, x: float, y: float, degrees: float, stretch: float = 1.0) -> Iterator[None]:
        """See Surface."""
        self._painter.save()
        self._painter.translate(x, y)
        self._painter.rotate(degrees)
        self._painter.scale(stretch, 1)
        yield
        self._painter.restore()

    def bar(self, where: QRectF, ink: str) -> None:
        """See Surface."""
        self._painter.fillRect(where, QColor(ink))

    def stroke(self, points: Sequence[QPointF], width: float, ink: str, style: str = "solid") -> None:
        """See Surface."""
        pen = QPen(QColor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if DASHES[style]:
            pen.setDashPattern(DASHES[style])
        self._painter.setPen(pen)
        self._painter.drawPolyline(list(points))

    def write(
        self, line: QTextLine, text: str, x: float, baseline: float, ink: str, inked: Sequence[Inked] = ()
    ) -> None:
        """See Surface."""
        self._painter.setPen(QColor(ink))
        line.draw(self._painter, QPointF(x, baseline - line.ascent()))

    def stand(self, line: QTextLine, text: str, x: float, baseline: float, ink: str) -> None:
        """See Surface."""
        self.write(line, text, x, baseline, ink)

    def shape(self, text: str, font: QFont, x: float, baseline: float, ink: str) -> None:
        """See Surface."""
        path = QPainterPath()
        path.addText(QPointF(x, baseline), font, text)
        self.fill(path, ink)

    def fill(self, path: QPainterPath, ink: str) -> None:
        """See Surface."""
        self._painter.fillPath(path, QBrush(QColor(ink)))

    def image(self, where: QRectF, image: QImage) -> None:
        """See Surface."""
        self._painter.drawImage(where, image)
