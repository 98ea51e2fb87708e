"""What stands between a headline and its text though it is of the page: put above the headline.

A line of paper and day that says what an earlier one said, a site's buttons: what they parted stands together then.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.aside.nameplates import Nameplate
from reader.importing.lines.blocks import Block

_STACK = 4


def lift_repeated(blocks: list[Block], plates: dict[int, Nameplate]) -> None:
    """Put the line of paper and day between a headline and its text above the headline: 题 / 某报 某日 / 文.

    Only where an earlier line says the same, so that it tells nothing: what it parted stands together then.
    """
    for k in sorted(plates):
        said = any(plates[j].date == plates[k].date for j in plates if j < k)
        if not said or k + 1 >= len(blocks) or blocks[k].first.gap or blocks[k + 1].label != "text":
            continue
        top = k
        while top and top > k - _STACK and _of_stack(blocks, top - 1) and (top == k or not blocks[top].first.gap):
            top -= 1
        if top < k and (not top or blocks[top].first.gap or not _of_stack(blocks, top - 1)):
            blocks[top : k + 1] = [blocks[k], *blocks[top:k]]
            plates[top] = plates.pop(k)


def _of_stack(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line can stand in a stack of headlines."""
    block = blocks[k]
    return block.label == "text" and block.size <= 75 and block.folded[-1] not in "。!?,;" and not block.first.row


def lift_buttons(blocks: list[Block]) -> None:
    """Put a site's buttons between a headline and its text above the headline."""
    for k in range(1, len(blocks) - 1):
        block = blocks[k]
        button = block.label == "aside" and block.reason == "navigation" and not block.first.gap
        if not button or blocks[k + 1].label not in {"text", "aside", "masthead"} or not _of_stack(blocks, k - 1):
            continue
        top = k - 1
        while top and top > k - _STACK and _of_stack(blocks, top - 1) and not blocks[top].first.gap:
            top -= 1
        blocks[top : k + 1] = [block, *blocks[top:k]]
