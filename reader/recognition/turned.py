"""Which way up a page lies on its picture: pages that were laid on the glass sideways or upside down are turned.

A line of type that runs down is no sign of it, since newspapers are set so. What tells is the characters: a few of them
are cut out of the longest lines and read by themselves, as they lie and turned; the way in which the engine is surest
of them is the way up.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean, median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.recognition.engine import Engine
    from reader.recognition.pixels import Pixels, Quad

LOOK = 1280
"""Lines are looked for on a picture of so many pixels at its longest side."""
_LINES, _CELLS = 8, 24
"""So many lines are read, and so many of their characters by themselves."""
_SURE = 0.85
"""Lines that run across and are read as surely as that lie the right way up."""
_SURER = 0.15
"""Another way up has to be surer by so much."""
_LONG = 6.0
_TYPE = 0.85
"""An engine's box is a little higher than its type."""


def quarter_turns(picture: Pixels, engine: Engine) -> int:
    """Return by how many quarters, counter-clockwise as numpy counts, a picture has to be turned to stand upright."""
    quads = sorted(filter(_is_long, engine.detect(picture, LOOK)), key=_length, reverse=True)[:_LINES]
    lines = [x for x in engine.read(picture, quads) if len(x.text) >= 4]
    across = [x for x in lines if x.across > x.down]
    if 2 * len(across) > len(lines) and mean(x.mean_sure for x in across) >= _SURE:
        return 0
    cells = [c for x in lines for c in _cells(picture, x.corners, x.at)]
    if 2 * len(lines) < len(quads):  # hardly legible as they lie
        cells = [c for q in quads for c in _cells(picture, q, _evenly(q))]
    if len(cells) < _LINES:
        return 0
    surest = [_sure_of(engine, cells, turns) for turns in range(4)]
    # Lines that run down are read lying on their left side, so an engine knows characters that lie so nearly as well as
    # upright ones: how sure it is of that way too tells the two apart.
    both = [(2 * surest[k] + surest[(k + 1) % 4]) / 3 for k in range(4)]
    best = max(range(4), key=lambda k: both[k])
    return best if both[best] > both[0] + _SURER else 0


def turned(picture: Pixels, turns: int) -> Pixels:
    """Return a picture turned by so many quarters."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(picture, turns)) if turns else picture


def _sides(quad: Quad) -> tuple[float, float]:
    (ax, ay), (bx, by), _c, (dx, dy) = quad
    return ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, ((dx - ax) ** 2 + (dy - ay) ** 2) ** 0.5


def _length(quad: Quad) -> float:
    return max(_sides(quad))


def _is_long(quad: Quad) -> bool:
    across, down = _sides(quad)
    return max(across, down) >= _LONG * max(1.0, min(across, down))


def _evenly(quad: Quad) -> list[float]:
    """Return where characters of a line stand about, whose box is a quarter higher than its type."""
    count = max(3, round(_length(quad) / (0.8 * min(_sides(quad)))))
    return [(k + 0.5) / count for k in range(count)]


def _cells(picture: Pixels, quad: Quad, at: Sequence[float]) -> list[Pixels]:
    """Return characters out of the midst of a line, each with a little room around it."""
    high, wide = picture.shape[:2]
    across, down = _sides(quad)
    long, short = max(across, down), min(across, down)
    places = sorted(at)
    # No more than the character: two pieces of its neighbours make any way up look like a line of type.
    along, beside = 0.5 * median(b - a for a, b in pairwise(places)) * long, _TYPE / 2 * short
    wider, taller = (beside, along) if down > across else (along, beside)
    left, top = quad[0]
    made = []
    for place in places[1:-1][: _CELLS // _LINES + 1]:
        x = left + across / 2 if down > across else left + place * across
        y = top + place * down if down > across else top + down / 2
        box = [round(v) for v in (x - wider, y - taller, x + wider, y + taller)]
        if box[0] >= 0 and box[1] >= 0 and box[2] <= wide and box[3] <= high and min(wider, taller) > 3:
            made.append(picture[box[1] : box[3], box[0] : box[2]])
    return made


def _sure_of(engine: Engine, cells: Sequence[Pixels], turns: int) -> float:
    """Return how sure the engine is of characters that are turned by so many quarters: one sheet of them is read."""
    import cv2
    import numpy as np

    side = 64
    sheet = np.full((2 * side, 2 * side * len(cells), 3), 255, np.uint8)
    quads: list[Quad] = []
    for k, cell in enumerate(cells):
        left, top = 2 * side * k + side // 2, side // 2
        sheet[top : top + side, left : left + side] = cv2.resize(
            turned(cell, turns), (side, side), interpolation=cv2.INTER_AREA
        )
        quads.append(((left, top), (left + side, top), (left + side, top + side), (left, top + side)))
    read = engine.read(sheet, quads)
    return sum(x.mean_sure for x in read if any("\u4e00" <= c <= "\u9fff" for c in x.text)) / len(cells)
