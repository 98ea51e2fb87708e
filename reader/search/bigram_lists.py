"""Which documents hold which pair of neighbouring characters: exact for frequent pairs, rare ones several to a list.

The signature asks for characters one by one; two common ones that seldom stand side by side, and rare words of common
syllables, would leave it nearly every document to look through. Pairs are numbered so that what is asked for is a few
ranges (`bigrams`), so rare pairs that share a list are alike in sound.

A list is ascending documents in Elias and Fano's code (P. Elias, Efficient Storage and Retrieval by Content and
Address of Static Files, JACM 1974), the low part of 4 or 8 bits; where that is no smaller, one bit a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from reader.search import arrays
from reader.search.bigrams import Keys, Numbers, Ranges, ranges
from reader.search.query import Segment
from reader.search.stored_rows import Bits, counted

_LIST, _POSTINGS = 10, 200
"""To read a list takes as long as to look through so many documents; so many postings of one, as one document."""
_KEPT = 256
_BYTE = 8
_MOST_LISTS = 2000
NAMES = ("firsts", "counts", "starts", "places", "data")
RARE = 256
"""A pair in one document of so many has a list of its own; rarer ones share lists of less than twice as many documents.

Part of the format.
"""


@dataclass(eq=False, slots=True)
class BigramLists:
    """List k is of the pairs from firsts[k] up to the next first: counts[k] documents, which are
    data[starts[k]:starts[k + 1]]. They stand at places[k] places together.
    """

    firsts: Keys
    counts: NDArray[np.uint32]
    starts: Numbers
    data: NDArray[np.uint8]
    places: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, np.uint32))
    _asked: dict[tuple[Segment, Segment], tuple[Numbers, int] | None] = field(default_factory=dict)
    _found: dict[tuple[Segment, Segment], Bits] = field(default_factory=dict)

    def asked(self, left: Segment, right: Segment) -> tuple[Numbers, int] | None:
        """Return the lists in which two neighbours stand, if anywhere, and how long they are together.

        None where that tells nothing.
        """
        key = (left, right)
        if key not in self._asked:
            if len(self._asked) >= _KEPT:
                self._asked.clear()
            wanted = ranges(left, right)
            lists = np.zeros(0, np.int64) if wanted is None else self._touched(wanted)
            few = wanted is not None and len(lists) <= _MOST_LISTS
            self._asked[key] = (lists, int(self.counts[lists].sum())) if few else None
        return self._asked[key]

    def _touched(self, wanted: Ranges) -> Numbers:
        """Return the lists that hold the pairs of some ranges, ascending."""
        lows, highs = wanted.lows.astype(np.uint32), wanted.highs.astype(np.uint32)
        low = np.maximum(np.searchsorted(self.firsts, lows, "right") - 1, 0)
        each = np.maximum(np.searchsorted(self.firsts, highs, "left") - low, 0)
        every = np.repeat(low - np.append(0, np.cumsum(each)[:-1]), each) + np.arange(each.sum())
        every.sort()
        return every[news(every)]

    def either(self, lists: Numbers, documents: int) -> Bits:
        """Return the documents of some lists, as packed bits."""
        marks = np.zeros(documents, np.bool_)
        whole: Bits | None = None
        short: list[tuple[int, NDArray[np.uint8]]] = []
        counts = self.counts[lists].astype(np.int64)
        for number, count, low in zip(
            lists.tolist(), counts.tolist(), _low_bits(counts, documents).tolist(), strict=True
        ):
            data = self.data[int(self.starts[number]) : int(self.starts[number + 1])]
            if low == _BYTE:
                short.append((count, data))
            elif low:
                marks[_decoded(data, count)] = True
            else:
                whole = data if whole is None else whole | data
        if short:
            marks[_decoded_together(short)] = True
        bits = np.packbits(marks, bitorder="little")
        return bits if whole is None else bits | whole

    def certain(self, left: Segment, right: Segment, documents: int) -> Bits | None:
        """Return documents in which two neighbours surely stand, by any reading: those of lists with no other pairs."""
        lists = self._whole(left, right, documents)
        return None if lists is None or not 0 < len(lists) <= _MOST_LISTS else self.either(lists, documents)

    def told(self, left: Segment, right: Segment, documents: int) -> tuple[Numbers, Numbers] | None:
        """Return the lists of nothing but pairs of two neighbours by any reading, and those that have others too.

        None where the pairs are too many.
        """
        whole, wanted = self._whole(left, right, documents), ranges(left, right)
        if whole is None or wanted is None:
            return None
        return whole, np.setdiff1d(self._touched(wanted), whole, assume_unique=True)

    def list_of(self, keys: Keys) -> Numbers:
        """Return the list of each pair."""
        return np.searchsorted(self.firsts, keys, "right") - 1

    def _whole(self, left: Segment, right: Segment, documents: int) -> Numbers | None:
        wanted = ranges(left, right, certain=True)
        if wanted is None:
            return None
        order = np.argsort(wanted.lows)
        lows, highs = wanted.lows[order], np.maximum.accumulate(wanted.highs[order])
        begin = np.append(True, lows[1:] > highs[:-1])  # neighbouring ranges are one
        lows, highs = lows[begin], highs[np.append(np.flatnonzero(begin)[1:] - 1, len(highs) - 1)]
        firsts = self.firsts.astype(np.int64)
        first, end = np.searchsorted(firsts, lows, "left"), np.searchsorted(firsts, highs, "left")
        last = end - 1  # the last list may have pairs beyond the range, unless it is long or the next one begins there
        within = np.append(firsts, np.iinfo(np.int64).max)[end] == highs
        within |= self.counts[last] >= 2 * own_list_from(documents)
        lists = [np.arange(a, b) for a, b in zip(first.tolist(), (last + within).tolist(), strict=True) if a < b]
        return np.concatenate([np.zeros(0, np.int64), *lists])

    def narrowed(self, bits: Bits | None, parts: Sequence[Segment], documents: int, *, most: int) -> Bits | None:
        """Return those of the documents `bits` (all if None) that hold what stands side by side in a word.

        Pairs of more than `most` documents, and those that cost more to read than the documents that are left, are not
        asked.
        """
        asked = [(told, pair) for pair in pairwise(parts) if (told := self.asked(*pair)) is not None]
        left = documents if bits is None else counted(bits)
        for (lists, total), pair in sorted(asked, key=lambda some: some[0][1]):
            cost = 0 if pair in self._found else _LIST * len(lists) + total / _POSTINGS
            if total > most or cost >= left * (1 - total / documents):
                continue
            if pair not in self._found:
                if len(self._found) >= _KEPT // 4:
                    self._found.clear()
                self._found[pair] = self.either(lists, documents)
            bits = self._found[pair] if bits is None else bits & self._found[pair]
            left = counted(bits)
        return bits

    def save(self, folder: Path) -> None:
        """Write what is in memory beside the data, which are there. Raises OSError."""
        for name in NAMES[:-1]:
            arrays.write(folder / f"bigrams.{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path, documents: int, *, mapped: bool) -> Self:
        """Read the lists of a segment. Raises OSError, or ValueError where they do not fit together."""
        firsts, counts, starts, places = (arrays.read(folder / f"bigrams.{name}.npy") for name in NAMES[:-1])
        found = cls(firsts, counts, starts, arrays.read(folder / "bigrams.data.npy", mapped=mapped), places)
        fits = len(firsts) == len(counts) == len(places) == len(starts) - 1 and starts[-1] == len(found.data)
        if not fits or int(counts.max(initial=0)) > documents:
            raise ValueError(f"{folder}: lists of pairs and documents do not fit together")
        return found


def own_list_from(documents: int) -> int:
    """Return in how many of the documents a pair has a list of its own."""
    return max(1, documents // RARE)


def _low_bits(counts: Numbers, documents: int) -> Numbers:
    """Return how many bits of a document's number are stored as they are; 0 where a list is one bit a document."""
    sizes = (np.full_like(counts, documents), 5 * counts + documents // 16, 9 * counts + documents // 256)
    return np.asarray(np.array((0, 4, _BYTE))[np.argmin(sizes, axis=0)], np.int64)


def encoded(found: NDArray[np.uint32], counts: Numbers, documents: int) -> tuple[NDArray[np.uint8], Numbers]:
    """Return the code of lists, one behind the other, and the size of each.

    A list has at least one document; all of them, ascending within each, stand in `found` one list behind the other.
    """
    ends = np.cumsum(counts)
    low = _low_bits(counts, documents)
    short = low == _BYTE
    long = {k: _encoded(found[ends[k] - counts[k] : ends[k]], documents, int(low[k])) for k in np.flatnonzero(~short)}
    sizes = counts + ((found[ends - 1] >> np.uint32(_BYTE)) + counts + 7) // 8
    sizes[list(long)] = [len(code) for code in long.values()]
    begins = np.cumsum(sizes) - sizes
    code = np.zeros(int(sizes.sum()), np.uint8)
    for k, own in long.items():
        code[begins[k] : begins[k] + len(own)] = own
    each = counts[short]
    some = found[np.repeat(short, counts)]
    within = np.arange(len(some)) - np.repeat(np.cumsum(each) - each, each)
    at = np.repeat(begins[short], each)
    code[at + within] = some
    bits = (some >> np.uint32(_BYTE)) + within + 8 * (at + np.repeat(each, each))
    byte = bits >> 3
    first = np.flatnonzero(news(byte))
    if len(first):
        code[byte[first]] = np.add.reduceat(np.uint8(1) << (bits & 7).astype(np.uint8), first, dtype=np.uint8)
    return code, sizes


def _encoded(found: NDArray[np.uint32], documents: int, low: int) -> NDArray[np.uint8]:
    """Return the code of one list whose low part is not a byte."""
    if low == 0:
        marks = np.zeros(documents, np.bool_)
        marks[found] = True
        return np.packbits(marks, bitorder="little")
    high = found >> np.uint32(low)
    unary = np.zeros(int(high[-1]) + len(found), np.bool_)
    unary[high + np.arange(len(found), dtype=np.uint32)] = True
    lows = np.append(found.astype(np.uint8), np.zeros(len(found) % 2, np.uint8)) & np.uint8(15)
    return np.concatenate((lows[::2] | (lows[1::2] << np.uint8(4)), np.packbits(unary, bitorder="little")))


def _decoded(data: NDArray[np.uint8], count: int) -> NDArray[np.int64]:
    """Return the documents of a list whose low part is half a byte."""
    size = (count + 1) // 2
    lows = np.stack((data[:size] & np.uint8(15), data[:size] >> np.uint8(4)), axis=1).reshape(-1)[:count]
    high = np.flatnonzero(np.unpackbits(data[size:], bitorder="little"))
    return ((high[:count] - np.arange(count)) << 4) | lows


def _decoded_together(lists: Sequence[tuple[int, NDArray[np.uint8]]]) -> NDArray[np.int64]:
    """Return the documents of several lists, each given by its length and code, whose low part is a byte."""
    counts = np.array([count for count, _ in lists])
    lows = np.concatenate([data[:count] for count, data in lists])
    highs = [data[count:] for count, data in lists]
    ones = np.flatnonzero(np.unpackbits(np.concatenate(highs), bitorder="little"))
    begins = 8 * np.cumsum([0, *(len(part) for part in highs[:-1])]) - np.cumsum([0, *counts[:-1]])
    return np.asarray(((ones - np.arange(len(ones)) - np.repeat(begins, counts)) << _BYTE) | lows, np.int64)


def news(values: NDArray[np.unsignedinteger[Any]]) -> NDArray[np.bool_]:
    """Return where an ascending array has another value than before."""
    new = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new
