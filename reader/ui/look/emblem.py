"""The program's own sign for title bars and task lists: 报 on a sheet of paper, with the reader's ribbon."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from reader.ui.look.fonts import font
from reader.ui.look.theme import THEMES

SIZES = (16, 24, 32, 48, 64, 128, 256)


def emblem() -> QIcon:
    """Return the sign at all sizes that desktops ask for."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(draw(size))
    return icon


def draw(size: int) -> QPixmap:
    """Draw the sign, `size` pixels square."""
    theme = THEMES["light"]
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = size / 32
    sheet = QRectF(3 * unit, 2 * unit, 26 * unit, 28 * unit)
    painter.setPen(QPen(QColor(theme.edge), max(1.0, unit)))
    painter.setBrush(QColor(theme.paper))
    painter.drawRoundedRect(sheet, 2 * unit, 2 * unit)
    painter.setFont(font(19 * unit, serif=True, bold=True))
    painter.setPen(QColor(theme.ink))
    painter.drawText(sheet.adjusted(0, unit, 0, unit), Qt.AlignmentFlag.AlignCenter, "报")
    left, top, wide, high = 23 * unit, unit, 4.4 * unit, 9 * unit
    ribbon = [(0.0, 0.0), (wide, 0.0), (wide, high), (wide / 2, high - wide * 0.45), (0.0, high)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawPolygon(QPolygonF([QPointF(left + x, top + y) for x, y in ribbon]))
    painter.end()
    return made
