"""The lists of pairs (`bigram_lists`) of a segment whose texts are written: little in memory, in three steps.

Some documents at a time their pairs are found and put aside, in order; then, some pairs at a time, what was put aside
is brought together, rare pairs are put into one list with their neighbours, and each list is written.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from reader.search import arrays
from reader.search.alphabet import Ids, Inventory
from reader.search.bigram_lists import BigramLists, encoded, news, own_list_from
from reader.search.bigrams import Keys, Numbers, pairs

FEWEST = 1024
"""A segment of fewer documents is looked through as fast as lists are read."""
_DOCUMENTS_AT_ONCE = 2048
_POSTINGS_AT_ONCE = 2_000_000
_BIN = 14
_SHIFT = np.uint64(32)

Fields = Sequence[tuple[Ids, Numbers]]
"""Ids and the bounds of each document, one a field."""


def write(
    folder: Path, fields: Fields, documents: int, inventory: Inventory, check: Callable[[], None], *, mapped: bool
) -> None:
    """Write the lists of a segment whose texts are given to its folder. `check` may raise. Raises OSError."""
    work = folder / "bigrams.parts"
    work.mkdir()
    try:
        parts, bins = [], np.zeros(1 << (32 - _BIN), np.int64)
        for first in range(0, documents, _DOCUMENTS_AT_ONCE):
            check()
            parts.append(_Part.written(work / str(first), fields, first, inventory, bins, mapped=mapped))
        firsts, counts, sizes = [np.zeros(0, np.uint32)], [np.zeros(0, np.int64)], [np.zeros(1, np.int64)]
        with (work / "data").open("wb") as stream:
            for low, high in _cuts(bins):
                check()
                keys, found, each = _lists(np.concatenate([part.between(low, high) for part in parts]), documents)
                code, size = encoded(found, each, documents)
                stream.write(code.data)
                firsts.append(keys)
                counts.append(each)
                sizes.append(size)
        starts = np.cumsum(np.concatenate(sizes), dtype=np.int64)
        _copy(work / "data", folder / "bigrams.data.npy", int(starts[-1]))
        keys, nothing = np.concatenate(firsts), np.zeros(0, np.uint8)
        many = np.concatenate(counts).astype(np.uint32)
        BigramLists(keys, many, starts, nothing, _places(parts, keys)).save(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _places(parts: Sequence[_Part], firsts: Keys) -> NDArray[np.uint32]:
    """Return at how many places the pairs of each list stand."""
    found = np.zeros(len(firsts), np.int64)
    for part in parts:
        until = np.append(0, np.cumsum(part.times, dtype=np.int64))
        found += np.diff(until[np.append(np.searchsorted(part.keys, firsts), len(part.keys))])
    return found.astype(np.uint32)


def _copy(source: Path, target: Path, size: int) -> None:
    def parts(stream: Any) -> Iterator[NDArray[np.uint8]]:
        while some := stream.read(1 << 20):
            yield np.frombuffer(some, np.uint8)

    with source.open("rb") as stream:
        arrays.write_parts(target, (size,), np.uint8, parts(stream))


class _Part(NamedTuple):
    """The pairs of some documents: pair keys[k] stands at times[k] places, in documents first +
    within[starts[k]:starts[k + 1]].
    """

    first: int
    keys: Keys
    starts: NDArray[np.uint32]
    within: NDArray[np.uint16]
    times: NDArray[np.uint32]

    @classmethod
    def written(
        cls, path: Path, fields: Fields, first: int, inventory: Inventory, bins: Numbers, *, mapped: bool
    ) -> Self:
        """Find the pairs of the documents from `first` on and write them; `bins` counts them by the upper bits."""
        found: list[NDArray[np.uint64]] = []
        for ids, bounds in fields:
            here = bounds[first : first + _DOCUMENTS_AT_ONCE + 1]
            some = ids[int(here[0]) : int(here[-1])]
            if len(some) < 2:
                continue
            keys, has = pairs(some, inventory)
            owner = np.repeat(np.arange(len(here) - 1, dtype=np.uint64), np.diff(here))[:-1]
            found.append((keys[has].astype(np.uint64) << np.uint64(16)) | owner[has])
        every, at = _sorted(found)
        postings = every[at]
        keys = (postings >> np.uint64(16)).astype(np.uint32)
        begins = np.flatnonzero(news(keys))
        bins += np.bincount(keys >> np.uint32(_BIN), minlength=len(bins))
        columns: dict[str, NDArray[np.generic]] = {
            "keys": keys[begins],
            "starts": np.append(begins, len(keys)).astype(np.uint32),
            "within": postings.astype(np.uint16),
            "times": np.diff(np.append(at[begins], len(every))).astype(np.uint32),
        }
        read: list[Any] = []
        for name, column in columns.items():
            arrays.write(path.with_suffix(f".{name}"), column)
            read.append(arrays.read(path.with_suffix(f".{name}"), mapped=mapped))
        return cls(first, *read)

    def between(self, low: int, high: int) -> NDArray[np.uint64]:
        """Return pair << 32 | document of the pairs from `low` up to `high`, ascending."""
        a, b = np.searchsorted(self.keys, np.array([low, min(high, 0xFFFFFFFF)], np.uint32)).tolist()
        starts = self.starts[a : b + 1].astype(np.int64)
        keys = np.repeat(self.keys[a:b].astype(np.uint64) << _SHIFT, np.diff(starts))
        within = self.within[int(starts[0]) : int(starts[-1])].astype(np.uint64)
        return np.asarray(keys | (within + np.uint64(self.first)), np.uint64)


def _cuts(bins: Numbers) -> Iterator[tuple[int, int]]:
    """Yield ranges of pairs that have some million postings together."""
    number = np.cumsum(bins) // _POSTINGS_AT_ONCE
    ends = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(bins)]
    return ((a << _BIN, b << _BIN) for a, b in pairwise(ends))


def _lists(postings: NDArray[np.uint64], documents: int) -> tuple[Keys, NDArray[np.uint32], Numbers]:
    """Return the lists that these postings (pair << 32 | document) make: first pairs, all documents, how many each."""
    if not len(postings):
        return np.zeros(0, np.uint32), np.zeros(0, np.uint32), np.zeros(0, np.int64)
    postings = _once([postings])
    keys = (postings >> _SHIFT).astype(np.uint32)
    begins = np.flatnonzero(news(keys))
    counts = np.diff(np.append(begins, len(keys)))
    least = own_list_from(documents)
    own = counts >= least
    together = np.cumsum(np.where(own, 0, counts))
    stretch = np.cumsum(own)
    before = np.append(0, together[own])[stretch]  # what rare pairs had before the last frequent one
    part = (together - before - 1) // least
    new = own | np.append(True, own[:-1]) | np.append(True, part[1:] != part[:-1])
    firsts = keys[begins[new]]
    postings &= np.uint64(0xFFFFFFFF)
    postings |= np.repeat((np.cumsum(new) - 1).astype(np.uint64), counts) << _SHIFT
    postings = _once([postings])
    ends = np.searchsorted(postings, np.arange(len(firsts) + 1, dtype=np.uint64) << _SHIFT)
    return firsts, postings.astype(np.uint32), np.diff(ends)


def _once(parts: Iterable[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Return all values once, ascending."""
    every, at = _sorted(parts)
    return every[at]


def _sorted(parts: Iterable[NDArray[np.uint64]]) -> tuple[NDArray[np.uint64], Numbers]:
    """Return all values, ascending, and where each stands first."""
    values: NDArray[np.uint64] = np.concatenate([np.zeros(0, np.uint64), *parts])
    values.sort()
    return values, np.flatnonzero(news(values))
