"""Where text goes on: below a picture, under its own end, or at the head of the next column."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.hanzi.folding import fold
from reader.importing.lines.jump_marks import IN
from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box, overlap
from reader.importing.pages.rows import GUTTER
from reader.importing.pages.scene import Owned, Scene, give

MISFIT = 0.7
"""How sure a joint can be at most whose two sides do not fit."""
PARAGRAPH = 1.6
"""Paragraphs of one column stand at most so many lines apart."""
FOLD = 15
"""Columns on both sides of a fold stand at most so many em apart."""
_CLOSE = 0.15
"""Of two stories that a block could go on with so nearly equally well neither is sure of it."""
Above = tuple[float, Head | Block | Box | None]


def begins_inside(block: Block) -> bool:
    """Tell whether a block's first line goes on with a sentence: it has no indent."""
    first = block.lines[0]
    return not block.table and first.left - block.left < 1.1 * block.size and id(first) not in block.subheads


def ends_open(block: Block) -> bool:
    """Tell whether a block's last line is full and ends in mid-sentence."""
    last = block.lines[-1]
    if block.table:
        return False
    full = last.right > block.right - 1.7 * last.size
    return full and last.text.rstrip()[-1:] not in "。！？”"


def misfitting(blocks: Sequence[Block]) -> Block | None:
    """Return the first block of a story that does not fit the end of the one before it, by their sentences.

    It begins a paragraph where the one before stops inside a sentence, or goes on where that one's paragraph has ended.
    """
    plain = [b for b in blocks if not b.table and len(b.lines) > 1]
    indented = any(not begins_inside(b) for b in plain)
    for before, block in pairwise(plain):
        last, first = before.lines[-1], block.lines[0]
        if id(first) in block.subheads or id(last) in before.subheads:
            continue
        ended = last.right < before.right - 3 * last.size and last.text.rstrip()[-1:] in "。！？”"
        if ends_open(before) and not begins_inside(block):
            return block
        if ended and begins_inside(block) and indented:
            return block
    return None


def signs(block: Block, over: Block) -> bool:
    """Tell whether a block is one short line at the right edge of the text right above it: a signature, no sentence."""
    flush = abs(block.right - over.right) < 1.3 * block.size and block.left > over.left + 0.4 * over.width
    return (
        len(block.lines) == 1 and not block.table and flush and -block.size < block.top - over.bottom < 2 * block.size
    )


def go_on(scene: Scene, block: Block, owner: dict[int, Owned], over: Above, turn: int) -> None:
    """Give a block that no head claims to the story that goes on in it, if there is one."""
    if isinstance(over[1], Block) and signs(block, over[1]) and (signed := owner.get(id(over[1]))):
        give(owner, signed, block, 0.93)
        return
    if comes_from_elsewhere(block):
        return
    claims = sorted(_claims(scene, block, owner, over), key=lambda c: c.rank)
    best = max(claims, key=lambda c: c.points, default=None)
    if best is not None and best.points >= (1.6, 1.0, 0.3)[turn]:
        near = [c.story for c in claims if c.story is not best.story and c.points > best.points - _CLOSE]
        give(owner, best.story, block, MISFIT if near or best.points < 1.9 else 0.9)
        if begins_inside(block) and ends_open(best.other):
            best.story.followed.add(id(best.other))
        if near:
            _make_unsure(near[0])


class _Claim(NamedTuple):
    """A story that a block may go on with, behind which of its blocks, and how well it would."""

    points: float
    rank: int
    story: Owned
    other: Block


def _claims(scene: Scene, block: Block, owner: dict[int, Owned], over: Above) -> Iterator[_Claim]:
    """Yield the claims that may be the best or as good. What a story has around its blocks only takes from them, so
    the others are not looked at.
    """
    folded = block.left - FOLD * scene.body < scene.middle < block.left
    inside = begins_inside(block)
    hopes: list[_Claim] = []
    for other in scene.near.before(block, over[1], (FOLD if folded else GUTTER) * scene.body):
        story = owner.get(id(other))
        if story is None or other.frame != block.frame:
            continue
        points = _continues(scene, other, block, over, inside)
        if points > 0:
            hopes.append(_Claim(points + _by_sentences(other, block, inside), len(hopes), story, other))
    best = -math.inf
    for hope in sorted(hopes, key=lambda c: -c.points):
        if hope.points <= best - _CLOSE:
            return
        claim = hope._replace(points=hope.points - _against(scene, hope, block, over, inside))
        best = max(best, claim.points)
        yield claim


