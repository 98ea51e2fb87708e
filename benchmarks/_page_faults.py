"""How is each wrong body wrong: something lost or more, marks alone, parts in another order? Are its people right?"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from benchmarks._page_gold import Issue
from benchmarks._page_scoring import fold, matched, people
from reader.importing.reading import ImportResult

FEW = 6
"""Differences of so many characters at most are marks; more are lines."""


def faults(issue: Issue, result: ImportResult | None) -> list[tuple[str, str]]:
    """Return how each wrong body is wrong, with the places where it is; and whom a piece lacks or has too many."""
    own = matched(issue, result)
    made = []
    for k, gold in enumerate(own.golds):
        if k not in own.match:
            made.append(("no piece", f"{issue.stories[k].headline}: {gold[:40]}"))
            continue
        text, article = own.texts[own.match[k]], own.found[own.match[k]][1]
        if missed := people(article) ^ set(issue.stories[k].credits):
            made.append(("people", f"{issue.stories[k].headline}: {sorted(missed)}"))
        if text == gold:
            continue
        told, kinds = [], Counter[str]()
        for what, a, b, c, d in SequenceMatcher(None, gold, text, autojunk=False).get_opcodes():
            if what != "equal":
                kinds[_kind(b - a, d - c)] += 1
                told.append(f"-{gold[a:b][:50]}…{b - a}+{text[c:d][:50]}…{d - c}")
        if sorted(gold) == sorted(text):
            kinds = Counter({"order": 1})
        made.append((" ".join(sorted(kinds)), f"{fold(issue.stories[k].headline)}: {' | '.join(told[:5])}"))
    return made


def _kind(lost: int, more: int) -> str:
    if max(lost, more) <= FEW:
        return "marks"
    return "lost" if more <= FEW else "more" if lost <= FEW else "other"
