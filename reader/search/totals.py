"""In how many documents a word stands, and at how many places: told by the lists and tallies of the index.

Of two neighbours by any reading the lists of pairs know how often they stand there, of one character its frequency, of
two and three initials the tallies. What else the word may be is in few documents, whose texts are read; where it is
not, or the word may stand in some fields alone, and for the documents that may not be found, places are counted in
texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from reader.search.bigrams import pairs
from reader.search.bits import Mask, unpacked
from reader.search.certainty import by_any_reading, initials
from reader.search.counting import Texts, counted, holding, looked_through
from reader.search.query import FIELDS, Word
from reader.search.scan import find
from reader.search.segment import Numbers, Segment
from reader.search.ways import Way, widest

_FEW = 4
"""A quarter of the documents is looked through, not more: else all are."""

Check = Callable[[], None]


class _Told(NamedTuple):
    """What is known of a way: at how many places it stands, and maybe in which documents, or in how many."""

    places: int
    documents: Mask | None = None
    pieces: int | None = None


def count_word(segment: Segment, word: Word, ways: Sequence[Way], allowed: Mask, check: Check) -> tuple[int, int]:
    """Return how many of the allowed documents hold the word, and at how many places. `check` may raise `Stopped`."""
    looked_for = widest(list(ways))
    shut = ~allowed
    if word.fields == FIELDS and _FEW * np.count_nonzero(shut) <= len(segment):
        whole = _everywhere(segment, word, looked_for, check)
        if whole is not None:
            has, places = counted(segment, FIELDS, looked_for, shut, check) if shut.any() else (shut, 0)
            return whole[0] - int(np.count_nonzero(has)), whole[1] - places
    has, places = counted(segment, word.fields, looked_for, allowed, check)
    return int(np.count_nonzero(has)), places


def _everywhere(segment: Segment, word: Word, ways: Sequence[Way], check: Check) -> tuple[int, int] | None:
    """Return how many of all documents hold the word, and at how many places; None where texts have to tell."""
    told = {way: known for way in ways if (known := _told(way, segment, check)) is not None}
    rest = [way for way in ways if way not in told]
    if not told or not all(_few(way, segment) for way in rest) or _may_coincide(list(told), ways):
        return None
    every = np.ones(len(segment), np.bool_)
    has, places = counted(segment, FIELDS, rest, every, check)
    places += sum(known.places for known in told.values())
    if len(told) == 1 and (pieces := next(iter(told.values())).pieces) is not None:
        both, _ = counted(segment, FIELDS, list(told), has, check)
        return pieces + int(np.count_nonzero(has)) - int(np.count_nonzero(both)), places
    masks = [known.documents for known in told.values() if known.documents is not None]
    if len(masks) < len(told):
        return int(np.count_nonzero(holding(segment, word, ways, every, check))), places
    return int(np.count_nonzero(np.logical_or.reduce([has, *masks]))), places


def _few(way: Way, segment: Segment) -> bool:
    return way.bits is not None and _FEW * len(way.among(np.arange(len(segment)))) <= len(segment)


def _may_coincide(told: Sequence[Way], ways: Sequence[Way]) -> bool:
    """Tell whether one of the ways that are told may stand just where another way does."""
    return any(_alike(one, other) for one in told for other in ways if other is not one)


def _alike(one: Way, other: Way) -> bool:
    tables = zip(one.compiled.classes, other.compiled.classes, strict=False)
    return one.compiled.length == other.compiled.length and all((a.table & b.table).any() for a, b in tables)


def _told(way: Way, segment: Segment, check: Check) -> _Told | None:
    parts = way.alternative.segments
    if len(parts) == 1:
        return _Told(way.compiled.classes[0].total)
    if not by_any_reading(way):
        return None
    if segment.tallies is not None and len(parts) <= 3 and (letters := tuple(initials(parts))):
        pairs, triples, pieces = segment.tallies
        if len(parts) == 2:
            return _Told(int(pairs[letters]))
        return _Told(int(triples[letters]), pieces=int(pieces[letters]))
    return _neighbours(way, segment, check) if segment.bigrams is not None and len(parts) == 2 else None


def _neighbours(way: Way, segment: Segment, check: Check) -> _Told | None:
    """Return what lists of pairs tell; documents of lists that have other pairs too are looked through for theirs."""
    lists, size = segment.bigrams, len(segment)
    assert lists is not None
    left, right = way.alternative.segments
    told = lists.told(left, right, size)
    if told is None:
        return None
    whole, partly = told
    documents = unpacked(lists.either(whole, size), size).copy()
    maybe = unpacked(lists.either(partly, size), size)

    def look(texts: Texts) -> tuple[Numbers, int]:
        mine, ids, starts = texts.texts(way)
        places = find(way.compiled, ids)
        keys, _known = pairs(np.stack((ids[places], ids[places + 1]), axis=1).reshape(-1), segment.inventory)
        places = places[~np.isin(lists.list_of(keys[::2]), whole)]
        return mine[np.searchsorted(starts, places, "right") - 1], len(places)

    seen = looked_through(segment, FIELDS, [way], maybe, check, look)
    for owners, _places in seen:
        documents[owners] = True
    return _Told(int(lists.places[whole].sum(dtype=np.int64)) + sum(count for _, count in seen), documents)
