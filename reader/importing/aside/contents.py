"""Contents lists: what looks like a piece, but only names the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
_LEAST, _PART = 4, 6
"""A headline of fewer characters is none of a list's; one of so many may be named by a part of it."""
_SAME_PART = 64
"""So many headlines that share a part are looked at."""


@dataclass(frozen=True, slots=True)
class _Titles:
    """The headlines of an issue, to be found by themselves, inside a line, or by a part: each in a time of its own."""

    whole: frozenset[str]
    begun: Mapping[str, Sequence[int]]  # their lengths, by their first characters
    parts: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> _Titles:
        """Return the headlines of drafts."""
        whole = frozenset(t for d in drafts if len(t := _bare(d.title)) >= _LEAST)
        parts: dict[str, list[str]] = {}
        for title in whole:
            for at in range(min(len(title), LONGEST) - _PART + 1):
                known = parts.setdefault(title[at : at + _PART], [])
                if len(known) < _SAME_PART:
                    known.append(title)
        begun: dict[str, set[int]] = {}
        for title in whole:
            if len(title) <= 2 * LONGEST:
                begun.setdefault(title[:_LEAST], set()).add(len(title))
        return cls(whole, {start: sorted(lengths) for start, lengths in begun.items()}, parts)

    def name(self, line: str, own: str) -> bool:
        """Tell whether a bare line is another piece's headline, holds one, or is a part of one."""
        if line in self.whole and line != own:
            return True
        if len(line) < _PART:
            return False
        if any(line in title for title in self.parts.get(line[:_PART], ()) if title != own):
            return True
        return any(
            part in self.whole and part != own
            for at in range(len(line) - _LEAST + 1)
            for length in self.begun.get(line[at : at + _LEAST], ())
            if (part := line[at : at + length])
        )


def set_aside_lists(grouped: Grouped) -> None:
    """Take the drafts that are contents lists out, and file their blocks with the issue."""
    titles = _Titles.of(grouped.drafts)
    kept: list[Draft] = []
    for draft in grouped.drafts:
        if len(draft.body) < 3 or not is_list(draft, titles):
            kept.append(draft)
            continue
        for block in draft.blocks():
            block.label, block.reason = "aside", "contents"
            grouped.aside.append(block)
    grouped.drafts = kept


def is_list(draft: Draft, titles: _Titles) -> bool:
    """Tell whether a draft's lines are other pieces' headlines, or numbered items under a heading like 主要内容."""
    lines = [b.folded for b in draft.body]
    if len(lines) < 3 or any(len(line) > 2 * LONGEST for line in lines):
        return False
    named = bool(draft.heads and _TITLES.match(draft.heads[-1].folded.strip()))
    bare = [_bare(_ENDS.sub("", _NUMBER.sub("", line))) for line in lines]
    own = _bare(draft.title)
    known = sum(titles.name(b, own) for b in bare if b)
    if known >= 0.5 * len(lines):
        return True
    numbered = sum(bool(_NUMBER.match(line)) for line in lines)
    short = sum(len(line) <= LONGEST for line in lines)
    return named and numbered >= 0.6 * len(lines) and short >= 0.9 * len(lines)


def _bare(text: str) -> str:
    return re.sub(r"[\s\W]", "", text)
