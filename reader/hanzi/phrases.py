"""The phrases that readings are taken from: the longest that the words of a text allow, read from the left."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.tables import U16, U32, Tables

_HASH_BITS = 20
_JOINED, _TELLING = 1, 2
_REMEMBERED = 60_000
Told: TypeAlias = tuple[tuple[int, int], ...]
"""Offsets into a phrase or an island, and the readings there."""


def _pair_hash(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return a number below 2**_HASH_BITS for each pair of code points."""
    mixed = left * np.uint32(0x9E3779B1) + right * np.uint32(0x85EBCA6B)
    return mixed >> np.uint32(32 - _HASH_BITS)


class Phrases:
    """Finds the phrases of a text and their readings (numbers of the tables); safe to share between threads."""

    def __init__(self, tables: Tables, usual: U16, open_: NDArray[np.bool_]) -> None:
        """`usual`: readings by code point where no phrase says otherwise; `open_`: code points that others may read."""
        text, last = tables.phrase_text, np.cumsum(tables.phrase_lengths) - 1
        inner = np.ones(len(text), np.bool_)
        inner[last] = False
        at = np.flatnonzero(inner)
        pairs = _pair_hash(text[at], text[at + 1])
        self._pairs = np.zeros(1 << _HASH_BITS, np.uint8)
        self._pairs[pairs] = _JOINED
        plane0 = np.where(text < 0x10000, text, 0)
        tells = (tables.phrase_readings != usual[plane0]) | open_[plane0] | (text >= 0x10000)
        self._pairs[pairs[tells[at] | tells[at + 1]]] = _TELLING
        self._phrases, self._longest = _phrases(tables, tells)
        self._known: dict[tuple[str, bytes], Told] = {}

    def read(self, folded: str, codes: U32, edges: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
        """Return the places where a phrase tells something, and their readings; a phrase begins and ends where words
        do, or lies within one. `edges` tells for each place, the text's end included, whether a word begins there.

        A reading tells something where it is not the usual one, or the character is open to others. No phrase crosses
        a pair of characters that stand together in no phrase, so the text falls into islands that can be read each by
        itself; only those with a pair from about such a character matter, and most of them were met before.
        """
        pairs = self._pairs[_pair_hash(codes[:-1], codes[1:])]
        starts = np.append(0, np.flatnonzero(pairs == 0) + 1)
        telling = np.searchsorted(starts, np.flatnonzero(pairs == _TELLING), "right") - 1
        wanted = telling[np.diff(telling, prepend=-1) > 0]
        ends = np.append(starts[1:], len(codes))
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

    def _island(self, island: str, edges: bytes) -> Told:
        """Return (offset, reading) of the characters of which a phrase tells something."""
        found: list[tuple[int, int]] = []
        place = 0
        while place < len(island) - 1:
            for length in range(min(self._longest.get(island[place : place + 2], 0), len(island) - place), 1, -1):
                read = self._phrases.get(island[place : place + length])
                inner = edges[place + 1 : place + length]
                if read is not None and (not any(inner) or (edges[place] and edges[place + length])):
                    found += [(place + k, r) for k, r in read]
                    place += length
                    break
            else:
                place += 1
        return tuple(found)


def _phrases(tables: Tables, tells: NDArray[np.bool_]) -> tuple[dict[str, Told], dict[str, int]]:
    """Return phrase → what it tells, and the longest phrase for each pair of first characters."""
    text = tables.phrase_text.tobytes().decode("utf-32-le")
    numbers, telling = tables.phrase_readings.tolist(), tells.tolist()
    phrases: dict[str, Told] = {}
    longest: dict[str, int] = {}
    start = 0
    for length in tables.phrase_lengths.tolist():
        phrase = text[start : start + length]
        phrases[phrase] = tuple((k, numbers[start + k]) for k in range(length) if telling[start + k])
        longest[phrase[:2]] = max(length, longest.get(phrase[:2], 0))
        start += length
    return phrases, longest
