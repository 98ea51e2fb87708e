"""A picture as a PDF holds it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

if TYPE_CHECKING:
    import pikepdf

QUALITY: Final = 94
"""Of JPEG."""
TOLD_BY: Final = 8
OF_ROWS: Final = 64
"""So many of so many rows tell whether a picture is smaller without loss: to pack a photograph takes twice a JPEG."""


def samples(image: QImage, depth: int) -> bytes:
    """Return a picture's samples, `depth` bytes a dot, without what pads its rows."""
    row, step, bits = image.width() * depth, image.bytesPerLine(), bytes(image.constBits())
    return b"".join(bits[y * step : y * step + row] for y in range(image.height()))


def clear_image(pdf: pikepdf.Pdf, image: QImage) -> pikepdf.Object:
    """Return a small picture without loss, through which what lies below it shows (ISO 32000-1, 11.6.5.3)."""
    colours = samples(image.convertToFormat(QImage.Format.Format_RGB888), 3)
    cover = samples(image.convertToFormat(QImage.Format.Format_Alpha8), 1)
    made = _stream(pdf, image, zlib.compress(colours), "FlateDecode", 3)
    made.SMask = _stream(pdf, image, zlib.compress(cover), "FlateDecode", 1)
    return made


def image_object(pdf: pikepdf.Pdf, image: QImage) -> pikepdf.Object:
    """Return a picture as JPEG, or without loss where that is smaller; what shows through it is white paper."""
    if image.hasAlphaChannel():
        ground = QImage(image.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)
        painter = QPainter(ground)
        painter.drawImage(0, 0, image)
        painter.end()
        image = ground
    grey = image.allGray()
    image = image.convertToFormat(QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888)
    depth = 1 if grey else 3
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(QUALITY)
    writer.write(image)
    jpeg = bytes(buffer.data().data())
    packed = _smaller(samples(image, depth), image.width() * depth, len(jpeg))
    return _stream(pdf, image, packed or jpeg, "FlateDecode" if packed else "DCTDecode", depth)


def _smaller(dots: bytes, row: int, than: int) -> bytes | None:
    """Return samples packed without loss; None where they are not smaller, as photographs, told by a part of them."""
    some = b"".join(dots[at : at + row * TOLD_BY] for at in range(0, len(dots), row * OF_ROWS))
    if len(zlib.compress(some)) * len(dots) >= than * len(some):
        return None
    packed = zlib.compress(dots)
    return packed if len(packed) < than else None


def _stream(pdf: pikepdf.Pdf, image: QImage, data: bytes, packing: str, depth: int) -> pikepdf.Object:
    import pikepdf

    name = pikepdf.Name
    return pdf.make_stream(
        data, Type=name.XObject, Subtype=name.Image, Width=image.width(), Height=image.height(), BitsPerComponent=8,
        ColorSpace=name.DeviceGray if depth == 1 else name.DeviceRGB, Filter=name("/" + packing),
    )  # fmt: skip
