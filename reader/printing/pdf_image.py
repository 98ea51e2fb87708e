"""A picture as a PDF holds it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

if TYPE_CHECKING:
    import pikepdf

QUALITY = 94
"""Of JPEG."""


def samples(image: QImage, depth: int) -> bytes:
    """Return a picture's samples, `depth` bytes a dot, without what pads its rows."""
    row, step, bits = image.width() * depth, image.bytesPerLine(), bytes(image.constBits())
    return b"".join(bits[y * step : y * step + row] for y in range(image.height()))


def clear_image(pdf: pikepdf.Pdf, image: QImage) -> pikepdf.Object:
    """Return a small picture without loss, through which what lies below it shows (ISO 32000-1, 11.6.5.3)."""
    import pikepdf

    name = pikepdf.Name
    colours = samples(image.convertToFormat(QImage.Format.Format_RGB888), 3)
    cover = samples(image.convertToFormat(QImage.Format.Format_Alpha8), 1)
    made = [
        pdf.make_stream(
            zlib.compress(packed), Type=name.XObject, Subtype=name.Image, Width=image.width(), Height=image.height(),
            BitsPerComponent=8, ColorSpace=space, Filter=name.FlateDecode,
        )
        for packed, space in ((colours, name.DeviceRGB), (cover, name.DeviceGray))
    ]  # fmt: skip
    made[0].SMask = made[1]
    return made[0]


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
