"""All names of a library as columns of numbers: read in hundredths of a second, counted without an object for each.

Saved as one file that is written whole (numpy's archive of arrays, the words as JSON in one of them).
"""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from reader.model import whole_file

Numbers = NDArray[np.int64]
Kind = Literal["credit", "person", "place", "organisation"]
KINDS: Final[tuple[Kind, ...]] = ("credit", "person", "place", "organisation")
FIELDS: Final = ("byline", "body", "headline")
SOMEBODY: Final = 2
"""Kinds below this number are people's."""
_DAMAGED: Final = (
    OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, RuntimeError, MemoryError,
    zipfile.BadZipFile, struct.error,
)  # fmt: skip
"""What numpy and zipfile say while they read a file that is not what was written."""
_SMALL: Final = {"kind": np.uint8, "field": np.uint8}


class Place(NamedTuple):
    """A name that is to be put into columns: the numbers of its kind, name, what stands beside, field; its place."""

    kind: int
    name: int
    beside: int
    field: int
    start: int
    end: int


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Columns:
    """Pieces (their rows and days) and, piece by piece, what was found in them."""

    rows: Numbers
    dates: Numbers
    piece: Numbers
    kind: Numbers
    name: Numbers
    beside: Numbers
    field: Numbers
    start: Numbers
    end: Numbers

    @classmethod
    def of(cls, pieces: Iterable[tuple[int, int, Sequence[Place]]]) -> Self:
        """Make columns of pieces: row, day, and what was found."""
        every = list(pieces)
        found = np.array([one for _row, _day, some in every for one in some], np.int64).reshape(-1, len(Place._fields))
        return cls(
            rows=np.array([row for row, _day, _some in every], np.int64),
            dates=np.array([day for _row, day, _some in every], np.int64),
            piece=np.repeat(np.arange(len(every)), [len(some) for _row, _day, some in every]),
            **dict(zip(Place._fields, found.T, strict=True)),
        )

    def fit(self, names: int, besides: int) -> bool:
        """Tell whether all columns are of one length and name nothing that is not there."""
        most = {"piece": len(self.rows), "kind": len(KINDS), "name": names, "beside": besides, "field": len(FIELDS)}
        return (
            len(self.rows) == len(self.dates)
            and all(len(getattr(self, column)) == len(self.piece) for column in Place._fields)
            and all(0 <= getattr(self, c).min(initial=0) <= getattr(self, c).max(initial=0) < max(1, end)
                    for c, end in most.items())
        )  # fmt: skip

    def without(self, rows: Iterable[int]) -> Self:
        """Return all but the pieces of some rows."""
        kept = ~np.isin(self.rows, np.fromiter(rows, np.int64))
        return self if kept.all() else self._among(kept)

    def _among(self, kept: NDArray[np.bool_]) -> Self:
        found, number = kept[self.piece], np.cumsum(kept) - 1
        columns = {column: getattr(self, column)[found] for column in Place._fields}
        return replace(self, rows=self.rows[kept], dates=self.dates[kept], piece=number[self.piece[found]], **columns)

    def and_also(self, other: Self) -> Self:
        """Return the pieces of both."""
        joined = {c.name: np.concatenate([getattr(self, c.name), getattr(other, c.name)]) for c in fields(self)}
        joined["piece"][len(self.piece) :] += len(self.rows)
        return type(self)(**joined)


def write(path: Path, version: int, columns: Columns, numbers: dict[str, Numbers], words: dict[str, list[str]]) -> None:
    """Write columns, further numbers and lists of words in one step. Raises OSError."""
    arrays = {
        c.name: getattr(columns, c.name).astype(_SMALL.get(c.name, np.int32), copy=False) for c in fields(columns)
    }
    arrays |= {name: some.astype(np.int32) for name, some in numbers.items()}
    text = json.dumps(words, ensure_ascii=False).encode("utf-8", "surrogatepass")
    arrays |= {"words": np.frombuffer(text, np.uint8), "version": np.array([version])}

    def fill(stream: BinaryIO) -> None:
        np.savez(stream, **arrays)

    whole_file.write(path, fill, "made_again")


def read(path: Path, version: int) -> tuple[Columns, dict[str, Numbers], dict[str, list[str]]] | None:
    """Return what was written; None where it is missing, damaged or of another version."""
    arrays = _arrays(path)
    names = [c.name for c in fields(Columns)]
    if arrays is None or not {"version", "words", *names} <= arrays.keys():
        return None
    if any(some.ndim != 1 or some.dtype.kind not in "iu" for some in arrays.values()):
        return None
    words = _words(arrays.pop("words").tobytes())
    if arrays.pop("version").tolist() != [version] or words is None:
        return None
    columns = Columns(**{name: arrays.pop(name).astype(np.int64) for name in names})
    return (columns, arrays, words) if columns.fit(len(words["names"]), len(words["besides"])) else None


def _arrays(path: Path) -> dict[str, Numbers] | None:
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except _DAMAGED:
        return None


def _words(text: bytes) -> dict[str, list[str]] | None:
    try:
        words = json.loads(text.decode("utf-8", "surrogatepass"))
    except ValueError:
        return None
    whole = isinstance(words, dict) and all(isinstance(words.get(name), list) for name in ("names", "besides"))
    return words if whole else None
