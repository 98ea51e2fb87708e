"""The program's own sign for title bars and task lists, from the drawing that packages carry too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.model.resources import resource

SIZES = (16, 24, 32, 48, 64, 128, 256)


def emblem() -> QIcon:
    """Return the sign at all sizes that desktops ask for."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(draw(size))
    return icon


def draw(size: int) -> QPixmap:
    """Draw the sign, `size` pixels square."""
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(str(resource("icons", "baojia.svg"))).render(painter)
    painter.end()
    return made
