"""Numbers for pairs of neighbouring characters, in an order in which what is asked for is a few ranges.

A pair is ordered by the syllables of both characters (the first reading of each), then by the characters: all pairs of
one syllable with another are one range, so are those of a character with a syllable. Characters with other readings
are added one by one. Signs and END have no number, so no pair crosses them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.folding import fold
from reader.hanzi.forms import other_forms
from reader.search.alphabet import Ids, Inventory, alphabet
from reader.search.query import Segment
from reader.search.spelling import digit_forms

Keys = NDArray[np.uint32]
Numbers = NDArray[np.int64]
MOST_RANGES = 4096
"""A question of more ranges is none of neighbours."""


class Ranges(NamedTuple):
    """Pairs lows[k] … highs[k], highs not included; together all that a question means."""

    lows: Numbers
    highs: Numbers


class _Order(NamedTuple):
    """The characters that have a number, in order: by syllable, then code point. Syllable 0 is of what has no reading.

    `begins` is where each syllable begins among them (one more than syllables); the last number of syllable 0 is that
    of all characters beyond the alphabet.
    """

    folded: NDArray[np.uint32]
    number: Numbers
    begins: Numbers
    also: dict[int, Numbers]

    @property
    def size(self) -> int:
        return int(self.begins[-1])

    @property
    def beyond(self) -> int:
        return int(self.begins[1]) - 1

    def of(self, char: str) -> int | None:
        """Return the number of a folded character; None where it is a sign."""
        place = int(np.searchsorted(self.folded, ord(char)))
        if place < len(self.folded) and self.folded[place] == ord(char):
            return int(self.number[place])
        known = char.isalnum() or bool(alphabet().known.allowed(char))
        return self.beyond if known else None

    def syllable(self, number: int) -> int:
        return int(np.searchsorted(self.begins, number, "right")) - 1


@cache
def _order() -> _Order:
    fixed = alphabet()
    tables = fixed.known.tables
    folded = np.unique(fixed.folded_of)
    place = np.minimum(np.searchsorted(tables.codes, folded), len(tables.codes) - 1)
    read = (tables.codes[place] == folded) & (folded > 0)
    wanted = read | np.array([chr(int(code)).isalnum() for code in folded], np.bool_)
    folded, place, read = folded[wanted], place[wanted], read[wanted]
    syllable = np.where(read, fixed.syllable_of_reading[tables.allowed[tables.starts[place]]], 0).astype(np.int64)
    order = np.lexsort((folded, syllable))
    number = np.empty(len(folded), np.int64)
    number[order] = np.arange(len(folded))
    number[syllable > 0] += 1  # room for what is beyond the alphabet, as the last of syllable 0
    begins = np.zeros(len(fixed.syllables) + 1, np.int64)
    counts = np.bincount(syllable, minlength=len(fixed.syllables))
    counts[0] += 1
    begins[1:] = np.cumsum(counts)
    return _Order(folded, number, begins, _also(folded, number, begins))


def _also(folded: NDArray[np.uint32], number: Numbers, begins: Numbers) -> dict[int, Numbers]:
    """Return syllable → the characters that may be read so, and are not ordered there."""
    tables = alphabet().known.tables
    owner = np.repeat(tables.codes, np.diff(tables.starts))
    place = np.minimum(np.searchsorted(folded, owner), len(folded) - 1)
    syllable = alphabet().syllable_of_reading[tables.allowed].astype(np.int64)
    numbers = number[place]
    here = (folded[place] == owner) & ((numbers < begins[syllable]) | (numbers >= begins[syllable + 1]))
    found = np.unique(np.stack((syllable[here], numbers[here])), axis=1)
    bounds = np.searchsorted(found[0], np.arange(len(begins)))
    return {s: found[1, a:b] for s, (a, b) in enumerate(pairwise(bounds.tolist())) if a < b}


class _Columns(NamedTuple):
    """For each id of an inventory: whether it has a number, and what the number of a pair is made of."""

    known: NDArray[np.bool_]
    base: Keys
    size: Keys
    rank: Keys


@lru_cache(maxsize=8)
def _columns(rare: str) -> _Columns:
    order, inventory = _order(), Inventory(rare)
    place = np.minimum(np.searchsorted(order.folded, inventory.folded_of), len(order.folded) - 1)
    found = order.folded[place] == inventory.folded_of
    number = np.where(found, order.number[place], 0)
    for k in range(inventory.alphabet.size, inventory.alphabet.size + len(rare)):
        at = order.of(chr(int(inventory.folded_of[k])))
        found[k], number[k] = at is not None, at or 0
    syllable = np.searchsorted(order.begins, number, "right") - 1
    base, size = order.begins[syllable], np.diff(order.begins)[syllable]
    return _Columns(found, base.astype(np.uint32), size.astype(np.uint32), (number - base).astype(np.uint32))


def pairs(ids: Ids, inventory: Inventory) -> tuple[Keys, NDArray[np.bool_]]:
    """Return the number of each pair of neighbours, and where there is one: both one shorter than `ids`."""
    known, base, size, rank = _columns(inventory.rare)
    here, has = base[ids], known[ids]
    sizes, ranks = size[ids], rank[ids]
    keys = here[:-1] * np.uint32(_order().size)
    keys += sizes[:-1] * here[1:]
    keys += ranks[:-1] * sizes[1:]
    keys += ranks[1:]
    return keys, has[:-1] & has[1:]


class _Side(NamedTuple):
    """What one of two neighbours may be: whole syllables, given as ranges of them, and single characters."""

    syllables: list[tuple[int, int]]
    characters: list[int]


@lru_cache(maxsize=1024)
def _side(segment: Segment, *, certain: bool) -> _Side | None:
    """Return what a segment may be; None where that may be a sign. With `certain` what it is: nothing beyond."""
    order = _order()
    if segment.kind == "sound":
        fixed = alphabet()
        numbers = sorted(fixed.number_of[sound] for sound in segment.sounds if sound in fixed.number_of)
        inside = set(numbers)
        more = {int(n) for s in numbers for n in order.also.get(s, ()) if order.syllable(int(n)) not in inside}
        return _Side(_runs(numbers), [*sorted(more), *([] if certain else [order.beyond])])
    if segment.kind == "form":
        chars = segment.char + "".join(other.char for other in other_forms(segment.char))
    else:
        chars = "".join(digit_forms(segment.char)) if segment.kind == "digit" else fold(segment.char)
    found = [order.of(char) for char in chars]
    return (
        None
        if None in found or (certain and order.beyond in found)
        else _Side([], sorted({number for number in found if number is not None}))
    )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as ranges."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


class _Members(NamedTuple):
    """Characters, or whole syllables as their first ones, with what the number of a pair is made of (see `pairs`)."""

    base: Numbers
    size: Numbers
    rank: Numbers

    @classmethod
    def characters(cls, numbers: list[int]) -> _Members:
        begins, given = _order().begins, np.array(numbers, np.int64)
        syllable = np.searchsorted(begins, given, "right") - 1
        return cls(begins[syllable], np.diff(begins)[syllable], given - begins[syllable])

    @classmethod
    def syllables(cls, numbers: list[int]) -> _Members:
        begins, given = _order().begins, np.array(numbers, np.int64)
        return cls(begins[given], np.diff(begins)[given], np.zeros_like(given))

    def before(self, right: _Members) -> Numbers:
        """Return the number of each of these before each of the others."""
        rows = self.base[:, None] * _order().size + self.size[:, None] * right.base + self.rank[:, None] * right.size
        return np.asarray(rows + right.rank, np.int64)


@lru_cache(maxsize=1024)
def ranges(left: Segment, right: Segment, *, certain: bool = False) -> Ranges | None:
    """Return the pairs that two neighbouring segments may be; None where they tell nothing, or too many things.

    With `certain` every pair is one by any reading; what shares a number with others is left out.
    """
    one, other = _side(left, certain=certain), _side(right, certain=certain)
    if one is None or other is None:
        return None
    begins = _order().begins
    firsts, seconds = ([s for a, b in side.syllables for s in range(a, b)] for side in (one, other))
    members = [n for a, b in one.syllables for n in range(int(begins[a]), int(begins[b]))]
    each = [*members, *one.characters]
    count = len(firsts) * len(other.syllables) + len(one.characters) * len(seconds) + len(each) * len(other.characters)
    if not 0 < count <= MOST_RANGES:
        return None
    whole, following = _Members.syllables(firsts), _Members.syllables(seconds)
    spans = np.array(other.syllables, np.int64).reshape(-1, 2)
    lows = [whole.base[:, None] * _order().size + whole.size[:, None] * begins[spans[:, 0]]]
    highs = [whole.base[:, None] * _order().size + whole.size[:, None] * begins[spans[:, 1]]]
    lows.append(_Members.characters(one.characters).before(following))
    highs.append(lows[-1] + following.size)
    lows.append(_Members.characters(each).before(_Members.characters(other.characters)))
    highs.append(lows[-1] + 1)
    low, high = (np.concatenate([part.reshape(-1) for part in parts]) for parts in (lows, highs))
    return Ranges(low[low < high], high[low < high])
