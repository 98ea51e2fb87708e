"""The words that newspapers use of themselves, from resources/vocabulary; each list is read once, when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.hanzi.folding import fold
from reader.model.resources import resource


def _rows(name: str) -> Iterator[list[str]]:
    """Return the fields of a list's lines, without remarks."""
    for line in resource("vocabulary", name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@cache
def surnames() -> frozenset[str]:
    """Return surnames, simplified; compound ones among them."""
    return frozenset(fold(row[0]) for row in _rows("surnames.txt"))


@cache
def roles() -> dict[str, str]:
    """Return role word (folded) → canonical role, for all words."""
    return {fold(word): role for word, role, *_place in _rows("roles.txt")}


@cache
def role_places() -> dict[str, str]:
    """Return role word (folded) → where it stands: before, after, both or colon."""
    return {fold(row[0]): row[2] for row in _rows("roles.txt") if len(row) > 2}


@cache
def _common() -> tuple[frozenset[str], tuple[str, ...]]:
    words = [fold(row[0]) for row in _rows("common_words.txt")]
    return frozenset(w for w in words if w[0] != "-"), tuple(w[1:] for w in words if w[0] == "-")


def is_common(folded: str) -> bool:
    """Tell whether a word stands in bylines and is nobody's name: 学生, 画面, 青禾时评."""
    words, ends = _common()
    return folded in words or folded.endswith(ends)


@cache
def sections() -> dict[str, str]:
    """Return name of a section or page (folded) → page, section or both."""
    return {fold(name): use for name, use, *_rest in _rows("sections.txt")}


@cache
def boilerplate() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Return (reason, rule, whether it begins at the line's begin) of page furniture, for folded lines."""
    return tuple(
        (row[0], re.compile(row[1], re.IGNORECASE), row[1].startswith("^")) for row in _rows("boilerplate.txt")
    )


@cache
def boilerplate_gate() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return two patterns that tell quickly whether any rule takes a line: for `match`, and for `search`."""
    begin = "|".join(f"(?:{rule.pattern.removeprefix('^')})" for _reason, rule, anchored in boilerplate() if anchored)
    inside = "|".join(f"(?:{rule.pattern})" for _reason, rule, anchored in boilerplate() if not anchored)
    return re.compile(begin, re.IGNORECASE), re.compile(inside, re.IGNORECASE)


@cache
def places() -> tuple[str, ...]:
    """Return place names that datelines begin with, the longest first."""
    return tuple(
        sorted({fold(r[0]) for r in _rows("places.txt") if len(r) > 1 and r[1] != "suffix"}, key=lambda p: (-len(p), p))
    )