def _against(scene: Scene, hope: _Claim, block: Block, over: Above, inside: bool) -> float:
    """Return what speaks against a claim: where else the story goes on."""
    body, other = scene.body, hope.other
    points = 0.0
    under = over[1] is other and other.width > 1.5 * block.width  # columns below what goes over all of them
    seen = hope.story.around(other, body, scene.lead, GUTTER * body)
    if not under and seen.below:
        points += 0.7  # the story goes on below in that column
    if any(
        overlap(b.left, b.right, block.left, block.right) <= body or block.bottom < b.top + body for b in seen.beside
    ):
        points += 0.8  # it goes on in the column beside; under both of them a wide table may stand
    if inside and id(other) in hope.story.followed:
        points += 0.8
    if not inside and seen.came_up and block.left > other.right:
        points += 0.5  # it came here from the foot of the column before, and ends high up in this one
    return points


def comes_from_elsewhere(block: Block) -> bool:
    """Tell whether a block says that it goes on with a text of another page: with none of this one."""
    return IN.match(fold(block.lines[0].text)) is not None


def _by_sentences(other: Block, block: Block, inside: bool) -> float:
    """Return how well a block follows another one by their sentences; `inside`: it begins in one."""
    if inside == ends_open(other):
        return 1.2 if inside else 0.4
    if inside and other.lines[-1].right > other.right - 1.7 * other.size:
        return -0.2  # a full line that ends with a stop: seldom inside a paragraph
    return 0.0 if block.table else -1.0  # a table goes on with no sentence


def _make_unsure(story: Owned) -> None:
    """Note that a story may lack a block that another one took."""
    last = id(story.blocks[-1])
    story.sure[last] = min(MISFIT, story.sure[last])


def _past_picture(scene: Scene, other: Block, block: Block) -> bool:
    """Tell whether nothing but a picture of the column's width, with its caption, stands close between two blocks."""
    between = [
        w for w in scene.near.walls_over(block)
        if w.top > other.bottom - scene.body and w.bottom < block.top + scene.body
    ]  # fmt: skip
    near = 2.2 * scene.lead
    return (
        bool(between)
        and all(w.left > block.left - scene.body and w.right < block.right + scene.body for w in between)
        and min(w.top for w in between) - other.bottom < near and block.top - max(w.bottom for w in between) < near
    )  # fmt: skip


def _continues(scene: Scene, other: Block, block: Block, over: Above, inside: bool) -> float:
    """Return how well `block` can follow `other` by its place alone; 0: not at all."""
    body = scene.body
    if over[1] is other:
        ruled = any(
            r.top > other.bottom - 1
            and r.bottom < block.top + 1
            and overlap(r.left, r.right, block.left, block.right) > 0.5 * block.width
            for r in scene.rules
        )
        column = abs(other.left - block.left) < body and abs(other.right - block.right) < 3 * body
        next_ = column and block.top - other.bottom < PARAGRAPH * scene.lead
        return 0.2 if ruled else 2.4 if next_ else 1.3
    same_column = abs(other.left - block.left) < body and other.bottom <= block.top
    if (
        same_column
        and isinstance(over[1], Box)
        and over[1].bottom - block.top > -6 * body
        and other.bottom < over[1].top + body
    ):
        return 2.0 if _past_picture(scene, other, block) else 1.0
    gap = block.left - other.right
    fold_ = (
        other.right < scene.middle < block.left
        and gap < FOLD * body
        and not scene.near.has_column(other.right, block.left)
    )
    if -0.6 * body < gap < GUTTER * body or (fold_ and gap > 0):
        points = 0.9
        if other.bottom < block.top - 2 * scene.lead:
            points -= 0.8  # it ended far above
        if abs(other.bottom - block.bottom) < 2.5 * scene.lead:
            points += 0.3
        if inside and overlap(other.top, other.bottom, block.top, block.bottom) > scene.lead:
            points += 0.6
        if abs(other.top - block.top) < 0.7 * scene.lead:
            points += 0.5
        return points + (0.3 if scene.near.is_lowest(other) else 0.0)
    return 0.0
