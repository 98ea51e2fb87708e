"""Headline lines that the wrap of the whole text broke, put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.importing.headlines.matching import fit
from reader.importing.headlines.sublines import is_sub
from reader.importing.lines.blocks import Block, sewn

_WIDEST = 30
"""Headlines are hardly longer than the lines of a wider column."""
_REST = 5


def unwrapped(lines: Sequence[Block], width: int, body: str) -> list[Block]:
    """Return headline lines, those made one that the wrap of the whole text broke (`width`: its column, 0: none).

    A kicker may be as wide as the column by chance: a rest is short, or the line above answers the text.
    """
    made: list[Block] = []
    for block in lines:
        above = made[-1] if made and 0 < width <= 2 * _WIDEST else None
        if above is None or not width - 3 <= 2 * above.size <= width or not _is_rest(above, block, width, body):
            made.append(block)
            continue
        made[-1] = sewn(replace(above, label="head", confidence=min(above.confidence, block.confidence)), block)
    return made


def _is_rest(above: Block, block: Block, width: int, body: str) -> bool:
    """Tell whether a line is the rest of the full headline line above it."""
    alike = above.first == replace(block.first, start=above.first.start, end=above.first.end, gap=above.first.gap)
    if block.first.gap or block.bullet or block.text[0] in "【[〖" or is_sub(block) or not alike:
        return False
    return block.size <= _REST or (2 * block.size <= 0.6 * width and fit(above.folded, body) >= 0.5)
