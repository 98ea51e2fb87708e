"""A page made straight: skew, keystone and gentle curl are told by the lines of type themselves, and undone.

Slopes of lines, and of the edges that lines below each other share, are fitted as functions of the place. A grid over
the straight page says where on the picture each of its nodes lies (`Mesh`): it serves to draw the straight page, and to
find a place on the picture again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importing.readings.recognised import Point
from reader.recognition.pixels import Quad

if TYPE_CHECKING:
    from reader.recognition.pixels import Numbers, Pixels

NODES = 25
"""The grid has so many nodes each way."""
_FEWEST = 12
"""Fewer slopes tell nothing."""
_UNIT = 1000.0
_STRIP = 256
"""A page is drawn by so many rows at a time: its maps would take more memory than itself."""
_DEEPEST = 12.0
"""Lines as far as so many heights below each other are held against each other."""


@dataclass(frozen=True, slots=True)
class Mesh:
    """Where on the picture the nodes of an even grid over a straight page of `width` and `height` pixels lie."""

    width: int
    height: int
    x: Numbers
    y: Numbers

    def points(self) -> tuple[Point, ...]:
        """Return the nodes row by row."""
        return tuple(zip(map(float, self.x.ravel()), map(float, self.y.ravel()), strict=True))

    def cropped(self, left: float, top: float, right: float, bottom: float) -> Mesh:
        """Return the mesh of a part of the page."""
        import numpy as np

        rows, columns = np.linspace(top, bottom, NODES), np.linspace(left, right, NODES)
        x, y = self.at(*np.meshgrid(columns, rows))
        return Mesh(round(right - left), round(bottom - top), x, y)

    def at(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Return where places of the straight page lie on the picture."""
        import cv2
        import numpy as np

        u = (x / max(1, self.width) * (NODES - 1)).astype(np.float32)
        v = (y / max(1, self.height) * (NODES - 1)).astype(np.float32)
        u, v = np.clip(u, 0, NODES - 1), np.clip(v, 0, NODES - 1)
        told = [cv2.remap(m.astype(np.float32), u, v, cv2.INTER_LINEAR) for m in (self.x, self.y)]
        return told[0], told[1]

    def draw(self, picture: Pixels) -> Pixels:
        """Return the straight page."""
        import cv2
        import numpy as np

        columns = np.linspace(0, NODES - 1, self.width, dtype=np.float32)
        rows = np.linspace(0, NODES - 1, self.height, dtype=np.float32)
        nodes = [m.astype(np.float32) for m in (self.x, self.y)]
        drawn: Pixels = np.empty((self.height, self.width, 3), np.uint8)
        for top in range(0, self.height, _STRIP):
            u, v = np.meshgrid(columns, rows[top : top + _STRIP])
            maps = [cv2.remap(m, u, v, cv2.INTER_LINEAR) for m in nodes]
            drawn[top : top + _STRIP] = cv2.remap(
                picture, maps[0], maps[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            )
        return drawn


def even(width: int, height: int) -> Mesh:
    """Return the mesh of a picture that is straight."""
    import numpy as np

    x, y = np.meshgrid(np.linspace(0, width, NODES), np.linspace(0, height, NODES))
    return Mesh(width, height, x, y)


def mesh_of(quads: Sequence[Quad], width: int, height: int) -> tuple[Mesh, float]:
    """Return the mesh that makes a picture straight, and by how many pixels it moves what it moves most."""
    import numpy as np

    upright = _most_run_down(quads)
    own = [_turned(q, width) for q in quads] if upright else list(quads)
    wide, high = (height, width) if upright else (width, height)
    bend = _Bend.fitted(own, wide, high)
    if bend is None:
        return even(width, height), 0.0
    page = even(width, height)
    x, y = (page.y, width - page.x) if upright else (page.x, page.y)
    u, v = x.copy(), y.copy()
    for _round in range(8):
        p, q = bend.straightened(u, v)
        u, v = u + (x - p), v + (y - q)
    on_x, on_y = (width - v, u) if upright else (u, v)
    moved = float(np.hypot(on_x - page.x, on_y - page.y).max())
    return Mesh(width, height, on_x, on_y), moved


def _most_run_down(quads: Sequence[Quad]) -> bool:
    down = across = 0.0
    for (ax, ay), (bx, by), _c, (dx, dy) in quads:
        wide, high = abs(bx - ax) + abs(by - ay), abs(dx - ax) + abs(dy - ay)
        if high > 1.5 * wide:
            down += high
        else:
            across += wide
    return down > across


def _turned(quad: Quad, width: int) -> Quad:
    """Return a quad of a page turned a quarter, so that what ran down runs across."""
    points = sorted((y, width - x) for x, y in quad)
    left, right = sorted(points[:2], key=lambda p: p[1]), sorted(points[2:], key=lambda p: p[1])
    return left[0], right[0], right[1], left[1]


@dataclass(frozen=True, slots=True)
class _Bend:
    """How lines slope and edges lean, by the place; `x0`, `y0`: what stays where it is, in thousands of pixels."""

    slope: Numbers
    lean: Numbers
    x0: float
    y0: float

    @classmethod
    def fitted(cls, quads: Sequence[Quad], width: int, height: int) -> _Bend | None:
        """Fit both; None where too few lines tell."""
        import numpy as np

        slope = _slopes(quads)
        if slope is None:
            return None
        made = cls(slope, np.zeros(3), width / 2 / _UNIT, height / 2 / _UNIT)
        flat = [_level(made, q) for q in quads]
        lean = _leans(flat)
        return made if lean is None else cls(slope, lean, made.x0, made.y0)

    def straightened(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Return where places of the picture lie on the straight page."""
        y = y - self.rise(x, y)
        v, c = y / _UNIT, self.lean
        x = x - _UNIT * ((c[0] + c[1] * x / _UNIT) * (v - self.y0) + c[2] * (v * v - self.y0**2) / 2)
        return x, y

    def rise(self, x: Numbers, y: Numbers) -> Numbers:
        """Return how far a place has to sink: the slope, summed along the line from the middle."""
        u, v, c = x / _UNIT, y / _UNIT, self.slope
        straight = (c[0] + c[2] * v) * (u - self.x0)
        bent = c[1] * (u**2 - self.x0**2) / 2 + c[3] * (u**3 - self.x0**3) / 3
        sunk: Numbers = _UNIT * (straight + bent)
        return sunk


def _level(bend: _Bend, quad: Quad) -> Quad:
    import numpy as np

    xs, ys = np.array([p[0] for p in quad]), np.array([p[1] for p in quad])
    flat = ys - bend.rise(xs, ys)
    return tuple((float(x), float(y)) for x, y in zip(xs, flat, strict=True))  # type: ignore[return-value]  # of four


def _slopes(quads: Sequence[Quad]) -> Numbers | None:
    """Fit the slope of long lines as a function of the place."""
    terms, slopes, weights = [], [], []
    for a, b, c, d in quads:
        long, high = b[0] - a[0], abs(d[1] - a[1]) + 1
        if long > 6 * high:
            x, y = (a[0] + b[0] + c[0] + d[0]) / 4 / _UNIT, (a[1] + b[1] + c[1] + d[1]) / 4 / _UNIT
            terms.append((1, x, y, x * x))
            slopes.append(((b[1] - a[1]) + (c[1] - d[1])) / 2 / long)
            weights.append(long / high)
    return _fit(terms, slopes, weights)


def _leans(quads: Sequence[Quad]) -> Numbers | None:
    """Fit how far edges of lines lean that stand below each other: the farther apart two are, the more they tell."""
    terms, leans, weights = [], [], []
    ordered = sorted(quads, key=lambda q: q[0][1])
    for k, one in enumerate(ordered):
        high = abs(one[3][1] - one[0][1])
        for below in _below(one, ordered[k + 1 : k + 400], high):
            deep = below[0][1] - one[0][1]
            for here, there in ((0, 3), (1, 2)):
                off = (below[here][0] + below[there][0] - one[here][0] - one[there][0]) / 2
                if abs(off) < 0.5 * high:
                    terms.append((1, one[here][0] / _UNIT, one[here][1] / _UNIT))
                    leans.append(off / deep)
                    weights.append(deep / high)
    return _fit(terms, leans, weights)


def _below(one: Quad, others: Sequence[Quad], high: float) -> Iterator[Quad]:
    """Yield lines of the same height below one, as far as eight lines."""
    for other in others:
        deep = other[0][1] - one[0][1]
        if deep > _DEEPEST * high:
            return
        beside = min(other[1][0], one[1][0]) - max(other[0][0], one[0][0])
        alike = abs(abs(other[3][1] - other[0][1]) - high) <= 0.3 * high
        if deep >= 0.8 * high and alike and beside > 0:
            yield other


def _fit(terms: Sequence[tuple[float, ...]], values: Sequence[float], weights: Sequence[float]) -> Numbers | None:
    """Return least squares of what most of them agree on."""
    import numpy as np

    if len(values) < _FEWEST:
        return None
    a, b, w = np.array(terms), np.array(values), np.array(weights)
    kept = np.ones(len(b), bool)
    told = np.zeros(a.shape[1])
    for _round in range(4):
        told = np.linalg.lstsq(a[kept] * w[kept, None], b[kept] * w[kept], rcond=None)[0]
        off = np.abs(a @ told - b)
        near = off <= max(3 * float(np.median(off[kept])), 1e-4)
        if near.sum() < _FEWEST:
            break
        kept = near
    return told
