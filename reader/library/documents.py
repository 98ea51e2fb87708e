"""What search must index: the current text of each piece, with its row and its notes."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reader.library.catalogue_state import notes_by_piece
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.model.days import is_day
from reader.model.door import doors
from reader.model.errors import BaojiaError

FIELDS = ("headline", "kicker", "alternative_headline", "byline", "section", "body")


LAST = 2**63 - 1  # behind every row


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueDocument:
    """A piece for the search index. `date` is yyyymmdd as a number, 0 where none is printed.

    `fields` are headline, kicker, alternative_headline, byline, section and body, where not empty; `notes`:
    annotation id → text.
    """

    row: int
    id: str
    date: int
    fields: dict[str, str]
    notes: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """What changed since a mark. `whole`: an index begins anew with it. `more`: ask again with `mark`.

    `documents` is read lazily, issue by issue; `removed` are rows (array 'q') that search must forget.
    """

    mark: str
    generation: str
    whole: bool
    documents: Texts
    removed: array[int]
    more: bool = False


Found = tuple[str, int, str]  # (issue, row, id)


@doors
class Texts:
    """The current texts of pieces, as many as `len` says at most: what goes away meanwhile is left out."""

    def __init__(self, truth: Truth, lock: Turns, found: list[Found]) -> None:
        self._truth = truth
        self._lock = lock
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[CatalogueDocument]:
        for issue, rows in groupby(self._found, key=lambda f: f[0]):
            with self._lock:
                made = _documents_of(self._truth, issue, {i: row for _issue, row, i in rows})
            yield from made


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an index has got: everything up to (change, row) of one generation."""

    generation: str
    change: int = 0
    row: int = 0

    @classmethod
    def read(cls, text: str | None, generation: str) -> Mark:
        """Return the mark that a text stands for; the beginning where it is of another generation."""
        named, _, place = (text or "").partition(":")
        change, _, row = place.partition(":")
        if named != generation or not change.isdigit() or not row.isdigit():
            return cls(generation)
        return cls(generation, int(change), int(row))

    def __str__(self) -> str:
        return f"{self.generation}:{self.change}:{self.row}"


def changed_rows(db: sqlite3.Connection, since: Mark, limit: int | None) -> tuple[Mark, list[Found], array[int], bool]:
    """Return (how far this goes, pieces changed since, rows to forget, whether there is more)."""
    (counter,) = db.execute("SELECT changed FROM counter").fetchone()
    order = "changed, row" if limit is not None else "date_published DESC, issue, position"
    found = db.execute(
        # `+` keeps the planner to the index of changes: mostly there is nothing new.
        "SELECT issue, row, id, changed FROM articles"
        " WHERE +removed = 0 AND changed >= ?1 AND (changed, row) > (?1, ?2)"
        f" ORDER BY {order} LIMIT ?3",
        [since.change, since.row, -1 if limit is None else limit + 1],
    ).fetchall()
    more = limit is not None and len(found) > limit
    if more:
        found = found[:limit]
    gone: array[int] = array("q")
    if since.change:
        removed = db.execute(
            "SELECT row FROM gone WHERE changed > ?1 UNION SELECT row FROM articles WHERE changed > ?1 AND removed = 1",
            [since.change],
        )
        gone.extend(r for (r,) in removed)
    reached = (found[-1][3], found[-1][1]) if more else (int(counter), LAST)
    return Mark(since.generation, *reached), [f[:3] for f in found], gone, more


def _documents_of(truth: Truth, issue: str, rows: dict[str, int]) -> list[CatalogueDocument]:
    """Return these pieces (id: row) of an issue with their texts and notes."""
    try:
        current = truth.current(issue).issue
    except BaojiaError:
        return []
    notes = notes_by_piece(truth, issue)
    day = current.date_published or ""
    return [
        CatalogueDocument(
            row=rows[a.id],
            id=a.id,
            date=int(day.replace("-", "")) if is_day(day) else 0,
            fields={n: t for n in FIELDS if (t := a.searched_text(n))},
            notes={i: n for i, n in notes.get(a.id, ()) if n},
        )
        for a in current.articles
        if a.id in rows
    ]
