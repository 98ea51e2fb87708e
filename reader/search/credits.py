"""Who made a piece, in texts alone: the credits of its byline, of brackets and of the ends of its paragraphs.

What a byline says is read by `reader.bylines`, as importing does; here it gets its places, and only people are taken.
Where the importer has found credits already, use those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reader.bylines import names, people, vocabulary
from reader.hanzi.folding import fold

_BRACKETS = re.compile(r"[（(【\[]([^（(【\[）)】\]\n]{2,60})[）)】\]]")
_TAIL = re.compile(
    r"(?:^|[。！？”…][ 　]*|[ 　])([^。！？”…，,（(\n]{2,20}(?:摄影报道|摄影|摄|供图|绘))[）)]?$", re.MULTILINE
)


class Credited(NamedTuple):
    """A name with its role, and where it stands."""

    role: str
    name: str
    start: int
    end: int


@cache
def _role_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(vocabulary.printed_roles(), key=len, reverse=True))))


def in_byline(byline: str) -> list[Credited]:
    """Return the people a byline names; positions are its own."""
    return list(_credits(byline, 0, bare="作者"))


def in_body(body: str) -> list[Credited]:
    """Return the people named in brackets: （记者 … 通讯员 …）, （… 摄）."""
    found: list[Credited] = []
    for bracket in _BRACKETS.finditer(body):
        if _role_words().search(bracket.group(1)):
            found += _credits(bracket.group(1), bracket.start(1), bare=None)
    for tail in _TAIL.finditer(body):
        found += _credits(tail.group(1), tail.start(1), bare=None)
    return found


def _credits(text: str, shift: int, *, bare: str | None) -> Iterator[Credited]:
    """Yield the people of a byline with their places; words without a role have the role `bare`, if it is given."""
    for credit in people.credits(text, bare):
        if not names.is_name(fold(credit.name)):
            continue
        place = re.search("[ 　]*".join(map(re.escape, credit.name)), text)
        if place:
            yield Credited(credit.role, credit.name, shift + place.start(), shift + place.end())
