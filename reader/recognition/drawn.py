"""What is drawn on a straight page beside type: rules, frames, tints and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.importing.pages import marks

if TYPE_CHECKING:
    from reader.importing.readings.recognised import RecognisedLine
    from reader.recognition.pixels import Pixels

_LONGEST_SIDE = 2400
"""Rules are looked for on a page of this size: nothing finer parts pieces."""
_THICKEST = 0.6
"""A rule is thinner than so many em."""
_SHORTEST = 5.0
"""And longer than so many."""
_DARK = 0.93
"""A tint is darker than so much of the paper's brightness."""
_DARKER = 0.75
"""A picture in a tint, that one's tone being near the paper's, is darker than so much."""
_INNER = 0.1
_AROUND = 40.0
"""Paper is as bright as within so many em around."""
_ONE_TONE = 1.03
"""Squares that are lighter by less are of one tone."""
_CELL = 0.5
"""Tints and pictures are looked for by squares of so many em."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Boxes in pixels of the page."""

    rules: tuple[marks.Box, ...] = ()
    frames: tuple[marks.Box, ...] = ()
    pictures: tuple[marks.Box, ...] = ()


def drawn_on(page: Pixels, lines: Sequence[RecognisedLine], body: float) -> Drawn:
    """Return what is drawn on a page whose running text is `body` pixels high."""
    import cv2

    if body <= 0:
        return Drawn()
    shrink = min(1.0, _LONGEST_SIDE / max(page.shape[:2]))
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    if shrink < 1:
        grey = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    em = body * shrink
    block = int(3 * em) | 1
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 14)
    words = _words(lines, grey.shape, shrink)
    level, upright = _rules(ink, words, em, across=True), _rules(ink, words, em, across=False)
    frames = [f for f in _framed(level, upright, em) if not _is_stroke(f, lines, shrink)]
    solid = [(b, full) for b, full in _shaded(grey, words, frames, em) if not _is_stroke(b, lines, shrink)]
    pictures = [b for b, full in solid if not full]
    frames += [b for b, full in solid if full and not any(_same(b, f, em) for f in frames)]
    inside = [p for p in pictures if not any(_same(p, f, em) for f in frames)]
    rules = [r for r in (*level, *upright) if not any(_within(r, p, em) for p in inside)]
    return Drawn(_grown(rules, shrink), _grown(frames, shrink), _grown(inside, shrink))


def _words(lines: Sequence[RecognisedLine], shape: tuple[int, ...], shrink: float) -> Any:
    """Return where type stands, as a mask: the inner part of its boxes, which reach into rules beside it."""
    import cv2
    import numpy as np

    mask = np.zeros(shape, np.uint8)
    for line in lines:
        corners = np.array(line.corners) * shrink
        # The two short sides are drawn in, each corner towards the other one of its side.
        mates = corners[[1, 0, 3, 2]] if line.upright else corners[[3, 2, 1, 0]]
        cv2.fillConvexPoly(mask, (corners + _INNER * (mates - corners)).astype(np.int32), 255)
    return mask


def _rules(ink: Any, words: Any, em: float, *, across: bool) -> list[marks.Box]:
    """Return long thin strokes that run one way, those that go on from each other as one."""
    import cv2

    long = max(8, int(2.5 * em))
    # A scanned line is never quite level: it is made thicker first, across its run.
    thick = (1, 3) if across else (3, 1)
    firm = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, thick))
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (long, 1) if across else (1, long))
    found = cv2.morphologyEx(firm, cv2.MORPH_OPEN, kernel)
    gap = max(3, int(0.5 * em))
    bridge = cv2.getStructuringElement(cv2.MORPH_RECT, (gap, 1) if across else (1, gap))
    found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, bridge)
    count, _labels, stats, _centres = cv2.connectedComponentsWithStats(found)
    made = []
    for x, y, w, h, area in stats[1:count]:
        run, depth = (w, h) if across else (h, w)
        if run < _SHORTEST * em or depth > _THICKEST * em + 2 or area < 0.5 * run:
            continue
        covered = words[y : y + h, x : x + w].mean() / 255
        if covered < 0.5:
            made.append(marks.Box(float(x), float(y), float(x + w), float(y + h)))
    return made


