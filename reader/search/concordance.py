"""Concordance (KWIC, 语境): every place of a query on one line, with what stands left and right of it.

A hundred thousand lines are three arrays; a line becomes text only when it is looked at. Order by the neighbours is by
pinyin, as the ids of the index are: the nearest four characters decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.model.door import doors
from reader.search.alphabet import END, as_text
from reader.search.evaluation import SegmentSearch
from reader.search.query import FIELDS, Node
from reader.search.segment import Numbers
from reader.search.sheet import Sheet

WIDTH = 24
"""Characters kept on either side of a place."""
LONGEST = 40
"""Characters of a place that are kept; an expression may match a whole field."""
NEIGHBOURS = 4
_AT_ONCE = 1024

ByNeighbour = Literal["date", "left", "right", "found"]


class Line(NamedTuple):
    """One place: the piece's row, its day (yyyymmdd, 0 undated), the field, code points [start, end) in it, the text.

    In a note, `start` and `end` count in that note.
    """

    row: int
    date: int
    field: str
    start: int
    end: int
    left: str
    found: str
    right: str


@doors
@dataclass(frozen=True, slots=True)
class Concordance:
    """All places, the newest piece first and each in reading order; [k] is a line, `ordered` another order."""

    rows: Numbers
    dates: NDArray[np.uint32]
    fields: NDArray[np.int8]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    text: NDArray[np.uint32]
    keys: NDArray[np.uint16]
    """[lines, 3 × NEIGHBOURS] ids: of the left neighbours, the nearest first, of the place, of the right ones."""

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, number: int) -> Line:
        left, found, right = np.split(self.text[number], [WIDTH, WIDTH + LONGEST])
        return Line(
            int(self.rows[number]),
            int(self.dates[number]),
            FIELDS[self.fields[number]],
            int(self.starts[number]),
            int(self.ends[number]),
            *(as_text(part[part != END]).replace("\n", " ") for part in (left, found, right)),
        )

    def ordered(self, by: ByNeighbour) -> Concordance:
        """Return the lines by what stands left or right of the place, by the place itself, or the newest first."""
        if by == "date":
            order = np.lexsort((np.arange(len(self)), self.rows, -self.dates.astype(np.int64)))
        else:
            first = NEIGHBOURS * ("left", "found", "right").index(by)
            nearest = self.keys[:, first : first + NEIGHBOURS].T[::-1].astype(np.int64)
            order = np.lexsort(np.concatenate([np.arange(len(self))[None], nearest]))
        return self.taken(order)

    def taken(self, order: NDArray[np.integer]) -> Concordance:
        """Return these lines, in this order."""
        columns = (self.rows, self.dates, self.fields, self.starts, self.ends, self.text, self.keys)
        return Concordance(*(column[order] for column in columns))


def concordance(searches: Sequence[SegmentSearch], root: Node | None) -> Concordance:
    """Return every place of all documents that match. Raises `Stopped`."""
    parts = [_lines(search, root, some) for search in searches for some in _found(search)]
    if not parts:
        empty = np.zeros(0, np.int64)
        shape = (0, 2 * WIDTH + LONGEST), (0, 3 * NEIGHBOURS)
        return Concordance(
            empty,
            empty.astype(np.uint32),
            empty.astype(np.int8),
            empty.astype(np.int32),
            empty.astype(np.int32),
            np.zeros(shape[0], np.uint32),
            np.zeros(shape[1], np.uint16),
        )
    names = Concordance.__slots__
    whole = Concordance(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
    return whole if len(searches) == 1 else whole.ordered("date")


def _found(search: SegmentSearch) -> list[Numbers]:
    documents = np.sort(search.all(None))
    return [documents[start : start + _AT_ONCE] for start in range(0, len(documents), _AT_ONCE)]


def _lines(search: SegmentSearch, root: Node | None, documents: Numbers) -> Concordance:
    search.check()
    segment = search.segment
    sheet = Sheet.of_documents(segment, documents)
    places = sheet.places(root)
    part = sheet.part_of(places.starts)
    owner = sheet.owner[part]
    order = np.lexsort((places.starts, owner))  # parts stand field by field: back to piece by piece
    part, owner = part[order], owner[order]
    starts, ends = places.starts[order], places.ends[order]
    begin, stop = sheet.starts[part], sheet.starts[part + 1] - 1
    left = _window(sheet, starts - WIDTH, WIDTH, begin, starts)
    found = _window(sheet, starts, LONGEST, starts, ends)
    right = _window(sheet, ends, WIDTH, ends, stop)
    code_of = segment.inventory.code_of
    nearest = left[:, : -NEIGHBOURS - 1 : -1]
    return Concordance(
        segment.rows[documents[owner]].astype(np.int64),
        segment.dates[documents[owner]],
        sheet.field[part],
        (starts - begin).astype(np.int32),
        (ends - begin).astype(np.int32),
        np.concatenate([code_of[left], code_of[found], code_of[right]], axis=1),
        np.concatenate([nearest, found[:, :NEIGHBOURS], right[:, :NEIGHBOURS]], axis=1),
    )


def _window(sheet: Sheet, starts: Numbers, width: int, low: Numbers, high: Numbers) -> NDArray[np.uint16]:
    """Return `width` ids from each start; END outside [low, high)."""
    at = starts[:, None] + np.arange(width)
    inside = (at >= low[:, None]) & (at < high[:, None])
    ids = sheet.ids[np.where(inside, at, 0)] if len(sheet.ids) else np.zeros(at.shape, np.uint16)
    return np.where(inside, ids, np.uint16(END))
