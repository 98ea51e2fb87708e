"""What a query is, once read: words with their alternatives, joined by a small tree, and filters for the catalogue.

Plain values without numpy. `grammar.parse` makes them; `evaluation` and `places` use them; `Query.filters` belongs to
whoever knows newspapers, dates and tags. The meaning of every part is defined in docs/search-syntax.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from reader.model.door import doors

FIELDS = ("headline", "kicker", "alternative_headline", "byline", "section", "note", "body")
"""The fields of a piece that can be searched, the weightiest first."""

WEIGHT = {"headline": 0, "kicker": 1, "alternative_headline": 1, "byline": 2, "section": 3, "note": 4, "body": 5}
"""How far down a field ranks; equal numbers are one step."""


class Tier(IntEnum):
    """How a word matches, the best first."""

    TYPED = 0
    FORMS = 1
    WHOLE = 2
    BEGUN = 3
    INITIALS = 4
    OTHER_READING = 5
    OTHER_INITIALS = 6
    APART = 7
    SIMILAR = 8


class Segment(NamedTuple):
    """What one position must be: a character, one in any of its forms, a digit in either script, or one of some sounds.

    `char` is set for kinds `char`, `form` and `digit`; `sounds` (syllables) and `tone` (0 = any) for kind `sound`.
    """

    kind: str
    char: str = ""
    sounds: frozenset[str] = frozenset()
    tone: int = 0


class Alternative(NamedTuple):
    """One way a word may stand in a text.

    With `loose` a position may match by any reading it may have, not only the one in context; another form of a
    character then counts whatever its reading.
    """

    tier: Tier
    segments: tuple[Segment, ...]
    loose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or quoted phrase and every way to read it; `fields` are those it may stand in.

    `span` is where it was typed in the query (quotes included), None for a word that nobody typed.
    """

    text: str
    alternatives: tuple[Alternative, ...]
    fields: tuple[str, ...] = FIELDS
    span: tuple[int, int] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A regular expression over folded text."""

    source: str
    fields: tuple[str, ...] = FIELDS
    span: tuple[int, int] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Neighbouring words of one syllable each: together, or else apart."""

    together: Word
    apart: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every part must match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one part must match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """The part must not match."""

    part: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A place of one and a place of the other, at most `distance` characters between."""

    left: Node
    right: Node
    distance: int


@doors
@dataclass(frozen=True, slots=True)
class Manner:
    """How this reader types: `shuangpin` is a scheme of `hanzi.shuangpin.NAMES` or empty, `synonyms` are words to be
    found by one another, folded.
    """

    shuangpin: str = ""
    synonyms: tuple[tuple[str, ...], ...] = ()

    def others(self, word: str) -> tuple[str, ...]:
        """Return the other words of every group that a folded word stands in."""
        return tuple(dict.fromkeys(w for group in self.synonyms if word in group for w in group if w != word))


PLAIN = Manner()


Node = Word | Pattern | Phrase | AllOf | AnyOf | Without | Near


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A condition for the catalogue: `field` is newspaper, date, page, section or tag.

    `values` (the value cut at commas) mean either; `negated` means none of them. Dates are read by
    `dates.date_range`.
    """

    field: str
    value: str
    negated: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """Return the single values."""
        return tuple(part.strip() for part in re.split("[,，、|]", self.value) if part.strip())


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as understood. `root` is None where only filters, or nothing, were typed.

    `explanations` are sentences for the reader about what was not understood and read literally, and what was added.
    """

    text: str
    root: Node | None
    filters: tuple[Filter, ...] = ()
    explanations: tuple[str, ...] = ()
    fuzzy: bool = False
    manner: Manner = PLAIN

    @property
    def empty(self) -> bool:
        """Tell whether nothing was asked: neither words nor filters."""
        return self.root is None and not self.filters


def leaves(node: Node | None, *, negative: bool = False) -> Iterator[Word | Pattern]:
    """Yield the words and patterns of a tree from left to right; those under a `-` only with `negative`."""
    match node:
        case Word() | Pattern():
            yield node
        case Phrase():
            yield node.together
            yield from node.apart
        case AllOf() | AnyOf():
            for part in node.parts:
                yield from leaves(part, negative=negative)
        case Near():
            yield from leaves(node.left, negative=negative)
            yield from leaves(node.right, negative=negative)
        case Without() if negative:
            yield from leaves(node.part, negative=True)
