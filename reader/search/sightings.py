"""Where one name was seen: the pieces that name somebody, and what they say of him and of others, in columns.

Counted here, over numbers, so that a name of ten thousand pieces costs no more than it has different things said of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.model.door import doors

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
CREDIT, PERSON, PLACE = 0, 1, 2
"""What a found name is, as its column says it."""


class Held(NamedTuple):
    """A title beside the name: its days (yyyymmdd, 0 undated), in how many pieces; the first that says so, and where.

    `start` and `end` are code points of the field.
    """

    title: str
    first: int
    last: int
    pieces: int
    row: int
    field: str
    start: int
    end: int


@doors
@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Sightings:
    """The pieces that credit or name somebody, the oldest first, undated ones last, and all names found in them.

    `rows` and `dates` are of pieces; the other arrays are of what was found, piece by piece in the order of `rows`:
    the number of the piece, what it is, whether it is the name itself, the number of the name, of what stands beside,
    of the field, and the place.
    """

    name: str
    names: Sequence[str]
    titles: Sequence[str]
    fields: Sequence[str]
    rows: Numbers
    dates: Numbers
    piece: Numbers
    kind: Numbers
    own: Mask
    called: Numbers
    beside: Numbers
    field: Numbers
    start: Numbers
    end: Numbers

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self.rows)

    def saying(self, titles: Collection[str]) -> Mask:
        """Tell which pieces give the name one of these titles or roles."""
        wanted = np.isin(self.beside, [k for k, title in enumerate(self.titles) if title in titles])
        marks = np.zeros(len(self), np.bool_)
        marks[self.piece[self.own & wanted]] = True
        return marks

    def among(self, pieces: Mask) -> Sightings:
        """Return what some of the pieces say."""
        kept = pieces[self.piece]
        number = np.cumsum(pieces) - 1
        columns = {
            column: getattr(self, column)[kept]
            for column in ("kind", "own", "called", "beside", "field", "start", "end")
        }
        return replace(
            self, rows=self.rows[pieces], dates=self.dates[pieces], piece=number[self.piece[kept]], **columns
        )

    def span(self) -> tuple[int, int]:
        """Return the first and the last day; 0 where nothing is dated."""
        dated = self.dates[self.dates > 0]
        return (int(dated.min()), int(dated.max())) if len(dated) else (0, 0)

    def offices(self) -> list[Held]:
        """Return the titles beside the name in the order in which they are first seen."""
        here = np.flatnonzero(self.own & (self.kind == PERSON))
        made = []
        for title in dict.fromkeys(self.beside[here].tolist()):
            some = here[self.beside[here] == title]
            pieces = np.unique(self.piece[some])
            dated = self.dates[pieces][self.dates[pieces] > 0]
            at = int(some[0])
            made.append(
                Held(
                    title=self.titles[title],
                    first=int(dated.min(initial=99999999)) if len(dated) else 0,
                    last=int(dated.max(initial=0)),
                    pieces=len(pieces),
                    row=int(self.rows[self.piece[at]]),
                    field=self.fields[int(self.field[at])],
                    start=int(self.start[at]),
                    end=int(self.end[at]),
                )
            )
        return made

    def roles(self) -> list[tuple[str, int]]:
        """Return the roles in which the name is credited, with the number of pieces, most first."""
        here = self.own & (self.kind == CREDIT)
        return _most(self.beside[here], self.piece[here], len(self), self.titles)

    def others(self) -> list[tuple[str, int]]:
        """Return who is named in the same pieces, with their number, most first."""
        here = ~self.own & (self.kind == PERSON)
        return _most(self.called[here], self.piece[here], len(self), self.names)

    def places(self) -> list[tuple[str, int]]:
        """Return the places that are named in the same pieces, with their number, most first."""
        here = self.kind == PLACE
        return _most(self.called[here], self.piece[here], len(self), self.names)


def _most(what: Numbers, piece: Numbers, pieces: int, words: Sequence[str]) -> list[tuple[str, int]]:
    """Return the words of some numbers, with the number of pieces that have each, most first, then by word."""
    each, counts = np.unique(np.unique(what * max(1, pieces) + piece) // max(1, pieces), return_counts=True)
    found = [(words[number], count) for number, count in zip(each.tolist(), counts.tolist(), strict=True)]
    return sorted((one for one in found if one[0]), key=lambda one: (-one[1], one[0]))
