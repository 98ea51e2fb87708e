"""Decode a kept picture: its head is looked at first, its bytes are those that were kept, and it is turned up."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QTransform

from reader.model import picture_bytes
from reader.model.picture import SUFFIXES, Picture, PictureRefused


def decoded(picture: Picture, path: Path, size: QSize | None = None) -> QImage:
    """Return a picture, turned, no larger than `size`; a null one where its bytes are others or cannot be drawn.

    For a worker thread.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return QImage()
    return drawn(data, size) if hashlib.sha256(data).hexdigest() == picture.sha256 else QImage()


def is_whole(picture: Picture, path: Path) -> bool:
    """Tell whether a picture's bytes are those that were kept, and can be drawn."""
    return not decoded(picture, path, QSize(8, 8)).isNull()


def drawn(data: bytes, size: QSize | None = None) -> QImage:
    """Return the picture in a file's bytes, turned, no larger than `size`; a null one where it cannot be drawn.

    Its head is read before a pixel is decoded: what is larger than is kept, or than it says, is not.
    """
    try:
        seen, _kept = picture_bytes.read(data)
    except PictureRefused:
        return QImage()
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source, QByteArray(SUFFIXES[seen.media_type].encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(False)
    wanted = QSize(seen.width, seen.height)
    if size is not None:
        turned = size.transposed() if seen.orientation >= 5 else size
        wanted = wanted.scaled(turned, Qt.AspectRatioMode.KeepAspectRatio) if _is_larger(wanted, turned) else wanted
        if wanted != QSize(seen.width, seen.height):
            reader.setScaledSize(wanted.expandedTo(QSize(1, 1)))
    return turned_up(reader.read(), seen.orientation)


def _is_larger(size: QSize, than: QSize) -> bool:
    return size.width() > than.width() or size.height() > than.height()


def turned_up(image: QImage, orientation: int) -> QImage:
    """Return an image as it is to be seen (EXIF 2.3, 4.6.4)."""
    if image.isNull() or orientation == 1:
        return image
    if orientation in {2, 4, 5, 7}:
        image = image.flipped(Qt.Orientation.Vertical if orientation == 4 else Qt.Orientation.Horizontal)
    degrees = {3: 180, 5: 270, 6: 90, 7: 90, 8: 270}.get(orientation, 0)
    return image.transformed(QTransform().rotate(degrees)) if degrees else image
