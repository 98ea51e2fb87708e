"""Which documents hold a word and at how many places, in one look through the texts: no hits, no lists of places.

Exact, as docs/search-syntax.md counts: each stretch once, by whatever alternative of the word. Two threads share the
documents, since numpy lets go of the interpreter; where nearly all documents may hold the word, their texts are read
as they lie instead of gathered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np

from reader.search.alphabet import Ids
from reader.search.bits import Mask, either, unpacked
from reader.search.certainty import certain, unsure
from reader.search.query import FIELDS, Word
from reader.search.scan import find
from reader.search.segment import FieldText, Numbers, Segment
from reader.search.ways import Way, widest

BODY = "body"
_THREADS = 2
_AT_ONCE = 2048
"""Documents; some hundredths of a second at most, so that nobody waits long for a count that is not wanted any more."""
_NEARLY_ALL = 0.75
"""Where so many of the documents may hold the word, all are read."""

_Seen = TypeVar("_Seen")


class Texts:
    """One field of some documents, from which each way gets what it may stand in; gathered once for all."""

    def __init__(self, text: FieldText, documents: Numbers) -> None:
        self.documents = documents
        self._text = text
        self._whole: tuple[Ids, Numbers] | None = None

    def places(self, way: Way) -> tuple[Numbers, Numbers, Numbers]:
        """Return the documents of a way, where it stands in their texts end to end, and where each text begins."""
        mine, ids, starts = self.texts(way)
        return mine, find(way.compiled, ids), starts

    def texts(self, way: Way) -> tuple[Numbers, Ids, Numbers]:
        """Return the documents of a way, their texts end to end, and where each begins."""
        mine = way.among(self.documents)
        if 2 * len(mine) > len(self.documents):
            mine = self.documents
            if self._whole is None:
                self._whole = self._text.of(mine)
            ids, starts = self._whole
        else:
            ids, starts = self._text.of(mine)
        return mine, ids, starts

    def begins(self) -> Numbers:
        """Return where the text of each document would begin, were all end to end."""
        bounds = self._text.bounds
        return np.append(0, np.cumsum(bounds[self.documents + 1] - bounds[self.documents]))


def counted(
    segment: Segment, fields: Sequence[str], ways: Sequence[Way], allowed: Mask, check: Callable[[], None]
) -> tuple[Mask, int]:
    """Return which of the allowed documents hold one of the ways, and at how many places they stand."""
    has = np.zeros(len(segment), np.bool_)
    only = None if allowed.all() else allowed

    def count(texts: Texts) -> int:
        return _count(texts, ways, has, only)

    return has, sum(looked_through(segment, fields, ways, allowed, check, count))


def holding(segment: Segment, word: Word, ways: Sequence[Way], allowed: Mask, check: Callable[[], None]) -> Mask:
    """Tell which of the allowed documents hold the word. `check` may raise `Stopped`."""
    looked_for = widest(list(ways))
    known, open_ = np.zeros(len(segment), np.bool_), allowed
    if word.fields == FIELDS:
        known, open_ = certain(looked_for, segment), allowed & unsure(looked_for, segment)
    has = np.zeros(len(segment), np.bool_)

    def look(texts: Texts) -> None:
        for way in looked_for:
            mine, places, starts = texts.places(way)
            has[mine[np.diff(np.searchsorted(places, starts)) > 0]] = True

    bodies, small = ([name for name in word.fields if (name == BODY) is large] for large in (True, False))
    for fields in (bodies, small):  # most are found in bodies; elsewhere the others alone are looked for
        looked_through(segment, fields, looked_for, open_ & ~known & ~has, check, look)
    return (has | known) & allowed


def looked_through(
    segment: Segment,
    fields: Sequence[str],
    looked_for: Sequence[Way],
    allowed: Mask,
    check: Callable[[], None],
    look: Callable[[Texts], _Seen],
) -> list[_Seen]:
    """Look at each field of the documents that may hold the word, some at a time."""
    if not looked_for:
        return []
    bits = either([way.bits for way in looked_for])
    documents = np.flatnonzero(allowed if bits is None else unpacked(bits, len(segment)) & allowed)
    for way in looked_for:
        way.among(documents[:1])  # its candidates are worked out here, before there are two threads
    if len(documents) > _NEARLY_ALL * len(segment):
        documents = np.arange(len(segment))
    work = [
        Texts(segment.fields[name], documents[start : start + _AT_ONCE])
        for name in fields
        if name in segment.fields
        for start in range(0, len(documents), _AT_ONCE)
    ]

    def seen(texts: Texts) -> _Seen:
        check()
        return look(texts)

    if len(documents) <= _AT_ONCE:
        return [seen(texts) for texts in work]
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(seen, work))


def _count(texts: Texts, ways: Sequence[Way], has: Mask, allowed: Mask | None) -> int:
    """Return the number of places in some texts; `has` gets the documents that have one. None allows all."""
    found: dict[int, list[Numbers]] = {}
    begins: Numbers | None = None
    for way in ways:
        mine, places, starts = texts.places(way)
        if not len(places):
            continue
        each = np.diff(np.searchsorted(places, starts))
        if allowed is not None:
            places = places[np.repeat(allowed[mine], each)]
            each = np.where(allowed[mine], each, 0)
        has[mine[each > 0]] = True
        if mine is not texts.documents:
            begins = texts.begins() if begins is None else begins
            places = places + np.repeat(begins[np.searchsorted(texts.documents, mine)] - starts[:-1], each)
        found.setdefault(way.compiled.length, []).append(places)
    return sum(_different(some) for some in found.values())


def _different(some: Sequence[Numbers]) -> int:
    """Return how many different places are in ascending lists."""
    if len(some) == 1:
        return len(some[0])
    taken = np.zeros(1 + max(int(places.max(initial=0)) for places in some), np.bool_)
    for places in some:
        taken[places] = True
    return int(np.count_nonzero(taken))
