"""Which of two readings of a whole page holds: its short lines part pieces, or they are subheads of one.

Subheads of the labelled texts answer the text below them by .09 better than that above, on average, headlines by .51.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.headlines.around import turn_score
from reader.importing.lines.blocks import Block
from reader.importing.text.joins import is_whole

_SAYS, _TEXT = 4, 25


def turning(blocks: Sequence[Block], first: Sequence[int], last: Sequence[int], chosen: set[int]) -> float:
    """Return by how much better a text's short lines between paragraphs answer what stands below them, on average.

    It tells which of two readings of a page holds: they part pieces, or they are subheads of one.
    """
    if not any(b.label in {"masthead", "page"} for b in blocks):
        return 0.0
    found = []
    for k in sorted(chosen):
        below = last[k] + 1
        inside = first[k] == k > 0 and blocks[k - 1].label == "text" and blocks[k].size >= _SAYS
        if inside and is_whole(blocks[k - 1]) and below < len(blocks) and blocks[below].size >= _TEXT:
            found.append(max(turn_score(blocks, k, last[k], j, _TEXT) for j in range(k, last[k] + 1)))
    return sum(found) / len(found) if found else 0.0
