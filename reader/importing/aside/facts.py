"""A list of facts right below a headline, one a line.

- 报纸：河湾报
- 日期：2024-05-03
- 作者：秦小河
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.aside.page_numbers import page_number
from reader.importing.aside.paper_names import names_paper
from reader.importing.lines.blocks import Block
from reader.importing.records.field_names import LABELS, Part
from reader.importing.who import leads, vocabulary

_FACT = re.compile(r"(?:[-*·•>]\s*)?\**\[?(?P<name>[一-龥]{2,5})\]?\**\s*[:|丨]\s*\**\s*(?P<value>\S.{0,40})$")
_NOTE = re.compile(
    r"(?:[-*·•>]\s*)?\**(?:标签|关键词|主题词|[一-龥]{2}时间|字数|编号|序号|(?:原文)?链接|网址)\**\s*[:|丨]\s*\**\s*\S.*"
)
"""What a program notes beside the facts; it tells nothing, and parts nothing."""
_NOTED = 200
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
_ITEM = re.compile(r"[-*·•]\s+(?P<value>\S.{1,48})")
_DAY = re.compile(r"(?:19|20)\d\d[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?")
_NAME, _HEADLINE = 12, 75
_LONGEST = 50
_TEXT = 25
"""A block of so many characters is running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one line tells: the part of a piece, and where its value stands in the line; `above`: over its headline."""

    part: Part
    value: tuple[int, int]
    text: str
    above: bool = False

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
    found: dict[int, Fact] = bare_facts(blocks) | bulleted_facts(blocks)
    k = 1
    while k < len(blocks):
        run: dict[int, Fact] = {}
        while k < len(blocks) and (fact := _fact(blocks[k])) is not None:
            run[k] = fact
            k += 1
        between = (
            k < len(blocks) and blocks[k].size >= _TEXT and run and blocks[k - len(run) - 1].folded[-1] not in "。!?”"
        )
        parts = [fact.part for fact in run.values() if fact.part != "other"]
        if between and len(parts) >= _FEWEST and {"date", "newspaper"} & set(parts):
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


def bulleted_facts(blocks: Sequence[Block]) -> dict[int, Fact]:
    """Return the items of a list below or above a headline, one of them a day: • 河湾报 / • 记者：甲 / • 2021-6-4."""
    found: dict[int, Fact] = {}
    k = 1
    while k < len(blocks):
        run: dict[int, Fact] = {}
        while k < len(blocks) and (fact := _bulleted(blocks[k])) is not None:
            run[k] = fact
            k += 1
        told = [fact.part for fact in run.values()]
        unknown = sum(fact.part == "section" and fold(fact.text) not in vocabulary.sections() for fact in run.values())
        dated = len(run) >= _FEWEST and told.count("date") == 1 and unknown <= 1
        if dated and k < len(blocks) and blocks[k].size >= _TEXT and not _ends(blocks[min(run) - 1]):
            found |= run
        elif dated and "byline" not in told and _heads(blocks, k):
            found |= {at: replace(fact, above=True) for at, fact in run.items()}
        k += 1
    return found


def _heads(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a headline stands at a place, with running text below it."""
    head = blocks[k] if k + 1 < len(blocks) else None
    return head is not None and head.size <= _HEADLINE and not _ends(head) and blocks[k + 1].size >= _TEXT


def _bulleted(block: Block) -> Fact | None:
    """Return what a short item of a list tells: a day, who wrote, a newspaper, or where it was put."""
    item = _ITEM.fullmatch(block.folded)
    if item is None or len(block.lines) > 1 or block.first.level or block.first.cuts:
        return None
    value = item["value"]
    writers = leads.is_byline(value)
    part: Part = "date" if _DAY.fullmatch(value) else "byline" if writers else "section"
    if part == "section" and (len(value) > _NAME or value[-1] in "。!?;,"):
        return None
    paper = part == "section" and names_paper(value)
    text = block.text[slice(*item.span("value"))]
    return Fact(part="newspaper" if paper else part, value=item.span("value"), text=text)


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
    if block.size > _NOTED or len(block.lines) > 1 or block.first.role or block.first.level:
        return None
    found = _FACT.match(block.folded) if block.size <= _LONGEST else None
    part = LABELS.get(found["name"]) if found else None
    if found is None or part not in _OF_PIECES or (block.first.cuts and part == "byline"):
        return Fact(part="other", value=(0, 0), text="") if _NOTE.fullmatch(block.folded) else None
    return Fact(part=part, value=found.span("value"), text=found["value"])
