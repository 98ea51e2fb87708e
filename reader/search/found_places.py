"""Places found in a sheet, as arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.search.segment import Numbers


class Places(NamedTuple):
    """Places in a sheet, ordered by start, then end: positions in the sheet, and the tier of each."""

    starts: Numbers
    ends: Numbers
    tiers: NDArray[np.int8]

    def where(self, keep: NDArray[np.bool_]) -> Places:
        """Return some of the places."""
        return Places(self.starts[keep], self.ends[keep], self.tiers[keep])


NOWHERE = Places(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int8))


def together(parts: list[Places]) -> Places:
    """Return all places once, each with its lowest tier."""
    parts = [part for part in parts if len(part.starts)]
    if not parts:
        return NOWHERE
    starts, ends, tiers = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = np.lexsort((tiers, ends, starts))
    starts, ends, tiers = starts[order], ends[order], tiers[order]
    new = np.ones(len(starts), np.bool_)
    new[1:] = (starts[1:] != starts[:-1]) | (ends[1:] != ends[:-1])
    return Places(starts[new], ends[new], tiers[new])
