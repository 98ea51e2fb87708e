"""A picture as a PDF holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QImage, QImageWriter, QPainter, QRawFont

if TYPE_CHECKING:
    import pikepdf

QUALITY = 94
"""Of JPEG."""


def glyph_picture(raw: QRawFont, glyph: int) -> tuple[QImage, QRectF]:
    """Return a glyph that is a picture, and where it stands about its place on the baseline."""
    width = max(1.0, raw.advancesForGlyphIndexes([glyph])[0].x())
    box = QRectF(0, -raw.ascent(), width, raw.ascent() + raw.descent())
    image = QImage(box.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    run = QGlyphRun()
    run.setRawFont(raw)
    run.setGlyphIndexes([glyph])
    run.setPositions([QPointF(0, raw.ascent())])
    painter = QPainter(image)
    painter.drawGlyphRun(QPointF(0, 0), run)
    painter.end()
    return image, box


def image_object(pdf: pikepdf.Pdf, image: QImage) -> pikepdf.Object:
    """Return a picture as JPEG; what shows through it is white paper."""
    import pikepdf

    if image.hasAlphaChannel():
        ground = QImage(image.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)
        painter = QPainter(ground)
        painter.drawImage(0, 0, image)
        painter.end()
        image = ground
    grey = image.allGray()
    image = image.convertToFormat(QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(QUALITY)
    writer.write(image)
    return pdf.make_stream(
        bytes(buffer.data().data()), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width(),
        Height=image.height(), BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
        ColorSpace=pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB,
    )  # fmt: skip
