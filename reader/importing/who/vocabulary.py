"""The words that newspapers use of their pages: names of sections, furniture; each list is read once, when needed."""

from __future__ import annotations

import re
from functools import cache

from reader.bylines.vocabulary import rows
from reader.hanzi.folding import fold


@cache
def sections() -> dict[str, str]:
    """Return name of a section or page (folded) → page, section or both."""
    return {fold(name): use for name, use, *_rest in rows("sections.txt")}


@cache
def boilerplate() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Return (reason, rule, whether it begins at the line's begin) of page furniture, for folded lines."""
    return tuple((row[0], re.compile(row[1], re.IGNORECASE), row[1].startswith("^")) for row in rows("boilerplate.txt"))


@cache
def boilerplate_gate() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return two patterns that tell quickly whether any rule takes a line: for `match`, and for `search`."""
    begin = "|".join(f"(?:{rule.pattern.removeprefix('^')})" for _reason, rule, anchored in boilerplate() if anchored)
    inside = "|".join(f"(?:{rule.pattern})" for _reason, rule, anchored in boilerplate() if not anchored)
    return re.compile(begin, re.IGNORECASE), re.compile(inside, re.IGNORECASE)
