"""Lines that a text says again and again: buttons, counters, notices of rights, lists of what comes below.

Nobody prints a headline or a sentence twice. What recurs, digits aside, belongs to the page, or names a section, a
writer or the kind of a notice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reader.bylines.lines import by_names
from reader.importing.headlines.candidates import NOTICE
from reader.importing.lines.blocks import Block
from reader.importing.lines.values import has_values
from reader.importing.who import credit_lines, leads

_LONGEST = 60
_TEXT = 80
"""Where so long a line recurs, a story was copied twice and so were all its lines."""
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*[万千k]?\+?")
_CELLS = re.compile(r"[\s|/·•>»:]+")
_CELL = 6
_FEW = 3
_COMES = re.compile(r"\W{0,2}(?:紧?[上下]接|接)")
_IN_BRACKETS = re.compile(r"[(][^()]{8,}[)]")
_SHARED = re.compile(r".*(?:©|版权|著作权|转载|http|www\.|编号)")
_BELOW = 20
_HEAD, _RUNNING = (8, 75), 60
_MOST = 60
"""So many lines a list of headlines above the first text has at most."""
_TITLE = 8
_ANNOUNCES = re.compile(r"(?:(?:内容|新闻|节目|今日|本期|本版)(?:主要内容|要目|看点|提要|要点)|提要|要目)[:]?")
"""So long is running text below a headline."""


def label_recurring(blocks: Sequence[Block]) -> None:
    """Set aside what recurs and is made of buttons and notices; mark the rest `again`, so that it is no headline."""
    if _places(blocks, _TEXT, 10_000, str):
        return
    _set_doubles_aside(blocks)
    _set_contents_aside(blocks, _next_places(blocks))
    _set_front_list_aside(blocks)
    _set_announced_aside(blocks)
    for places in _places(blocks, 1, _LONGEST, _without_numbers).values():
        for block in (blocks[k] for k in places):
            if block.label == "text" and (_is_bar(block.folded) or _SHARED.match(block.folded)):
                block.label, block.reason = "aside", "navigation"
    for places in _places(blocks, 1, _LONGEST, str).values():
        heads = any(_heads_piece(blocks, k) for k in places)  # asked for all its places before any is set aside
        for block in (blocks[k] for k in places):
            if _IN_BRACKETS.fullmatch(block.folded):
                block.label, block.reason = "aside", "navigation"
            elif not heads and not NOTICE.match(block.folded):
                block.marks |= {"again"}
    _set_pairs_aside(blocks)


def _set_doubles_aside(blocks: Sequence[Block]) -> None:
    """Set aside the first of two like lines, one right below the other, over a text: the title of the page or post."""
    for above, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if above.folded == block.folded and _HEAD[0] <= block.size <= _HEAD[1] and block.folded[-1] not in "。!?;,:":
            plain = above.label == block.label == below.label == "text" and not (above.first.level or above.first.row)
            if plain and below.size > block.size and below.folded != block.folded:
                above.label, above.reason = "aside", "navigation"


def _heads_piece(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a piece begins or goes on right below a line: its headline stands over its second half too."""
    below = blocks[k + 1].folded if k + 1 < len(blocks) else ""
    return leads.begins_piece(below) or leads.is_byline(below) or bool(_COMES.match(below))


def _set_pairs_aside(blocks: Sequence[Block]) -> None:
    """Set aside lines that recur together, one below the other, none of them a sentence."""
    for k in range(1, len(blocks)):
        pair = blocks[k - 1 : k + 1]
        if all("again" in b.marks and b.folded[-1] not in "。!?:" for b in pair) and not pair[1].first.gap:
            for block in pair:
                block.label, block.reason = "aside", "navigation"


def _next_places(blocks: Sequence[Block]) -> dict[int, int]:
    """Return for each line that recurs, the same in every sign, where it stands next, not right below."""
    found: dict[int, int] = {}
    for places in _places(blocks, 1, _LONGEST, str).values():
        seen: dict[str, list[int]] = {}
        for k in reversed(places):
            later = seen.setdefault(blocks[k].folded, [])
            if later and (later[-1] > k + 1 or len(later) > 1):
                found[k] = later[-1] if later[-1] > k + 1 else later[-2]
            later.append(k)
    return found


def _without_numbers(folded: str) -> str:
    return _DIGITS.sub("0", folded)