def _framed(level: Sequence[marks.Box], upright: Sequence[marks.Box], em: float) -> list[marks.Box]:
    """Return the boxes that two level and two upright rules close; where more level ones do, they are a table's."""
    below = {
        k: [b for b in level if b.top - top.top > 2.4 * em and _close(top, b, upright, 0.8 * em)]
        for k, top in enumerate(level)
    }
    inner = {id(b) for own in below.values() for b in own}
    made = []
    for k, top in enumerate(level):
        first = min(below[k], key=lambda b: b.top, default=None)
        # A rule drawn right below a frame closes it too.
        if first and id(top) not in inner and all(b.top - first.bottom < 1.2 * em for b in below[k]):
            made.append(marks.Box(top.left, top.top, top.right, first.bottom))
    return made


def _close(top: marks.Box, bottom: marks.Box, upright: Sequence[marks.Box], near: float) -> bool:
    """Tell whether two level rules begin and end at two upright ones that run from one to the other."""
    if abs(top.left - bottom.left) > near or abs(top.right - bottom.right) > near:
        return False
    sides = ((top.left + bottom.left) / 2, (top.right + bottom.right) / 2)
    return all(
        any(abs(u.middle - x) < near and u.top < top.bottom + near and u.bottom > bottom.top - near for u in upright)
        for x in sides
    )


def _is_stroke(frame: marks.Box, lines: Sequence[RecognisedLine], shrink: float) -> bool:
    """Tell whether a frame lies within one line: strokes of large type."""
    for line in lines:
        xs, ys = [x * shrink for x, _y in line.corners], [y * shrink for _x, y in line.corners]
        slack = 0.3 * (max(ys) - min(ys))
        across = min(xs) - slack < frame.left and frame.right < max(xs) + slack
        if across and min(ys) - slack < frame.top and frame.bottom < max(ys) + slack:
            return True
    return False


def _shaded(grey: Any, words: Any, frames: Sequence[marks.Box], em: float) -> list[tuple[marks.Box, bool]]:
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
        dark = _spread(light < share * ground, light)
        for box in (b for zone in range(len(frames) + 1) for b in _solid(dark & (zones == zone), cell)):
            typed = words[int(box.top) : int(box.bottom), int(box.left) : int(box.right)].mean() / 255 > 0.2
            if share == _DARK or not (typed or any(_same(box, known, em) for known, _full in made)):
                made.append((box, bool(typed)))
    return made


def _ground(light: Any) -> Any:
    """Return how bright the paper is at each square: as what lies around."""
    import cv2
    import numpy as np

    reach = (max(3, int(_AROUND / _CELL)) | 1,) * 2
    around = cv2.blur(cv2.dilate(light, np.ones((5, 5), np.uint8)), reach)
    return np.minimum(np.maximum(around, np.percentile(light, 60) * 0.85), np.percentile(light, 75))


def _spread(dark: Any, light: Any) -> Any:
    """Return dark squares with those of the same tone that they reach.

    Amid a wide tint nothing but the tint lies around, so that only its edges are darker than what lies around them.
    """
    import cv2
    import numpy as np

    inner = cv2.erode(dark.astype(np.uint8), np.ones((3, 3), np.uint8))  # at its edges a tint is mixed with the paper
    tone = np.where(inner, light, 0.0).astype(np.float32)
    while True:
        near = cv2.dilate(tone, np.ones((3, 3), np.uint8))
        joins = (tone == 0) & (near > 0) & (light < _ONE_TONE * near)
        if not joins.any():
            return dark | (tone > 0)
        tone[joins] = near[joins]


def _solid(dark: Any, cell: int) -> Iterator[marks.Box]:
    """Yield the boxes that dark squares fill."""
    import cv2
    import numpy as np

    high, wide = dark.shape
    dark = cv2.morphologyEx(dark.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    dark = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, _labels, stats, _centres = cv2.connectedComponentsWithStats(dark)
    for x, y, w, h, area in stats[1:count]:
        whole = w > 0.95 * wide and h > 0.95 * high
        if not (whole or w * _CELL < 4 or h * _CELL < 2.4 or area < 0.75 * w * h):
            yield marks.Box(float(x * cell), float(y * cell), float((x + w) * cell), float((y + h) * cell))


def _same(one: marks.Box, other: marks.Box, em: float) -> bool:
    near = 1.5 * em
    pairs = ((one.left, other.left), (one.top, other.top), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) < near for a, b in pairs)


def _within(rule: marks.Box, box: marks.Box, em: float) -> bool:
    return box.left - em < rule.left and rule.right < box.right + em and box.top < rule.top and rule.bottom < box.bottom


def _grown(boxes: Sequence[marks.Box], shrink: float) -> tuple[marks.Box, ...]:
    return tuple(marks.Box(b.left / shrink, b.top / shrink, b.right / shrink, b.bottom / shrink) for b in boxes)
