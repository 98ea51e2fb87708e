"""Which documents hold a rare character: a list for each one that stands in less than a hundredth of them.

Characters are folded code points. The signature asks by syllable, so for a rare character of a common syllable (龘, dá)
every document would be a candidate; its list names them. Characters that stand in more documents have no list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.folding import fold
from reader.hanzi.forms import other_forms
from reader.search import arrays
from reader.search.alphabet import END, Ids
from reader.search.query import Segment
from reader.search.spelling import digit_forms
from reader.search.stored_rows import Bits

RARE = 100
"""One document in so many, or fewer."""
_OFTEN = 8
"""A character that occurs so many times as often as a rare one has documents is taken for frequent, uncounted."""
_DOCUMENTS_AT_ONCE = 2048

Numbers = NDArray[np.int64]


class SparseLists(NamedTuple):
    """The documents of characters codes[k] (ascending) are documents[starts[k]:starts[k + 1]], ascending.

    `frequent` are the characters that stand in too many documents for a list; any other stands in none.
    """

    codes: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    documents: NDArray[np.uint32]
    frequent: NDArray[np.uint32]

    @classmethod
    def of(
        cls,
        fields: Iterable[tuple[Ids, Numbers]],
        frequency: Numbers,
        folded_of: NDArray[np.uint32],
        check: Callable[[], None] = lambda: None,
    ) -> Self:
        """Make the lists; `fields` are ids and the bounds of each document, `frequency` how often each id occurs."""
        texts = list(fields)
        most = max(1, (len(texts[0][1]) - 1) // RARE if texts else 0)
        by_code, place = np.unique(folded_of, return_inverse=True)
        place = place.reshape(-1).astype(np.int64)
        occurs = np.bincount(place, weights=frequency, minlength=len(by_code))
        maybe = (occurs > 0) & (occurs <= _OFTEN * most)
        counts = np.zeros(len(by_code), np.int64)
        for keys in _keys(texts, place, maybe, check):
            counts += np.bincount(keys >> 32, minlength=len(by_code))
        rare = maybe & (counts <= most)
        found = _ascending(np.concatenate([np.zeros(0, np.int64), *_keys(texts, place, rare, check)]))
        which = np.flatnonzero(rare)
        return cls(
            by_code[which].astype(np.uint32),
            np.append(np.searchsorted(found >> 32, which), len(found)).astype(np.uint32),
            (found & 0xFFFFFFFF).astype(np.uint32),
            by_code[(occurs > 0) & ~rare].astype(np.uint32),
        )

    def save(self, folder: Path) -> None:
        """Write the lists. Raises OSError."""
        for name, array in zip(self._fields, self, strict=True):
            arrays.write(folder / f"sparse.{name}.npy", array)

    @classmethod
    def load(cls, folder: Path, *, mapped: bool) -> Self:
        """Read the lists of a segment. Raises OSError, or ValueError where they do not fit together."""
        codes, starts, frequent = (
            arrays.read(folder / f"sparse.{name}.npy") for name in ("codes", "starts", "frequent")
        )
        lists = arrays.read(folder / "sparse.documents.npy", mapped=mapped)
        found = cls(codes, starts, lists, frequent)
        if len(found.starts) != len(found.codes) + 1 or found.starts[-1] != len(found.documents):
            raise ValueError(f"{folder}: lists of rare characters do not fit together")
        return found

    def of_char(self, char: str) -> NDArray[np.uint32] | None:
        """Return the documents that hold a folded character; None where it is too frequent for a list."""
        code = np.uint32(ord(char))
        place = int(np.searchsorted(self.codes, code))
        if place < len(self.codes) and self.codes[place] == code:
            return self.documents[int(self.starts[place]) : int(self.starts[place + 1])]
        place = int(np.searchsorted(self.frequent, code))
        if place < len(self.frequent) and self.frequent[place] == code:
            return None
        return np.zeros(0, np.uint32)

    def candidates(self, segments: Iterable[Segment], documents: int) -> Bits | None:
        """Return the documents that hold every rare character asked for, as packed bits; None where none is rare."""
        found: Bits | None = None
        for segment in segments:
            lists = [self.of_char(char) for char in _characters(segment)]
            if lists and not any(some is None for some in lists):
                marks = np.zeros(documents, np.bool_)
                for some in lists:
                    marks[some] = True
                bits = np.packbits(marks, bitorder="little")
                found = bits if found is None else found & bits
        return found


def _characters(segment: Segment) -> str:
    """Return the characters of which one stands where the segment matches; none where it asks for a sound."""
    if segment.kind == "form":
        return segment.char + "".join(other.char for other in other_forms(segment.char))
    return digit_forms(segment.char) if segment.kind == "digit" else fold(segment.char)


def _keys(
    texts: list[tuple[Ids, Numbers]], place: Numbers, wanted: NDArray[np.bool_], check: Callable[[], None]
) -> Iterator[Numbers]:
    """Yield place << 32 | document of the wanted characters that a document holds, once for each field."""
    ids_wanted = wanted[place]
    ids_wanted[END] = False
    for ids, bounds in texts:
        for first in range(0, len(bounds) - 1, _DOCUMENTS_AT_ONCE):
            check()
            here = bounds[first : first + _DOCUMENTS_AT_ONCE + 1].astype(np.int64)
            some = ids[here[0] : here[-1]]
            at = np.flatnonzero(ids_wanted[some])
            if len(at):
                owner = np.searchsorted(here, at + here[0], "right") - 1 + first
                yield _ascending((place[some[at]] << 32) | owner)


def _ascending(values: Numbers) -> Numbers:
    """Return all values once, ascending: by sorting, for which numpy has the processor's own instructions."""
    values.sort()
    return values[np.append(True, values[1:] != values[:-1])] if len(values) else values
