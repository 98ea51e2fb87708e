"""A sheet: some documents' texts end to end, in which places are looked for. From a segment, or from plain texts.

Places come out per word as arrays and are joined by the tree of the query: a phrase's places or else its words', near
places only in pairs, nothing from under a minus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.search.alphabet import Ids, Inventory
from reader.search.bits import Mask, every, some_of
from reader.search.classes import Classes, compiled
from reader.search.covering import covers, widest_first
from reader.search.found_places import NOWHERE, Places, together
from reader.search.patterns import expression
from reader.search.query import (
    FIELDS,
    WEIGHT,
    AllOf,
    Alternative,
    AnyOf,
    Near,
    Node,
    Pattern,
    Phrase,
    Tier,
    Without,
    Word,
)
from reader.search.scan import among, find
from reader.search.segment import Numbers, Segment

_AT_ONCE = 4096
_WEIGHTS = np.array([WEIGHT[name] for name in FIELDS], np.int8)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`ids` holds all texts. Part p (a field of a document, or one of its notes) begins at starts[p].

    `starts` has one more, the end.

    `owner` is each part's document (0 …), `field` its place in `FIELDS`, `note` the number of the note within the
    document, or -1.
    """

    ids: Ids
    starts: Numbers
    owner: Numbers
    field: NDArray[np.int8]
    note: NDArray[np.int32]
    documents: int
    classes: Classes

    @classmethod
    def of_documents(cls, segment: Segment, documents: Numbers, heaviest: int | None = None) -> Sheet:
        """Lay out documents of a segment (ascending numbers); only fields of a weight up to `heaviest`, if given."""
        parts = _Parts()
        for name, text in segment.fields.items():
            if heaviest is not None and WEIGHT[name] > heaviest:
                continue
            ids, bounds = text.of(documents)
            parts.add(name, ids, bounds, np.arange(len(documents)))
        return parts.sheet(len(documents), segment.classes)

    @classmethod
    def of_texts(cls, fields: Mapping[str, str], notes: Mapping[str, str]) -> Sheet:
        """Lay out one document's plain texts."""
        inventory = Inventory()
        parts = _Parts()
        for name in FIELDS:
            if name == "note":
                continue
            if text := fields.get(name):
                parts.add(name, *inventory.encode([text], person_names=name == "byline"), np.zeros(1, np.int64))
        if notes:
            ids, bounds = inventory.encode(list(notes.values()))
            parts.add("note", ids, bounds[[0, -1]], np.zeros(1, np.int64))
        return parts.sheet(1, Classes(inventory))

    def part_of(self, positions: Numbers) -> Numbers:
        """Return the part in which each position lies."""
        return np.searchsorted(self.starts, positions, "right") - 1

    def owner_of(self, places: Places) -> Numbers:
        """Return the document of each place."""
        return self.owner[self.part_of(places.starts)]

    def places(self, node: Node | None) -> Places:
        """Return the places of a tree, as docs/search-syntax.md defines them for pieces that match it."""
        match node:
            case Word():
                return self.word(node)
            case Pattern():
                return self._within(self._pattern(node), node.fields)
            case Phrase():
                return self._phrase(node)
            case AllOf() | AnyOf():
                return together([self.places(part) for part in node.parts])
            case Near():
                return self._near(node)
            case _:
                return NOWHERE

    def word(self, word: Word, most: Tier = Tier.SIMILAR) -> Places:
        """Return the places of one word with tiers up to `most`."""
        found: list[Places] = []
        looked: list[tuple[Alternative, Numbers]] = []
        for alternative in widest_first(a for a in word.alternatives if a.tier <= most):
            here = compiled(alternative.segments, alternative.loose, self.classes)
            if not here.possible:
                continue
            wide = next((places for wider, places in looked if covers(wider, alternative)), None)
            starts = find(here, self.ids) if wide is None else among(here, self.ids, wide)
            if wide is None:
                looked.append((alternative, starts))
            if len(starts):
                tiers = np.full(len(starts), int(alternative.tier), np.int8)
                found.append(Places(starts, starts + here.length, tiers))
        return self._within(together(found), word.fields)

    def _within(self, places: Places, fields: tuple[str, ...]) -> Places:
        if len(fields) == len(FIELDS) or not len(places.starts):
            return places
        wanted = np.array([name in fields for name in FIELDS])
        return places.where(wanted[self.field[self.part_of(places.starts)]])

    def _pattern(self, pattern: Pattern) -> Places:
        text = self.classes.inventory.folded(self.ids)
        found = np.array(list(expression(pattern.source).spans(text)), np.int64).reshape(-1, 2)
        return Places(found[:, 0], found[:, 1], np.zeros(len(found), np.int8))

    def _phrase(self, phrase: Phrase) -> Places:
        whole = self.word(phrase.together)
        has = np.zeros(self.documents, np.bool_)
        has[self.owner_of(whole)] = True
        apart = together([self.word(part) for part in phrase.apart])
        apart = apart.where(~has[self.owner_of(apart)])
        return together([whole, apart._replace(tiers=np.full(len(apart.starts), int(Tier.APART), np.int8))])

    def _near(self, near: Near) -> Places:
        left, right = self.places(near.left), self.places(near.right)
        return together([self.close(left, right, near.distance), self.close(right, left, near.distance)])

    def close(self, places: Places, others: Places, distance: int) -> Places:
        """Return the places that have one of the others in the same part, at most `distance` characters away."""
        if not len(places.starts) or not len(others.starts):
            return NOWHERE
        part, other_part = self.part_of(places.starts), self.part_of(others.starts)
        longest = int((others.ends - others.starts).max())
        low = np.searchsorted(others.starts, places.starts - distance - longest, "left")
        high = np.searchsorted(others.starts, places.ends + distance, "right")
        keep = np.zeros(len(places.starts), np.bool_)
        for k, (a, b) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
            start, end = places.starts[k], places.ends[k]
            gap = np.maximum(others.starts[a:b] - end, start - others.ends[a:b])
            keep[k] = bool(((gap >= 0) & (gap <= distance) & (other_part[a:b] == part[k])).any())
        return places.where(keep)

    def truth(self, node: Node) -> Mask:
        """Tell for each document whether it matches the tree, by any alternative in any field."""
        return self._truth(node, None, None)

    def truth_at(self, node: Node, tier: Tier, weight: int) -> Mask:
        """Tell for each document whether it matches with tiers up to `tier` in fields up to `weight`."""
        return self._truth(node, (int(tier), weight), {})

    def levels(self, node: Node) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
        """Return the level of each document: tier and field weight, -1 where it does not match."""
        if isinstance(node, Word):
            return self._level_of_word(node)
        tiers, weights = np.full(self.documents, -1, np.int8), np.full(self.documents, -1, np.int8)
        known: dict[int, Places] = {}
        for tier in Tier:
            for weight in sorted(set(WEIGHT.values())):
                new = (tiers < 0) & self._truth(node, (int(tier), weight), known)
                tiers[new], weights[new] = int(tier), weight
        return tiers, weights

    def _level_of_word(self, word: Word) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
        """Return the level of each document for a single word: that of its best place."""
        places = self.word(word)
        part = self.part_of(places.starts)
        best = np.full(self.documents, 127, np.int8)
        np.minimum.at(best, self.owner[part], places.tiers * np.int8(8) + _WEIGHTS[self.field[part]])
        return np.where(best < 127, best // 8, -1).astype(np.int8), np.where(best < 127, best % 8, -1).astype(np.int8)

    def _truth(self, node: Node, level: tuple[int, int] | None, known: dict[int, Places] | None) -> Mask:
        """Tell which documents match with words limited to a level; under a minus everything counts."""
        match node:
            case AllOf():
                return every([self._truth(part, level, known) for part in node.parts])
            case AnyOf():
                return some_of([self._truth(part, level, known) for part in node.parts])
            case Without():
                return ~self._truth(node.part, None, None)
            case Phrase():
                whole = self._has(node.together, level, known)
                if level is not None and level[0] < Tier.APART:
                    return whole
                apart = [self._has(part, level, known) for part in node.apart]
                return whole | every(apart)
            case Near():
                both = self._truth(node.left, level, known) & self._truth(node.right, level, known)
                left, right = self._limited(node.left, level, known), self._limited(node.right, level, known)
                return both & self._owners(self.close(left, right, node.distance))
            case _:
                return self._has(node, level, known)

    def _has(self, node: Node, level: tuple[int, int] | None, known: dict[int, Places] | None) -> Mask:
        return self._owners(self._limited(node, level, known))

    def _owners(self, places: Places) -> Mask:
        has = np.zeros(self.documents, np.bool_)
        has[self.owner_of(places)] = True
        return has

    def _limited(self, node: Node, level: tuple[int, int] | None, known: dict[int, Places] | None) -> Places:
        """Return the places of a tree that lie within a level."""
        places = None if known is None else known.get(id(node))
        if places is None:
            places = self.places(node)
            if known is not None:
                known[id(node)] = places
        if level is None or not len(places.starts):
            return places
        weights = _WEIGHTS[self.field[self.part_of(places.starts)]]
        return places.where((places.tiers <= level[0]) & (weights <= level[1]))

    def reading(self, start: int, end: int) -> list[str]:
        """Return the readings in context of a stretch, empty strings where there is none."""
        names = self.classes.inventory.alphabet.known.names
        return [names[number] for number in self.classes.inventory.reading_of[self.ids[start:end]].tolist()]


def levelled(
    segment: Segment, node: Node, documents: Numbers, check: Callable[[], None]
) -> dict[tuple[int, int], Numbers]:
    """Return which of the documents match a tree, by level: tier and field weight. `check` may raise `Stopped`."""
    found: dict[tuple[int, int], list[Numbers]] = {}
    for start in range(0, len(documents), _AT_ONCE):
        check()
        some = documents[start : start + _AT_ONCE]
        tiers, weights = Sheet.of_documents(segment, some).levels(node)
        for tier, weight in {*zip(tiers.tolist(), weights.tolist(), strict=True)}:
            if tier >= 0:
                found.setdefault((tier, weight), []).append(some[(tiers == tier) & (weights == weight)])
    return {level: np.concatenate(parts) for level, parts in found.items()}


class _Parts:
    """Collects the parts of a sheet."""

    def __init__(self) -> None:
        self.ids: list[Ids] = []
        self.starts: list[Numbers] = []
        self.owner: list[Numbers] = []
        self.field: list[NDArray[np.int8]] = []
        self.note: list[NDArray[np.int32]] = []
        self.size = 0

    def add(self, name: str, ids: Ids, bounds: Numbers, owner: Numbers) -> None:
        """Add one field of all documents; the notes of a document are parts of their own."""
        starts, note = bounds[:-1], np.full(len(owner), -1, np.int32)
        if name == "note":
            ends = np.flatnonzero(ids == 0) + 1
            owner = owner[np.searchsorted(bounds, ends - 1, "right") - 1]
            starts = np.concatenate(([0], ends[:-1])) if len(ends) else np.zeros(0, np.int64)
            first = np.searchsorted(owner, owner, "left")
            note = (np.arange(len(owner)) - first).astype(np.int32)
        self.ids.append(ids)
        self.starts.append(starts + self.size)
        self.owner.append(owner)
        self.note.append(note)
        self.field.append(np.full(len(owner), FIELDS.index(name), np.int8))
        self.size += len(ids)

    def sheet(self, documents: int, classes: Classes) -> Sheet:
        """Return what was collected."""
        if not self.ids:
            return Sheet(
                np.zeros(0, np.uint16),
                np.zeros(1, np.int64),
                np.zeros(0, np.int64),
                np.zeros(0, np.int8),
                np.zeros(0, np.int32),
                documents,
                classes,
            )
        return Sheet(
            np.concatenate(self.ids),
            np.concatenate([*self.starts, np.array([self.size])]),
            np.concatenate(self.owner),
            np.concatenate(self.field),
            np.concatenate(self.note),
            documents,
            classes,
        )
