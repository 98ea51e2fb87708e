"""At how many places of a segment each two initials stand side by side.

A character counts with every initial that it may be read with, as everywhere where no reading is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.search import arrays
from reader.search.alphabet import Ids, Inventory
from reader.search.signature import coding

_LETTERS = 27
_AT_ONCE = 1 << 17

Tallies = NDArray[np.int64]
"""Of the initials a and b (1 to 26) at [a, b]."""


def tallies(texts: Iterable[Ids], inventory: Inventory, check: Callable[[], None] = lambda: None) -> Tallies:
    """Count in texts, each ended by END. `check` may raise."""
    of_kinds, kinds = np.unique(coding(inventory.rare).initial_bits, return_inverse=True)
    many, kinds = len(of_kinds), kinds.reshape(-1).astype(np.uint32)
    found = np.zeros(many * many, np.int64)
    for ids in texts:
        for start in range(0, len(ids) - 1, _AT_ONCE):
            check()
            some = np.take(kinds, ids[start : start + _AT_ONCE + 1])
            found += np.bincount(some[:-1] * np.uint32(many) + some[1:], minlength=len(found))
    has = (of_kinds[:, None] >> np.arange(_LETTERS, dtype=np.uint32) & np.uint32(1)).astype(np.int64)
    return np.asarray(has.T @ found.reshape(many, many) @ has, np.int64)


def save(folder: Path, found: Tallies) -> None:
    """Write what was counted. Raises OSError."""
    arrays.write(folder / "tallies.npy", found)


def load(folder: Path) -> Tallies:
    """Read what was counted. Raises OSError, or ValueError where it is something else."""
    found: Tallies = arrays.read(folder / "tallies.npy")
    if found.shape != (_LETTERS, _LETTERS):
        raise ValueError(f"{folder}: these are no tallies of initials")
    return found
