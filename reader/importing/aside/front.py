"""What stands above the first masthead or piece: a bare page number, words about clippings, the way to a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reader.importing.aside.nameplates import Nameplate
from reader.importing.aside.page_numbers import page_number
from reader.importing.lines.blocks import Block

_CLIPPINGS, _FRONT = 2, 8
_SENTENCE = 30
_WAY, _CRUMB = re.compile(r"[>»|›]"), 10


def set_front_aside(blocks: Sequence[Block], plates: Mapping[int, Nameplate]) -> None:
    """Set aside what somebody wrote above clippings, each of which has a line of paper and day above it."""
    dated = [k for k in plates if plates[k].date]
    front = [b for b in blocks[: min(dated, default=0)] if b.label == "text"]
    if len(dated) < _CLIPPINGS or len(front) < _CLIPPINGS or len(front) > _FRONT:
        return
    if tells(blocks[: min(dated)]) or not tells(blocks[max(dated) + 1 :]):
        return
    for block in front:
        block.label, block.reason = "aside", "masthead"


def forget_visits(blocks: Sequence[Block], plates: Mapping[int, Nameplate]) -> None:
    """Take a bare day for that of the visit, which a site puts above its pages, where a line of page and day follows
    before any text.
    """
    for above, below in pairwise(sorted(plates)):
        first, second = plates[above], plates[below]
        bare = first.date and not (first.newspaper or first.number or first.paged)
        if bare and second.paged and second.date and below <= _FRONT and not tells(blocks[:below]):
            first.date = None


def set_crumbs_aside(blocks: Sequence[Block]) -> None:
    """Set aside a site's menu, or the way to a page on it, among a text's first lines: 甲报网 > 地方."""
    for block in blocks[:2]:
        cells = [cell.strip() for cell in _WAY.split(block.folded)]
        short = all(0 < len(cell) <= _CRUMB for cell in cells)
        if block.label == "text" and short and (len(cells) > 3 or (len(cells) > 1 and "|" not in block.folded)):
            block.label, block.reason = "aside", "navigation"


def page_above(blocks: Sequence[Block], plates: Mapping[int, Nameplate]) -> None:
    """Take a bare number above the first masthead for the page's, and a short word beside it for its name."""
    first = min(plates, default=0)
    above = blocks[:first]
    number = above[0] if above and above[0].folded.isdigit() and above[0].size <= 2 else None
    if number is None or len(above) > 2 or any(b.label != "text" or b.size > 6 for b in above) or blocks[first].page:
        return
    number.page, number.page_name = page_number(number.folded), above[1].text if len(above) > 1 else None
    for block in above:
        block.label, block.reason = "page", "page"


def tells(blocks: Sequence[Block]) -> bool:
    """Tell whether running text stands among blocks: a sentence on its own lines."""
    return any(b.label == "text" and b.size >= _SENTENCE and b.folded[-1] in "。!?”)" for b in blocks)
