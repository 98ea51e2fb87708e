"""A piece cut out of its printed pages: a picture of it alone, with a line that says where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPolygonF, QTransform

from reader.model import outside
from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.printing.faces import face, require_chinese
from reader.printing.picture_decoding import drawn
from reader.printing.screenless import qt
from reader.rendering.cut import Cut

INCH = 72.0
_EDGE = 8.0  # points of white round a part
_WORDS = 7.5  # points of the line below
_GREY = 10
"""Colours nearer than that to each other are grey."""


@door
def cutting(cuts: Sequence[Cut], said: str, path: Path | BinaryIO, *, force: bool = False) -> int:
    """Write what is cut out, one page below the other, as a PNG with the line `said` below it; returns its bytes.

    Raises WrongRequest (a picture that is none, a file that is there), NotSaved, MissingPart.
    """
    if isinstance(path, Path):
        outside.place(path, force=force)
    with qt():
        data = _written(_composed([_part(cut) for cut in cuts], said), said)
    if isinstance(path, Path):
        return outside.write(path, data, force=force)
    path.write(data)
    return len(data)


def _part(cut: Cut) -> QImage:
    """Return what polygons hold of a page, the rest white."""
    image = _read(cut.picture)
    scale = image.width() / cut.width
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in cut.polygons:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    path = QTransform.fromScale(scale, scale).map(path)
    edge = _EDGE * scale
    box = path.boundingRect().adjusted(-edge, -edge, edge, edge)
    made = QImage(box.size().toSize(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    made.setDotsPerMeterX(round(scale * INCH / 0.0254))
    painter = QPainter(made)
    painter.translate(-box.topLeft())
    painter.setClipPath(path)
    painter.drawImage(QPointF(0, 0), image)
    painter.end()
    return made


def _read(data: bytes) -> QImage:
    image = drawn(data)
    if image.isNull():
        raise WrongRequest(_("版面图打不开，没有剪成。"))
    return image


def _composed(parts: Sequence[QImage], said: str) -> QImage:
    """Put the parts one below the other, and the line under them."""
    dots = max(part.dotsPerMeterX() for part in parts)
    point = dots * 0.0254 / INCH
    require_chinese()
    font = face("sans", max(9.0, _WORDS * point))
    metrics = QFontMetricsF(font)
    edge, width = round(_EDGE * point), max(part.width() for part in parts)
    words = metrics.boundingRect(QRectF(0, 0, width - 2 * edge, 1e6), int(Qt.TextFlag.TextWordWrap), said)
    height = sum(part.height() for part in parts) + round(words.height()) + 2 * edge
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    made.setDotsPerMeterX(dots)
    made.setDotsPerMeterY(dots)
    painter = QPainter(made)
    at = 0
    for part in parts:
        painter.drawImage(QPointF((width - part.width()) / 2, at), part)
        at += part.height()
    painter.setPen(QColor("#8A8276"))
    painter.drawLine(edge, at, width - edge, at)
    painter.setFont(font)
    painter.setPen(QColor("#3A3630"))
    where = QRectF(edge, at + edge * 0.6, width - 2 * edge, words.height() + edge)
    painter.drawText(where, Qt.TextFlag.TextWordWrap, said)
    painter.end()
    return made


def _written(image: QImage, said: str) -> bytes:
    if _is_grey(image):
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    image.setText("Source", said)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only the form with bytes
    buffer.close()
    return bytes(data.data())


def _is_grey(image: QImage) -> bool:
    """Tell whether a picture has no colour, by a small one of it."""
    way = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(QSize(160, 160), Qt.AspectRatioMode.IgnoreAspectRatio, way)
    colours = (small.pixelColor(x, y) for y in range(small.height()) for x in range(small.width()))
    tones = ((c.red(), c.green(), c.blue()) for c in colours)
    return all(max(tone) - min(tone) <= _GREY for tone in tones)
