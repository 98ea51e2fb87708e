"""Decode pictures off the GUI thread, at the size in which they are shown, and keep the last ones."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from reader.model.picture import Picture
from reader.printing.picture_decoding import decoded
from reader.ui.jobs.background import Lane, Operation

KEPT = 96 << 20
"""Bytes of decoded pictures that are kept."""
Key = tuple[str, int, int]


class PictureLoader:
    """Gives pictures that are decoded, and decodes the others.

    `again` is called when there is one more, as long as there is the `owner`.
    """

    def __init__(self, again: Callable[[], None], owner: QObject) -> None:
        self._again = again
        self._lane = Lane("pictures", owner)
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
        self._again()