def _places(blocks: Sequence[Block], least: int, most: int, key: Callable[[str], str]) -> dict[str, list[int]]:
    """Return where each line stands that stands at several places of a text, those left out that may."""
    found: dict[str, list[int]] = {}
    for k, block in enumerate(blocks):
        line = block.first
        if block.label == "text" and least <= block.size <= most and not (line.level or line.role or line.row):
            found.setdefault(key(block.folded).replace(" ", ""), []).append(k)
    several = ((line, places) for line, places in found.items() if len(places) > 1)  # few: what they are, costs
    left = {line: [k for k in places if not _may_recur(blocks[k].folded)] for line, places in several}
    return {line: places for line, places in left.items() if len(places) > 1}


def _may_recur(folded: str) -> bool:
    """Tell whether a line is such as stand in several pieces: who wrote them, rows, whom a letter is written to."""
    named = leads.is_byline(folded) or by_names(folded) or credit_lines.is_credit(folded) or leads.is_bare_name(folded)
    return named or has_values(folded) or bool(leads.SALUTATION.match(folded)) or leads.begins_piece(folded)


def _is_bar(folded: str) -> bool:
    """Tell whether a line is several short words beside one another, as buttons and counters are."""
    cells = [cell for cell in _CELLS.split(folded) if cell]
    return len(cells) >= _FEW and all(len(cell) <= _CELL for cell in cells) and folded[-1] not in "。!?”"


def _set_contents_aside(blocks: Sequence[Block], later: dict[int, int]) -> None:
    """Set aside runs of lines each of which stands again further down, above its text: what is in the issue."""
    k = 0
    while k < len(blocks):
        end = k
        while end < len(blocks) and _comes_again(blocks, later.get(end), end):
            end += 1
        if end - k >= 2:
            announced = k and blocks[k - 1].label == "text" and blocks[k - 1].folded[-1] == ":"
            for j in range(k - bool(announced), end):
                blocks[j].label, blocks[j].reason = "aside", "contents"
        k = max(end, k + 1)


def _set_front_list_aside(blocks: Sequence[Block]) -> None:
    """Set aside the list of a page's headlines above the one that was copied: one of its lines stands again below,
    over its text, and no other has any.
    """
    text = next(
        (k for k, b in enumerate(blocks[:_MOST]) if b.label == "text" and b.size >= _RUNNING), len(blocks[:_MOST])
    )
    begun = [
        k for k in range(text) if blocks[k].label == "text" and (blocks[k].first.gap or not k or _parts(blocks[k - 1]))
    ]
    for k in begun:
        end = k + 1
        while end < text and blocks[end].label == "text" and not blocks[end].first.gap:
            end += 1
        run = blocks[k:end]
        below = {b.folded for b in blocks[end:text]}
        plain = all(b.size <= _HEAD[1] and b.folded[-1] not in "。;," and not b.first.role for b in run)
        if len(run) >= _FEW and plain and any(b.folded in below and b.size >= _HEAD[0] for b in run):
            for block in run:
                block.label, block.reason = "aside", "contents"


def _set_announced_aside(blocks: Sequence[Block]) -> None:
    """Set aside the lines under 提要 or 本期看点 down to a gap, or to the headline right above the first text."""
    for k in (k for k, b in enumerate(blocks) if b.size <= _TITLE and _ANNOUNCES.fullmatch(b.folded)):
        end = k + 1
        while (
            end < min(len(blocks), k + _MOST)
            and blocks[end].size <= _HEAD[1]
            and not (end > k + 1 and blocks[end].first.gap)
        ):
            if blocks[end].label != "text" or blocks[end].folded[-1] in "。;,":
                break
            end += 1
        told = blocks[end : end + 1]
        end -= bool(told) and told[0].label == "text" and not told[0].first.gap
        if end - k > _FEW and not any(b.first.level for b in blocks[k:end]):
            for block in blocks[k:end]:
                block.label, block.reason = "aside", "contents"


def _parts(block: Block) -> bool:
    return block.label in {"masthead", "page", "rule", "aside"}


def _comes_again(blocks: Sequence[Block], later: int | None, k: int) -> bool:
    """Tell whether a line, no sentence, stands again below, the same in every sign, with running text under it."""
    if later is None or blocks[k].folded[-1] in "。;…":
        return False
    return later + 1 < len(blocks) and blocks[later + 1].size >= _BELOW
