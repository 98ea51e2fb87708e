"""The phrases that readings are taken from: the longest that the words of a text allow, read from the left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.tables import U32, Tables

_HASH_BITS = 22
_REMEMBERED = 60_000


def _pair_hash(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return a number below 2**_HASH_BITS for each pair of code points."""
    mixed = left * np.uint32(0x9E3779B1) + right * np.uint32(0x85EBCA6B)
    return mixed >> np.uint32(32 - _HASH_BITS)


class Phrases:
    """Finds the phrases of a text and their readings (numbers of the tables); safe to share between threads."""

    def __init__(self, tables: Tables) -> None:
        inner = np.ones(len(tables.phrase_text), np.bool_)
        inner[np.cumsum(tables.phrase_lengths) - 1] = False
        at = np.flatnonzero(inner)
        self._joined = np.zeros(1 << _HASH_BITS, np.bool_)
        self._joined[_pair_hash(tables.phrase_text[at], tables.phrase_text[at + 1])] = True
        self._phrases, self._longest = _phrases(tables)
        self._known: dict[tuple[str, bytes], tuple[tuple[int, int], ...]] = {}

    def read(
        self, folded: str, codes: U32, polyphone: NDArray[np.bool_], edges: NDArray[np.bool_]
    ) -> tuple[list[int], list[int]]:
        """Return the places that a phrase reads, and their readings; a phrase begins and ends where words do, or lies
        within one. `edges` tells for each place, the text's end included, whether a word begins there.

        No phrase crosses a pair of characters that stand together in no phrase, so the text falls into islands that
        can be read each by itself; only islands with a polyphone matter, and most of them were met before.
        """
        breaks = np.flatnonzero(~self._joined[_pair_hash(codes[:-1], codes[1:])]) + 1
        starts = np.concatenate(([0], breaks))
        ends = np.concatenate((breaks, [len(codes)]))
        wanted = np.logical_or.reduceat(polyphone, starts) & (ends - starts > 1)
        where: list[int] = []
        what: list[int] = []
        known = self._known
        bits = edges.tobytes()
        for start, end in zip(starts[wanted].tolist(), ends[wanted].tolist(), strict=True):
            key = folded[start:end], bits[start : end + 1]
            found = known.get(key)
            if found is None:
                found = self._island(*key)
                if len(known) >= _REMEMBERED:
                    known.clear()
                known[key] = found
            for offset, reading in found:
                where.append(start + offset)
                what.append(reading)
        return where, what

    def _island(self, island: str, edges: bytes) -> tuple[tuple[int, int], ...]:
        """Return (offset, reading) of the characters that stand in a phrase."""
        found: list[tuple[int, int]] = []
        place = 0
        while place < len(island) - 1:
            for length in range(min(self._longest.get(island[place : place + 2], 0), len(island) - place), 1, -1):
                read = self._phrases.get(island[place : place + length])
                inner = edges[place + 1 : place + length]
                if read is not None and (not any(inner) or (edges[place] and edges[place + length])):
                    found += [(place + k, r) for k, r in enumerate(read)]
                    place += length
                    break
            else:
                place += 1
        return tuple(found)


def _phrases(tables: Tables) -> tuple[dict[str, tuple[int, ...]], dict[str, int]]:
    """Return phrase → readings, and the longest phrase for each pair of first characters."""
    text = tables.phrase_text.tobytes().decode("utf-32-le")
    numbers = tables.phrase_readings.tolist()
    phrases: dict[str, tuple[int, ...]] = {}
    longest: dict[str, int] = {}
    start = 0
    for length in tables.phrase_lengths.tolist():
        phrase = text[start : start + length]
        phrases[phrase] = tuple(numbers[start : start + length])
        longest[phrase[:2]] = max(length, longest.get(phrase[:2], 0))
        start += length
    return phrases, longest
