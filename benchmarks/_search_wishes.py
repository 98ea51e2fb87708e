"""A query put into the words of another engine: our tree, walked with what that engine can say.

The peers get our parser and our ways of reading letters, so that neither their speed nor what they find is held down
by a poorer one. What an engine cannot say at all is None, and the query counts as unanswered by it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Generic, NamedTuple, Protocol, TypeVar

from benchmarks._search_corpus import Typed
from reader.hanzi.folding import fold
from reader.hanzi.forms import other_forms
from reader.hanzi.syllables import SYLLABLES
from reader.search import parse
from reader.search.query import AllOf, AnyOf, Near, Node, Phrase, Segment, Without, Word
from reader.search.spelling import digit_forms

Said = TypeVar("Said")
MOST_PHRASES = 200
COLUMNS = ("headline", "byline", "section", "body")
"""The fields the articles of the benchmark have."""


class Tongue(Protocol[Said]):
    """What an engine can say."""

    def word(self, word: Word) -> Said | None:
        """Say one word, or that it cannot be said."""

    def all_of(self, parts: Sequence[Said]) -> Said:
        """Say that all must match."""

    def any_of(self, parts: Sequence[Said]) -> Said:
        """Say that one must match."""

    def without(self, part: Said) -> Said:
        """Say that it must not match."""

    def near(self, near: Near) -> Said | None:
        """Say that two stand near each other; an engine that cannot asks for both anywhere."""


class Tongued(Generic[Said]):
    """Near said as: both, anywhere."""

    def near(self: Tongue[Said], near: Near) -> Said | None:
        """Ask for both anywhere."""
        return say(AllOf(parts=(near.left, near.right)), self)


def asked(typed: Typed, tongue: Tongue[Said]) -> Said | None:
    """Return a query as an engine says it, None where it cannot."""
    root = parse(typed.query).root
    return None if root is None else say(root, tongue)


def say(node: Node, tongue: Tongue[Said]) -> Said | None:
    """Return a tree as an engine says it."""
    match node:
        case Word():
            return tongue.word(node)
        case Phrase():
            return _either([tongue.word(node.together), say(AllOf(parts=node.apart), tongue)], tongue)
        case AllOf():
            parts = [say(part, tongue) for part in node.parts]
            said = [part for part in parts if part is not None]
            return None if len(said) < len(parts) else tongue.all_of(said)
        case AnyOf():
            return _either([say(part, tongue) for part in node.parts], tongue)
        case Without():
            part = say(node.part, tongue)
            return None if part is None else tongue.without(part)
        case Near():
            return tongue.near(node)
        case _:
            return None


def _either(parts: Sequence[Said | None], tongue: Tongue[Said]) -> Said | None:
    said = [part for part in parts if part is not None]
    return tongue.any_of(said) if len(said) > 1 else said[0] if said else None


def columns(word: Word) -> tuple[str, ...]:
    """Return the columns in which a word may stand."""
    return tuple(name for name in COLUMNS if name in word.fields)


class Token(NamedTuple):
    """One position of a phrase: kind is c (character), d (digit in either script), s (syllable), p (beginning of one),
    i (initial).
    """

    kind: str
    value: str


def phrases(word: Word) -> list[tuple[Token, ...]]:
    """Return the ways a word may stand, each a row of tokens. By any reading: readings in context are among them."""
    different = dict.fromkeys(a.segments for a in word.alternatives if not a.loose)
    rows = itertools.chain.from_iterable(
        itertools.product(*(_tokens(part) for part in segments)) for segments in different
    )
    return list(itertools.islice(rows, MOST_PHRASES))


@cache
def _tokens(segment: Segment) -> tuple[Token, ...]:
    if segment.kind == "form":
        return (Token("c", segment.char), *(Token("c", other.char) for other in other_forms(segment.char)))
    if segment.kind in {"char", "digit"}:
        return (Token(segment.kind[0], fold(segment.char)),)
    for size in range(1, 1 + len(min(segment.sounds))):
        start = min(segment.sounds)[:size]
        if len(segment.sounds) > 1 and segment.sounds == {s for s in SYLLABLES if s.startswith(start)}:
            initial = len(start) == 1 or start in {"zh", "ch", "sh"}
            return (Token("i" if initial else "p", start),)
    return tuple(Token("s", sound) for sound in sorted(segment.sounds))


def spelled_out(row: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Yield a row of tokens with digits as characters."""
    yield from itertools.product(
        *([Token("c", form) for form in digit_forms(t.value)] if t.kind == "d" else [t] for t in row)
    )
