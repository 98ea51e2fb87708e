"""Which reading a character has that stands in no phrase: by the words around it (vocabulary/contexts.tsv)."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import Final, NamedTuple

from reader.hanzi.words import Words
from reader.model.resources import resource

BEFORE: Final = 4
AFTER: Final = 8
"""So many words on either side are looked at."""
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
    word, inner = words.word(k), place - words.starts[k]
    before = "".join(_near(words, range(k - 1, max(-1, k - 1 - BEFORE), -1))[::-1])
    if inner:
        before += f"{word[:inner]}-/{words.kind(k)} "
    likely = [context for context in contexts()[word[inner]] if context.before.search(before)]
    if not likely:
        return None
    after = "".join(_near(words, range(k + 1, min(k + 1 + AFTER, len(words.starts) - 1))))
    if inner + 1 < len(word):
        after = f"{word[inner + 1 :]}-/{words.kind(k)} {after}"
    return next((context.reading for context in likely if context.after.match(after)), None)


def _near(words: Words, numbers: range) -> list[str]:
    """Return the words of these numbers, as contexts.tsv writes them, up to the end of the text."""
    return [words.described(j) for j in takewhile(lambda j: words.text[words.starts[j]] != "\0", numbers)]
