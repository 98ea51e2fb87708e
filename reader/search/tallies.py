"""At how many places of a segment each two and each three initials stand side by side, and in how many documents three.

A character counts with every initial that it may be read with, as everywhere where no reading is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from reader.search import arrays
from reader.search.alphabet import Ids, Inventory
from reader.search.signature import coding

LETTERS = 27
_TRIPLES = LETTERS**3
_AT_ONCE = 64
"""Documents: what is known of so many fits in a processor's cache."""

Numbers = NDArray[np.int64]
Fields = Sequence[tuple[Ids, Numbers]]
"""Ids and the bounds of each document, one a field; each text ended by END."""
NAMES = ("tallies", "triples")


class Tallies(NamedTuple):
    """Of the initials a, b, c (1 to 26): places at pairs[a, b] and triples[a, b, c], documents at pieces[a, b, c]."""

    pairs: Numbers
    triples: Numbers
    pieces: Numbers

    @classmethod
    def of(cls, fields: Fields, inventory: Inventory, check: Callable[[], None] = lambda: None) -> Self:
        """Count in texts. `check` may raise."""
        rows = [row.astype(np.uint32) for row in coding(inventory.rare).initials]
        pairs, triples, pieces = np.zeros(LETTERS**2, np.int64), *np.zeros((2, _TRIPLES), np.int64)
        documents, none = len(fields[0][1]) - 1 if fields else 0, np.zeros(0, np.uint32)
        marks = np.empty((_AT_ONCE, _TRIPLES), np.bool_)
        for first in range(0, documents, _AT_ONCE):
            check()
            ids, owner = _texts(fields, first, min(documents, first + _AT_ONCE))
            marks[:] = False
            by_last: tuple[list[NDArray[np.uint32]], list[NDArray[np.uint32]]] = ([], [])
            for at, keys, last in _keys([np.take(row, ids, mode="clip") for row in rows]):
                by_last[last > 0].append(keys)
                marks.reshape(-1)[owner[at] + keys] = True
            once, more = (np.bincount(np.concatenate([none, *keys]), minlength=_TRIPLES) for keys in by_last)
            pairs += once.reshape(-1, LETTERS).sum(axis=1)
            triples += once + more
            pieces += marks.sum(axis=0, dtype=np.uint8)
        return cls(*(found.reshape((LETTERS,) * n) for found, n in ((pairs, 2), (triples, 3), (pieces, 3))))

    def save(self, folder: Path) -> None:
        """Write what was counted. Raises OSError."""
        arrays.write(folder / "tallies.npy", self.pairs)
        arrays.write(folder / "triples.npy", np.stack((self.triples, self.pieces)).astype(np.uint32))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what was counted. Raises OSError, or ValueError where it is something else."""
        pairs, triples = (arrays.read(folder / f"{name}.npy") for name in NAMES)
        if pairs.shape != (LETTERS,) * 2 or triples.shape != (2, *(LETTERS,) * 3):
            raise ValueError(f"{folder}: these are no tallies of initials")
        return cls(pairs, *triples.astype(np.int64))


def _texts(fields: Fields, first: int, end: int) -> tuple[Ids, NDArray[np.uint32]]:
    """Return the texts of some documents, field by field, and for each id where its document's marks begin."""
    number = np.arange(end - first, dtype=np.uint32) * np.uint32(_TRIPLES)
    here = [(ids, bounds[first : end + 1]) for ids, bounds in fields]
    ids = np.concatenate([ids[int(bounds[0]) : int(bounds[-1])] for ids, bounds in here])
    return ids, np.concatenate([np.repeat(number, np.diff(bounds)) for _, bounds in here])


def _keys(rows: list[NDArray[np.uint32]]) -> Iterator[tuple[Numbers | slice, NDArray[np.uint32], int]]:
    """Yield where three follow one another, what they are as one number, and which of its initials the third has.

    Each row has the first, second, … initial of every character, 0 where it has none: those with 0 are nobody's.
    """
    end = len(rows[0]) - 2
    if end <= 0:
        return
    has = [np.flatnonzero(row) for row in rows[1:]]  # few have a second one
    for numbers in product(range(len(rows)), repeat=3):
        at: Numbers | slice = slice(0, end)
        if widest := max(numbers):
            some = has[widest - 1] - numbers.index(widest)
            some = some[(some >= 0) & (some < end)]
            for k, number in enumerate(numbers):
                some = some[rows[number][some + k] > 0] if number else some
            at = some
        first, second, third = (
            rows[number][k : k + end][at] if isinstance(at, slice) else rows[number][at + k]
            for k, number in enumerate(numbers)
        )
        yield at, (first * np.uint32(LETTERS) + second) * np.uint32(LETTERS) + third, numbers[2]
