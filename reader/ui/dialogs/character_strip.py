"""The strip of a printed page around a character that was recognised doubtfully."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

if TYPE_CHECKING:
    from reader.workspace.misreadings import CharacterPicture


def strip_of(drawn: CharacterPicture, height: int, ratio: float) -> QImage:
    """Return the strip of a page around a character, which is framed (worker thread)."""
    page = QImage.fromData(drawn.data)
    left, top, right, bottom = drawn.strip
    strip = page.copy(round(left), round(top), round(right - left), round(bottom - top))
    tall = max(1, round(height * ratio))
    made = strip.scaledToHeight(tall, Qt.TransformationMode.SmoothTransformation)
    scale = tall / max(1.0, bottom - top)
    a, b, c, d = drawn.character
    box = QRectF((a - left) * scale, (b - top) * scale, (c - a) * scale, (d - b) * scale).adjusted(-2, -2, 2, 2)
    painter = QPainter(made)
    painter.setPen(QPen(QColor("#b3261e"), 2 * ratio))
    painter.drawRect(box)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
