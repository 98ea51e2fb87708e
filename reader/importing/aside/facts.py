"""A list of facts right below a headline, one a line.

- 报纸：河湾报
- 日期：2024-05-03
- 作者：秦小河
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.importing import dates
from reader.importing.aside.page_numbers import page_number
from reader.importing.lines.blocks import Block
from reader.importing.records.field_names import LABELS, Part

_FACT = re.compile(r"(?:[-*·•>]\s*)?\**\[?(?P<name>[一-龥]{2,5})\]?\**\s*[:|丨]\s*\**\s*(?P<value>\S.{0,40})$")
_OF_PIECES: frozenset[Part] = frozenset(("newspaper", "date", "page", "byline", "section", "number", "page_name"))
_FEWEST = 2
_MANY, _KINDS = 4, 3
"""So many facts without names, of so many kinds, are a list."""
_BARE: dict[Part, re.Pattern[str]] = {
    "date": re.compile(r"(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?"),
    "page": re.compile(r"[a-h]\d{1,2}|第?\d{1,2}版"),
    "newspaper": re.compile(r"[一-龥]{2,8}[报報]"),
    "other": re.compile(r"[\d,]+\s?字|[a-z]{2,8}|[简繁][体體]?中文|英文|版权所有.*|©.*|(?:文件|文档|编号)\s?[a-z0-9]+"),
}
_LONGEST = 50
_TEXT = 25
"""A block of so many characters is running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one line tells: the part of a piece, and where its value stands in the line."""

    part: Part
    value: tuple[int, int]
    text: str

    @property
    def date(self) -> str | None:
        """The day, where it is one."""
        dated = dates.printed_date(self.text) if self.part == "date" else None
        return dated[0] if dated else None

    @property
    def page(self) -> str | None:
        """The page's number, where it is one."""
        found = re.match(r"第?\s*([a-z]?\d{1,3})\s*版?", self.text) if self.part == "page" else None
        return page_number(found[1]) if found else None


def fact_lines(blocks: Sequence[Block]) -> dict[int, Fact]:
    """Return the lines of such lists: two or more in a row between headline and text, a day or paper among them."""
    found: dict[int, Fact] = bare_facts(blocks)
    k = 1
    while k < len(blocks):
        run: dict[int, Fact] = {}
        while k < len(blocks) and (fact := _fact(blocks[k])) is not None:
            run[k] = fact
            k += 1
        between = (
            k < len(blocks) and blocks[k].size >= _TEXT and run and blocks[k - len(run) - 1].folded[-1] not in "。!?”"
        )
        if between and len(run) >= _FEWEST and {"date", "newspaper"} & {fact.part for fact in run.values()}:
            found |= run
        k += 1
    return found


def bare_facts(blocks: Sequence[Block]) -> dict[int, Fact]:
    """Return the facts that stand without names, one a line, right below a headline: 286 字, 2015 年 3 月 4 日, A07."""
    found: dict[int, Fact] = {}
    k = 1
    while k < len(blocks):
        end = k
        run: dict[int, Fact] = {}
        while end < len(blocks) and blocks[end].size <= _LONGEST and not blocks[end].first.gap:
            if (fact := _bare_fact(blocks[end])) is not None:
                run[end] = fact
            end += 1
        parts = {fact.part for fact in run.values()}
        above = blocks[min(run) - 1] if run else None
        if len(run) >= _MANY and len(parts) >= _KINDS and "date" in parts and above is not None and not _ends(above):
            found |= run
        k = max(end, k + 1)
    return found


def _bare_fact(block: Block) -> Fact | None:
    """Return what a line is that tells one fact and nothing else."""
    if len(block.lines) > 1 or block.first.role or block.first.level:
        return None
    told = re.sub(r"(?<=\d)\s+(?=[年月日])|(?<=[年月])\s+(?=\d)", "", block.folded)
    for part, pattern in _BARE.items():
        if pattern.fullmatch(told):
            return Fact(part=part, value=(0, block.size), text=told)
    return None


def _ends(block: Block) -> bool:
    """Tell whether a block ends a text, so that no headline stands there."""
    return block.folded[-1] in "。!?”"


def _fact(block: Block) -> Fact | None:
    if block.size > _LONGEST or len(block.lines) > 1 or block.first.cuts or block.first.role or block.first.level:
        return None
    found = _FACT.match(block.folded)
    part = LABELS.get(found["name"]) if found else None
    if found is None or part not in _OF_PIECES:
        return None
    return Fact(part=part, value=found.span("value"), text=found["value"])
