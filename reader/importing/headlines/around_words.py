"""What stands on a headline's line and is none of it: its newspaper, the day it was filed under, who printed it.

【渡口报】桥通了 · 20240503_桥通了 · 《渡口报》第3版《桥通了》
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.importing.aside.page_numbers import page_number
from reader.importing.aside.paper_names import is_paper
from reader.importing.lines.blocks import Block, stretch

_FILED = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d\s*[_—–-]\s*(?=[^\d\s])")
_BY_PAPER = re.compile(r"[【\[](?P<paper>[一-龥]{2,12})[】\]]\s*(?=\S{4})")
_CITED = re.compile(
    r"(?:\d{1,3}[、.]\s*)?《(?P<paper>[一-龥]{2,14})》[\s,]*(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日[\s,]*)?第?(?P<page>[a-z]?\d{1,3}|[一二三四五六七八九十]{1,2})版[\s,:]*"
    r"[《“](?P<head>[^《》“”]{4,60})[》”]"
)
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Own:
    """Where the headline's own words stand in its line, and the page that the rest names."""

    start: int
    end: int
    page: str | None = None


def part_around(blocks: list[Block]) -> None:
    """Part such words from headlines, and give these the page that they name."""
    for k in reversed(range(len(blocks))):
        own = _own(blocks[k], blocks) if blocks[k].label == "head" else None
        if own is not None:
            blocks[k : k + 1] = _parted(blocks[k], own)


def _own(block: Block, blocks: Sequence[Block]) -> _Own | None:
    if cited := _CITED.fullmatch(block.folded):
        return _Own(*cited.span("head"), page_number(cited["page"]))
    if filed := _FILED.match(block.folded):
        return _Own(filed.end(), block.size)
    paper = _BY_PAPER.match(block.folded)
    return _Own(paper.end(), block.size) if paper and is_paper(paper["paper"]) else None


def _parted(block: Block, own: _Own) -> list[Block]:
    """Return the headline's own words as one, and what stands before and behind them set aside."""
    head = stretch(block, own.start, own.end)
    if head is None or head.size < _SHORTEST:
        return [block]
    head.label, head.confidence, head.score = block.label, block.confidence, block.score
    head.why, head.bullet, head.marks, head.notice = block.why, block.bullet, block.marks, block.notice
    head.page, head.page_name = own.page or block.page, block.page_name
    others = [part for span in ((0, own.start), (own.end, block.size)) if (part := stretch(block, *span)) is not None]
    for part in others:
        part.label, part.reason = "aside", "masthead"
    return [head, *others]
