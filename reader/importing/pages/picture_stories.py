"""Whose is each picture: of the story that it stands in, of the one whose pictures are beside it, or its own piece."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box, overlap
from reader.importing.pages.pictures import Captioned
from reader.importing.pages.scene import Owned
from reader.importing.pages.stories import Part, Spread, Story


def tell_pictures(
    spread: Spread, captioned: Sequence[Captioned], made: Sequence[Owned], stories: dict[int, Story], spare: list[Head]
) -> None:
    """Give pictures with their captions to stories, or make them pieces of their own."""
    body = spread.body
    told = [c for c in _in_rows(captioned, body) if c.captions]
    holders = {id(c): None if c.signed else _holder(c, made, body) for c in told}
    loose = [c for c in told if holders[id(c)] is None and not c.signed]
    while gained := [(c, o) for c in loose for o in told if holders[id(o)] and _beside(c, o, body)]:
        for own, other in gained:
            holders[id(own)] = holders[id(other)]
        loose = [c for c in loose if holders[id(c)] is None]
    for own in told:
        parts = [Part("caption", x, not k, spread.number) for b in own.captions for k, x in enumerate(b.lines)]
        if (holder := holders[id(own)]) is not None:
            stories[id(holder)].parts += parts
            stories[id(holder)].pictures.append(own.box)
        else:
            spread.stories.append(_piece(spread, own, parts, spare))


def _in_rows(captioned: Sequence[Captioned], body: float) -> list[Captioned]:
    """Return pictures as they are looked at: row by row, each from left to right."""
    rows: list[list[Captioned]] = []
    for own in sorted(captioned, key=lambda c: c.box.top):
        if rows and own.box.top - rows[-1][0].box.top < 2 * body:
            rows[-1].append(own)
        else:
            rows.append([own])
    return [own for row in rows for own in sorted(row, key=lambda c: c.box.left)]


def _beside(own: Captioned, other: Captioned, body: float) -> bool:
    """Tell whether two pictures stand side by side, or one below the other with nothing but a caption between."""
    a, b = own.box, other.box
    across, down = max(a.left - b.right, b.left - a.right), max(a.top - b.bottom, b.top - a.bottom)
    side_by_side = across < 3 * body and overlap(a.top, a.bottom, b.top, b.bottom) > 0.5 * min(a.height, b.height)
    stacked = down < 6 * body and overlap(a.left, a.right, b.left, b.right) > 0.5 * min(a.width, b.width)
    return side_by_side or stacked


def _piece(spread: Spread, own: Captioned, parts: list[Part], spare: list[Head]) -> Story:
    """Return a picture as a piece of its own, under the spare head right above it."""
    story = Story(kind="photo", sheet=spread.number, pictures=[own.box], parts=parts)
    for head in spare:
        box = head.box
        if (
            -spread.body < own.box.top - box.bottom < 3 * spread.body
            and overlap(box.left, box.right, own.box.left, own.box.right) > 0
        ):
            story.parts = [Part(role, x, None, spread.number) for x, role in head.lines] + parts
            spare.remove(head)
            break
    return story


def _holder(own: Captioned, made: Sequence[Owned], body: float) -> Owned | None:
    """Return the story that a picture stands in: text of it above, at both sides, or nearest."""
    best: tuple[float, Owned] | None = None
    box = own.box
    for story in made:
        away = min(_away(box, b) for b in story.blocks)
        over = any(
            b.bottom <= box.top + body and overlap(b.left, b.right, box.left, box.right) > 2 * body
            for b in story.blocks
        )
        beside = any(overlap(b.top, b.bottom, box.top, box.bottom) > 2 * body for b in story.blocks)
        points = away / body - 3 * over - 3 * beside
        if best is None or points < best[0]:
            best = (points, story)
    return best[1] if best and best[0] < 6 else None


def _away(box: Box, block: Block) -> float:
    across = max(0.0, box.left - block.right, block.left - box.right)
    down = max(0.0, box.top - block.bottom, block.top - box.bottom)
    return across + down
