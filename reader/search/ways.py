"""The ways a word can stand in one segment: compiled, with their candidates, looked for once a document and field."""

from __future__ import annotations

import numpy as np

from reader.search.alphabet import Ids
from reader.search.bits import unpacked
from reader.search.classes import Compiled, compiled
from reader.search.query import Alternative, Tier, Word
from reader.search.query import Segment as Part
from reader.search.scan import find
from reader.search.segment import FieldText, Numbers, Segment
from reader.search.sheet import Mask
from reader.search.signature import candidates
from reader.search.stored_rows import Bits


class Way:
    """One alternative of a word in one segment, and what is known of where it stands."""

    def __init__(self, tier: Tier, here: Compiled, bits: Bits | None, size: int) -> None:
        self.tier, self.compiled, self.bits = tier, here, bits
        self.covered = False
        """Whether a looser alternative of the word finds all that this one finds."""
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


def ways(word: Word, segment: Segment) -> list[Way]:
    """Return the alternatives that can occur in the segment."""
    found: list[Way] = []
    known: dict[tuple[Part, ...], Bits | None] = {}
    possible: list[Alternative] = []
    for alternative in word.alternatives:
        here = compiled(alternative.segments, alternative.loose, segment.classes)
        if here.possible:
            if alternative.segments not in known:
                rows = segment.signed
                known[alternative.segments] = None if rows is None else candidates(rows, alternative.segments)
            bits = known[alternative.segments]
            if bits is None or bits.any():
                found.append(Way(alternative.tier, here, bits, len(segment)))
                possible.append(alternative)
    sounds = {a.segments for a in word.alternatives if a.loose}
    for kept, alternative in zip(found, possible, strict=True):
        kept.covered = not alternative.loose and alternative.segments in sounds
    return found
