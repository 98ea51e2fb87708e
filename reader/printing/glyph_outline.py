"""The outline of a glyph as a face of a PDF holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QRawFont

from reader.printing.compact_font import EM, Point, charstring
from reader.printing.glyph_picture import size_of
from reader.printing.pdf_paths import elements
from reader.printing.unseen_font import FOOT

_MOVE, _LINE = 0, 1
_CURVE: Final = 3
"""So many points say where a curve goes on to."""


class Glyph(NamedTuple):
    """A glyph's outline as a charstring, how wide it is and from where to where it is inked, in 1/1000 em of type."""

    outline: bytes
    width: int
    box: tuple[int, int, int, int]

    @property
    def blank(self) -> int:
        """How much of its width at its right nothing is drawn in, no more than half."""
        return min(self.width - self.box[2], self.width // 2)


Shape = int | tuple[tuple[int, int, int], ...]
"""A glyph, or several as one, each with how far it stands to the right and up of the first."""


def shape_of(glyphs: Sequence[int], places: Sequence[QPointF], size: float) -> Shape:
    """Return glyphs that stand there, in a face of that size, as one."""
    if len(glyphs) == 1:
        return glyphs[0]
    apart = [(place - places[0]) * EM / size for place in places]
    return tuple((g, round(at.x()), round(-at.y())) for g, at in zip(glyphs, apart, strict=True))


def _parts(shape: Shape) -> tuple[tuple[int, int, int], ...]:
    return ((shape, 0, 0),) if isinstance(shape, int) else shape


def width_of(raw: QRawFont, shape: Shape) -> int:
    """Return how wide a glyph, or several as one, is, in 1/1000 em."""
    width = 0
    for glyph, right, _up in _parts(shape):
        advances = raw.advancesForGlyphIndexes([glyph])
        width = max(width, right + (round(advances[0].x() * EM / size_of(raw)) if advances else EM))
    return width


def unseen(width: int) -> Glyph:
    """Return a square to be shown unseen, so that viewers can mark the place of what is drawn there."""
    top = FOOT + EM
    sides = ((width, FOOT), (width, top), (0, top))
    return Glyph(charstring([((0, FOOT), [(side,) for side in sides])]), width, (0, FOOT, width, top))


def outlined(raw: QRawFont, shape: Shape) -> Glyph:
    """Return a glyph, or several as one, of a face in the size of `EM`."""
    width = width_of(raw, shape)
    if isinstance(shape, int):
        path = raw.pathForGlyph(shape)
    else:
        path = QPainterPath()
        for glyph, right, up in shape:
            path.addPath(raw.pathForGlyph(glyph).translated(right, -up))
    edges = path.controlPointRect()
    box = (round(edges.left()), round(-edges.bottom()), round(edges.right()), round(-edges.top()))
    return Glyph(charstring(_subpaths(path)), width, box)


def _subpaths(path: QPainterPath) -> Iterator[tuple[Point, list[tuple[Point, ...]]]]:
    """Yield the subpaths, y upwards; each is closed by itself."""
    begin: Point | None = None
    steps: list[tuple[Point, ...]] = []
    points: tuple[Point, ...] = ()
    for kind, x, y in elements(path):
        point = (round(x), -round(y))
        if kind == _MOVE:
            if begin is not None:
                yield begin, steps
            begin, steps = point, []
        elif kind == _LINE:
            steps.append((point,))
        else:
            points = (*points, point)
            if len(points) == _CURVE:
                steps.append(points)
                points = ()
    if begin is not None:
        yield begin, steps
