"""Contents lists: what looks like a piece, but only names the others."""

from __future__ import annotations

import re

from reader.importing.drafts import Draft
from reader.importing.grouping import Grouped

_NUMBER = re.compile(
    r"^\s*(?:[(]?\d{1,3}[)]?[.、\s]*|[(][一二三四五六七八九十]{1,3}[)]|[·•*\-]\s*|[一二三四五六七八九十]{1,3}、)\s*"
)
_ENDS = re.compile(r"[;。,\s.]+$")
_TITLES = re.compile(
    r"(?:主要内容|内容提要|新闻摘要|本期(?:节目)?(?:主要)?内容|导读|本版导读|今日导读|目录|要目|要闻导读|今日看点|内容导航|新闻提要)[:]?$"
)
LONGEST = 80
_COMPARISONS = 20_000  # beyond, only whole headlines are compared


def set_aside_lists(grouped: Grouped) -> None:
    """Take the drafts that are contents lists out, and file their blocks with the issue."""
    titles = {_bare(d.title) for d in grouped.drafts if d.title}
    kept: list[Draft] = []
    for draft in grouped.drafts:
        if len(draft.body) < 3 or not is_list(draft, titles):
            kept.append(draft)
            continue
        for block in draft.blocks():
            block.label, block.reason = "aside", "contents"
            grouped.aside.append(block)
    grouped.drafts = kept


def is_list(draft: Draft, titles: set[str]) -> bool:
    """Tell whether a draft's lines are other pieces' headlines, or numbered items under a heading like 主要内容."""
    lines = [b.folded for b in draft.body]
    if len(lines) < 3 or any(len(line) > 2 * LONGEST for line in lines):
        return False
    named = bool(draft.heads and _TITLES.match(draft.heads[-1].folded.strip()))
    bare = [_bare(_ENDS.sub("", _NUMBER.sub("", line))) for line in lines]
    own = _bare(draft.title)
    if len(titles) * len(bare) <= _COMPARISONS:
        others = [t for t in titles if len(t) >= 4 and t != own]
        known = sum(any(b == t or (len(b) >= 6 and (b in t or t in b)) for t in others) for b in bare if b)
    else:
        known = sum(b in titles and b != own for b in bare if b)
    if known >= 0.5 * len(lines):
        return True
    numbered = sum(bool(_NUMBER.match(line)) for line in lines)
    short = sum(len(line) <= LONGEST for line in lines)
    return named and numbered >= 0.6 * len(lines) and short >= 0.9 * len(lines)


def _bare(text: str) -> str:
    return re.sub(r"[\s\W]", "", text)
