"""Paths as the operators of a PDF page (ISO 32000-1, 8.5)."""

from __future__ import annotations

import struct
from functools import lru_cache

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath

MOST_SHAPES = 4_000
Matrix = tuple[float, float, float, float, float, float]
_SHAPES: dict[tuple[str, str], str] = {}


def after(matrix: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that leads where `inner`, then the other one leads (8.3.4)."""
    (a, b, c, d, e, f), (p, q, r, s, t, u) = inner, matrix
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def box_in(matrix: Matrix, where: QRectF) -> QRectF:
    """Return where a rectangle is on the page, in points from its lower left corner."""
    p, q, r, s, t, u = matrix
    x, y = where.x(), where.y()
    corner = QPointF(x * p + y * r + t, x * q + y * s + u)
    size = QPointF(where.width() * p + where.height() * r, where.width() * q + where.height() * s)
    return QRectF(corner, corner + size).normalized()


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a number as a PDF has it: never with an exponent (7.3.3)."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def numbers(matrix: Matrix) -> str:
    """Return a matrix as its six numbers."""
    a, b, c, d, e, f = matrix
    return f"{number(a)} {number(b)} {number(c)} {number(d)} {e:.2f} {f:.2f}"


def elements(path: QPainterPath) -> list[tuple[int, float, float]]:
    """Return a path's elements: kind, x, y; of QDataStream, since to ask for each takes ten times as long."""
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream << path
    count = path.elementCount()
    return list(struct.iter_unpack(">idd", bytes(data.data())[4 : 4 + 20 * count])) if count else []


@lru_cache(maxsize=64)
def colour(ink: str) -> str:
    """Return a colour as its three numbers."""
    own = QColor(ink)
    return f"{own.redF():.4f} {own.greenF():.4f} {own.blueF():.4f}"


def shaped(font: QFont, text: str) -> str:
    """Return what draws a text as outlines, from its beginning."""
    found = _SHAPES.get(key := (font.key(), text))
    if found is None:
        if len(_SHAPES) >= MOST_SHAPES:
            _SHAPES.clear()
        path = QPainterPath()
        path.addText(QPointF(0, 0), font, text)
        found = _SHAPES[key] = filled(path)
    return found


def filled(path: QPainterPath) -> str:
    """Return the operators that fill a path (8.5)."""
    made, points = [], []
    for kind, x, y in elements(path):
        points.append(f"{x:.1f} {y:.1f}")
        if kind == 0:
            made.append(f"{points.pop()} m")
        elif kind == 1:
            made.append(f"{points.pop()} l")
        elif len(points) == 3:
            made.append(f"{' '.join(points)} c")
            points = []
    return " ".join([*made, "f" if path.fillRule() == Qt.FillRule.WindingFill else "f*"]) if made else ""
