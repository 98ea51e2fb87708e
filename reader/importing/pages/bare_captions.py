"""What pictures show that the page does not draw as such: small type that says so, given to the story that it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing.pages.blocks import Block
from reader.importing.pages.going_on import MISFIT
from reader.importing.pages.marks import overlap
from reader.importing.pages.scene import Owned

_SHOWS = re.compile(r"\s*[▲△▼▽◀▶↑↓←→]?\s*(?:图为|[上下左右本小大]图(?:为|[:：])|图\s?[\d一二三四五六]?\s?[:：])")
_NEAR = 4
"""A headline stands at most so many lines below such words over it."""


def is_caption(block: Block, body: float) -> bool:
    """Tell whether a block in type smaller than the text says what a picture shows."""
    small = not block.table and all(x.size < 0.95 * body for x in block.lines)
    return small and bool(_SHOWS.match(block.lines[0].text))


def take(texts: list[Block], body: float) -> list[Block]:
    """Take such blocks out of `texts`; return them."""
    found = [b for b in texts if is_caption(b, body)]
    texts[:] = [b for b in texts if b not in found]
    return found


def give_captions(captions: Sequence[Block], made: list[Owned], lead: float) -> None:
    """Give each to the story whose headline stands right below it, else to the one with the nearest text in its column;
    without either it is a story by itself.
    """
    for caption in captions:
        near = [(d, k) for k, s in enumerate(made) if (d := _distance(caption, s, lead)) is not None]
        if near:
            made[min(near)[1]].captions.append(caption)
        else:
            made.append(Owned(None))
            made[-1].take(caption, MISFIT)


def _distance(caption: Block, story: Owned, lead: float) -> float | None:
    """Return how far a story is from such words; a headline right below them is nearest of all."""
    box = story.head.box if story.head else None
    if box and 0 <= box.top - caption.bottom + lead < _NEAR * lead and _shares(caption, box.left, box.right):
        return -1.0
    column = [b for b in story.blocks if b.frame == caption.frame and _shares(caption, b.left, b.right)]
    return min((max(b.top - caption.bottom, caption.top - b.bottom) for b in column), default=None)


def _shares(caption: Block, left: float, right: float) -> bool:
    return overlap(caption.left, caption.right, left, right) > 0.3 * min(caption.width, right - left)
