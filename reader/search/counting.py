"""How many documents hold a word and at how many places, in one look through the texts: no hits, no lists of places.

Exact, as docs/search-syntax.md counts: each stretch once, by whatever alternative of the word. Two threads share the
documents, since numpy lets go of the interpreter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from reader.search.bits import Mask, either, unpacked
from reader.search.query import Word
from reader.search.scan import find
from reader.search.segment import FieldText, Numbers, Segment
from reader.search.ways import Way, widest

_THREADS = 2
_AT_ONCE = 2048
"""Documents; some hundredths of a second at most, so that nobody waits long for a count that is not wanted any more."""


def count_word(
    segment: Segment, word: Word, ways: Sequence[Way], allowed: Mask, check: Callable[[], None]
) -> tuple[int, int]:
    """Return how many of the allowed documents hold the word, and at how many places. `check` may raise `Stopped`."""
    looked_for = widest(list(ways))
    if not looked_for:
        return 0, 0
    bits = either([way.bits for way in looked_for])
    among = allowed if bits is None else unpacked(bits, len(segment)) & allowed
    documents = np.flatnonzero(among)
    for way in looked_for:
        way.among(documents[:1])  # its candidates are worked out here, before there are two threads
    has = np.zeros(len(segment), np.bool_)
    work = [
        (segment.fields[name], documents[start : start + _AT_ONCE])
        for name in word.fields
        if name in segment.fields
        for start in range(0, len(documents), _AT_ONCE)
    ]

    def count(part: tuple[FieldText, Numbers]) -> int:
        check()
        return _count(*part, looked_for, has)

    if len(documents) <= _AT_ONCE:
        places = sum(map(count, work))
    else:
        with ThreadPoolExecutor(_THREADS) as pool:
            places = sum(pool.map(count, work))
    return int(has.sum()), places


def _count(text: FieldText, documents: Numbers, ways: Sequence[Way], has: Mask) -> int:
    """Return the number of places in one field of some documents; `has` gets the documents that have one."""
    whole = None
    found: dict[int, list[Numbers]] = {}
    begins = np.append(0, np.cumsum(text.bounds[documents + 1] - text.bounds[documents]))
    for way in ways:
        mine = way.among(documents)
        if not len(mine):
            continue
        if 2 * len(mine) > len(documents):
            mine = documents
            whole = text.of(documents) if whole is None else whole
            ids, starts = whole
        else:
            ids, starts = text.of(mine)
        places = find(way.compiled, ids)
        if not len(places):
            continue
        each = np.diff(np.searchsorted(places, starts))
        has[mine[each > 0]] = True
        if mine is not documents:
            places = places + np.repeat(begins[np.searchsorted(documents, mine)] - starts[:-1], each)
        found.setdefault(way.compiled.length, []).append(places)
    return sum(_different(some, int(begins[-1])) for some in found.values())


def _different(some: Sequence[Numbers], size: int) -> int:
    """Return how many different places, all below `size`, are in the ascending lists."""
    if len(some) == 1:
        return len(some[0])
    taken = np.zeros(size, np.bool_)
    for places in some:
        taken[places] = True
    return int(np.count_nonzero(taken))
