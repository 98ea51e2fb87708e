"""Pieces that go on elsewhere: （下转第二版） … （上接第一版）. Both parts become one piece."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from reader.importing.aside.page_numbers import page_number
from reader.importing.drafts import Draft, Jump
from reader.importing.headlines.matching import fit
from reader.importing.lines.blocks import Block
from reader.importing.lines.jump_marks import HEAD_IN, IN, OUT
from reader.model.text import Span

_SAME = 0.6
_MOST_LOOKED_AT = 64


def jump_out(block: Block) -> re.Match[str] | None:
    """Return the mark at a block's end that sends the reader to another page."""
    if "版" not in block.folded[-24:]:
        return None
    found = OUT.search(block.folded, max(0, len(block.folded) - 40))
    return found if found and ("下" in found.group() or found.group().strip()[:1] in "(【") else None


def jump_in(block: Block) -> re.Match[str] | None:
    """Return the mark at a block's begin that says from which page it goes on."""
    if "版" not in block.folded[:24]:
        return None
    found = IN.match(block.folded[:60])
    return found if found and ("上" in found.group() or found.group()[:1] in "(【") else None


def follow_jumps(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with each continuation joined to the piece it continues; what has no partner stays itself."""
    outs = _Outs(drafts)
    gone: set[int] = set()
    # Those with a headline first: what has none takes the partner that is left.
    for k, draft in sorted(enumerate(drafts), key=lambda item: not item[1].heads):
        came = jump_in(draft.body[0]) if draft.body else None
        if came is None and draft.byline is not None:
            came = jump_in(draft.byline)
        if came is None and draft.heads:
            came = HEAD_IN.search(draft.heads[-1].folded)
        if came is None:
            continue
        outs.drop(k)  # a part that is put behind another is the first part of none
        best = outs.best(draft, came)
        if best is None:
            outs.add(k)
            continue
        _append(drafts[best], draft)
        gone.add(k)
        outs.drop(best)
        outs.add(best)
    return [d for k, d in enumerate(drafts) if k not in gone]


class _Outs:
    """The pieces that say they go on elsewhere, to be found by what a continuation tells of them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._marks: dict[int, re.Match[str]] = {}
        self._by: dict[tuple[str, str], deque[tuple[int, re.Match[str]]]] = {}
        for k in range(len(drafts)):
            self.add(k)

    def add(self, k: int) -> None:
        """Take a piece in, if it goes on elsewhere."""
        draft = self._drafts[k]
        found = jump_out(draft.body[-1]) if draft.body else None
        if found is None:
            return
        self._marks[k] = found
        for key in (("title", _bare(draft.title)), ("from", draft.page or ""), ("to", page_number(found["no"]))):
            if key[1]:
                self._by.setdefault(key, deque()).append((k, found))

    def drop(self, k: int) -> None:
        """Forget a piece."""
        self._marks.pop(k, None)

    def best(self, second: Draft, came: re.Match[str]) -> int | None:
        """Return the piece that a part most likely continues; None where none is likely enough.

        None is that has neither its headline nor fits its pages. Of those that share one, the first are looked at.
        """
        title = _bare(HEAD_IN.sub("", second.title))
        keys = (("title", title), ("from", page_number(came["no"])), ("to", second.page or ""))
        found = {k: mark for key in keys for k, mark in self._first(key)}
        scores = {k: _likeness(self._drafts[k], found[k], second, came) for k in sorted(found)}
        best = max(scores, key=lambda k: scores[k], default=None)
        return best if best is not None and scores[best] >= 1 else None

    def _first(self, key: tuple[str, str]) -> list[tuple[int, re.Match[str]]]:
        waiting = self._by.get(key, deque())
        first: list[tuple[int, re.Match[str]]] = []
        while waiting and len(first) < _MOST_LOOKED_AT:
            k, mark = waiting.popleft()
            if self._marks.get(k) is mark:  # else it was continued already
                first.append((k, mark))
        waiting.extendleft(reversed(first))
        return first


def _bare(title: str) -> str:
    return title.replace(" ", "")


def _likeness(first: Draft, out: re.Match[str], second: Draft, came: re.Match[str]) -> float:
    """Return how surely two parts belong together: 1 or more is enough."""
    score = 0.0
    if second.page and page_number(out["no"]) == second.page:
        score += 0.7
    if first.page and page_number(came["no"]) == first.page:
        score += 0.7
    if second.page and page_number(out["no"]) != second.page:
        score -= 0.5
    title = HEAD_IN.sub("", second.title)
    if first.title and title:
        if _bare(first.title) == _bare(title):
            score += 1
        elif fit(title, first.title + first.folded_body()) > _SAME:
            score += 0.6
    elif not title:
        score += 0.4
    return score


def _append(first: Draft, second: Draft) -> None:
    """Put the second part behind the first; its headline lines belong to the piece but are no text of it."""
    first.jumps.append(Jump(index=len(first.body)))
    first.jumps += [Jump(index=j.index + len(first.body)) for j in second.jumps]
    for block in (*second.kickers, *second.heads, *second.subs, *([second.byline] if second.byline else ())):
        first.extra.append(Span(block.start, block.end))
    first.body += second.body
    first.extra += second.extra
    first.pictures += second.pictures
