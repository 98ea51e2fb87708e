"""Where a compiled alternative stands in an array of ids.

The rarest position is looked for with range comparisons, the others checked.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.search.alphabet import Ids
from reader.search.classes import Compiled, IdClass

_BLOCK = 1 << 17
_MOST_RANGES = 6


def find(alternative: Compiled, ids: Ids) -> NDArray[np.int64]:
    """Return every start at which the alternative matches, ascending. A match never crosses END: it is in no class."""
    length, size = alternative.length, len(ids)
    last = size - length + 1
    if last <= 0 or not alternative.possible:
        return np.zeros(0, np.int64)
    found: list[NDArray[np.int64]] = []
    block = min(_BLOCK, last)
    scratch, mask, other = np.empty(block, np.uint16), np.empty(block, np.bool_), np.empty(block, np.bool_)
    first, *rest = alternative.order
    dense = alternative.classes[first].total * 50 > size
    for start in range(0, last, block):
        n = min(block, last - start)
        _members(alternative.classes[first], ids[start + first : start + first + n], scratch[:n], mask[:n], other[:n])
        remaining = rest
        if dense and rest and len(alternative.classes[rest[0]].ranges) <= _MOST_RANGES:
            second, remaining = rest[0], rest[1:]
            both = np.empty(n, np.bool_)
            _members(
                alternative.classes[second], ids[start + second : start + second + n], scratch[:n], both, other[:n]
            )
            np.logical_and(mask[:n], both, out=mask[:n])
        places = np.flatnonzero(mask[:n])
        if not len(places):
            continue
        places += start
        for k in remaining:
            places = places[alternative.classes[k].table[ids[places + k]]]
            if not len(places):
                break
        if len(places):
            found.append(places)
    if not found:
        return np.zeros(0, np.int64)
    return found[0] if len(found) == 1 else np.concatenate(found)


def among(alternative: Compiled, ids: Ids, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return those of the places at which the alternative matches."""
    for k in alternative.order:
        if len(places):
            places = places[alternative.classes[k].table[ids[places + k]]]
    return places


def _members(part: IdClass, ids: Ids, scratch: Ids, mask: NDArray[np.bool_], other: NDArray[np.bool_]) -> None:
    """Set `mask` to which ids are in the class."""
    if len(part.ranges) > _MOST_RANGES:
        np.take(part.table, ids, out=mask, mode="clip")
        return
    target = mask
    for low, high in part.ranges:
        if low == high:
            np.equal(ids, np.uint16(low), out=target)
        else:
            np.subtract(ids, np.uint16(low), out=scratch)
            np.less_equal(scratch, np.uint16(high - low), out=target)
        if target is other:
            np.logical_or(mask, other, out=mask)
        target = other
