"""The outline of what stands together on a page: boxes of type to rectangles without anything else, to polygons."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from reader.importing.pages.marks import Box, around
from reader.model.door import door

Point = tuple[float, float]
_NEAR = 2.2
"""So many ems apart boxes still stand together: a gutter, the white round a headline."""
_EDGE = 0.5
"""Of a point: so far boxes may overlap without touching."""
_MOST = 400
"""So many rectangles are compared with each other; of more each stays as it is."""


def rectangles(own: Sequence[Box], foreign: Sequence[Box], em: float) -> list[Box]:
    """Return rectangles that cover all own boxes, in the order of the text, and reach into no foreign one.

    White between own boxes is taken in where they stand near each other, by the size of type `em`.
    """
    made: list[Box] = []
    for box in own:
        joined = _joined(made[-1], box, foreign, em) if made else None
        if joined is not None:
            made[-1] = joined
        else:
            made.append(box)
    while len(made) <= _MOST and (pair := _pair(made, foreign, em)) is not None:
        first, second, hull = pair
        made[first] = hull
        del made[second]
    return [_widened(box, foreign, 0.3 * em) for box in made]


def drawn_with(own: Sequence[Box], foreign: Sequence[Box], drawn: Sequence[Box], em: float) -> list[Box]:
    """Return the pictures and frames that are of a piece: they hold no other's type, and its own is nearest."""
    found = []
    for box in drawn:
        if min(box.width, box.height) < em or any(meet(box, f) for f in foreign):
            continue
        near = min(map(partial(_apart, box), own))
        if near <= _NEAR * em and all(near < _apart(box, f) for f in foreign):
            found.append(box)
    return found


def _apart(one: Box, other: Box) -> float:
    """Return how far two boxes are from each other, 0 where they meet."""
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return max(across, 0.0) + max(down, 0.0)


def _pair(made: Sequence[Box], foreign: Sequence[Box], em: float) -> tuple[int, int, Box] | None:
    for k, one in enumerate(made):
        for j in range(k + 1, len(made)):
            if (hull := _joined(one, made[j], foreign, em)) is not None:
                return k, j, hull
    return None


def _joined(one: Box, other: Box, foreign: Sequence[Box], em: float) -> Box | None:
    """Return what holds two boxes that are near each other, where it holds nothing else."""
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    if max(across, down) > _NEAR * em or (across > 0 and down > 0):
        return None
    hull = around((one, other))
    free = not any(meet(hull, f) and not (meet(one, f) or meet(other, f)) for f in foreign)
    return hull if free else None


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than an edge."""
    return (
        one.left + _EDGE < other.right and other.left + _EDGE < one.right
        and one.top + _EDGE < other.bottom and other.top + _EDGE < one.bottom
    )  # fmt: skip


def _widened(box: Box, foreign: Sequence[Box], by: float) -> Box:
    """Return a box with white around it, on each side as much as there is: ink may reach over its type's box."""
    for left, top, right, bottom in ((by, 0, 0, 0), (0, by, 0, 0), (0, 0, by, 0), (0, 0, 0, by)):
        for share in (1.0, 0.5, 0.25):
            wider = Box(
                box.left - left * share, box.top - top * share, box.right + right * share, box.bottom + bottom * share
            )
            if not any(meet(wider, f) and not meet(box, f) for f in foreign):
                box = wider
                break
    return box


def outlines(boxes: Sequence[Box]) -> list[tuple[Point, ...]]:
    """Return the polygons around the union of rectangles, corner by corner; a hole is a polygon of its own."""
    xs = sorted({x for b in boxes for x in (b.left, b.right)})
    ys = sorted({y for b in boxes for y in (b.top, b.bottom)})
    filled = {
        (i, j)
        for b in boxes
        for i in range(bisect_left(xs, b.left), bisect_left(xs, b.right))
        for j in range(bisect_left(ys, b.top), bisect_left(ys, b.bottom))
    }
    edges: dict[Point, list[Point]] = defaultdict(list)  # what is filled lies to the right of each
    for i, j in sorted(filled):
        sides = ((0, -1, 0, 0, 1, 0), (1, 0, 1, 0, 1, 1), (0, 1, 1, 1, 0, 1), (-1, 0, 0, 1, 0, 0))
        for dx, dy, x0, y0, x1, y1 in sides:
            if (i + dx, j + dy) not in filled:
                edges[i + x0, j + y0].append((i + x1, j + y1))
    found = []
    while edges:
        ring = _ring(edges)
        found.append(tuple((xs[int(i)], ys[int(j)]) for i, j in ring))
    return found


def _ring(edges: dict[Point, list[Point]]) -> list[Point]:
    """Take one closed way out of the edges; return its corners. Where two meet in a point it keeps to its own side."""
    start = at = min(edges)
    way = (0.0, 0.0)
    corners: list[Point] = []
    while True:
        ahead = edges[at]
        turned = (-way[1], way[0])  # to the right, where y grows downwards
        goes = next((p for p in ahead if (_sign(p[0] - at[0]), _sign(p[1] - at[1])) == turned), ahead[0])
        ahead.remove(goes)
        if not ahead:
            del edges[at]
        step = (_sign(goes[0] - at[0]), _sign(goes[1] - at[1]))
        if step != way:
            corners.append(at)
        way, at = step, goes
        if at == start:
            return corners


def _sign(number: float) -> float:
    return float((number > 0) - (number < 0))


@door
def holds(polygons: Iterable[Sequence[Point]], x: float, y: float) -> bool:
    """Tell whether a point lies inside polygons (even-odd)."""
    inside = False
    for ring in polygons:
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside
