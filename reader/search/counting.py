"""How many documents hold a word and at how many places, in one look through the texts: no hits, no lists of places.

Exact, as docs/search-syntax.md counts: each stretch once, by whatever alternative of the word. Two threads share the
documents, since numpy lets go of the interpreter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from reader.search.bits import either, unpacked
from reader.search.query import Word
from reader.search.scan import find
from reader.search.segment import FieldText, Numbers, Segment
from reader.search.sheet import Mask
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
        if len(places):
            part = np.searchsorted(starts, places, "right") - 1
            has[mine[part]] = True
            found.setdefault(way.compiled.length, []).append(places + (text.bounds[mine] - starts[:-1])[part])
    return sum(len(some[0] if len(some) == 1 else np.unique(np.concatenate(some))) for some in found.values())
