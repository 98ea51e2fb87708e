"""The people index: who wrote, photographed and edited; who, where and what body is named in the texts.

Each entry a search.

Derived from documents, kept up by `update`, saved beside the search index, deletable at any time. Credits that the
importer has found are taken as they are; otherwise the rules of `credits` read bylines and brackets. Names beside
titles, places and bodies come from `mentions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from reader.hanzi.folding import fold
from reader.model.door import doors
from reader.search.credits import in_body, in_byline
from reader.search.document import Document
from reader.search.mentions import mentions
from reader.search.name_columns import FIELDS, KINDS, SOMEBODY, Columns, Kind, Numbers, Place, read, write
from reader.search.name_entries import Counted, Entry, Evidence
from reader.search.name_forms import as_one, most_written
from reader.search.refused import told
from reader.search.sightings import Held, Sightings

__all__ = ["Entry", "Evidence", "Found", "Held", "Kind", "People", "Sightings", "as_one"]
FORMAT = 4


class Found(NamedTuple):
    """What one piece says of one name."""

    kind: Kind
    name: str
    beside: str
    field: str
    start: int
    end: int


class _Words:
    """Words and their numbers."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._numbers: dict[str, int] | None = None

    def number(self, word: str) -> int:
        """Return the number of a word, a new one where it has none."""
        if self._numbers is None:
            self._numbers = {known: k for k, known in enumerate(self.words)}
        found = self._numbers.setdefault(word, len(self.words))
        if found == len(self.words):
            self.words.append(word)
        return found


