"""Where a compiled alternative stands in an array of ids.

The rarest positions are told for whole blocks, until few places are left; the others are checked there.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.search.alphabet import Ids
from reader.search.classes import Compiled, IdClass

_BLOCK = 1 << 17
_MOST_RANGES = 4
"""A class of more ranges is looked up in a table: that takes as long as so many comparisons."""
_FEW = 1 / 64
"""Where one place in so many is left, each is looked at by itself."""
_TABLE_FROM = 1 << 15
"""So many ids are worth a table made for them."""
_BITS = 8

Mask = NDArray[np.bool_]


def find(alternative: Compiled, ids: Ids) -> NDArray[np.int64]:
    """Return every start at which the alternative matches, ascending. A match never crosses END: it is in no class."""
    span = alternative.length - 1
    last = len(ids) - span
    if last <= 0 or not alternative.possible:
        return np.zeros(0, np.int64)
    told = _worth_telling(alternative)
    rest = alternative.order[len(told) :]
    test = _Test(alternative, told, min(_BLOCK, last))
    found: list[NDArray[np.int64]] = []
    for start in range(0, last, _BLOCK):
        n = min(_BLOCK, last - start)
        places = np.flatnonzero(test.of(ids[start : start + n + span], n))
        if len(places):
            found.append(_checked(alternative, rest, ids, places + start))
    return found[0] if len(found) == 1 else np.concatenate([np.zeros(0, np.int64), *found])


def among(alternative: Compiled, ids: Ids, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return those of the places at which the alternative matches."""
    return _checked(alternative, alternative.order, ids, places)


def _checked(
    alternative: Compiled, positions: tuple[int, ...], ids: Ids, places: NDArray[np.int64]
) -> NDArray[np.int64]:
    for k in positions:
        if not len(places):
            break
        places = places[alternative.classes[k].table[ids[places + k]]]
    return places


def _worth_telling(alternative: Compiled) -> tuple[int, ...]:
    """Return the positions to tell for whole blocks, the rarest first: as many as leave few places."""
    share = 1.0
    for count, k in enumerate(alternative.order):
        share *= alternative.classes[k].share
        if share < _FEW:
            return alternative.order[: count + 1]
    return alternative.order


class _Test:
    """Tells some positions of an alternative for blocks of ids.

    Two positions and more that have to be looked up are looked up together: their classes are bits of one table.
    """

    def __init__(self, alternative: Compiled, told: tuple[int, ...], block: int) -> None:
        wide = [k for k in told if len(alternative.classes[k].ranges) > _MOST_RANGES][:_BITS]
        self._together = wide if len(wide) > 1 and block >= _TABLE_FROM else []
        self._single = [(k, alternative.classes[k]) for k in told if k not in self._together]
        self._scratch = np.empty(block, np.uint16)
        self._mask, self._other = np.empty((2, block), np.bool_)
        self._table = np.zeros(0x10000 if self._together else 0, np.uint8)
        for bit, k in enumerate(self._together):
            self._table |= alternative.classes[k].table.view(np.uint8) << np.uint8(bit)

    def of(self, ids: Ids, n: int) -> Mask:
        """Tell at which of the first n places the positions fit; good until the next block is told."""
        found = self._looked_up(ids, n) if self._together else None
        for k, part in self._single:
            here = self._mask[:n] if found is None else np.empty(n, np.bool_)
            _members(part, ids[k : k + n], self._scratch[:n], here, self._other[:n])
            found = here if found is None else np.logical_and(found, here, out=found)
        assert found is not None
        return found

    def _looked_up(self, ids: Ids, n: int) -> Mask:
        bits = np.take(self._table, ids, mode="clip")
        found = np.full(n, 0xFF, np.uint8)
        for bit, k in enumerate(self._together):
            found &= bits[k : k + n] | np.uint8(0xFF ^ 1 << bit)
        return np.equal(found, np.uint8(0xFF), out=self._mask[:n])


def _members(part: IdClass, ids: Ids, scratch: Ids, mask: Mask, other: Mask) -> None:
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
