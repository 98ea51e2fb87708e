"""A printed page's picture in several sizes, so that it is drawn quickly however small it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from reader.printing.picture_decoding import drawn

LEAST = 400
"""No picture is made narrower, in pixels."""


class PrintPicture:
    """A page's picture, and each half as large as the one before. Made on a worker thread, drawn on the GUI thread."""

    def __init__(self, levels: Sequence[QImage], width: float) -> None:
        self.levels, self._width = levels, width

    @classmethod
    def read(cls, data: bytes, width: float) -> PrintPicture | None:
        """Return the picture of a page so many points wide; None where the bytes are none that can be shown."""
        image = drawn(data)
        if image.isNull() or width <= 0:
            return None
        levels = [image.convertToFormat(QImage.Format.Format_RGB32)]
        while levels[-1].width() > 2 * LEAST:
            last = levels[-1]
            half = QSize(max(1, last.width() // 2), max(1, last.height() // 2))
            smooth = Qt.TransformationMode.SmoothTransformation
            levels.append(last.scaled(half, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        return cls(levels, width)

    def draw(self, painter: QPainter, part: QRectF, where: QRectF, pixels: float) -> None:
        """Draw a part of the page, in points, where it is wanted, `pixels` of the screen a point."""
        level = self.levels[0]
        for smaller in self.levels[1:]:
            if smaller.width() < pixels * self._width:
                break
            level = smaller
        scale = level.width() / self._width
        source = QRectF(part.left() * scale, part.top() * scale, part.width() * scale, part.height() * scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(where, level, source)
