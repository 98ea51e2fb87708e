"""A signature of every document, bit-sliced.

One row of bits a question, one bit a document, so that a few rows name the candidates.

Questions: which syllables and signs occur (exact for syllables), which pairs of initials (exact), which triples of
initials (hashed), which runs of one initial (exact). A character counts with every reading it may have, so a candidate
set never misses a document; it may hold too many. Which characters stand side by side `bigram_lists` tells.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.folding import fold
from reader.hanzi.forms import other_forms
from reader.search.alphabet import Ids, Inventory, alphabet
from reader.search.query import Segment
from reader.search.spelling import digit_forms
from reader.search.stored_rows import Bits, StoredRows

_SINGLE = 1024
_INITIAL_PAIRS = 27 * 27
_TRIPLES = 2048
_RUNS = (4, 5, 6)
INITIAL_ROW = _SINGLE
_TRIPLE_ROW = INITIAL_ROW + _INITIAL_PAIRS
_RUN_ROW = _TRIPLE_ROW + _TRIPLES
ROWS = _RUN_ROW + 27 * len(_RUNS)
_SIGNS = 487
_MOST_CODES = 48

_Mark = Callable[[NDArray[np.uint32], NDArray[np.uint32]], None]
"""Sets bits: (rows, documents)."""


class _Coding(NamedTuple):
    """For each id: its codes (readings, or one for a sign; 0 = none), its initials (1–26.

    0 = none), its initials as bits.
    """

    codes: NDArray[np.uint32]
    initials: NDArray[np.uint32]
    initial_bits: NDArray[np.uint32]


def _sign_code(folded: NDArray[np.uint32] | int) -> NDArray[np.uint32] | int:
    return len(alphabet().syllables) + folded % _SIGNS


@lru_cache(maxsize=8)
def coding(rare: str) -> _Coding:
    """Work out the codes of every id of an inventory with these rare characters."""
    fixed, inventory = alphabet(), Inventory(rare)
    tables = fixed.known.tables
    folded = inventory.folded_of
    place = np.minimum(np.searchsorted(tables.codes, folded), len(tables.codes) - 1)
    has = (tables.codes[place] == folded) & (folded > 0)
    codes: list[NDArray[np.uint32]] = []
    widest = int(np.diff(tables.starts).max())
    for k in range(widest):
        source = tables.starts[place] + k
        here = has & (source < tables.starts[place + 1])
        reading = tables.allowed[np.where(here, source, 0)]
        codes.append(np.where(here, fixed.syllable_of_reading[reading], 0).astype(np.uint32))
    codes = _distinct(codes)
    alnum = np.array([not h and chr(int(c)).isalnum() for h, c in zip(has, folded, strict=True)], np.bool_)
    codes[0] = np.where(alnum & (folded > 0), _sign_code(folded), codes[0]).astype(np.uint32)
    letter = np.array([0, *(ord(s[0]) - 96 for s in fixed.syllables[1:])], np.uint32)
    letter = np.concatenate((letter, np.zeros(_SIGNS + 1, np.uint32)))
    initials = _distinct([letter[row] for row in codes])
    bits = np.zeros(len(folded), np.uint32)
    for row in initials:
        bits |= np.where(row > 0, np.uint32(1) << row, 0).astype(np.uint32)
    return _Coding(np.stack(codes), np.stack(initials), bits)


def _distinct(rows: list[NDArray[np.uint32]]) -> list[NDArray[np.uint32]]:
    """Return the rows with repeated values of a column dropped, values moved to the front, empty rows left out."""
    kept = [np.zeros_like(rows[0])]
    for row in rows:
        new = row > 0
        for old in kept:
            new &= old != row
        for old in kept:
            free = new & (old == 0)
            old[free] = row[free]
            new &= ~free
        if new.any():
            kept.append(np.where(new, row, 0).astype(np.uint32))
    return kept


def _triple_row(a: NDArray[np.uint32], b: NDArray[np.uint32], c: NDArray[np.uint32]) -> NDArray[np.uint32]:
    mixed = ((a * np.uint32(27) + b) * np.uint32(27) + c) * np.uint32(0x9E3779B1)
    return (mixed >> np.uint32(16)) % np.uint32(_TRIPLES) + np.uint32(_TRIPLE_ROW)


def _single_row(code: NDArray[np.uint32]) -> NDArray[np.uint32]:
    exact = np.uint32(len(alphabet().syllables))
    return np.where(code < exact, code, exact + code % np.uint32(_SINGLE - int(exact))).astype(np.uint32)


def signature(ids: Ids, document: NDArray[np.uint32], count: int, inventory: Inventory) -> Bits:
    """Return the rows for a batch of documents: bits [ROWS, ceil(count / 8)].

    `ids` are all texts of the batch end to end (each ended by END), `document` the number of the document of each id,
    0 … count - 1.
    """
    known = coding(inventory.rare)
    marks = np.zeros(ROWS * count, np.bool_)
    many = np.uint32(count)

    def mark(rows: NDArray[np.uint32], documents: NDArray[np.uint32]) -> None:
        marks[rows * many + documents] = True

    for row in known.codes:
        own = row[ids]
        at = np.flatnonzero(own)
        mark(_single_row(own[at]), document[at])
    initials = [row[ids] for row in known.initials]
    _mark_initials(initials, document, mark)
    _mark_runs(known.initial_bits[ids], document, mark)
    return np.packbits(marks.reshape(ROWS, count), axis=1, bitorder="little")


def _both(left: NDArray[np.uint32], right: NDArray[np.uint32], a: int, b: int) -> NDArray[np.int64]:
    """Return the places where `left` and, one further, `right` have a code; sought where there are few."""
    if b > a:
        at = np.flatnonzero(right[1:])
        return at[left[at] > 0]
    if a > 0:
        at = np.flatnonzero(left[:-1])
        return at[right[at + 1] > 0]
    return np.flatnonzero((left[:-1] > 0) & (right[1:] > 0))


def _mark_initials(initials: list[NDArray[np.uint32]], document: NDArray[np.uint32], mark: _Mark) -> None:
    """Mark pairs and triples of initials."""
    for a, first in enumerate(initials):
        for b, second in enumerate(initials):
            at = _both(first, second, a, b)
            mark(first[at] * np.uint32(27) + second[at + 1] + np.uint32(INITIAL_ROW), document[at])
            at = at[at + 2 < len(document)]
            for third in initials:
                here = at[third[at + 2] > 0]
                mark(_triple_row(first[here], second[here + 1], third[here + 2]), document[here])


def _mark_runs(bits: NDArray[np.uint32], document: NDArray[np.uint32], mark: _Mark) -> None:
    """Mark runs of characters that can share one initial."""
    shared, length = bits, 1
    for k, run in enumerate(_RUNS):
        while length < run and len(shared) > 1:
            shared = shared[:-1] & bits[length:]
            length += 1
        if length < run:
            return
        at = np.flatnonzero(shared)
        for letter in range(1, 27):
            here = at[(shared[at] >> np.uint32(letter)) & np.uint32(1) > 0]
            mark(np.full(len(here), _RUN_ROW + 27 * k + letter, np.uint32), document[here])


def _codes_of(segment: Segment) -> list[int] | None:
    """Return every code a character that fits the segment may have; None where it may have none at all."""
    fixed = alphabet()
    if segment.kind == "sound":
        return sorted(fixed.number_of[sound] for sound in segment.sounds if sound in fixed.number_of)
    if segment.kind == "form":
        return _codes_of_forms(segment.char)
    found: set[int] = set()
    for char in digit_forms(segment.char) if segment.kind == "digit" else fold(segment.char):
        readings = fixed.known.allowed(char)
        if readings:
            found.add(int(fixed.syllable_of_reading[readings[0]]))
        elif char.isalnum():
            found.add(int(_sign_code(ord(char))))
        else:
            return None
    return sorted(found - {0}) or None


def _codes_of_forms(char: str) -> list[int]:
    """Return one code that all forms of a character have, else a code of each."""
    fixed = alphabet()
    codes = [
        [int(fixed.syllable_of_reading[reading]) for reading in fixed.known.allowed(form)]
        for form in (char, *(other.char for other in other_forms(char)))
    ]
    shared = next((code for code in codes[0] if all(code in some for some in codes[1:])), None)
    return [shared] if shared is not None else sorted({some[0] for some in codes})


def _initials_of(segment: Segment) -> list[int] | None:
    codes = _codes_of(segment)
    fixed = alphabet()
    if codes is None or any(code >= len(fixed.syllables) for code in codes):
        return None
    return sorted({ord(fixed.syllables[code][0]) - 96 for code in codes})


@lru_cache(maxsize=1024)
def rows_for(segments: tuple[Segment, ...]) -> tuple[tuple[int, ...], ...]:
    """Return groups of rows: a document that matches has, for every group, at least one of its rows set.

    Small groups come first: they tell the most.
    """
    codes = [_codes_of(segment) for segment in segments]
    initials = [_initials_of(segment) for segment in segments]
    groups = [set(_single_row(np.array(c, np.uint32)).tolist()) for c in codes if c and len(c) <= _MOST_CODES]
    for start in range(len(initials) - 1):
        groups += _initial_groups(initials[start : start + 3])
    groups += _run_groups(initials)
    return tuple(tuple(sorted(group)) for group in sorted(groups, key=len))


def _initial_groups(initials: list[list[int] | None]) -> list[set[int]]:
    """Return the rows for a pair and a triple of initials."""
    first, second, *rest = initials
    if not first or not second or len(first) * len(second) > 4:
        return []
    groups = [{a * 27 + b + INITIAL_ROW for a in first for b in second}]
    if rest and rest[0] and len(first) * len(second) * len(rest[0]) <= 4:
        triples = np.array([(a, b, c) for a in first for b in second for c in rest[0]], np.uint32)
        groups.append(set(_triple_row(triples[:, 0], triples[:, 1], triples[:, 2]).tolist()))
    return groups


def _run_groups(initials: list[list[int] | None]) -> list[set[int]]:
    """Return the row for the longest run of one initial, where it is long enough."""
    best: tuple[int, int] = (0, 0)
    length, letter = 0, 0
    for here in initials:
        only = here[0] if here and len(here) == 1 else 0
        length = length + 1 if only and only == letter else int(bool(only))
        letter = only
        best = max(best, (length, letter))
    fitting = [k for k, run in enumerate(_RUNS) if run <= best[0]]
    return [{_RUN_ROW + 27 * fitting[-1] + best[1]}] if fitting else []


def candidates(rows: StoredRows, segments: tuple[Segment, ...]) -> Bits | None:
    """Return the documents that may match as packed bits; None where the signature cannot tell."""
    found: Bits | None = None
    for group in rows_for(segments):
        bits = rows.either(group)
        if bits is not None:
            found = bits if found is None else found & bits
    return found
