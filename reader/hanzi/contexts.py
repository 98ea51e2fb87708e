"""Which reading a character has that stands in no phrase: by the words around it (vocabulary/contexts.tsv)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from reader.hanzi.words import Words
from reader.model.resources import resource

NEAR: Final = 2
"""So many words on either side are looked at, but"""
BEFORE: Final = 4
AFTER: Final = 8
"""so many for the characters whose reading depends on a whole clause."""
_FAR: Final = frozenset("为转")
_NAMES: Final = {
    "<V>": r"[^\s/]+/(?:v|vn|vd|vg|a|ad|an|ag|z|i|l)\w* ",
    "<NUM>": r"(?:[^\s/]+/m\w* |(?:\S*[一二两三四五六七八九十百千万亿几数半多余每这那哪各某此该何]-?|[0-9]+)/\S+ )",
}


class Context(NamedTuple):
    """A reading, and what must stand before and after the character for it.

    Each word is written `word/kind `, a part of the character's own word `part-/kind `.
    """

    reading: str
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def contexts() -> dict[str, tuple[Context, ...]]:
    """Return for each character its contexts, in the order in which they are tried."""
    found: dict[str, tuple[Context, ...]] = {}
    with resource("vocabulary", "contexts.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                char, reading, before, after = line.rstrip("\n").split("\t")
                context = Context(reading, re.compile(_pattern(before)), re.compile(_pattern(after)))
                found[char] = (*found.get(char, ()), context)
    return found


def _pattern(written: str) -> str:
    for name, pattern in _NAMES.items():
        written = written.replace(name, pattern)
    return written


def in_words(place: int, words: Words) -> str | None:
    """Return the reading of the character at a place of the text that these are the words of; None: its usual one."""
    k = words.at(place)
    inner = place - words.starts[k]
    far = words.text[place] in _FAR
    before = words.described(k - (BEFORE if far else NEAR), k).rpartition("\0/x ")[2]
    after = words.described(k + 1, k + 1 + (AFTER if far else NEAR)).partition("\0/x ")[0]
    return _judged(words.word(k), words.kind(k), inner, before, after)


@lru_cache(100_000)
def _judged(word: str, kind: str, inner: int, before: str, after: str) -> str | None:
    if inner:
        before += f"{word[:inner]}-/{kind} "
    if inner + 1 < len(word):
        after = f"{word[inner + 1 :]}-/{kind} {after}"
    found = (c for c in contexts()[word[inner]] if c.before.search(before) and c.after.match(after))
    return next((context.reading for context in found), None)
