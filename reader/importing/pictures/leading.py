"""Pictures above their headlines: their captions go with the headline below, not with the text above.

Where no element holds a picture together with a headline, the habit of the whole source tells: its first picture stands
above its first headline, and none stands below its last text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader.importing.grouping import Grouped
from reader.importing.lines.blocks import Block
from reader.importing.pictures.set_below import says

Led = dict[int, list[Block]]
"""Captions by the place of the headline that they stand above."""


def take_leading(blocks: list[Block], pictures: Sequence[tuple[int, int | None]]) -> Led:
    """Take out of labelled blocks the captions of pictures that stand above headlines; `pictures`: their places, and of
    the text that they are set together with.
    """
    heads = [k for k, b in enumerate(blocks) if b.label == "head" and not (k and blocks[k - 1].label == "head")]
    if not heads or not pictures:
        return {}
    habit = len(heads) > 1 and pictures[0][0] <= blocks[heads[0]].start and pictures[-1][0] < blocks[-1].end
    places = [at for at, _beside in pictures]
    led: Led = {}
    for k in reversed(heads):
        first = k
        while first and _is_caption(blocks[first - 1]):
            first -= 1
        above = blocks[first - 1].end if first else 0
        own = [p for p in pictures[bisect_left(places, above) :] if p[0] < blocks[k].start] if first < k else []
        at = next((at for at, beside in own if _leads(beside, blocks, first, k, habit=habit)), None)
        first = next((n for n in range(first, k) if at is not None and blocks[n].start >= at), k)
        if first < k:
            led[blocks[k].start] = blocks[first:k]
            del blocks[first:k]
    return led


def _leads(beside: int | None, blocks: Sequence[Block], first: int, head: int, *, habit: bool) -> bool:
    """Tell whether a picture above a headline is its own: it is set together with that, or with nothing and all are."""
    if beside is not None and beside >= blocks[head].start:
        return True
    return habit and (beside is None or beside >= blocks[first].start)


def give_leading(grouped: Grouped, led: Led) -> None:
    """Give captions that were taken out to the pieces below them; where none begins there, to the one above."""
    for draft in grouped.drafts:
        for block in draft.heads:
            if own := led.pop(block.start, None):
                draft.body[:0] = own
    for start, own in sorted(led.items()):
        above = [d for d in grouped.drafts if d.blocks() and d.blocks()[0].start < start]
        if above:
            above[-1].body += own
        else:
            grouped.aside += own


def _is_caption(block: Block) -> bool:
    if block.label != "text" or block.first.role not in {None, "caption"}:
        return False
    return block.first.role == "caption" or says(block.folded)
