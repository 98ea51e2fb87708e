"""What one position of a query may be, as a set of ids: a few ranges to scan with, and a table to check with."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.folding import fold
from reader.hanzi.forms import other_forms, readings_meant
from reader.search.alphabet import END, Inventory
from reader.search.query import Segment
from reader.search.spelling import digit_forms

_KEPT = 320


class IdClass(NamedTuple):
    """A set of ids. `ranges` are inclusive and cover the set among ids that occur; `total` is how often they occur,
    `share` that of all.
    """

    ranges: tuple[tuple[int, int], ...]
    table: NDArray[np.bool_]
    total: int
    share: float


class Classes:
    """Makes and remembers the classes for one store of texts. `frequency` counts each id there.

    None means all may occur.
    """

    def __init__(self, inventory: Inventory, frequency: NDArray[np.int64] | None = None) -> None:
        self.inventory = inventory
        if frequency is None:
            frequency = np.ones(0x10000, np.int64)
            frequency[END] = 0
        self.frequency = frequency
        self._occurs = frequency > 0
        self._used = np.cumsum(self._occurs)
        self._all = max(1, int(frequency.sum()))
        self._allowed: list[tuple[int, ...]] = []
        self._made: dict[tuple[Segment, bool], IdClass] = {}

    def of(self, segment: Segment, loose: bool) -> IdClass:
        """Return the class of a segment; with `loose` a hanzi counts with every reading it may have."""
        key = (segment, loose)
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= _KEPT:
                self._made.clear()
            found = self._made[key] = self._class(self._ids(segment, loose))
        return found

    def _ids(self, segment: Segment, loose: bool) -> NDArray[np.int64]:
        folded = self.inventory.folded_of
        if segment.kind == "char":
            return self._as_typed(segment.char)
        if segment.kind == "form":
            return self._any_form(segment.char, loose)
        if segment.kind == "digit":
            return np.flatnonzero(np.isin(folded, [ord(form) for form in digit_forms(segment.char)]))
        return self._loose(segment) if loose else self._strict(segment)

    def _as_typed(self, char: str) -> NDArray[np.int64]:
        """Return the ids of a character; of a form that means one reading, those so printed and those so read."""
        meant = readings_meant().get(char)
        if meant is None:
            return np.flatnonzero(self.inventory.folded_of == ord(char))
        fits = self._read_as(meant) | (self.inventory.code_of == ord(char))
        return np.flatnonzero(fits & (self.inventory.folded_of == ord(fold(char))))

    def _read_as(self, names: frozenset[str]) -> NDArray[np.bool_]:
        """Return which ids have one of the readings."""
        wanted = [k for k, name in enumerate(self.inventory.alphabet.known.names) if name in names]
        return np.isin(self.inventory.reading_of, wanted)

    def _any_form(self, char: str, loose: bool) -> NDArray[np.int64]:
        """Return the ids of a character and its other forms; those only under their readings, unless `loose`."""
        folded = self.inventory.folded_of
        fits = folded == ord(char)
        for other in other_forms(char):
            here = folded == ord(other.char)
            if other.readings and (other.always or not loose):
                here &= self._read_as(other.readings)
            fits |= here
        return np.flatnonzero(fits)

    def _strict(self, segment: Segment) -> NDArray[np.int64]:
        """Return the ids whose own reading is one of the sounds."""
        alphabet = self.inventory.alphabet
        spans = [alphabet.range_of[sound] for sound in segment.sounds if sound in alphabet.range_of]
        rare = np.arange(alphabet.size, alphabet.size + len(self._rare()))
        fits = self._sounds(segment)
        ids = [*(np.arange(start, end) for start, end in spans), rare[fits[self.inventory.reading_of[rare]]]]
        found = np.concatenate(ids)
        return found[fits[self.inventory.reading_of[found]]] if segment.tone else found

    def _loose(self, segment: Segment) -> NDArray[np.int64]:
        """Return the ids of characters that have one of the sounds among their readings."""
        alphabet = self.inventory.alphabet
        fits = self._sounds(segment)
        rare = [alphabet.size + k for k, allowed in enumerate(self._rare()) if fits[list(allowed)].any()]
        return np.concatenate((alphabet.may_read(np.flatnonzero(fits)), np.array(rare, np.int64)))

    def _rare(self) -> list[tuple[int, ...]]:
        """Return the readings that each rare character of the store may have."""
        rare = self.inventory.rare
        if len(self._allowed) != len(rare):
            self._allowed = [self.inventory.alphabet.known.allowed(fold(char)) for char in rare]
        return self._allowed

    def _sounds(self, segment: Segment) -> NDArray[np.bool_]:
        """Return which readings fit the segment."""
        alphabet = self.inventory.alphabet
        wanted = np.zeros(len(alphabet.syllables), np.bool_)
        wanted[[alphabet.number_of[sound] for sound in segment.sounds if sound in alphabet.number_of]] = True
        fits = wanted[alphabet.syllable_of_reading]
        if segment.tone:
            fits &= alphabet.tone_of_reading == segment.tone
        fits[0] = False
        return fits

    def _class(self, ids: NDArray[np.int64]) -> IdClass:
        table = np.zeros(0x10000, np.bool_)
        table[ids] = True
        used = np.sort(ids[self._occurs[ids]])
        if not len(used):
            return IdClass((), table, 0, 0.0)
        cuts = np.flatnonzero(np.diff(self._used[used]) > 1) + 1
        bounds = np.concatenate(([0], cuts, [len(used)]))
        ranges = tuple((int(used[a]), int(used[b - 1])) for a, b in pairwise(bounds.tolist()))
        total = int(self.frequency[used].sum())
        return IdClass(ranges, table, total, total / self._all)


class Compiled(NamedTuple):
    """One alternative of a word for one store: its classes, and the order in which to check them, the rarest first."""

    classes: tuple[IdClass, ...]
    order: tuple[int, ...]

    @property
    def possible(self) -> bool:
        """Tell whether every position occurs at all."""
        return all(part.total for part in self.classes)

    @property
    def length(self) -> int:
        """Return how many characters a match has."""
        return len(self.classes)


def compiled(segments: tuple[Segment, ...], loose: bool, classes: Classes) -> Compiled:
    """Compile a sequence of segments."""
    parts = tuple(classes.of(segment, loose) for segment in segments)
    order = sorted(range(len(parts)), key=lambda k: parts[k].total * (1 + 0.2 * len(parts[k].ranges)))
    return Compiled(parts, tuple(order))
