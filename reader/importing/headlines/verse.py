"""Poems: a title, its author's name below it, and short lines."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.lines.blocks import Block
from reader.importing.who import leads

_LONGEST_TITLE = 24
_LONGEST_LINE = 26
_USUAL = 17
_FEWEST = 3
_NO_TITLE_END = "。,;:、"


def find_poems(blocks: Sequence[Block]) -> tuple[set[int], set[int]]:
    """Return which blocks are titles of poems with their authors' names below, and which are their lines."""
    titles: set[int] = set()
    lines: set[int] = set()
    k = 0
    while k < len(blocks) - _FEWEST - 1:
        end = _end(blocks, k) if _is_title(blocks, k) else k
        if end == k:
            k += 1
            continue
        titles.add(k)
        lines.update(range(k + 2, end))
        k = end
    return titles, lines


def _is_title(blocks: Sequence[Block], k: int) -> bool:
    title, name = blocks[k], blocks[k + 1]
    if title.label != "text" or name.label != "text" or name.first.gap or name.first.level:
        return False
    if title.size > _LONGEST_TITLE or title.folded[-1] in _NO_TITLE_END or leads.is_byline(title.folded):
        return False
    return leads.is_bare_name(name.folded) or (name.size <= 8 and leads.is_byline(name.folded))


def _end(blocks: Sequence[Block], k: int) -> int:
    """Return the end of the poem whose title is block k; k where what follows is no verse."""
    end, titled = k + 2, False
    while end < len(blocks):
        block = blocks[end]
        plain = block.label == "text" and not block.first.level and not block.first.role and len(block.lines) == 1
        if not plain or block.size > _LONGEST_LINE or (end > k + 2 and block.first.gap > 1):
            break
        ended = block.first.gap or blocks[end - 1].folded[-1] == "。"
        titled = end + 1 < len(blocks) and end > k + 2 and bool(ended) and _is_title(blocks, end)
        if titled:
            break
        end += 1
    count = end - k - 2
    lines = blocks[k + 2 : end]
    stopped = sum(b.folded[-1] == "。" for b in lines)
    if 2 * stopped >= count and any(b.size > _USUAL and b.first.indent >= 1 for b in lines):
        return k  # short paragraphs
    if count < _FEWEST or sum(blocks[j].size for j in range(k + 2, end)) > _USUAL * count:
        return k
    if not titled and end < len(blocks) and blocks[end].label == "text" and not blocks[end].first.gap:
        # Running text goes on: short paragraphs, or the next piece's headline stands above it behind a gap.
        while end > k + 2 + _FEWEST and not blocks[end].first.gap:
            end -= 1
        return end if blocks[end].first.gap and end - k - 2 >= _FEWEST else k
    return end
