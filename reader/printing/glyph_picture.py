"""Glyphs that a file draws and its faces only say: those in colours, of faces not to be embedded, Qt's own boxes."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QImage, QPainter, QPainterPath, QRawFont

_COLOURS: Final = ("CBDT", "COLR", "SVG ", "sbix")
"""Tables of a face whose glyphs have colours of their own (OpenType 1.9)."""
DOTS_AN_EM: Final = 160


class GlyphPicture(NamedTuple):
    """A glyph in its colours, and where it stands about its place, in em."""

    box: QRectF
    image: QImage


def coloured(raw: QRawFont) -> bool:
    """Tell whether a face's glyphs have colours of their own, which no outline holds."""
    return any(raw.fontTable(table).size() for table in _COLOURS)


def is_box(raw: QRawFont) -> bool:
    """Tell whether a run is set in the box that Qt draws for a script of no face.

    It has no size, and asked for its family it ends the program (Qt 6.11).
    """
    return raw.pixelSize() <= 0


def size_of(raw: QRawFont) -> float:
    """Return the size that a run is set in."""
    return raw.ascent() if is_box(raw) else raw.pixelSize()


def outline_of(raw: QRawFont, glyph: int) -> QPainterPath:
    """Return a glyph's outline, whose parts may overlap; a box stays hollow."""
    path = raw.pathForGlyph(glyph)
    if not is_box(raw):
        path.setFillRule(Qt.FillRule.WindingFill)
    return path


def picture_of(raw: QRawFont, glyph: int) -> GlyphPicture | None:
    """Return a glyph as it is painted; None where nothing is.

    Its outline is never asked for, nor its face in another size: after the one Qt measures the glyphs of a face of
    pictures wrongly, and of the other it paints none (6.11).
    """
    box, em = raw.boundingRect(glyph), raw.pixelSize()
    scale = DOTS_AN_EM / em
    width, height = round(box.width() * scale), round(box.height() * scale)
    if width < 1 or height < 1:
        return None
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    run = QGlyphRun()
    run.setRawFont(raw)
    run.setGlyphIndexes([glyph])
    run.setPositions([QPointF(0, 0)])
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    painter.drawGlyphRun(-box.topLeft(), run)
    painter.end()
    return GlyphPicture(QRectF(box.topLeft() / em, box.size() / em), image)
