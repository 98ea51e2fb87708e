"""Pictures that one caption tells of: side by side with the caption under them all, or one right above the other."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.blocks import Block
from reader.importing.pages.marks import Box, around, overlap

_EDGE = 1.0
"""So many em the edges of pictures that belong together differ at most."""
_ACROSS = 3.0
_DOWN = 1.2
"""So many em lie between two side by side, and between two of which one is above: no line fits there."""


def under_one_caption(pictures: Sequence[Box], blocks: Sequence[Block], body: float) -> list[list[Box]]:
    """Return pictures in groups, most of them of one, that have one caption each, if any."""
    made = [[p] for p in pictures]
    while joined := _next(made, blocks, body):
        one, other = joined
        made = [g for g in made if g is not one and g is not other] + [one + other]
    return made


def _next(groups: Sequence[list[Box]], blocks: Sequence[Block], body: float) -> tuple[list[Box], list[Box]] | None:
    boxes = [around(g) for g in groups]
    for one, a in zip(groups, boxes, strict=True):
        for other, b in zip(groups, boxes, strict=True):
            if one is not other and (_is_above(a, b, body) or _are_told_as_one(a, b, blocks, body)):
                return one, other
    return None


def _is_above(a: Box, b: Box, body: float) -> bool:
    """Tell whether two pictures of one width stand one right above the other."""
    one_width = abs(a.left - b.left) < _EDGE * body and abs(a.right - b.right) < _EDGE * body
    return one_width and -0.2 * body < b.top - a.bottom < _DOWN * body


def _are_told_as_one(a: Box, b: Box, blocks: Sequence[Block], body: float) -> bool:
    """Tell whether two pictures stand side by side, and a text right below them goes from one over to the other."""
    level = abs(a.top - b.top) < _EDGE * body and abs(a.bottom - b.bottom) < _EDGE * body
    if not level or not -0.2 * body < b.left - a.right < _ACROSS * body:
        return False
    foot, inner = max(a.bottom, b.bottom), 1.5 * body
    return any(
        -0.5 * body <= block.top - foot < 2.2 * body
        and overlap(block.left, max(x.right for x in block.lines), a.left, a.right) > inner
        and overlap(block.left, max(x.right for x in block.lines), b.left, b.right) > inner
        for block in blocks
    )
