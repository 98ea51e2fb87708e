"""The ways a word can stand in one segment: compiled, with their candidates, looked for once a document and field."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property, partial

import numpy as np

from reader.search.alphabet import Ids
from reader.search.bits import Mask, both, unpacked
from reader.search.classes import Compiled, compiled
from reader.search.covering import covers
from reader.search.query import Alternative, Tier, Word
from reader.search.query import Segment as Part
from reader.search.scan import among, find
from reader.search.segment import FieldText, Numbers, Segment
from reader.search.signature import candidates as signed_candidates
from reader.search.stored_rows import Bits, counted

_RARE, _FEW = 32, 64
"""A pair in one document of so many is rare; so few candidates are looked through rather than asked more about."""


class Way:
    """One alternative of a word in one segment, and what is known of where it stands.

    Its candidates are worked out when they are first asked for: most searches end before the last tiers.
    """

    def __init__(
        self, alternative: Alternative, here: Compiled, asked: Callable[[tuple[Part, ...]], Bits | None], size: int
    ) -> None:
        """`asked` tells candidates."""
        self.alternative, self.compiled, self._asked = alternative, here, asked
        self.tier: Tier = alternative.tier
        self.loose: Way | None = None
        """The same by any reading, if this is by that of the context."""
        self._mask: Mask | None = None
        self._size = size
        self._known: dict[str, tuple[Mask, Mask]] = {}

    @cached_property
    def bits(self) -> Bits | None:
        """The documents in which it may stand, as packed bits; None where that may be any."""
        return self._asked(self.alternative.segments)

    @cached_property
    def wider(self) -> Way | None:
        """The way that is looked for first where few candidates are: else their texts are looked through twice."""
        few = self.bits is not None and counted(self.bits) <= self._size // _RARE
        return self.loose if few else None

    def known(self, field: str) -> tuple[Mask, Mask]:
        """Return which documents were looked through in a field, and where the alternative stands."""
        if field not in self._known:
            self._known[field] = (np.zeros(self._size, np.bool_), np.zeros(self._size, np.bool_))
        return self._known[field]

    def among(self, documents: Numbers) -> Numbers:
        """Return which of the documents may match."""
        if self.bits is None:
            return documents
        if self._mask is None:
            self._mask = unpacked(self.bits, self._size)
        return documents[self._mask[documents]]

    def find(self, texts: tuple[Ids, Numbers], field: str, documents: Numbers) -> None:
        """Look through a field of some documents, whose texts are given."""
        ids, starts = texts
        for way, places in self._places(ids):
            seen, stands = way.known(field)
            stands[documents[np.searchsorted(starts, places, "right") - 1]] = True
            seen[documents] = True

    def find_everywhere(self, text: FieldText, field: str) -> None:
        """Look through a field of all documents."""
        for way, places in self._places(text.ids):
            seen, stands = way.known(field)
            stands[np.searchsorted(text.bounds, places, "right") - 1] = True
            seen[:] = True

    def _places(self, ids: Ids) -> list[tuple[Way, Numbers]]:
        """Return where the way stands, and where its wider one does, among whose places it has its own."""
        if self.wider is None:
            return [(self, find(self.compiled, ids))]
        wide = find(self.wider.compiled, ids)
        return [(self.wider, wide), (self, among(self.compiled, ids, wide))]


def candidates(segment: Segment, parts: tuple[Part, ...]) -> Bits | None:
    """Return the documents that may match, as packed bits; None where nothing can tell.

    What tells most for least is asked first: rare characters, rare pairs, rows, other pairs.
    """
    size = len(segment)
    bits = None if segment.sparse is None else segment.sparse.candidates(parts, size)
    if segment.bigrams is not None:
        bits = segment.bigrams.narrowed(bits, parts, size, most=size // _RARE)
    if segment.signed is not None and (bits is None or counted(bits) > _FEW):
        bits = both([bits, signed_candidates(segment.signed, parts)])
        if segment.bigrams is not None:
            bits = segment.bigrams.narrowed(bits, parts, size, most=size)
    return bits


def ways(word: Word, segment: Segment) -> list[Way]:
    """Return the alternatives that can occur in the segment."""
    found: list[Way] = []
    asked = cache(partial(candidates, segment))
    for alternative in word.alternatives:
        here = compiled(alternative.segments, alternative.loose, segment.classes)
        if here.possible:
            found.append(Way(alternative, here, asked, len(segment)))
    loose = {way.alternative.segments: way for way in found if way.alternative.loose}
    for way in found:
        if not way.alternative.loose:
            way.loose = loose.get(way.alternative.segments)
    return found


def widest(found: list[Way]) -> list[Way]:
    """Return the ways that together stand wherever all of them stand; of two that stand alike, the first."""
    kept: list[Way] = []
    for way in sorted(found, key=lambda way: not way.alternative.loose):
        if not any(covers(other.alternative, way.alternative) for other in kept):
            kept = [other for other in kept if not covers(way.alternative, other.alternative)] + [way]
    return kept
