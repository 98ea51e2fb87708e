"""What the depth of headings says: which hold others, and which stand inside a piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.importing.dates import number, printed_date
from reader.importing.headlines.matching import fit
from reader.importing.lines.blocks import Block
from reader.importing.who import credit_lines, leads

_PARTS = re.compile(r"(?:[(]|(?<=[讯闻事语记录话章诗]))([二三四五六七八九十]|[2-9])[则题章篇首组节][)]?$")
_PART = 12
OF_ISSUES = re.compile(
    r"第\s?[\d一二三四五六七八九十百]{1,5}\s?[期号]|文字稿|[日周月早晚]报(?:\W|$)|简报|汇总|合集|周刊|目录"
)
"""What the title of an issue says, whose headings are headlines."""
_ORIGINAL = re.compile(r"原(?:标题|题)\s?:")
_SUBHEAD, _RUNNING, _MOST, _FEWEST_PARTS = 30, 30, 30, 2
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.\s]\s*|(?=[^\d\s.年月日%:点]))\S")
_FEWEST_DECIMALS, _LONGEST_PART = 4, 40
_COUNT = re.compile(r"[(]?([一二三四五六七八九十]{1,2})[、.)]")
_ONE, _ALL, _MOST_OF = 0.2, 0.35, 0.8
"""So much of a line, of all on the average, is spoken of above already where they are subheads; of other pieces .19."""


def subheads(blocks: Sequence[Block]) -> list[int]:
    """Return the headings inside pieces: those below the level at which headings have text of their own.

    None where pieces begin below such headings too (dateline or byline), or where only one heading has text and
    nobody signs it.
    """
    heads = [k for k, b in enumerate(blocks[:-1]) if b.label == "head" and b.first.level]
    levels = sorted({blocks[k].first.level for k in heads})
    for level in levels[:-1]:
        own = [k for k in heads if blocks[k].first.level == level]
        deeper = [k for k in heads if blocks[k].first.level > level]
        with_text = sum(blocks[k + 1].label == "text" for k in own)
        alone = own[0] < deeper[0] and with_text and (_signed(blocks[own[0] + 1]) or _begun(blocks, own, deeper))
        if (with_text < 2 and not alone) or with_text < 0.8 * len(own):
            continue
        begun = sum(leads.begins_piece(blocks[k + 1].folded) or leads.is_byline(blocks[k + 1].folded) for k in deeper)
        return deeper if begun <= 0.1 * len(deeper) else []
    return []


def _begun(blocks: Sequence[Block], own: Sequence[int], deeper: Sequence[int]) -> bool:
    """Tell a piece of its own, the first thing of a text: running text below its headline, which names no day and no
    issue, and deeper headings of one level only.
    """
    head = blocks[own[0]].folded
    above = [b for b in blocks[own[0] + 1 : deeper[0]] if b.label == "text"]
    runs = any(b.size >= _RUNNING and b.folded[-1] in "。!?”" for b in above)
    one_level = len({blocks[k].first.level for k in deeper}) == 1
    first = all(b.label != "text" for b in blocks[: own[0]])
    return len(own) == 1 and runs and one_level and first and not printed_date(head) and not OF_ISSUES.search(head)


def _signed(block: Block) -> bool:
    """Tell whether what stands below a heading says that a piece begins there, and no paper or section."""
    return leads.begins_piece(block.folded) or leads.is_byline(block.folded) or leads.names_people(block.folded)


def parts(blocks: Sequence[Block]) -> list[int]:
    """Return the headings of the parts that a headline announces: 各地见闻（三则）."""
    found: list[int] = []
    left = 0
    for k, block in enumerate(blocks):
        if block.label in {"page", "masthead", "section"}:
            left = 0
        elif block.label == "head":
            announced = _PARTS.search(block.folded)
            if announced:
                left = number(announced[1])
            elif left and block.size <= _PART and not block.first.level:
                found.append(k)
                left -= 1
            else:
                left = 0
    return found


def spoken_of(blocks: Sequence[Block]) -> list[int]:
    """Return what looks like headlines, without marks, in a text that begins with running text and speaks of them
    already: the subheads of a piece whose headline was not copied.

    None where a page, a name of a section, a writer or a dateline parts the text.
    """
    heads = [k for k, b in enumerate(blocks[:-1]) if b.label == "head"]
    if not heads or len(heads) > _MOST or not blocks or blocks[0].label != "text":
        return []
    first = next((k for k in heads if not _ORIGINAL.match(blocks[k].folded)), heads[0])
    begun = sum(b.size >= _RUNNING and b.folded[-1] in "。!?”" for b in blocks[:first])
    parted = any(b.label not in {"text", "head", "aside"} for b in blocks)
    if begun and not parted and _are_numbered([blocks[k].bullet for k in heads]):
        return heads
    if begun < 2 or parted or blocks[0].size < _RUNNING or not all(_is_plain(blocks, k) for k in heads):
        return []
    told, fits = "", []
    for block in blocks:
        if block.label == "head" or block.first.role == "subhead":  # one that was weighed as one counts with them
            fits.append(fit(block.folded, told))
        elif block.label == "text":
            told += block.folded
    spoken = sum(one >= _ONE for one in fits)
    return heads if spoken >= _MOST_OF * len(fits) and sum(fits) >= _ALL * len(fits) else []


def numbered(blocks: Sequence[Block]) -> list[int]:
    """Return the headings of one treatise's parts, counted in decimals from the first to the last: 1, 1.1, 2, 2.1."""
    short = [(k, b) for k, b in enumerate(blocks) if b.size <= _LONGEST_PART and b.folded[-1] not in "。!?;,"]
    found = [(k, n) for k, b in short if b.label in {"head", "text"} and (n := _DECIMAL.match(b.folded))]
    counts = [tuple(int(part) for part in n[1].split(".")) for _k, n in found]
    grows = all(above < below for above, below in pairwise(counts))
    told = len(counts) >= _FEWEST_DECIMALS and sum(len(count) > 1 for count in counts) > 1 and counts[0] <= (1, 9)
    return [k for k, _n in found if blocks[k].label == "head"] if told and grows else []


