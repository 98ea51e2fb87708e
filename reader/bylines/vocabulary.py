"""The words of bylines, from resources/vocabulary: surnames, role words, places, and what is nobody's name.

Each list is read once, when first needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reader.hanzi import name_characters
from reader.hanzi.folding import fold
from reader.model.resources import resource


def rows(name: str) -> Iterator[list[str]]:
    """Return the fields of a list's lines, without remarks."""
    for line in resource("vocabulary", name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@cache
def surnames() -> frozenset[str]:
    """Return surnames, simplified; compound ones among them."""
    return frozenset(map(fold, name_characters.surnames()))


@cache
def roles() -> dict[str, str]:
    """Return role word (folded) → canonical role, for all words."""
    return {fold(word): role for word, role, *_place in rows("roles.txt")}


@cache
def printed_roles() -> frozenset[str]:
    """Return role words as they are printed, simplified and traditional."""
    return frozenset(row[0] for row in rows("roles.txt"))


@cache
def role_places() -> dict[str, str]:
    """Return role word (folded) → where it stands: before, after, both or colon."""
    return {fold(row[0]): row[2] for row in rows("roles.txt") if len(row) > 2}


@cache
def _common() -> tuple[frozenset[str], tuple[str, ...]]:
    words = [fold(row[0]) for row in rows("common_words.txt")]
    return frozenset(w for w in words if w[0] != "-"), tuple(w[1:] for w in words if w[0] == "-")


def is_common(folded: str) -> bool:
    """Tell whether a word stands in bylines and is nobody's name: 学生, 画面, 青禾时评."""
    words, ends = _common()
    return folded in words or folded.endswith(ends)


@cache
def places() -> tuple[str, ...]:
    """Return place names that datelines begin with, the longest first."""
    return tuple(
        sorted({fold(r[0]) for r in rows("places.txt") if len(r) > 1 and r[1] != "suffix"}, key=lambda p: (-len(p), p))
    )
