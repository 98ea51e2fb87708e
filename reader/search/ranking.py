"""The order of hits over all segments: level, nearness or words, newest first (docs/search-syntax.md, Rank)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.search.evaluation import BODY, SegmentSearch
from reader.search.found_places import Places
from reader.search.plan import steps
from reader.search.query import WEIGHT, AllOf, Node, Phrase, Tier, Word
from reader.search.segment import Numbers
from reader.search.sheet import Sheet
from reader.search.whole_words import heard, hold_words, looked_at

NEAR, NOT_FAR = 20, 100
WEIGHED = 256
"""So many of the newest documents of a level are ordered by nearness."""


class Found(NamedTuple):
    """A document found: where it lies, and what its rank is made of.

    `nearness` is 0 (near), 1 or 2; of one word found by sound 0 (it stands there as words), 1, or 2 (not looked at).
    """

    search: int
    document: int
    tier: Tier
    weight: int
    nearness: int


def ranked(searches: Sequence[SegmentSearch], root: Node, limit: int | None) -> list[Found]:
    """Return the best documents in order, at most `limit`; raises `Stopped`."""
    found: list[Found] = []
    for tier in steps(root):
        for search in searches:
            search.begin(tier)
        units = _units(searches[0].positive, tier) if searches else ()
        word = heard(searches[0].positive, tier) if searches else None
        for weight in range(BODY + 1):
            if weight not in WEIGHT.values():
                continue
            missing = None if limit is None else limit - len(found)
            weighed = WEIGHED if units else looked_at(weight) if word is not None else 0
            most = None if missing is None else max(missing, weighed)
            order = _by_date(searches, [search.level(weight, most) for search in searches], most)
            near = _nearness(searches, order[:weighed], units, word, weight)
            level = [Found(*one, tier, weight, near.get(one, 2 if weighed else 0)) for one in order]
            found += (sorted(level[:weighed], key=lambda hit: hit.nearness) + level[weighed:])[:missing]
            if limit is not None and len(found) >= limit:
                return found
    return found


def newest(searches: Sequence[SegmentSearch], limit: int | None) -> list[Found]:
    """Return the newest documents that match, at most `limit`, each with its own level; raises `Stopped`.

    For a single word the level is not told: it is that of the best place, which is sought when the hit is made.
    """
    order = _by_date(searches, [search.all(limit) for search in searches], limit)
    levels: dict[tuple[int, int], tuple[int, int]] = {}
    for number, search, documents in _by_search(searches, order):
        if search.positive is not None and not isinstance(search.positive, Word):
            tiers, weights = Sheet.of_documents(search.segment, documents).levels(search.positive)
            for document, tier, weight in zip(documents.tolist(), tiers.tolist(), weights.tolist(), strict=True):
                levels[number, document] = (tier, weight)
    plain = (int(Tier.TYPED), BODY)
    leveled = ((one, *levels.get(one, plain)) for one in order)
    return [Found(*one, Tier(tier), weight, 0) for one, tier, weight in leveled]


def _nearness(
    searches: Sequence[SegmentSearch],
    order: Sequence[tuple[int, int]],
    units: tuple[Node, ...],
    word: Word | None,
    weight: int,
) -> dict[tuple[int, int], int]:
    """Return the nearness of these documents of a level: of several words, or whether one stands there as words."""
    near: dict[tuple[int, int], int] = {}
    for number, search, documents in _by_search(searches, order):
        if units:
            values = nearness(Sheet.of_documents(search.segment, documents), units)
        else:
            assert word is not None
            values = 1 - hold_words(Sheet.of_documents(search.segment, documents, weight), word).astype(np.int64)
        near.update({(number, d): n for d, n in zip(documents.tolist(), values.tolist(), strict=True)})
    return near


def _by_search(
    searches: Sequence[SegmentSearch], order: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, SegmentSearch, Numbers]]:
    """Yield each search that has some of the documents, with its number and these, ascending."""
    for number, search in enumerate(searches):
        documents = np.array(sorted(document for owner, document in order if owner == number), np.int64)
        if len(documents):
            yield number, search, documents


def _by_date(searches: Sequence[SegmentSearch], parts: Sequence[Numbers], limit: int | None) -> list[tuple[int, int]]:
    """Return (search, document) of all segments, newest first, then by row."""
    cut = [part[:limit] for part in parts]
    if not any(len(part) for part in cut):
        return []
    owner = np.concatenate([np.full(len(part), k, np.int64) for k, part in enumerate(cut)])
    document = np.concatenate(cut)
    dates = np.concatenate([s.segment.dates[part].astype(np.int64) for s, part in zip(searches, cut, strict=True)])
    rows = np.concatenate([s.segment.rows[part] for s, part in zip(searches, cut, strict=True)])
    order = np.lexsort((rows, -dates))[:limit]
    return list(zip(owner[order].tolist(), document[order].tolist(), strict=True))


def _units(positive: Node | None, tier: Tier) -> tuple[Node, ...]:
    """Return the words whose nearness counts: the parts of the outermost AND, or of a phrase that stands apart."""
    if isinstance(positive, AllOf):
        return positive.parts
    if isinstance(positive, Phrase) and tier == Tier.APART:
        return positive.apart
    return ()


def nearness(sheet: Sheet, units: Sequence[Node]) -> NDArray[np.int64]:
    """Return 0 where `NEAR` characters of a field hold all words, 1 where `NOT_FAR` do or a headline one, else 2."""
    places = [sheet.places(unit) for unit in units]
    stretch = _shortest_stretch(sheet, places)
    result = np.where(stretch <= NEAR, 0, np.where(stretch <= NOT_FAR, 1, 2))
    for some in places:
        parts = sheet.part_of(some.starts)
        in_headline = sheet.owner[parts[sheet.field[parts] == 0]]
        result[in_headline] = np.minimum(result[in_headline], 1)
    return result


def _shortest_stretch(sheet: Sheet, places: Sequence[Places]) -> Numbers:
    """Return for each document the length of the shortest stretch of one part that holds a place of every word."""
    far = np.int64(1 << 40)
    result = np.full(sheet.documents, far, np.int64)
    if any(not len(some.starts) for some in places):
        return result
    starts = np.concatenate([some.starts for some in places])
    ends = np.concatenate([some.ends for some in places])
    unit = np.concatenate([np.full(len(some.starts), k) for k, some in enumerate(places)])
    order = np.lexsort((ends, starts))
    starts, ends, unit = starts[order], ends[order], unit[order]
    part = sheet.part_of(starts)
    low, high, whole = starts.copy(), ends.copy(), np.ones(len(starts), np.bool_)
    for k in range(len(places)):
        last = np.maximum.accumulate(np.where(unit == k, np.arange(len(starts)), -1))
        whole &= (last >= 0) & (part[last] == part)
        low = np.minimum(low, starts[last])
        high = np.maximum(high, ends[last])
    np.minimum.at(result, sheet.owner[part[whole]], (high - low)[whole])
    return result
