"""Which readings a character may have, and which one it has here: by phrases, and by the words around it.

Text comes in as it stands (any form; it is folded here), readings come out per code point. A character's usual reading
(usual.tsv, pypinyin's dictionary) gives way to that of a phrase which the words of the text allow (`phrases`), else to
the one that the words around ask for (`contexts`), and to a surname's where a person is named (`given_names`). In a
text of traditional characters a form that stands for another character is read as that one where no phrase says
otherwise (看著 zhe, but 著名 zhù). 一 and 不 have the dictionary's tones; `spoken` changes them. Loads numpy; pypinyin
only where the cached tables are missing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.contexts import Neighbours, contexts, in_words
from reader.hanzi.folding import fold
from reader.hanzi.forms import rows
from reader.hanzi.given_names import begins_name
from reader.hanzi.name_characters import surnames
from reader.hanzi.phrases import Phrases
from reader.hanzi.tables import U16, Tables, tables
from reader.hanzi.tones import without_tone
from reader.hanzi.words import Words

_TRADITIONAL = 10
"""A text is one of traditional characters where at least one in so many of its hanzi is folded to another."""
_NAME = re.compile(r"[\u3400-\u9fff]+")


def as_codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Readings:
    """The tables, ready to answer. Make one with `readings()`; instances are safe to share between threads."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.names = tables.names
        self.syllables, self.tones = zip(
            *(without_tone(name) if name else ("", 0) for name in tables.names), strict=True
        )
        firsts = tables.allowed[tables.starts[:-1]]
        self._default = np.zeros(0x10000, np.uint16)
        plane0 = tables.codes < 0x10000
        self._default[tables.codes[plane0]] = firsts[plane0]
        self._astral = dict(zip(tables.codes[~plane0].tolist(), firsts[~plane0].tolist(), strict=True))
        self._surnames = dict(
            zip(map(chr, tables.surname_codes.tolist()), tables.surname_readings.tolist(), strict=True)
        )
        self._form_reading, several = self._forms()
        self._number = {name: k for k, name in enumerate(self.names)}
        self._named = np.zeros(0x10000, np.bool_)
        self._named[tables.surname_codes] = True
        self._judged = np.zeros(0x10000, np.bool_)
        self._judged[[ord(char) for char in contexts()]] = True
        self._phrases = Phrases(tables, self._default, self._judged | several)
        usual = {char: self.names[self._default[ord(char)]] for char in contexts()}
        self._neighbours = Neighbours(usual, {char for char in usual if several[ord(char)]})

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
        names: Collection[str] = (),
        codes: NDArray[np.uint32] | None = None,
        printed: NDArray[np.uint32] | None = None,
    ) -> U16:
        """Return the reading in context of each code point of folded text, 0 where it has none.

        `codes` are the text's code points, where the caller has them, `printed` those before folding; NUL parts
        texts. With `person_names`, a run of two to four hanzi that begins with a surname is read as a name (bylines);
        the people in `names`, folded as well, are read as names wherever they stand.
        """
        if codes is None:
            codes = as_codes(folded)
        plane0 = np.where(codes < 0x10000, codes, 0)
        result = self._default[plane0]
        if printed is not None:
            self._read_forms(codes, printed, result)
        for place in np.flatnonzero(codes >= 0x10000).tolist():
            result[place] = self._astral.get(int(codes[place]), 0)
        if len(codes):
            split = Words(folded)
            where, what = self._phrases.read(folded, codes, split.edges())
            result[where] = what
            self._judge(plane0, split, where, result)
            self._name(folded, plane0, split, result)
        for name in names:
            for found in re.finditer(re.escape(name), folded) if self._is_read_otherwise(name) else ():
                result[found.start()] = self._surnames[name[0]]
        if person_names:
            for run in _NAME.finditer(folded):
                if 2 <= run.end() - run.start() <= 4 and self._is_read_otherwise(run.group()):
                    result[run.start()] = self._surnames[run.group()[0]]
        return result

    def _is_read_otherwise(self, name: str) -> bool:
        """Tell whether a name begins with a surname that has a reading of its own; compound ones are phrases."""
        return name[:1] in self._surnames and name[:2] not in surnames()

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

    def _judge(self, plane0: NDArray[np.uint32], split: Words, settled: list[int], result: U16) -> None:
        """Put in the readings that the words around ask for, of characters that stand in no phrase."""
        open_ = self._judged[plane0]
        open_[settled] = False
        places = np.flatnonzero(open_)
        for place in places[self._neighbours.may_tell(plane0, places)].tolist():
            reading = in_words(place, split)
            if reading is not None:
                result[place] = self._number[reading]

    def _name(self, folded: str, plane0: NDArray[np.uint32], split: Words, result: U16) -> None:
        """Put in the readings that surnames have, where one begins a name."""
        for place in np.flatnonzero(self._named[plane0]).tolist():
            word = split.at(place)
            if split.starts[word] == place and begins_name(folded, place, word, split):
                result[place] = self._surnames[folded[place]]


@cache
def readings(cache_folder: Path | None = None) -> Readings:
    """Return the readings, loaded once a process; `cache_folder` overrides where the made tables are kept."""
    return Readings(tables(cache_folder))


def in_context(
    text: str,
    *,
    tones: bool = True,
    person_names: bool = False,
    names: Collection[str] = (),
    own: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[str | None]:
    """Return the reading of each code point in its context, None where it is no hanzi: 解放 → `jiě`, `fàng`.

    With `tones=False` the bare syllables, ü as v: `jie`, `fang`. `person_names`: the text is a byline; `names`: people
    who may stand in it. `own`: words (folded) that are read as given wherever they stand, the longest one first.
    """
    known = readings()
    words = known.names if tones else known.syllables
    numbers = known.numbers(
        fold(text), person_names=person_names, names=[fold(name) for name in names], printed=as_codes(text)
    )
    read = [words[number] or None for number in numbers.tolist()]
    if own:
        pattern = "|".join(map(re.escape, sorted(own, key=len, reverse=True)))
        for found in re.finditer(pattern, fold(text)):
            given = own[found.group()]
            read[found.start() : found.end()] = given if tones else [without_tone(reading)[0] for reading in given]
    return read


def allowed(char: str, *, tones: bool = True) -> list[str]:
    """Return every reading a character may have, the default one first: 解 → `jiě`, `xiè`, `jiè`."""
    known = readings()
    words = known.names if tones else known.syllables
    return list(dict.fromkeys(words[number] for number in known.allowed(fold(char))))
