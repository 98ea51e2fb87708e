"""The entries of the people index: each name with its pieces, roles, days and the places that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from reader.search.name_columns import FIELDS, KINDS, Columns, Kind, Numbers

EVIDENCE = 5
_LATE = 99999999


class Evidence(NamedTuple):
    """A place that shows the name: row of the piece, its day, field, code points, and the role or title beside it."""

    row: int
    date: int
    field: str
    start: int
    end: int
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody or something with a name.

    `roles` are roles (credits) or titles (persons) with the number of pieces each, most first; `first` and `last` are
    days (yyyymmdd, 0 where no piece is dated); `query` finds the pieces.
    """

    kind: Kind
    name: str
    pieces: int
    roles: tuple[tuple[str, int], ...]
    first: int
    last: int
    evidence: tuple[Evidence, ...]
    query: str


class Counted:
    """The names of one kind in columns, counted: `written` is number of a name → number of how it is written."""

    def __init__(
        self, columns: Columns, kind: int, written: Numbers, names: Sequence[str], besides: Sequence[str]
    ) -> None:
        self._columns, self._kind, self._names, self._besides = columns, KINDS[kind], names, besides
        here = np.flatnonzero(columns.kind == kind)
        name, piece = written[columns.name[here]], columns.piece[here]
        day = columns.dates[piece]
        order = np.lexsort((here, columns.rows[piece], -day, name))  # of each name the newest piece first
        name, piece, day, here = name[order], piece[order], day[order], here[order]
        new = np.append(True, (name[1:] != name[:-1]) | (piece[1:] != piece[:-1]))[: len(name)]
        self._own, self._day, self._at = name[new], day[new], here[new]
        self._begins = np.flatnonzero(np.append(True, self._own[1:] != self._own[:-1])[: len(self._own)])
        self._ends = np.append(self._begins[1:], len(self._own)).astype(np.int64)[: len(self._begins)]
        self._roles = _roles(name, piece, columns.beside[here], besides)

    def entries(self, least: int, most: int | None) -> Iterator[Entry]:
        """Yield the entries of at least so many pieces, those with most pieces first, then by name."""
        pieces = self._ends - self._begins
        order = [
            (-count, self._names[name], k)
            for k, (count, name) in enumerate(zip(pieces.tolist(), self._own[self._begins].tolist(), strict=True))
            if count >= least
        ]
        if not order:
            return
        first = np.minimum.reduceat(np.where(self._day > 0, self._day, _LATE), self._begins).tolist()
        last = np.maximum.reduceat(self._day, self._begins).tolist()
        for count, name, k in sorted(order)[:most]:
            begin = int(self._begins[k])
            shown = self._at[begin : min(begin + EVIDENCE, begin - count)].tolist()
            yield Entry(
                kind=self._kind,
                name=name,
                pieces=-count,
                roles=tuple(self._roles.get(int(self._own[begin]), ())),
                first=first[k] if last[k] else 0,
                last=last[k],
                evidence=tuple(map(self._shown, shown)),
                query=f'记者:"{name}"' if self._kind == "credit" else f'"{name}"',
            )

    def _shown(self, at: int) -> Evidence:
        columns = self._columns
        piece = int(columns.piece[at])
        return Evidence(
            int(columns.rows[piece]),
            int(columns.dates[piece]),
            FIELDS[int(columns.field[at])],
            int(columns.start[at]),
            int(columns.end[at]),
            self._besides[int(columns.beside[at])],
        )


def _roles(name: Numbers, piece: Numbers, beside: Numbers, besides: Sequence[str]) -> dict[int, list[tuple[str, int]]]:
    """Return name → what stands beside it and in how many pieces, most first, then by word."""
    if not len(name):
        return {}
    each = np.unique(np.stack((name, beside, piece)), axis=1)[:2]
    begins = np.flatnonzero(np.append(True, (each[:, 1:] != each[:, :-1]).any(axis=0)))
    counts = np.diff(np.append(begins, each.shape[1])).tolist()
    found: dict[int, list[tuple[str, int]]] = {}
    for own, word, count in zip(each[0, begins].tolist(), each[1, begins].tolist(), counts, strict=True):
        if besides[word]:
            found.setdefault(own, []).append((besides[word], count))
    return {own: sorted(some, key=lambda one: (-one[1], one[0])) for own, some in found.items()}
