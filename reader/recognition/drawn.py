"""What is drawn on a straight page beside type: rules, frames, tints and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.importing.pages import marks
from reader.recognition.shaded import same, shaded

if TYPE_CHECKING:
    from reader.importing.readings.recognised import RecognisedLine
    from reader.recognition.pixels import Pixels

_LONGEST_SIDE = 2400
"""Rules are looked for on a page of this size: nothing finer parts pieces."""
_THICKEST = 0.6
"""A rule is thinner than so many em."""
_SHORTEST = 5.0
"""And longer than so many."""
_INNER = 0.1


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
    solid = [(b, full) for b, full in shaded(grey, words, frames, em) if not _is_stroke(b, lines, shrink)]
    pictures = [b for b, full in solid if not full]
    frames += [b for b, full in solid if full and not any(same(b, f, em) for f in frames)]
    inside = [p for p in pictures if not any(same(p, f, em) for f in frames)]
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


def _within(rule: marks.Box, box: marks.Box, em: float) -> bool:
    return box.left - em < rule.left and rule.right < box.right + em and box.top < rule.top and rule.bottom < box.bottom


def _grown(boxes: Sequence[marks.Box], shrink: float) -> tuple[marks.Box, ...]:
    return tuple(marks.Box(b.left / shrink, b.top / shrink, b.right / shrink, b.bottom / shrink) for b in boxes)
