"""The ways a word can stand in one segment: compiled, with their candidates, looked for once a document and field."""

from __future__ import annotations

import numpy as np

from reader.search.alphabet import Ids
from reader.search.bits import both, unpacked
from reader.search.classes import Compiled, compiled
from reader.search.query import Alternative, Tier, Word
from reader.search.query import Segment as Part
from reader.search.scan import find
from reader.search.segment import FieldText, Numbers, Segment
from reader.search.sheet import Mask
from reader.search.signature import candidates as signed_candidates
from reader.search.spelling import digit_forms
from reader.search.stored_rows import Bits, counted

_RARE, _FEW = 32, 64
"""A pair in one document of so many is rare; so few candidates are looked through rather than asked more about."""


class Way:
    """One alternative of a word in one segment, and what is known of where it stands."""

    def __init__(self, alternative: Alternative, here: Compiled, bits: Bits | None, size: int) -> None:
        self.alternative, self.compiled, self.bits = alternative, here, bits
        self.tier: Tier = alternative.tier
        self._mask: Mask | None = None
        self._size = size
        self._known: dict[str, tuple[Mask, Mask]] = {}

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
        seen, stands = self.known(field)
        places = find(self.compiled, ids)
        stands[documents[np.searchsorted(starts, places, "right") - 1]] = True
        seen[documents] = True

    def find_everywhere(self, text: FieldText, field: str) -> None:
        """Look through a field of all documents."""
        seen, stands = self.known(field)
        places = find(self.compiled, text.ids)
        stands[np.searchsorted(text.bounds, places, "right") - 1] = True
        seen[:] = True


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
    known: dict[tuple[Part, ...], Bits | None] = {}
    for alternative in word.alternatives:
        here = compiled(alternative.segments, alternative.loose, segment.classes)
        if here.possible:
            if alternative.segments not in known:
                known[alternative.segments] = candidates(segment, alternative.segments)
            bits = known[alternative.segments]
            if bits is None or bits.any():
                found.append(Way(alternative, here, bits, len(segment)))
    return found


def widest(found: list[Way]) -> list[Way]:
    """Return the ways that together stand wherever all of them stand; of two that stand alike, the first."""
    kept: list[Way] = []
    for way in sorted(found, key=lambda way: not way.alternative.loose):
        if not any(_covers(other.alternative, way.alternative) for other in kept):
            kept = [other for other in kept if not _covers(way.alternative, other.alternative)] + [way]
    return kept


def _covers(one: Alternative, other: Alternative) -> bool:
    """Tell whether the one matches wherever the other does."""
    return (
        len(one.segments) == len(other.segments)
        and (one.loose or not other.loose)
        and all(_wider(a, b) for a, b in zip(one.segments, other.segments, strict=True))
    )


def _wider(one: Part, other: Part) -> bool:
    """Tell whether one segment takes whatever the other takes."""
    if one == other:
        return True
    if one.kind == "sound":
        return other.kind == "sound" and one.tone in (0, other.tone) and one.sounds >= other.sounds
    if one.kind == "form":
        return other.kind == "char" and one.char == other.char
    return one.kind == "digit" and other.kind == "char" and other.char in digit_forms(one.char)
