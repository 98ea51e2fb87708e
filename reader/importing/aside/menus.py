"""A whole page copied: the title of its window, a site's menus, and below them the headline once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing.aside.nameplates import Nameplate
from reader.importing.aside.paper_names import names_paper
from reader.importing.formats.page_source import medium_of, site_of
from reader.importing.lines.blocks import Block
from reader.importing.who import credit_lines, vocabulary

_FEWEST, _LONGEST, _TITLE, _SENTENCE = 5, 16, 6, 30
"""So many lines of so many characters at most are a menu; so long is a headline that its window's title begins with."""
_WORD, _TOP, _CELLS = 6, 6, 4
_TAIL = re.compile(r"\s*[-_|–—·:»<>丨]+\s*")


def set_menus_aside(blocks: Sequence[Block], plates: dict[int, Nameplate]) -> None:
    """Set aside a window's title and the menus below it, and take the site that the title ends in, where nothing else
    tells a newspaper.
    """
    _set_sections_aside(blocks)
    _set_headlines_aside(blocks)
    again = _headline_again(blocks)
    if again is None:
        return
    _set_end_aside(blocks, again)
    for k, block in enumerate(blocks[:again]):
        block.label, block.reason = "aside", "masthead" if k == 0 else "navigation"
        plates.pop(k, None)
    parts = [p for p in _TAIL.split(blocks[0].text[blocks[again].size :]) if p]
    named = next((p for p in reversed(parts) if names_paper(p)), None) or site_of(parts)
    named = named or (medium_of(parts[-1]) if parts else None)
    if named and not any(plate.newspaper for plate in plates.values()):
        plates[0] = Nameplate(newspaper=named)


def _set_sections_aside(blocks: Sequence[Block]) -> None:
    """Set aside a menu of the sections of a site or a mailing: short lines close together, half of them such names."""
    k = 0
    while k < len(blocks):
        end = k
        while end < len(blocks) and _is_word(blocks[end]) and (end == k or not blocks[end].first.gap):
            end += 1
        known = sum(block.folded.removesuffix("新闻") in vocabulary.sections() for block in blocks[k:end])
        if end - k >= _FEWEST and 2 * known >= end - k:
            for block in blocks[k:end]:
                block.label, block.reason = "aside", "navigation"
        k = max(end, k + 1)


def _set_headlines_aside(blocks: Sequence[Block]) -> None:
    """Set aside the line among a copy's first that names several of a page's headlines, one of which stands below."""
    for k, block in enumerate(blocks[:_TOP]):
        cells = {cell for cell in block.folded.split() if len(cell) >= _TITLE}
        if block.label == "text" and len(cells) >= _CELLS and block.folded[-1] not in "。!?”":
            below = blocks[k + 1 : k + 1 + _TOP]
            if any(other.label == "text" and other.folded in cells for other in below):
                block.label, block.reason = "aside", "contents"


def _is_word(block: Block) -> bool:
    """Tell whether a line is one short word, as a menu's are."""
    plain = block.label == "text" and not (block.first.level or block.first.row or block.first.role)
    return plain and 2 <= block.size <= _WORD and block.folded.isalpha()


def _set_end_aside(blocks: Sequence[Block], again: int) -> None:
    """Set aside what such a page says below the last sentence of its text, but for who wrote it."""
    ends = [k for k in range(again, len(blocks)) if blocks[k].size >= _SENTENCE and blocks[k].folded[-1] in "。!?”)"]
    for block in blocks[ends[-1] + 1 :] if ends else ():
        if block.label == "text" and not credit_lines.is_credit(block.folded):
            block.label, block.reason = "aside", "navigation"


def _headline_again(blocks: Sequence[Block]) -> int | None:
    """Return where the headline stands below the menus, if the first line begins with it and goes on with a site."""
    first = blocks[0] if blocks else None
    if first is None or first.first.role or not 2 * _TITLE <= first.size <= 120:
        return None
    for k, block in enumerate(blocks[1:], 1):
        if first.folded.startswith(block.folded) and block.size >= _TITLE and k > _FEWEST:
            return k if _TAIL.match(first.folded, block.size) else None
        if block.size > _LONGEST or block.folded[-1] in "。!?;" or block.first.role:
            return None
    return None
