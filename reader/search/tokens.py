"""A query cut into tokens: words, quoted phrases, regular expressions, fields, operators, parentheses.

Cutting never fails: what is not closed or makes no sense is a plain word, and an explanation says so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.hanzi.folding import fold
from reader.model.messages import _
from reader.search.fields import FILTER_FIELDS, TEXT_FIELDS

_FIELD = re.compile(r"([^\s:：\"“”()（）/|-][^\s:：\"“”()（）/|]*)[:：]")
_QUOTED = re.compile(r"[\"“”]([^\"“”]*)[\"“”](?=\s|[)）]|$)")
_PATTERN = re.compile(r"/((?:\\.|[^/\\])+)/(?=\s|[)）]|$)")
_NEAR = re.compile(r"near(?:/(\d{1,4}))?", re.IGNORECASE)
NEAR_DISTANCE = 10


class Token(NamedTuple):
    """One token: kind is `word`, `quoted`, `pattern`, `field`, `minus`, `open`, `close`, `or`, `and` or `near`."""

    kind: str
    text: str
    value: str = ""
    spaced: bool = True
    """For a word: white space or nothing stands before it, that is, it is no field's value and not negated."""
    start: int = 0
    """Where `text` begins in the query."""

    @property
    def end(self) -> int:
        """Where `text` ends in the query."""
        return self.start + len(self.text)


def tokens(text: str, explanations: list[str], *, grouping: bool = True) -> list[Token]:
    """Cut the query; `explanations` gets a sentence for each thing that is read literally."""
    found: list[Token] = []
    place, depth, bare = 0, 0, True
    while place < len(text):
        char = text[place]
        if char.isspace():
            place, bare = place + 1, True
            continue
        token, place, depth = _next(text, place, depth, bare, grouping, explanations)
        found.append(token._replace(start=place - len(token.text)))
        bare = token.kind in {"open", "close"}
    return found


def _next(
    text: str, place: int, depth: int, bare: bool, grouping: bool, explanations: list[str]
) -> tuple[Token, int, int]:
    """Return the token at `place`, the place after it, and the depth of parentheses there."""
    char = text[place]
    if grouping and char in "(（":
        return Token("open", char), place + 1, depth + 1
    if grouping and char in ")）" and depth:
        return Token("close", char), place + 1, depth - 1
    if char in "-－" and place + 1 < len(text) and not (text[place + 1].isspace() or text[place + 1] in "-－"):
        return Token("minus", char), place + 1, depth
    if char in '"“”':
        if quoted := _QUOTED.match(text, place):
            if quoted.group(1).strip():
                return Token("quoted", quoted.group(), quoted.group(1).strip(), bare), quoted.end(), depth
        elif not re.search('["“”]', text[place + 1 :]):
            explanations.append(_("引号没有成对，引号里的词按普通词查找。"))
            if place + 1 < len(text) and not text[place + 1].isspace():
                return _next(text, place + 1, depth, bare, grouping, explanations)
    if char == "/" and (pattern := _pattern(text, place, explanations)):
        return pattern, place + len(pattern.text), depth
    if (field := _FIELD.match(text, place)) and (token := _field(text, field, explanations)):
        return token, field.end(), depth
    return _word(text, place, depth, bare)


def _pattern(text: str, place: int, explanations: list[str]) -> Token | None:
    """Return the regular expression that begins here, if it is one that can be read."""
    found = _PATTERN.match(text, place)
    if found is None:
        return None
    from reader.search.patterns import UnreadablePattern, expression  # loaded only where a pattern is typed

    try:
        expression(found.group(1))
    except UnreadablePattern as error:
        explanations.append(
            _("“{text}”不是能读懂的正则表达式（{reason}），按原样查找。").format(text=found.group(), reason=error)
        )
        return None
    return Token("pattern", found.group(), found.group(1))


def _field(text: str, found: re.Match[str], explanations: list[str]) -> Token | None:
    """Return the field named here; None where it is none, or nothing stands behind it."""
    name = fold(found.group(1))
    if name not in TEXT_FIELDS and name not in FILTER_FIELDS:
        if name.isalpha() and name[-2:] not in {"nu", "lu"} and not text.startswith("//", found.end()):
            explanations.append(_("没有“{name}”这个字段，按原样查找。").format(name=found.group(1)))
        return None
    if found.end() == len(text) or text[found.end()].isspace():
        explanations.append(_("“{name}”后面还没有词。").format(name=found.group()))
        return None
    return Token("field", found.group(), name)


def _word(text: str, place: int, depth: int, bare: bool) -> tuple[Token, int, int]:
    """Return the plain word, or the operator, that begins here."""
    end, inner = place, 0
    while end < len(text) and not text[end].isspace():
        inner += (text[end] in "(（") - (text[end] in ")）")
        if depth and inner < 0:
            break
        end += 1
    word = text[place:end]
    if word in {"OR", "|", "｜"}:
        return Token("or", word), end, depth
    if word == "AND":
        return Token("and", word), end, depth
    if near := _NEAR.fullmatch(word):
        return Token("near", word, near.group(1) or str(NEAR_DISTANCE), bare), end, depth
    return Token("word", word, word, bare), end, depth
