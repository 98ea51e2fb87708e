"""A piece's repairs in a tenth of the room, for issues that are being read: a large text can have millions of them.

Nearly all repairs of a text say the same of another place: this comma was half wide, that line went on. What they say
is kept once, and four numbers a repair; the objects are made when somebody asks for them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import fields, replace
from functools import lru_cache
from itertools import chain, count
from operator import attrgetter, eq
from typing import overload

from reader.model.article import Repair, RepairKind
from reader.model.text import Span

Said = tuple[RepairKind, str, float, str, str, str]
"""What a repair says apart from its place: kind, rule, confidence, field, original, result."""
Row = tuple[str, Said, int, int, tuple[int, int] | None, bool]
"""A repair's values: id, what it says, start, end, source, undone."""


_values = attrgetter(*(f.name for f in fields(Repair)))  # all of them: a new field makes `rows` fail


def packed(repairs: Iterable[Repair]) -> Sequence[Repair]:
    """Return the same repairs, packed where that can be done: all printed in the source, and none undone."""
    some = tuple(repairs)
    if len(some) < 2 or any(r.source is None or r.undone or r.source.end >= 1 << 32 for r in some):
        return some
    return PackedRepairs(some)


def in_order(repairs: Sequence[Repair]) -> Sequence[Repair]:
    """Return the repairs by field and place. Packed ones stay packed, and none is made for it."""
    if isinstance(repairs, PackedRepairs):
        return repairs.in_order()
    return tuple(sorted(repairs, key=lambda r: (r.field, r.start, r.end, r.source or Span(0, 0))))


def begins(repairs: Sequence[Repair]) -> Sequence[int]:
    """Return where in the source each repair begins, 0 for one that was not printed."""
    if isinstance(repairs, PackedRepairs):
        return repairs.begins
    return [r.source.start if r.source else 0 for r in repairs]


def named(repairs: Sequence[Repair], ids: Sequence[str]) -> Sequence[Repair]:
    """Return the repairs with these ids, packed where that can be done."""
    if isinstance(repairs, PackedRepairs):
        return repairs.named(ids)
    return packed(r if r.id == own else replace(r, id=own) for r, own in zip(repairs, ids, strict=True))


def rows(repairs: Sequence[Repair]) -> Iterator[Row]:
    """Yield the values of each repair. None of the packed ones is made for it."""
    if isinstance(repairs, PackedRepairs):
        yield from repairs.rows()
        return
    for repair in repairs:
        own, kind, rule, sure, field, start, end, original, result, source, undone = _values(repair)
        yield own, (kind, rule, sure, field, original, result), start, end, source, undone


def texts(repairs: Sequence[Repair]) -> Iterator[str]:
    """Yield every text that the repairs hold, of packed ones each once."""
    if isinstance(repairs, PackedRepairs):
        yield from repairs.texts()
        return
    for own, said, *_place in rows(repairs):
        yield own
        yield from (text for text in said if isinstance(text, str))


class PackedRepairs(Sequence[Repair]):
    """Repairs that are made anew each time they are read; equal to a tuple of the same ones."""

    __slots__ = ("_ids", "_places", "_said")

    def __init__(self, repairs: Sequence[Repair]) -> None:
        places = array("I")
        for repair in repairs:
            assert repair.source is not None
            places.extend((repair.start, repair.end, *repair.source))
        self._places = places
        self._said = tuple(_once((r.kind, r.rule, r.confidence, r.field, r.original, r.result)) for r in repairs)
        self._ids = {k: r.id for k, r in enumerate(repairs) if r.source and r.id != _usual_id(r.source.start)} or None

    @classmethod
    def of(cls, places: array[int], said: Iterable[Said], ids: dict[int, str]) -> PackedRepairs:
        """Return repairs by their values: start, end, and both ends in the source, of one after the other; what each
        says; and by number the ids that are not `r<start in the source>`.
        """
        made = cls(())
        made._places, made._said, made._ids = places, tuple(map(_once, said)), ids or None
        assert len(places) == 4 * len(made)
        return made

    def in_order(self) -> PackedRepairs:
        """Return the same repairs by field and place."""
        places = self._places
        fields = (said[3] for said in self._said)
        keys = list(zip(fields, places[0::4], places[1::4], places[2::4], places[3::4], strict=True))
        order = sorted(range(len(keys)), key=keys.__getitem__)
        if all(map(eq, order, count())):
            return self
        made = copy(self)
        made._places = array("I", chain.from_iterable(keys[k][1:] for k in order))
        made._said = tuple(self._said[k] for k in order)
        own = self._ids or {}
        made._ids = {at: own[k] for at, k in enumerate(order) if k in own} or None
        return made

    @property
    def begins(self) -> array[int]:
        """Where in the source each repair begins."""
        return self._places[2::4]

    def named(self, ids: Sequence[str]) -> PackedRepairs:
        """Return the same repairs with these ids."""
        made = copy(self)
        usual = map(_usual_id, self.begins)
        made._ids = {k: own for k, (own, known) in enumerate(zip(ids, usual, strict=True)) if own != known} or None
        return made

    def rows(self) -> Iterator[Row]:
        """Yield the values of each repair."""
        places, own = iter(self._places), self._ids or {}
        for k, (said, start, end, begin, behind) in enumerate(zip(self._said, *[places] * 4, strict=True)):
            yield (own[k] if k in own else _usual_id(begin)), said, start, end, (begin, behind), False

    def texts(self) -> Iterator[str]:
        """Yield every text that they hold, each once; not the ids that follow from their places."""
        yield from (self._ids or {}).values()
        for said in set(self._said):
            yield from (text for text in said if isinstance(text, str))

    def __len__(self) -> int:
        return len(self._said)

    @overload
    def __getitem__(self, index: int) -> Repair: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Repair]: ...

    def __getitem__(self, index: int | slice) -> Repair | Sequence[Repair]:
        if isinstance(index, slice):
            return tuple(self[k] for k in range(len(self))[index])
        at = range(len(self))[index]
        start, end, begin, behind = self._places[4 * at : 4 * at + 4]
        kind, rule, confidence, field, original, result = self._said[at]
        own = self._ids.get(at) if self._ids else None
        return Repair(
            id=_usual_id(begin) if own is None else own, kind=kind, rule=rule, confidence=confidence, field=field,
            start=start, end=end, original=original, result=result, source=Span(begin, behind),
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedRepairs):
            return (self._places, self._said, self._ids) == (other._places, other._said, other._ids)
        return isinstance(other, tuple) and len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _usual_id(start: int) -> str:
    return f"r{start}"


@lru_cache(maxsize=4096)
def _once(said: Said) -> Said:
    """Return one and the same object for equal ones."""
    return said
