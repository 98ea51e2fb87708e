"""Characters as 16-bit ids in pinyin order: one id for each (character as printed, reading in context).

Ids are ordered by syllable, folded character, tone, character: a syllable, a half-typed syllable and an initial are
each one range of ids, and so are all forms of a character with one reading. An id gives back the printed character,
so a text stored as ids is stored whole. 0 ends a text, 1 is unknown; characters outside the alphabet get free ids by
a list of their own (`Inventory.rare`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.folding import fold
from reader.hanzi.readings import Readings, as_codes, readings

Ids: TypeAlias = NDArray[np.uint16]
Codes: TypeAlias = NDArray[np.uint32]

END = 0
UNKNOWN = 1
_READ_AT_ONCE = 100_000
_STATIC = (
    range(0x01, 0x500),
    range(0x1E00, 0x2C00),
    range(0x2E80, 0xA000),
    range(0xF900, 0xFB00),
    range(0xFE10, 0xFE70),
    range(0xFF00, 0xFFF0),
)


class Alphabet:
    """The fixed ids, made from the tables of readings; one a process."""

    def __init__(self, known: Readings) -> None:
        self.known = known
        self.syllables: tuple[str, ...] = tuple(sorted(set(known.syllables)))
        self.number_of = {syllable: k for k, syllable in enumerate(self.syllables)}
        self.syllable_of_reading = np.array([self.number_of[s] for s in known.syllables], np.uint16)
        self.tone_of_reading = np.array(known.tones, np.uint8)
        codes = np.array([code for block in _STATIC for code in block], np.uint32)
        folded = fold_codes(codes)
        code, reading = self._entries(codes, folded)
        folded = fold_codes(code)
        order = np.lexsort((code, reading, folded, self.syllable_of_reading[reading]))
        self.size = len(order) + 2
        self.code_of = np.zeros(0x10000, np.uint32)
        self.folded_of = np.zeros(0x10000, np.uint32)
        self.reading_of = np.zeros(0x10000, np.uint16)
        places = slice(2, self.size)
        self.code_of[UNKNOWN] = self.folded_of[UNKNOWN] = 0xFFFD
        self.code_of[places], self.folded_of[places], self.reading_of[places] = (
            code[order],
            folded[order],
            reading[order],
        )
        self._read_as: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None
        self._lookup()

    def _entries(self, codes: Codes, folded: Codes) -> tuple[Codes, NDArray[np.uint16]]:
        """Return every (code point, reading) that gets an id; reading 0 for what has none."""
        tables = self.known.tables
        place = np.minimum(np.searchsorted(tables.codes, folded), len(tables.codes) - 1)
        has = tables.codes[place] == folded
        counts = np.where(has, tables.starts[place + 1] - tables.starts[place], 1).astype(np.int64)
        code = np.repeat(codes, counts)
        within = np.arange(len(code)) - np.repeat(np.cumsum(counts) - counts, counts)
        source = np.repeat(np.where(has, tables.starts[place], 0).astype(np.int64), counts) + within
        return code, np.where(np.repeat(has, counts), tables.allowed[source], 0).astype(np.uint16)

    def _lookup(self) -> None:
        """Make the tables from (code point, reading) to id."""
        ids = np.arange(2, self.size)
        keys = _key(self.code_of[ids], self.reading_of[ids])
        order = np.argsort(keys)
        self._keys, self._ids = keys[order], ids[order].astype(np.uint16)
        self.id_of = np.full(0x10000, UNKNOWN, np.uint16)
        self.id_of[0] = END
        self.default_of = np.zeros(0x10000, np.uint16)
        codes = np.unique(self.code_of[ids])
        default = self.known.numbers(fold("\n".join(map(chr, codes.tolist()))))[::2]
        self.id_of[codes] = self._ids[np.searchsorted(self._keys, _key(codes, default))]
        self.default_of[codes] = default
        bounds = np.searchsorted(self.syllable_of_reading[self.reading_of[ids]], np.arange(len(self.syllables) + 1)) + 2
        self.range_of = {s: (int(bounds[k]), int(bounds[k + 1])) for k, s in enumerate(self.syllables) if s}

    def may_read(self, readings: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the ids of all characters that have one of the readings (numbers) among theirs, ascending."""
        if self._read_as is None:
            self._read_as = self._by_reading()
        ids, bounds = self._read_as
        found = np.sort(np.concatenate([ids[bounds[k] : bounds[k + 1]] for k in readings.tolist()] or [ids[:0]]))
        return found[np.append(True, found[1:] != found[:-1])] if len(found) else found

    def _by_reading(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the ids of characters by each reading they may have, and where each reading begins (with the end)."""
        tables = self.known.tables
        owners = np.repeat(tables.codes, np.diff(tables.starts))
        order = np.argsort(self.folded_of[: self.size], kind="stable")
        ordered = self.folded_of[order]
        low = np.searchsorted(ordered, owners, "left")
        each = np.searchsorted(ordered, owners, "right") - low
        ids = order[np.repeat(low - np.cumsum(each) + each, each) + np.arange(each.sum())]
        reading = np.repeat(tables.allowed, each)
        by_reading = np.argsort(reading, kind="stable")
        bounds = np.searchsorted(reading[by_reading], np.arange(len(self.syllable_of_reading) + 1))
        return ids[by_reading], bounds

    def ids(self, codes: Codes, reading: NDArray[np.uint16]) -> Ids:
        """Return ids for code points with their readings in context; UNKNOWN where a code point has none."""
        plane0 = np.where(codes < 0x10000, codes, UNKNOWN)
        found = self.id_of[plane0]
        other = np.flatnonzero((reading != self.default_of[plane0]) & (found > UNKNOWN))
        if len(other):
            keys = _key(codes[other], reading[other])
            place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
            same = self._keys[place] == keys
            found[other[same]] = self._ids[place[same]]
        found[codes >= 0x10000] = UNKNOWN
        return found


def _key(codes: Codes, reading: NDArray[np.uint16]) -> NDArray[np.uint64]:
    return (codes.astype(np.uint64) << np.uint64(16)) | reading


@cache
def _fold_table() -> Codes:
    """Return folded code points of the first 65,536."""
    return as_codes(fold(as_text(np.arange(0x10000, dtype=np.uint32))))


def fold_codes(codes: Codes) -> Codes:
    """Return folded code points."""
    folded = _fold_table()[np.where(codes < 0x10000, codes, 0)]
    beyond = np.flatnonzero(codes >= 0x10000)
    if len(beyond):
        folded[beyond] = as_codes(fold(as_text(codes[beyond])))
    return folded


def as_text(codes: Codes) -> str:
    """Return the text of code points."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


@cache
def alphabet() -> Alphabet:
    """Return the alphabet of this process."""
    return Alphabet(readings())


class Inventory:
    """The alphabet together with the rare characters of one store of texts.

    The ids behind it, in order of first use.
    """

    def __init__(self, rare: str = "") -> None:
        self.alphabet = alphabet()
        self._ids = {char: self.alphabet.size + k for k, char in enumerate(rare)}
        self._arrays: tuple[int, Codes, Codes, NDArray[np.uint16]] | None = None

    @property
    def rare(self) -> str:
        """Return the rare characters in the order of their ids."""
        return "".join(self._ids)

    def _extended(self) -> tuple[int, Codes, Codes, NDArray[np.uint16]]:
        """Return (number of rare characters, code_of, folded_of, reading_of) for all ids."""
        if self._arrays is None or self._arrays[0] != len(self._ids):
            fixed = self.alphabet
            code, folded, reading = fixed.code_of, fixed.folded_of, fixed.reading_of
            if self._ids:
                code, folded, reading = code.copy(), folded.copy(), reading.copy()
                place = slice(fixed.size, fixed.size + len(self._ids))
                code[place] = as_codes(self.rare)
                folded[place] = fold_codes(code[place])
                reading[place] = fixed.known.numbers(fold("\n".join(self.rare)))[::2]
            self._arrays = (len(self._ids), code, folded, reading)
        return self._arrays

    @property
    def code_of(self) -> Codes:
        """Return id → code point."""
        return self._extended()[1]

    @property
    def folded_of(self) -> Codes:
        """Return id → folded code point."""
        return self._extended()[2]

    @property
    def reading_of(self) -> NDArray[np.uint16]:
        """Return id → reading."""
        return self._extended()[3]

    def encode(self, texts: Sequence[str], *, person_names: bool = False) -> tuple[Ids, NDArray[np.int64]]:
        """Return the ids of all texts, each ended by END, and where each text begins (one more than texts)."""
        whole = "".join(text.replace("\0", "\ufffd") + "\0" for text in texts)
        codes = as_codes(whole)
        folded = fold_codes(codes)
        ids = self.alphabet.ids(codes, self._read(codes, folded, person_names=person_names))
        for place in np.flatnonzero(ids == UNKNOWN).tolist():
            char = chr(int(codes[place]))
            free = self.alphabet.size + len(self._ids)
            if char in self._ids or free < 0x10000:
                ids[place] = self._ids.setdefault(char, free)
        bounds = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int64)
        return ids, bounds

    def _read(self, codes: Codes, folded: Codes, *, person_names: bool) -> NDArray[np.uint16]:
        """Return the readings in context, some texts at a time: the words of millions of characters fit in no cache."""
        ends = np.flatnonzero(codes == 0) + 1
        steps = np.searchsorted(ends, np.arange(_READ_AT_ONCE, len(codes), _READ_AT_ONCE))
        cuts = [0, *np.unique(ends[steps]).tolist(), len(codes)]
        read = self.alphabet.known.numbers
        parts = [
            read(as_text(folded[a:b]), person_names=person_names, codes=folded[a:b], printed=codes[a:b])
            for a, b in pairwise(cuts)
            if a < b
        ]
        return np.concatenate([np.zeros(0, np.uint16), *parts])

    def text(self, ids: Ids) -> str:
        """Return the printed text of ids."""
        return as_text(self.code_of[ids])

    def folded(self, ids: Ids) -> str:
        """Return the folded text of ids."""
        return as_text(self.folded_of[ids])
