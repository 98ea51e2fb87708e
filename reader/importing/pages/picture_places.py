"""Where in its story's text a picture stands."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.blocks import Block
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, overlap
from reader.importing.pages.scene import Owned
from reader.importing.pages.stories import Part


def place_in(box: Box, story: Owned, parts: Sequence[Part]) -> int:
    """Return the number of the part before which a picture, met as its column is read down, stands.

    It parts no paragraph and no table: amid one it stands behind it.
    """
    numbers = {id(p.line): k for k, p in enumerate(parts)}
    at = min(_met(box, story.blocks, numbers), default=len(parts))
    while 0 < at < len(parts) and _goes_on(parts, at):
        at += 1
    return at


def _met(box: Box, blocks: Sequence[Block], numbers: dict[int, int]) -> list[int]:
    """Return where the picture stands by the text above it, else by that below it, else by that beside it."""
    across = [b for b in blocks if overlap(b.left, b.right, box.left, box.right) > 1.5 * b.size]
    above = [b for b in across if b.bottom <= box.top + b.size]
    if above:
        lowest: list[Line] = [max(own, key=lambda b: b.bottom).lines[-1] for own in _columns(above)]
        return [numbers[id(x)] + 1 for x in lowest if id(x) in numbers]
    below = [b.lines[0] for b in across if b.top >= box.bottom - b.size]
    if below:
        return [numbers[id(x)] for x in below if id(x) in numbers]
    beside = sorted((abs(x.top - box.top), numbers[id(x)]) for b in blocks for x in b.lines if id(x) in numbers)
    return [beside[0][1]] if beside else []


def _columns(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return blocks column by column."""
    made: list[list[Block]] = []
    for block in sorted(blocks, key=lambda b: b.left):
        own = next((c for c in made if overlap(c[0].left, c[0].right, block.left, block.right) > block.size), None)
        if own is None:
            made.append([block])
        else:
            own.append(block)
    return made


def _goes_on(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a part goes on with what stands before it, or is another picture's caption."""
    part, before = parts[at], parts[at - 1]
    in_table = bool(part.line.row and before.line.row)
    return part.role == "caption" or part.opens is not True or in_table
