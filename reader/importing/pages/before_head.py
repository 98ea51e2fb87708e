"""Text that begins at the left of its headline and goes on under it, or at its other side."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages import order
from reader.importing.pages.blocks import Block
from reader.importing.pages.going_on import FOLD, MISFIT, Above, begins_inside, ends_open
from reader.importing.pages.marks import Box, overlap
from reader.importing.pages.rows import GUTTER
from reader.importing.pages.scene import Owned, Scene, give

_LEVEL = 3
"""Such text begins at most so many lines above or below its headline's upper edge."""


def begin_alone(scene: Scene, rest: Sequence[Block], owner: dict[int, Owned], above: dict[int, Above]) -> list[Owned]:
    """Begin stories with the text without a headline that can go on with nothing: it begins a paragraph and ends inside
    one, with no text at its left or above it. What follows it then need not look for another beginning.
    """
    made = []
    for block in rest:
        thing = above[id(block)][1]
        free = thing is None or (isinstance(thing, Box) and not any(thing is w for w in scene.walls))
        first = free and not begins_inside(block) and ends_open(block)
        if first and not any(True for _other in scene.near.before(block, None, (FOLD + GUTTER) * scene.body)):
            fresh = Owned(None)
            give(owner, fresh, block, 0.5)
            made.append(fresh)
    return made


def join_before(scene: Scene, made: list[Owned]) -> None:
    """Give stories whose text begins inside a sentence the text without a headline at their left that stops inside one.

    It stands level with the headline, or the headline runs down between both.
    """
    for story in [s for s in made if s.head is not None]:
        first = order.in_order(story.blocks, scene.body)[0]
        if not begins_inside(first):
            continue
        fits = [s for s in made if s.head is None and _leads_to(scene, s, story, first)]
        if len(fits) == 1:
            made.remove(fits[0])
            for block in fits[0].blocks:
                story.take(block, MISFIT)


def _leads_to(scene: Scene, before: Owned, story: Owned, first: Block) -> bool:
    """Tell whether text without a headline is what a story begins with."""
    assert story.head is not None
    blocks, head = order.in_order(before.blocks, scene.body), story.head
    last, box = blocks[-1], head.box
    full = last.lines[-1].right > last.right - 1.7 * last.size  # a line that fills its column may end with a stop
    if begins_inside(blocks[0]) or last.table or not full or blocks[0].frame != first.frame:
        return False
    left, right, top = min(b.left for b in blocks), max(b.right for b in blocks), min(b.top for b in blocks)
    reach = (GUTTER if not head.upright else 2 * GUTTER) * scene.body + (box.width if head.upright else 0.0)
    if not -scene.body < first.left - right < reach or left > box.left:
        return False
    beside = (
        overlap(top, last.bottom, box.top, box.bottom) > 0.5 * box.height
        if head.upright
        else abs(top - box.top) < _LEVEL * scene.lead
    )
    return beside and not any(_parts(r, right, first, scene.body) for r in scene.fences)


def _parts(rule: Box, right: float, first: Block, body: float) -> bool:
    middle = (rule.left + rule.right) / 2
    return right - 1 < middle < first.left + 1 and overlap(rule.top, rule.bottom, first.top, first.bottom) > body
