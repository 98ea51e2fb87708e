"""What a text does: how it marks its headlines, how far its paragraphs stand apart, how its pieces begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.importing.lines.blocks import Block, is_indented, is_unstopped
from reader.importing.lines.marks import DASHES, has_bullet
from reader.importing.who import leads

NUMBER = re.compile(
    r"(?:[【\[]\d{1,3}[】\]]|\d{1,2}、|\d{1,2}[.)](?!\d)|\d{1,2}/(?=\s)|第\s?\d{1,3}\s?[条则]\s*[|丨:、]|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])\s*(?=\S)"
)
_NEVER_ALL = frozenset({"column", "apart", "twin"})
"""What does not mark a headline by itself, so that a line without it is none the worse."""
_DATED = re.compile(r".{3}[(][^()]{0,12}[月年][^()]{0,8}[日期号][)]$")
_SECTION_HEAD = re.compile(r"【[^】]{2,16}】\S")


@dataclass(slots=True)
class Habits:
    """What this text does: how it marks headlines, how far paragraphs stand apart, how pieces begin."""

    marks: dict[str, float] = field(default_factory=dict)
    marked: bool = False
    gap: int = 0
    wide_heads: bool = False
    strong: int = 0
    indented: bool = False
    turning: float = 0.0
    asked: int = 0
    unstopped: bool = False


def number_style(folded: str) -> str:
    """Return in which style a line is numbered (`number(一)`, `number一、`, `number1、`), empty where it is not."""
    found = NUMBER.match(folded)
    if not found:
        return ""
    style = re.sub(r"\d+", "1", re.sub(r"[一二三四五六七八九十]+", "一", found.group().strip()))
    return "number" + style


def marks_of(block: Block, indented: bool) -> list[str]:
    """Return the kinds of mark that set a line apart."""
    line = block.first
    found = []
    if line.level:
        found.append("level")
    if line.bold:
        found.append("bold")
    if has_bullet(block.text):
        found.append("bullet")
    elif block.text[0] in "【[〖*「『〈" and block.text[-1] in "】]〗*」』〉":
        found.append("bracket")
    elif _SECTION_HEAD.match(block.text):
        found.append("column")
    elif number := number_style(block.folded):
        found.append(number)
    elif _DATED.search(block.folded):
        found.append("dated")
    if line.size >= 1.2:
        found.append("size")
    if indented and line.indent < 1:
        found.append("flush")
    if line.indent >= 3:
        found.append("centre")
    return found


def study(
    blocks: Sequence[Block], candidates: Sequence[int], starts: Sequence[bool], bylines: Sequence[bool]
) -> Habits:
    """Look at the whole text once, before any line is judged."""
    habits = Habits(indented=is_indented(blocks))
    gaps = Counter(b.first.gap for a, b in pairwise(blocks) if a.size >= 25 and b.size >= 25)
    habits.gap = max(gaps, key=lambda g: gaps[g]) if gaps else 0
    chosen = set(candidates)
    habits.asked = sum(
        k + 1 < len(blocks) and leads.INTERVIEW.match(blocks[k + 1].folded) is not None for k in candidates
    )
    habits.unstopped = is_unstopped(blocks)
    heads = [k for k in candidates if _leads_to_start(blocks, k, starts, bylines, chosen)]
    habits.strong = len(heads)
    marked: dict[str, set[int]] = {}
    for k in candidates:
        for kind in marks_of(blocks[k], habits.indented):
            marked.setdefault(kind, set()).add(k)
    habits.marks |= _beside(blocks, chosen, habits)
    for kind, lines in marked.items():
        habits.marks[kind] = _reliability(kind, lines, heads, blocks, bylines, chosen)
    # A section in brackets begins some headlines of a paper, never all.
    habits.marked = any(value >= 0.6 for kind, value in habits.marks.items() if kind not in _NEVER_ALL)
    inner = [k for k in heads if k]
    wide = sum(blocks[k].first.gap > habits.gap for k in inner)
    habits.wide_heads = len(inner) >= 2 and wide >= 0.8 * len(inner)
    return habits


def _beside(blocks: Sequence[Block], chosen: set[int], habits: Habits) -> dict[str, float]:
    """Mark the lines that stand apart from their neighbours, and return how well each such mark explains headlines."""
    inner = [k for k in range(1, len(blocks)) if blocks[k].label == blocks[k - 1].label == "text"]
    apart = [k for k in inner if blocks[k].first.gap > habits.gap]
    alone = set(apart)
    near = sum(blocks[k].size >= 25 and blocks[k - 1].size >= 25 for k in inner if k not in alone)
    found: dict[str, float] = {}
    heads = [k for k in apart if _heads_text(blocks, k, chosen)]
    if near >= 2 and heads and len(heads) >= 0.8 * len(apart):
        found["apart"] = 1.0 if len(heads) >= 2 or habits.strong else 0.6
        for k in heads:
            blocks[k].marks |= {"apart"}
    twins = [k for k in chosen if k + 1 in chosen and _is_latin(blocks[k + 1]) and not _is_latin(blocks[k])]
    twins = [k for k in twins if not blocks[k + 1].first.gap and (not k or blocks[k].first.gap)]
    if len(twins) >= 2:
        found["twin"] = 1.0
        for k in twins:
            blocks[k].marks |= {"twin"}
            blocks[k + 1].marks |= {"twin"}
    return found


def _heads_text(blocks: Sequence[Block], k: int, chosen: set[int]) -> bool:
    """Tell whether a line, with at most two like ones below it, stands above running text."""
    for j in range(k, min(k + 3, len(blocks))):
        if j not in chosen or (j > k and blocks[j].first.gap):
            return j > k and blocks[j].label == "text" and blocks[j].size >= 25
    return False


def _is_below_head(block: Block) -> bool:
    """Tell whether a short line is such as stand right below a headline: a subheadline, its author's name."""
    return block.text.startswith(DASHES) or leads.is_bare_name(block.folded)


def _is_latin(block: Block) -> bool:
    return block.text.isascii() and sum(c.isalpha() for c in block.text) >= 0.6 * block.size


def _leads_to_start(
    blocks: Sequence[Block], k: int, starts: Sequence[bool], bylines: Sequence[bool], chosen: set[int]
) -> bool:
    """Tell whether the next running text after a line begins a piece, with only bylines or like lines between."""
    for j in range(k + 1, min(k + 4, len(blocks))):
        if starts[j]:
            return True
        if bylines[j]:
            return True
        if not (j in chosen and blocks[j].first.gap == 0):
            return False
    return False


def _reliability(
    kind: str,
    marked: set[int],
    heads: Sequence[int],
    blocks: Sequence[Block],
    bylines: Sequence[bool],
    chosen: set[int],
) -> float:
    """Return how well a mark explains where pieces begin, 0 to 1."""
    if kind in {"level", "size"}:
        return 1.0
    followed = sum(
        k + 1 < len(blocks)
        and (
            blocks[k + 1].size >= 20
            or k + 1 in marked
            or bylines[k + 1]
            or _is_below_head(blocks[k + 1])
            or (kind == "centre" and k + 1 in chosen and not blocks[k + 1].first.gap)
        )
        for k in marked
    )
    if followed < 0.6 * len(marked):
        return 0.0
    if not heads:
        return 0.7 if len(marked) >= 2 or kind in {"bold", "bullet"} else 0.4
    nearby = sum(k in marked or k - 1 in marked or k + 1 in marked for k in heads)
    return nearby / len(heads)
