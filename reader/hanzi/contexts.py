"""Which reading a character has that stands in no phrase: by the words around it (vocabulary/contexts.tsv)."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

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

    Each word is written `word/kind `, a part of the character's own word `part-/kind `. `last` and `first` are the
    characters one of which must stand right before or right after; empty where the patterns do not say so plainly.
    """

    reading: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    last: str
    first: str


@cache
def contexts() -> dict[str, tuple[Context, ...]]:
    """Return for each character its contexts, in the order in which they are tried."""
    found: dict[str, tuple[Context, ...]] = {}
    with resource("vocabulary", "contexts.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                char, reading, before, after = line.rstrip("\n").split("\t")
                patterns = re.compile(_pattern(before)), re.compile(_pattern(after))
                context = Context(reading, *patterns, _last_of(before), _first_of(after))
                found[char] = (*found.get(char, ()), context)
    return found


class Neighbours:
    """Tells by the characters next to it alone whether any context can change a character's reading."""

    def __init__(self, usual: Mapping[str, str], open_: Container[str]) -> None:
        """`usual`: the readings where no context changes them; `open_`: characters that others may read as well."""
        self._always = np.zeros(0x10000, np.bool_)
        last, first = set[int](), set[int]()
        for char, some in contexts().items():
            for context in some:
                if context.reading == usual[char] and char not in open_:
                    continue
                if context.last:
                    last.update(ord(char) << 16 | ord(other) for other in context.last)
                elif context.first:
                    first.update(ord(char) << 16 | ord(other) for other in context.first)
                else:
                    self._always[ord(char)] = True
        self._last, self._first = np.array(sorted(last), np.uint32), np.array(sorted(first), np.uint32)

    def may_tell(self, plane0: NDArray[np.uint32], places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of the places some context may read; `plane0` are the code points of the text."""
        here = plane0[places] << np.uint32(16)
        before = here | np.where(places > 0, plane0[places - 1], 0)
        after = here | plane0[np.minimum(places + 1, len(plane0) - 1)]
        return self._always[plane0[places]] | np.isin(before, self._last) | np.isin(after, self._first)


def _last_of(pattern: str) -> str:
    """Return the characters one of which a pattern before the character must end with; empty: it does not say."""
    found = re.search(r"(?:\(\?:([^()\[\]]+)\)|\[([^\]]+)\])(?:/\\S\+|-/\\w\*) \$$", pattern)
    if found is None or len(_alternatives(pattern)) > 1:
        return ""
    ends = [part[-1] for part in found[1].split("|")] if found[1] else list(found[2])
    return "".join(ends) if all(map(_is_hanzi, ends)) else ""


def _first_of(pattern: str) -> str:
    """Return the characters one of which a pattern after the character must begin with; empty: it does not say."""
    if len(_alternatives(pattern)) > 1:
        return ""
    grouped = pattern.startswith("(?:")
    end = _closing(pattern) if grouped else 0
    if pattern[end + 1 : end + 2] in {"?", "*", "{"}:
        return ""
    begins = [part[:1] for part in _alternatives(pattern[3:end])] if grouped else [pattern[:1]]
    return "".join(begins) if all(map(_is_hanzi, begins)) else ""


def _alternatives(pattern: str) -> list[str]:
    """Return the parts of a pattern between the | outside all brackets."""
    parts, depth = [""], 0
    for char in pattern:
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _closing(pattern: str) -> int:
    """Return where the bracket is closed that opens at the pattern's beginning."""
    depth = 0
    for place, char in enumerate(pattern):
        depth += (char in "([") - (char in ")]")
        if not depth:
            return place
    return len(pattern)


def _is_hanzi(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _pattern(written: str) -> str:
    for name, pattern in _NAMES.items():
        written = written.replace(name, pattern)
    return written


def in_words(place: int, words: Words) -> str | None:
    """Return the reading of the character at a place of the text that these are the words of; None: its usual one."""
    k = words.at(place)
    word, inner = words.word(k), place - words.starts[k]
    far = words.text[place] in _FAR
    before = words.described(k - (BEFORE if far else NEAR), k)
    after = words.described(k + 1, k + 1 + (AFTER if far else NEAR))
    if "\0" in before:
        before = before.rpartition("\0/x ")[2]
    if "\0" in after:
        after = after.partition("\0/x ")[0]
    if inner:
        before += f"{word[:inner]}-/{words.kind(k)} "
    if inner + 1 < len(word):
        after = f"{word[inner + 1 :]}-/{words.kind(k)} {after}"
    for context in contexts()[word[inner]]:  # what follows is tried first: it stands at one place
        if context.after.match(after) and context.before.search(before):
            return context.reading
    return None
