"""Decode pictures off the GUI thread, at the size in which they are shown, and keep the last ones."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QTransform

from reader.model import picture_bytes
from reader.model.picture import SUFFIXES, Picture, PictureRefused
from reader.ui.jobs.background import Lane, Operation

KEPT = 96 << 20
"""Bytes of decoded pictures that are kept."""
Key = tuple[str, int, int]


class PictureLoader:
    """Gives pictures that are decoded, and decodes the others; `again` is called when there is one more."""

    def __init__(self, again: Callable[[], None]) -> None:
        self.again = again
        self._lane = Lane("pictures")
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._asked: dict[Key, Operation[QImage]] = {}
        self._bytes = 0

    def image(self, picture: Picture, path: Path, size: QSize) -> QImage | None:
        """Return a picture of that size; a null one where it is damaged, None where it is still being decoded."""
        key = picture.sha256, size.width(), size.height()
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if key not in self._asked:
            work: Operation[QImage] = Operation(
                lambda cancelled: QImage() if cancelled() else decoded(picture, path, size)
            )
            self._asked[key] = work.then(lambda image: self._keep(key, image)).start(self._lane)
        return None

    def _keep(self, key: Key, image: QImage) -> None:
        self._asked.pop(key, None)
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > KEPT and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
        self.again()


def decoded(picture: Picture, path: Path, size: QSize | None = None) -> QImage:
    """Return a picture, turned, no larger than `size`; a null one where its bytes are others or cannot be drawn.

    Its head is read again before a pixel is decoded: what is larger than it says is not. For a worker thread.
    """
    try:
        data = path.read_bytes()
        seen, _kept = picture_bytes.read(data)
    except (OSError, PictureRefused):
        return QImage()
    if hashlib.sha256(data).hexdigest() != picture.sha256:
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