def _is_plain(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a short line is set like the text around it, and no piece ends above or begins below it."""
    head, below = blocks[k], blocks[k + 1]
    marked = head.first.level or head.first.bold or head.bullet or head.first.gap > below.first.gap
    begins = leads.begins_piece(below.folded) or leads.is_byline(below.folded)
    ended = k > 0 and credit_lines.is_credit(blocks[k - 1].folded)
    return not (marked or begins or ended) and head.size <= _SUBHEAD and below.label in {"text", "head"}


def _are_numbered(bullets: Sequence[str]) -> bool:
    """Tell the parts of one text, counted from its first: 一、 二、 三、 and nothing before 一."""
    counts = [_COUNT.match(bullet) for bullet in bullets]
    found = [number(c[1]) for c in counts if c]
    return len(found) >= _FEWEST_PARTS and counts[0] is not None and found == list(range(1, len(found) + 1))


def containers(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the heading levels whose headings hold several others and no text of their own: half of them, or two and
    more where all that have text hold none (新闻, 文章, and at the end 说明).
    """
    heads = [(k, b.first.level) for k, b in enumerate(blocks) if b.label == "head" and b.first.level]
    held: dict[int, list[tuple[bool, int]]] = {}
    for i, (k, level) in enumerate(heads):
        empty = k + 1 < len(blocks) and blocks[k + 1].label == "head" and blocks[k + 1].first.level > level
        under = 0
        for j in range(i + 1, len(heads)):
            if heads[j][1] <= level:
                break
            under += 1
        held.setdefault(level, []).append((empty, under))
    return frozenset(level for level, found in held.items() if _hold(found))


def _hold(found: Sequence[tuple[bool, int]]) -> bool:
    """Tell whether headings of one level hold others: each (no text of its own, how many below)."""
    under = [count for empty, count in found if empty]
    if sum(count > 1 for count in under) * 2 >= len(found):
        return True
    whole = not any(count and not empty for empty, count in found)
    return len(under) > 2 and sum(under) >= 2 * len(under) and whole
