"""Whose is each picture: of the story that it stands in, of the one whose pictures are beside it, or its own piece."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.apart import Found
from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box, Marks, overlap
from reader.importing.pages.picture_places import place_in
from reader.importing.pages.picture_sides import Sides
from reader.importing.pages.pictures import Captioned
from reader.importing.pages.scene import Owned
from reader.importing.pages.stories import Part, Shown, Spread, Story


def tell_pictures(
    spread: Spread,
    captioned: Sequence[Captioned],
    made: Sequence[Owned],
    stories: dict[int, Story],
    spare: list[Head],
    sides: Sides,
) -> None:
    """Give pictures with their captions to stories, or make them pieces of their own.

    A story has the words of a caption that is likely its own; the picture itself only where the sides say so too.
    """
    body = spread.body
    rows = _in_rows(captioned, body)
    sure = {id(c): sides.of(c) for c in rows}
    alone = {id(c) for c in rows if (c.signed and not sides.amid(c)) or any(_is_title(h, c.box, body) for h in spare)}
    holders = _holders([c for c in rows if c.captions], alone, sure, made, body)
    placed: list[tuple[Captioned, Story, Part | None]] = []
    for own in rows:
        parts = [Part("caption", x, not k, spread.number) for b in own.captions for k, x in enumerate(b.lines)]
        holder = holders[id(own)] if parts else sure[id(own)]
        if holder is not None:
            story = stories[id(holder)]
            row = [before for o, s, before in placed if s is story and _side_by_side(own, o, body)]
            before = row[0] if row else _part_at(story.parts, place_in(own.box, holder, story.parts))
            at = len(story.parts) if before is None else story.parts.index(before)
            story.parts[at:at] = parts
            placed.append((own, story, before))
            if parts:
                story.pictures.append(own.box)
            _show(spread, own, story if sure[id(own)] is holder else None, parts, before)
        elif parts:
            story = _piece(spread, own, parts, spare)
            spread.stories.append(story)
            _show(spread, own, story, parts, parts[0])
        else:
            _show(spread, own, None, parts, None)


def _holders(
    told: Sequence[Captioned], alone: set[int], sure: dict[int, Owned | None], made: Sequence[Owned], body: float
) -> dict[int, Owned | None]:
    """Return the stories that have the captions' words, None for pictures that are pieces of their own (`alone`)."""
    holders = {id(c): None if id(c) in alone else sure[id(c)] or _holder(c, made, body) for c in told}
    loose = [c for c in told if holders[id(c)] is None and id(c) not in alone]
    while gained := [(c, o) for c in loose for o in told if holders[id(o)] and _beside(c, o, body)]:
        for own, other in gained:
            holders[id(own)] = holders[id(other)]
        loose = [c for c in loose if holders[id(c)] is None]
    return holders


def _is_title(head: Head, box: Box, body: float) -> bool:
    """Tell whether a head without text stands right above a picture, no wider than that: as its title."""
    over = head.box
    inside = box.left - body < over.left and over.right < box.right + body
    return not head.upright and inside and -body < box.top - over.bottom < 3 * body


def take_furniture(spread: Spread, places: Sequence[Box], gone: Sequence[Found], marks: Marks) -> list[Box]:
    """Say which pictures are furniture, in advertisements, lists of contents and the page's head; return the others."""
    head = max((x.bottom for x, role in spread.plate.lines if role == "masthead"), default=0.0)
    numbers = {id(p): k for k, p in enumerate(marks.pictures, 1)}
    left = []
    for box in places:
        x, y = box.middle, (box.top + box.bottom) / 2
        if y < head or any(f.frame is not None and f.frame.holds(x, y) for f in gone):
            spread.shown += [Shown(numbers[id(box)], furniture=True)] if id(box) in numbers else []
        else:
            left.append(box)
    return left


def _part_at(parts: Sequence[Part], at: int) -> Part | None:
    return parts[at] if at < len(parts) else None


def _show(spread: Spread, own: Captioned, story: Story | None, captions: Sequence[Part], before: Part | None) -> None:
    """Say whose a picture of the page is, or each of several under one caption."""
    for number in own.numbers:
        spread.shown.append(Shown(number, story, captions[0] if captions else None, before))


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
    down = max(a.top - b.bottom, b.top - a.bottom)
    stacked = down < 6 * body and overlap(a.left, a.right, b.left, b.right) > 0.5 * min(a.width, b.width)
    return stacked or _side_by_side(own, other, body)


def _side_by_side(own: Captioned, other: Captioned, body: float) -> bool:
    a, b = own.box, other.box
    across = max(a.left - b.right, b.left - a.right)
    return across < 3 * body and overlap(a.top, a.bottom, b.top, b.bottom) > 0.5 * min(a.height, b.height)


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
