"""Which readings a character may have, and which one it has here: longest match over pypinyin's phrases, in arrays.

Text comes in as it stands (any form; it is folded here), readings come out per code point. In a text of traditional
characters a form that stands for another character is read as that one where no phrase says otherwise (看著 zhe, but
著名 zhù). Loads numpy; pypinyin only
where the cached tables are missing. Same result as `pypinyin.lazy_pinyin` read greedily from the left, about twenty
times as fast.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.folding import fold
from reader.hanzi.forms import rows
from reader.hanzi.tables import U16, Tables, tables
from reader.hanzi.tones import without_tone

_HASH_BITS = 22
_REMEMBERED = 60_000
_TRADITIONAL = 10
"""A text is one of traditional characters where at least one in so many of its hanzi is folded to another."""
_NAME = re.compile(r"[\u3400-\u9fff]+")


def as_codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _pair_hash(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return a number below 2**_HASH_BITS for each pair of code points."""
    mixed = left * np.uint32(0x9E3779B1) + right * np.uint32(0x85EBCA6B)
    return mixed >> np.uint32(32 - _HASH_BITS)


class Readings:
    """The tables, ready to answer. Make one with `readings()`; instances are safe to share between threads."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.names = tables.names
        self.syllables, self.tones = zip(
            *(without_tone(name) if name else ("", 0) for name in tables.names), strict=True
        )
        firsts = tables.allowed[tables.starts[:-1]]
        counts = np.diff(tables.starts)
        self._default = np.zeros(0x10000, np.uint16)
        self._polyphone = np.zeros(0x10000, np.bool_)
        plane0 = tables.codes < 0x10000
        self._default[tables.codes[plane0]] = firsts[plane0]
        self._polyphone[tables.codes[plane0 & (counts > 1)]] = True
        self._astral = dict(zip(tables.codes[~plane0].tolist(), firsts[~plane0].tolist(), strict=True))
        self._surnames = dict(
            zip(map(chr, tables.surname_codes.tolist()), tables.surname_readings.tolist(), strict=True)
        )
        self._form_reading, self._several = self._forms()
        self._polyphone |= self._several
        inner = np.ones(len(tables.phrase_text), np.bool_)
        inner[np.cumsum(tables.phrase_lengths) - 1] = False
        at = np.flatnonzero(inner)
        self._joined = np.zeros(1 << _HASH_BITS, np.bool_)
        self._joined[_pair_hash(tables.phrase_text[at], tables.phrase_text[at + 1])] = True
        self._phrases, self._longest = _phrases(tables)
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}

    def allowed(self, char: str) -> tuple[int, ...]:
        """Return the readings (numbers) the folded character may have, the default one first; else nothing."""
        place = int(np.searchsorted(self.tables.codes, ord(char)))
        if place == len(self.tables.codes) or self.tables.codes[place] != ord(char):
            return ()
        return tuple(self.tables.allowed[self.tables.starts[place] : self.tables.starts[place + 1]].tolist())

    def _forms(self) -> tuple[U16, NDArray[np.bool_]]:
        """Return form as printed → its usual reading, and which folded characters such forms fold to."""
        number = {name: k for k, name in enumerate(self.names)}
        readings, several = np.zeros(0x10000, np.uint16), np.zeros(0x10000, np.bool_)
        for row in rows():
            if row.usual and ord(row.form) < 0x10000:
                readings[ord(row.form)] = number[row.usual]
                several[ord(fold(row.form))] = True
        return readings, several

    def numbers(
        self,
        folded: str,
        *,
        person_names: bool = False,
        codes: NDArray[np.uint32] | None = None,
        printed: NDArray[np.uint32] | None = None,
    ) -> U16:
        """Return the reading in context of each code point of folded text, 0 where it has none.

        `codes` are the text's code points, where the caller has them, `printed` those before folding; NUL parts
        texts. With `person_names`, a run of two to four hanzi that begins with a surname is read as a name (bylines).
        """
        if codes is None:
            codes = as_codes(folded)
        plane0 = np.where(codes < 0x10000, codes, 0)
        result = self._default[plane0]
        if printed is not None:
            self._read_forms(codes, printed, result)
        for place in np.flatnonzero(codes >= 0x10000).tolist():
            result[place] = self._astral.get(int(codes[place]), 0)
        if len(codes) > 1:
            self._correct(folded, codes, self._polyphone[plane0], result)
        if person_names:
            for run in _NAME.finditer(folded):
                if 2 <= run.end() - run.start() <= 4 and run.group()[0] in self._surnames:
                    result[run.start()] = self._surnames[run.group()[0]]
        return result

    def _read_forms(self, codes: NDArray[np.uint32], printed: NDArray[np.uint32], result: U16) -> None:
        """Put in the usual readings of forms that stand for another character, in texts of traditional characters."""
        own = self._form_reading[np.where(printed < 0x10000, printed, 0)]
        at = np.flatnonzero(own)
        if not len(at):
            return
        changed = np.cumsum(np.append(0, (printed != codes) & (codes >= 0x3400)))
        hanzi = np.cumsum(np.append(0, (codes >= 0x3400) & (codes < 0xA000)))
        bounds = np.concatenate(([0], np.flatnonzero(codes == 0), [len(codes)]))
        text = np.searchsorted(bounds, at, "right")
        first, last = bounds[text - 1], bounds[np.minimum(text, len(bounds) - 1)]
        traditional = _TRADITIONAL * (changed[last] - changed[first]) >= np.maximum(hanzi[last] - hanzi[first], 1)
        at = at[traditional]
        result[at] = own[at]

    def _correct(self, folded: str, codes: NDArray[np.uint32], polyphone: NDArray[np.bool_], result: U16) -> None:
        """Put in the readings that phrases ask for.

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
        for start, end in zip(starts[wanted].tolist(), ends[wanted].tolist(), strict=True):
            island = folded[start:end]
            changes = known.get(island)
            if changes is None:
                changes = self._read(island)
                if len(known) >= _REMEMBERED:
                    known.clear()
                known[island] = changes
            for offset, reading in changes:
                where.append(start + offset)
                what.append(reading)
        result[where] = what

    def _read(self, island: str) -> tuple[tuple[int, int], ...]:
        """Return (offset, reading) of the characters that a phrase reads otherwise than by default."""
        changes: list[tuple[int, int]] = []
        place = 0
        while place < len(island) - 1:
            for length in range(min(self._longest.get(island[place : place + 2], 0), len(island) - place), 1, -1):
                read = self._phrases.get(island[place : place + length])
                if read is not None:
                    changes += [
                        (place + k, r)
                        for k, r in enumerate(read)
                        if r != self._default[code := ord(island[place + k]) & 0xFFFF] or self._several[code]
                    ]
                    place += length
                    break
            else:
                place += 1
        return tuple(changes)


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


@cache
def readings(cache_folder: Path | None = None) -> Readings:
    """Return the readings, loaded once a process; `cache_folder` overrides where the made tables are kept."""
    return Readings(tables(cache_folder))


def in_context(text: str, *, tones: bool = True) -> list[str | None]:
    """Return the reading of each code point in its context, None where it is no hanzi: 解放 → `jiě`, `fàng`.

    With `tones=False` the bare syllables, ü as v: `jie`, `fang`.
    """
    known = readings()
    words = known.names if tones else known.syllables
    return [words[number] or None for number in known.numbers(fold(text), printed=as_codes(text)).tolist()]


def allowed(char: str, *, tones: bool = True) -> list[str]:
    """Return every reading a character may have, the default one first: 解 → `jiě`, `xiè`, `jiè`."""
    known = readings()
    words = known.names if tones else known.syllables
    return list(dict.fromkeys(words[number] for number in known.allowed(fold(char))))
