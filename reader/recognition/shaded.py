"""What is darker than the paper on a straight page: tints that type stands in, and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reader.importing.pages import marks

_DARK = 0.93
"""A tint is darker than so much of the paper's brightness."""
_DARKER = 0.75
"""A picture in a tint, that one's tone being near the paper's, is darker than so much."""
_AROUND = 40.0
"""Paper is as bright as within so many em around."""
_LEAST = 0.85
"""Nowhere is the paper darker than so much of what most of the page is."""
_EDGE = 0.96
"""A tint is darker than so much of what lies beside its edge."""
_ONE_TONE = 1.03
"""Squares that are lighter by less are of one tone."""
_FEWEST_SQUARES = 12
_CELL = 0.5
"""Tints and pictures are looked for by squares of so many em."""


def shaded(grey: Any, words: Any, frames: Sequence[marks.Box], em: float) -> list[tuple[marks.Box, bool]]:
    """Return the boxes of what is darker than the paper, and of each whether type stands in it (a tint).

    What a frame holds is looked at by itself: a tint in it and a picture beside it are a gutter apart.
    """
    import numpy as np

    cell = max(3, int(_CELL * em))
    high, wide = grey.shape[0] // cell, grey.shape[1] // cell
    cells = grey[: high * cell, : wide * cell].reshape(high, cell, wide, cell)
    # The lightest quarter of a square is paper, tint or picture; type leaves more of it white.
    light = np.percentile(cells, 80, axis=(1, 3)).astype(np.float32)
    ground, zones = _ground(light), np.zeros(light.shape, np.int32)
    for k, f in enumerate(frames, 1):
        zones[round(f.top / cell) : round(f.bottom / cell), round(f.left / cell) : round(f.right / cell)] = k
    made: list[tuple[marks.Box, bool]] = []
    for share in (_DARK, _DARKER):
        dark = light < share * ground
        for box in (b for zone in range(len(frames) + 1) for b in _solid(dark, light, zones == zone, cell)):
            typed = words[int(box.top) : int(box.bottom), int(box.left) : int(box.right)].mean() / 255 > 0.2
            if share == _DARK or not (typed or any(same(box, known, em) for known, _full in made)):
                made.append((box, bool(typed)))
    return made


def _ground(light: Any) -> Any:
    """Return how bright the paper is at each square: as what lies around."""
    import cv2
    import numpy as np

    reach = (max(3, int(_AROUND / _CELL)) | 1,) * 2
    around = cv2.blur(cv2.dilate(light, np.ones((5, 5), np.uint8)), reach)
    return np.minimum(np.maximum(around, np.percentile(light, 60) * _LEAST), np.percentile(light, 75))


def _solid(dark: Any, light: Any, zone: Any, cell: int) -> Iterator[marks.Box]:
    """Yield the boxes that dark squares of a zone fill, with those of their tone that they reach or without.

    Amid a wide tint nothing but the tint lies around, so that only its edges are darker than what lies around them.
    """
    import cv2
    import numpy as np

    dark = cv2.morphologyEx((dark & zone).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    whole = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, labels, stats, _centres = cv2.connectedComponentsWithStats(whole)
    known = set()
    for k in range(1, count):
        if stats[k][4] < _FEWEST_SQUARES:
            continue
        own = labels == k
        box = _filled(own)
        if box is not None and (wider := _filled(_spread(own & (dark > 0), light, zone))) and _stands_out(wider, light):
            box = wider
        if box is not None and box not in known:
            known.add(box)
            x, y, w, h = box
            yield marks.Box(float(x * cell), float(y * cell), float((x + w) * cell), float((y + h) * cell))


def _filled(squares: Any) -> tuple[int, int, int, int] | None:
    """Return left, top, width and height of the box that squares fill; None where they do not, or fill the page."""
    import cv2
    import numpy as np

    high, wide = squares.shape
    x, y, w, h = cv2.boundingRect(squares.astype(np.uint8))
    whole = w > 0.95 * wide and h > 0.95 * high
    if whole or w * _CELL < 4 or h * _CELL < 2.4 or np.count_nonzero(squares) < 0.75 * w * h:
        return None
    return x, y, w, h


def _stands_out(box: tuple[int, int, int, int], light: Any) -> bool:
    """Tell whether what lies around a box is lighter than it on all sides: shade has no such edge."""
    import numpy as np

    x, y, w, h = box
    tone = float(np.median(light[y : y + h, x : x + w]))
    sides = (
        light[max(0, y - 3) : max(0, y - 1), x : x + w], light[y + h + 1 : y + h + 3, x : x + w],
        light[y : y + h, max(0, x - 3) : max(0, x - 1)], light[y : y + h, x + w + 1 : x + w + 3],
    )  # fmt: skip
    return all(side.size == 0 or float(np.median(side)) * _EDGE > tone for side in sides)


def _spread(own: Any, light: Any, zone: Any) -> Any:
    """Return squares with those of the same tone that they reach."""
    import cv2
    import numpy as np

    inner = cv2.erode(own.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0  # at its edges a tint is mixed with paper
    tone = float(np.median(light[inner])) if inner.any() else 0.0
    if tone < _DARK * _LEAST * np.percentile(light, 60):
        return own  # so dark that it is known wherever it lies
    alike = (light < _ONE_TONE * tone) & zone
    _count, labels = cv2.connectedComponents((alike | own).astype(np.uint8))
    return labels == np.bincount(labels[own]).argmax()


def same(one: marks.Box, other: marks.Box, em: float) -> bool:
    """Tell whether two boxes are one, about."""
    near = 1.5 * em
    pairs = ((one.left, other.left), (one.top, other.top), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) < near for a, b in pairs)
