"""The rows of a signature, as bits: those that no document has, or nearly every one, are not stored.

They tell nothing worth their room: some tenth of all rows. A row that is not stored but may be true of anybody counts
as true of everybody, so a candidate set still never misses a document.
"""

from __future__ import annotations

from typing import NamedTuple, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Bits: TypeAlias = NDArray[np.uint8]

NOBODY, EVERYBODY = -1, -2
_NEARLY_ALL = 0.9
_ONES = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).sum(axis=1, dtype=np.uint8)
_ROWS_AT_ONCE = 64


class StoredRows(NamedTuple):
    """`bits` [stored rows, ceil(documents / 8)], and for each row of the signature its place there.

    A place may be NOBODY or EVERYBODY.
    """

    bits: Bits
    places: NDArray[np.int16]

    @classmethod
    def whole(cls, bits: Bits) -> Self:
        """Return the rows with every one of them stored."""
        return cls(bits, np.arange(len(bits), dtype=np.int16))

    def rows(self, numbers: NDArray[np.int64]) -> Bits:
        """Return some rows in full."""
        places = self.places[numbers]
        found = np.zeros((len(numbers), self.bits.shape[1]), np.uint8)
        found[places >= 0] = self.bits[places[places >= 0]]
        found[places == EVERYBODY] = 0xFF
        return found

    def either(self, group: tuple[int, ...]) -> Bits | None:
        """Return the documents that have one of the rows; None where that may be anybody."""
        places = self.places[np.array(group)]
        if (places == EVERYBODY).any():
            return None
        stored = places[places >= 0]
        if not len(stored):
            return np.zeros(self.bits.shape[1], np.uint8)
        if len(stored) == 1:
            only: Bits = self.bits[stored[0]]
            return only
        return np.asarray(np.bitwise_or.reduce(self.bits[stored], axis=0), np.uint8)

    def surely(self, numbers: list[int]) -> Bits:
        """Return documents that have one of the rows, as far as these are stored."""
        places = self.places[np.array(numbers, np.int64)]
        return np.asarray(np.bitwise_or.reduce(self.bits[places[places >= 0]], axis=0), np.uint8)

    def counts(self, documents: int) -> NDArray[np.int64]:
        """Return how many of the documents have each row."""
        counts = np.where(self.places == EVERYBODY, documents, 0).astype(np.int64)
        numbers = np.flatnonzero(self.places >= 0)
        for start in range(0, len(numbers), _ROWS_AT_ONCE):
            some = numbers[start : start + _ROWS_AT_ONCE]
            counts[some] = _ONES[self.bits[self.places[some]]].sum(axis=1, dtype=np.int64)
        return counts


def counted(bits: Bits) -> int:
    """Return how many documents packed bits hold."""
    return int(np.count_nonzero(np.unpackbits(bits)))


def places_by_count(counts: NDArray[np.int64], documents: int) -> NDArray[np.int16]:
    """Return where to store each row, given how many of the documents have it."""
    places = np.where(counts, EVERYBODY, NOBODY).astype(np.int16)
    telling = np.flatnonzero((counts > 0) & (counts < _NEARLY_ALL * documents))
    places[telling] = np.arange(len(telling))
    return places
