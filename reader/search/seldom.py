"""A word that few documents of a segment may hold: their texts are read once, for all tiers at a time.

Level by level the same bodies would be read again for each way to take the word. Here the widest ways are looked for,
and whatever they cover is told at the places found; the first tier still stops at the newest documents that suffice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from reader.search.bits import Mask, unpacked
from reader.search.covering import covers, widest_first
from reader.search.query import WEIGHT, Node, Tier, Word
from reader.search.scan import among, find
from reader.search.segment import Numbers, Segment
from reader.search.stored_rows import Bits, counted
from reader.search.ways import Way

BODY = WEIGHT["body"]
_FIRST_BLOCK = 512
_FEW = 4096
_NOT = 127
_STEP = 8
"""A level is tier × _STEP + weight."""


def seldom_word(
    segment: Segment, word: Node | None, ways: Sequence[Way], allowed: Mask, check: Callable[[], None]
) -> SeldomWord | None:
    """Return a word that may be taken in several ways, all in few of the allowed documents; None for anything else."""
    if not isinstance(word, Word) or len(ways) < 2:
        return None
    bits: Bits = np.zeros((len(segment) + 7) // 8, np.uint8)
    for way in ways:
        if way.bits is None or counted(bits := bits | way.bits) > _FEW:
            return None
    documents = np.flatnonzero(unpacked(bits, len(segment)) & allowed)
    return SeldomWord(segment, ways, word.fields, documents, check)


class SeldomWord:
    """Where such a word stands: the level of each document, as far as the texts have been read."""

    def __init__(
        self,
        segment: Segment,
        ways: Sequence[Way],
        fields: Sequence[str],
        documents: Numbers,
        check: Callable[[], None],
    ) -> None:
        """`documents` are those that may hold it, ascending."""
        self._segment, self._check = segment, check
        self._small = [name for name in fields if name in segment.fields and name != "body"]
        self._in_bodies = "body" in fields and "body" in segment.fields
        self._documents, self._families = documents, _families(ways)
        self._best = np.full(len(segment), _NOT, np.int8)
        self._read = 0
        for name in self._small:
            self._look(name, documents)

    def level(self, tier: Tier, weight: int, enough: int | None) -> Numbers:
        """Return the documents of a level, at least `enough` of them if there are, newest first.

        Levels are to be asked for in their order.
        """
        wanted = int(tier) * _STEP + weight
        if weight == BODY:
            self._read_bodies(enough, wanted, wanted)
        return self._of_levels(self._documents, wanted, wanted)

    def all(self, enough: int | None) -> Numbers:
        """Return the documents that hold the word, at least `enough` of them if there are, newest first."""
        self._read_bodies(enough, 0, _NOT - 1)
        return self._of_levels(self._documents[: self._read], 0, _NOT - 1)

    def _of_levels(self, documents: Numbers, lowest: int, highest: int) -> Numbers:
        levels = self._best[documents]
        return np.asarray(documents[(levels >= lowest) & (levels <= highest)], np.int64)

    def _read_bodies(self, enough: int | None, lowest: int, highest: int) -> None:
        """Read bodies until `enough` of the documents read are of some levels."""
        block = _FIRST_BLOCK
        while self._read < len(self._documents):
            read = self._documents[: self._read]
            if enough is not None and len(self._of_levels(read, lowest, highest)) >= enough:
                return
            self._check()
            some = self._documents[self._read : self._read + block]
            if self._in_bodies:
                self._look("body", some)
            self._read, block = self._read + len(some), 2 * block

    def _look(self, name: str, documents: Numbers) -> None:
        """Find the word in a field of some documents."""
        text, weight = self._segment.fields[name], WEIGHT[name]
        for widest, covered in self._families:
            mine = widest.among(documents)
            if not len(mine):
                continue
            ids, starts = text.of(mine)
            places = find(widest.compiled, ids)
            if not len(places):
                continue
            owners = mine[np.searchsorted(starts, places, "right") - 1]
            self._mark(owners, int(widest.tier) * _STEP + weight)
            for way in covered:
                here = among(way.compiled, ids, places)
                self._mark(owners[np.searchsorted(places, here)], int(way.tier) * _STEP + weight)

    def _mark(self, documents: Numbers, level: int) -> None:
        self._best[documents] = np.minimum(self._best[documents], level)


def _families(ways: Sequence[Way]) -> list[tuple[Way, list[Way]]]:
    """Return the widest ways, each with those that stand only where it does."""
    found: list[tuple[Way, list[Way]]] = []
    by_alternative = {way.alternative: way for way in ways}
    for alternative in widest_first(by_alternative):
        way = by_alternative[alternative]
        family = next((covered for widest, covered in found if covers(widest.alternative, alternative)), None)
        if family is None:
            found.append((way, []))
        else:
            family.append(way)
    return found
