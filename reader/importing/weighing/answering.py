"""What lines of a text tell of each other by their words: lists that name what stands below, labels that come again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_LEAST, _MOST, _FIELD = 4, 60, 40
"""So many letters must a name have that is found again; so long is a line at most that may be one or tell one, or be
a name and what it says."""
_APART = re.compile(r"[^0-9a-z\u3400-\u9fff]+")
_LISTED = re.compile(
    r"^(?:[\d〇一二三四五六七八九十]{1,3}[、.)〉版:\s]|[a-z]?\d{1,2}版?\s)|[.…·\-—\s]{2,}[a-z]?\d{1,3}$"
)
_LABEL = re.compile(r"([^\s,。;!?:“”「」()]{1,8}):")


def answering(texts: Sequence[str]) -> list[list[str]]:
    """Return for each line which evidence the words of other lines are for it."""
    whole = [_letters(text) if len(text) <= _MOST else "" for text in texts]
    places: dict[str, list[int]] = defaultdict(list)
    for k, words in enumerate(whole):
        if len(words) >= _LEAST:
            places[words].append(k)
    named = [set(_named(text)) & places.keys() if whole[k] else set() for k, text in enumerate(texts)]
    namers: dict[str, list[int]] = defaultdict(list)
    for k, told_by in enumerate(named):
        for one in told_by:
            namers[one].append(k)
    made: list[list[str]] = [[] for _ in texts]
    for k, told_by in enumerate(named):
        told = [j for one in told_by for j in (places[one][0], places[one][-1])]
        made[k] += ["names one below"] * (max(told, default=k) > k) + ["names one above"] * (min(told, default=k) < k)
        by = namers.get(whole[k], [k])
        made[k] += ["named below"] * (by[-1] > k) + ["named above"] * (by[0] < k)
    labels = [
        found[1] if len(text) <= _FIELD and (found := _LABEL.match(text)) and found.end() < len(text) else ""
        for text in texts
    ]
    often = Counter(labels)
    for k, label in enumerate(labels):
        if label and often[label] > 1:
            made[k].append("label recurs")
    return [sorted(set(names)) for names in made]


def _letters(text: str) -> str:
    return _APART.sub("", text)


def _named(text: str) -> Iterator[str]:
    """Yield what a line may name: all of it, what is behind a label, what is between number and page of a list."""
    part = _LISTED.sub("", _LISTED.sub("", text.lstrip("·•●■◆▲△→←>- ")))
    yield from {_letters(text), _letters(part), _letters(part.rpartition(":")[2]), _letters(part.partition(" ")[2])}
