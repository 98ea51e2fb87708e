"""Gaps without ink in a line of type: where they begin and end, which the engine tells only roughly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importing.readings.recognised import Point

if TYPE_CHECKING:
    from reader.recognition.pixels import Pixels

_SPECK = 0.03
"""So much of a line's height may be dark in a column without ink: paper has specks."""


def white_before(crop: Pixels, at: Sequence[float]) -> tuple[Point, ...]:
    """Return, for each character of a line's picture, the widest gap before it: its ends along the line, from 0 to 1.

    `at`: the characters' middles. The first one has none.
    """
    import cv2
    import numpy as np

    grey = cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_BGR2GRAY)
    _level, ink = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    high, wide = ink.shape
    inner = ink[int(0.15 * high) : max(int(0.85 * high), int(0.15 * high) + 1)]
    empty = inner.sum(axis=0) <= _SPECK * high
    edges = np.flatnonzero(np.diff(np.concatenate(([0], empty.astype(np.int8), [0]))))
    gaps = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    made: list[Point] = [(0.0, 0.0)]
    for before, here in pairwise(at):
        between = [(max(a, before * wide), min(b, here * wide)) for a, b in gaps]
        widest = max(between, key=lambda g: g[1] - g[0], default=(0.0, 0.0))
        made.append((widest[0] / wide, widest[1] / wide) if widest[1] > widest[0] else (0.0, 0.0))
    return tuple(made[: len(at)])