@doors
class People:
    """All names, by the piece that has them."""

    def __init__(self) -> None:
        self._columns = Columns.of(())
        self._names, self._besides = _Words([]), _Words([])
        self._new: dict[int, tuple[int, list[Place]]] = {}
        self._gone: set[int] = set()
        self._written: dict[bool, Numbers] | None = None

    def __len__(self) -> int:
        """Return how many pieces were read."""
        return len(self._settled().rows)

    def update(
        self,
        documents: Iterable[Document],
        removed: Iterable[int] = (),
        *,
        credits: Mapping[int, Sequence[tuple[str, str]]] | None = None,
    ) -> None:
        """Read pieces (instead of older ones of the same rows) and take rows out. `credits`.

        Row → (role, name) as imported.
        """
        for row in removed:
            self._new.pop(row, None)
            self._gone.add(row)
        for document in documents:
            found = _read(document, (credits or {}).get(document.row))
            self._new[document.row] = (document.date, [self._place(one) for one in found])

    def _place(self, one: Found) -> Place:
        name, beside = self._names.number(one.name), self._besides.number(one.beside)
        return Place(KINDS.index(one.kind), name, beside, FIELDS.index(one.field), one.start, one.end)

    def _settled(self) -> Columns:
        """Return everything in columns."""
        if self._new or self._gone:
            new = Columns.of((row, day, found) for row, (day, found) in self._new.items())
            self._columns = self._columns.without({*self._gone, *self._new}).and_also(new)
            self._new, self._gone, self._written = {}, set(), None
            self._forget_unused()
        return self._columns

    def _forget_unused(self) -> None:
        """Let go of the names that stand in no piece any more."""
        used = np.bincount(self._columns.name, minlength=len(self._names.words)) > 0
        if not used.all():
            number = np.cumsum(used) - 1
            self._columns = replace(self._columns, name=number[self._columns.name])
            self._names = _Words([word for word, here in zip(self._names.words, used.tolist(), strict=True) if here])

    def entries(self, kind: Kind | None = None, *, least: int = 1, most: int | None = None) -> tuple[Entry, ...]:
        """Return the entries with at least `least` pieces, those with most pieces first, then by name; `most` of a
        kind.
        """
        counts = [
            Counted(self._settled(), k, self._as_written()[k < SOMEBODY], self._names.words, self._besides.words)
            for k, known in enumerate(KINDS)
            if kind is None or known == kind
        ]
        made = [entry for counted in counts for entry in counted.entries(least, most)]
        return tuple(sorted(made, key=lambda entry: (-entry.pieces, entry.name)))

    def people(self) -> list[str]:
        """Return the names of all people, those with most pieces first."""
        columns, written = self._settled(), self._as_written()[True]
        here = columns.kind < SOMEBODY
        each, counts = np.unique(
            np.unique(written[columns.name[here]] * max(1, len(columns.rows)) + columns.piece[here])
            // max(1, len(columns.rows)),
            return_counts=True,
        )
        names = [self._names.words[k] for k in each.tolist()]
        return [name for _count, name in sorted(zip((-counts).tolist(), names, strict=True))]

    def named(self, name: str) -> Sightings | None:
        """Return the pieces that credit or name a person so, in whichever characters; each name as `entries` has it.

        None where nobody is called so.
        """
        columns, written = self._settled(), self._as_written()
        number = self._number(as_one(name))
        if number < 0:
            return None
        own = (written[True] == number)[columns.name] & (columns.kind < SOMEBODY)
        pieces = np.unique(columns.piece[own])
        order = np.lexsort((columns.rows[pieces], columns.dates[pieces], columns.dates[pieces] == 0))
        place = np.full(len(columns.rows), -1, np.int64)
        place[pieces[order]] = np.arange(len(pieces))
        found = np.flatnonzero(place[columns.piece] >= 0)
        found = found[np.argsort(place[columns.piece[found]], kind="stable")]
        kinds, called = columns.kind[found], columns.name[found]
        return Sightings(
            name=self._names.words[number],
            names=self._names.words,
            titles=self._besides.words,
            fields=FIELDS,
            rows=columns.rows[pieces[order]],
            dates=columns.dates[pieces[order]],
            piece=place[columns.piece[found]],
            kind=kinds,
            own=own[found],
            called=np.where(kinds < SOMEBODY, written[True][called], written[False][called]),
            beside=columns.beside[found],
            field=columns.field[found],
            start=columns.start[found],
            end=columns.end[found],
        )

    def _number(self, wanted: str) -> int:
        """Return the number of the name that stands for all forms of the wanted one; -1 where there is none."""
        written, words = self._as_written()[True], self._names.words
        alike = [k for k, name in enumerate(words) if len(name) == len(wanted) and written[k] >= 0]
        folded, plain = fold("".join(words[k] for k in alike)), fold(wanted)  # all at once: each by itself is slow
        starts = range(0, len(folded), max(1, len(wanted)))
        found = (k for k, start in zip(alike, starts, strict=True) if folded.startswith(plain, start))
        return next((int(written[k]) for k in found if as_one(words[k]) == wanted), -1)

    def _as_written(self) -> dict[bool, Numbers]:
        """Return for people and for all else: number of a name → that of the form printed most often, -1 of none.

        What all forms of a name share: 東昇公司 is 东升公司, but of people 李昇 is not 李升.
        """
        columns, words = self._settled(), self._names.words
        if self._written is None:
            folded = fold("".join(words))  # all at once: each by itself is slow
            self._written = {}
            for somebody in (True, False):
                counts = np.bincount(columns.name[(columns.kind < SOMEBODY) == somebody], minlength=len(words))
                self._written[somebody] = most_written(words, folded, counts.tolist(), somebody=somebody)
        return self._written

    def save(self, path: Path) -> None:
        """Write everything in one step. Raises NotSaved."""
        columns, written = self._settled(), self._as_written()
        with told(path):
            numbers = {"people": written[True], "others": written[False]}
            write(path, FORMAT, columns, numbers, {"names": self._names.words, "besides": self._besides.words})

    @classmethod
    def load(cls, path: Path) -> Self | None:
        """Read what was saved; None where it is missing, damaged or of another version: read all documents again."""
        stored = read(path, FORMAT)
        if stored is None:
            return None
        people = cls()
        people._columns, numbers, words = stored
        people._names, people._besides = _Words(words["names"]), _Words(words["besides"])
        if all(len(some) == len(words["names"]) for some in numbers.values()):
            people._written = {True: numbers["people"], False: numbers["others"]}
        return people


def _read(document: Document, imported: Sequence[tuple[str, str]] | None) -> Iterable[Found]:
    """Yield the names of one piece, each name of a kind and role once a field."""
    byline, body = document.fields.get("byline") or "", document.fields.get("body") or ""
    seen: set[tuple[str, str, str]] = set()
    if imported is not None:
        for role, name in imported:
            field, start = _where(name, byline, body)
            if ("credit", name, role) not in seen:
                seen.add(("credit", name, role))
                yield Found("credit", name, role, field, start, start + len(name) if start >= 0 else -1)
    else:
        for field, credited in (("byline", in_byline(byline)), ("body", in_body(body))):
            for one in credited:
                name = one.name.replace(" ", "").replace("\u3000", "")
                if ("credit", name, one.role) not in seen:
                    seen.add(("credit", name, one.role))
                    yield Found("credit", name, one.role, field, one.start, one.end)
    for field in ("headline", "body"):
        for mention in mentions(document.fields.get(field) or ""):
            key = (mention.kind, mention.name, mention.title)
            if key not in seen:
                seen.add(key)
                yield Found(mention.kind, mention.name, mention.title, field, mention.start, mention.end)


def _where(name: str, byline: str, body: str) -> tuple[str, int]:
    """Return the field and place where a credited name stands; place -1 where it is printed otherwise."""
    place = byline.find(name)
    return ("byline", place) if place >= 0 else ("body", body.find(name))
