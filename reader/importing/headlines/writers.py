"""A writer's name on a line of its own right below a title, told from a subhead."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.headlines.candidates import PART, can_be_head
from reader.importing.lines.blocks import Block
from reader.importing.lines.marks import has_bullet, without_bullet
from reader.importing.who import credit_lines, leads

_TOLD = 9
"""So long is what a name behind a bullet signs, at least."""


def signs_title(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line is the writer's name, right below a title: 田头日记 / 褚立人, 城南菜市重開 / （遠舟）."""
    block, above = blocks[k], blocks[k - 1]
    if block.size <= 6 and credit_lines.is_pen_name(block.folded):
        return True
    if k > 1 and PART.match(above.folded):
        above = blocks[k - 2]
    below = next((b for b in blocks[k + 1 : k + 4] if b.label != "aside"), None)
    if below is None or block.first.gap or above.label != "text" or not can_be_head(above):
        return False
    if has_bullet(block.text) and not has_bullet(above.text) and leads.is_bare_name(without_bullet(block.folded)):
        return below.size >= _TOLD
    marked = block.first.bold or block.first.role or has_bullet(block.text)
    alone = not any(b.size <= 3 and leads.is_bare_name(b.folded) for b in (above, below))
    if marked or not alone or not (below.size >= 20 or below.folded[-1] in "。!?”:" or below.first.gap > 0):
        return False
    if block.size <= 6 and leads.is_bare_name(block.folded):
        return not has_like(blocks, k)
    return leads.names_people(block.folded)


def has_like(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether lines as short as k stand further down above running text and are no names: then it is a subhead."""
    own = blocks[k]
    size = len(own.folded.replace(" ", ""))
    for j in range(k + 2, min(k + 9, len(blocks) - 1)):
        block, above, below = blocks[j], blocks[j - 1], blocks[j + 1]
        if block.label != "text" or leads.is_byline(block.folded):
            return False
        alike = abs(block.size - size) <= 1 and block.first.gap == own.first.gap and block.first.indent < 3
        short = alike and above.size >= 20 and below.size >= 20
        if short and can_be_head(block) and not leads.is_bare_name(block.folded):
            return True
    return False
