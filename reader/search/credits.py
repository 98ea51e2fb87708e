"""Who made a piece: role words and the names beside them, in bylines and in the brackets of a lead or an end.

Rules over resources/vocabulary/roles.txt. Where the importer has found credits already, use those; these rules are
for texts alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reader.hanzi.folding import simplify
from reader.model.resources import resource
from reader.search.names import is_hanzi, is_name

_SEPARATORS = " 　、，,/／;；和与\t"
_BRACKETS = re.compile(r"[（(【\[]([^（(【\[）)】\]\n]{2,60})[）)】\]]")
_TAIL = re.compile(
    r"(?:^|[。！？”…][ 　]*|[ 　])([^。！？”…，,（(\n]{2,20}(?:摄影报道|摄影|摄|供图|绘))[）)]?$", re.MULTILINE
)
_SPACED_NAME = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[ 　]+([\u3400-\u9fff])(?![\u3400-\u9fff])")

_WORD = re.compile(
    f"(?<![\u3400-\u9fff])[\u3400-\u9fff][ 　]+[\u3400-\u9fff](?![\u3400-\u9fff])|[^{re.escape(_SEPARATORS)}:：]+"
)


class Credited(NamedTuple):
    """A name with its role, and where it stands."""

    role: str
    name: str
    start: int
    end: int


@cache
def roles() -> dict[str, tuple[str, str]]:
    """Return role word → (canonical role, where it stands: before, after, both, colon)."""
    found: dict[str, tuple[str, str]] = {}
    for line in resource("vocabulary", "roles.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, role, place = line.split("\t")[:3]
            old = found.get(word)
            found[word] = (role, place.strip() if old is None or old[1] == place.strip() else "both")
    return found


@cache
def _role_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(roles(), key=len, reverse=True))))


def in_byline(byline: str) -> list[Credited]:
    """Return the people a byline names; positions are its own."""
    return list(_credits(byline, 0, bare="作者"))


def in_body(body: str) -> list[Credited]:
    """Return the people named in brackets: （记者 … 通讯员 …）, （… 摄）."""
    found: list[Credited] = []
    for bracket in _BRACKETS.finditer(body):
        if _role_pattern().search(bracket.group(1)):
            found += _credits(bracket.group(1), bracket.start(1), bare="")
    for tail in _TAIL.finditer(body):
        found += _credits(tail.group(1), tail.start(1), bare="")
    return found


def _credits(text: str, shift: int, *, bare: str) -> Iterator[Credited]:
    """Yield the credits of a byline; words before any role have the role `bare`, if it is given."""
    current, colon = bare, False
    waiting: list[tuple[str, int, int]] = []
    for word, start, end in _words(text):
        known = roles().get(word)
        if known is None:
            for name, first, last in _names(word, start):
                if current:
                    yield Credited(current, name, shift + first, shift + last)
                waiting.append((name, shift + first, shift + last))
            colon = False
            continue
        role, place = known
        follows = text[end : end + 1]
        colon = follows in {":", "：", "/", "／"}
        behind = place == "colon" and text[max(0, start - 1) : start] in {"/", "／"}
        if place == "after" or behind or (place == "both" and not _name_follows(text, end)):
            for name, first, last in waiting:
                yield Credited(role, name, first, last)
            current = bare if not waiting else ""
        elif place in {"before", "both"} or colon:
            current = role
        waiting = []


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield role words and the stretches between separators and role words."""
    place = 0
    found = (role for role in _role_pattern().finditer(text) if _may_be_role(role, text))
    for role in [*found, None]:
        stop = len(text) if role is None else role.start()
        for word in _WORD.finditer(text[place:stop]):
            yield word.group(), place + word.start(), place + word.end()
        if role is not None:
            yield role.group(), role.start(), role.end()
            place = role.end()


def _may_be_role(found: re.Match[str], text: str) -> bool:
    """Tell a role from the same characters in a name: 文 is one only in 文/王某 or 文：王某."""
    if roles()[found.group()][1] != "colon" or text[found.end() : found.end() + 1] in {":", "：", "/", "／"}:
        return True
    return text[max(0, found.start() - 1) : found.start()] in {"/", "／"}


def _names(word: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the names in a stretch: one, or several that stand apart by blanks."""
    whole = _SPACED_NAME.sub(r"\1\2", word)
    if is_name(simplify(whole)):
        yield whole, start, start + len(word)
        return
    for part in re.finditer(r"[^ 　]+", word):
        if is_name(simplify(part.group())):
            yield part.group(), start + part.start(), start + part.end()


def _name_follows(text: str, end: int) -> bool:
    rest = text[end:].lstrip(_SEPARATORS + ":：")
    return bool(rest) and is_hanzi(rest[0]) and not any(rest.startswith(word) for word in roles())
