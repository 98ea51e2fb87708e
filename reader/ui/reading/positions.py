"""The one map between a page on screen and the text of a piece.

A piece counts code points in its fields; Qt counts UTF-16 units in the blocks of a document. Whoever has one and needs
the other asks here. Pure Python: blocks are known by their number.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.model.quick_dataclass import dataclass

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class BlockSpan(NamedTuple):
    """A half-open range of UTF-16 units inside one block of the document."""

    block: int
    start: int
    end: int


class FieldPoint(NamedTuple):
    """A code point of a field of the piece."""

    field: str
    point: int


class Units:
    """The UTF-16 units of a text, in which a character beyond U+FFFF counts two."""

    __slots__ = ("_astral", "_starts", "length")

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._starts = [point + k for k, point in enumerate(self._astral)]
        self.length = len(text) + len(self._astral)

    def of(self, point: int) -> int:
        """Return the unit at which a code point begins."""
        return point + bisect_left(self._astral, point)

    def point(self, unit: int) -> int:
        """Return the code point to which a unit belongs; the second half of a pair belongs to its character."""
        return unit - bisect_left(self._starts, unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The text `field[start:start + len(text)]`, standing at the beginning of block number `block`.

    The block may hold more behind it that is no text of the piece (a mark, a tabulated date).
    """

    block: int
    field: str
    start: int
    text: str
    units: Units = dataclasses.field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "units", Units(self.text))

    @property
    def end(self) -> int:
        """Where the stretch ends in its field."""
        return self.start + len(self.text)


class PageMap:
    """Where the text of each field stands on the page. Stretches of one field stand in reading order."""

    def __init__(self, stretches: Iterable[Stretch] = ()) -> None:
        self._by_block: dict[int, Stretch] = {}
        self._by_field: dict[str, list[Stretch]] = {}
        for stretch in stretches:
            self._by_block[stretch.block] = stretch
            self._by_field.setdefault(stretch.field, []).append(stretch)
        self._starts = {name: [s.start for s in each] for name, each in self._by_field.items()}

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that stand on the page, in reading order."""
        return tuple(self._by_field)

    def blocks(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the blocks that hold a field."""
        return tuple(s.block for s in self._by_field.get(name, ()))

    def stretch(self, block: int) -> Stretch | None:
        """Return what a block holds of the piece, None for furniture."""
        return self._by_block.get(block)

    def spans(self, name: str, start: int, end: int) -> list[BlockSpan]:
        """Return where `name[start:end]` stands: one span a block, none for what lies between blocks."""
        found = []
        for stretch in self._touched(name, start, end):
            first, last = max(start, stretch.start), min(end, stretch.end)
            if first < last:
                units = stretch.units
                found.append(BlockSpan(stretch.block, units.of(first - stretch.start), units.of(last - stretch.start)))
        return found

    def caret(self, name: str, point: int) -> tuple[int, int] | None:
        """Return the block and unit where a code point begins; None where the field is not on the page."""
        stretches = self._by_field.get(name)
        if not stretches:
            return None
        at = max(0, bisect_right(self._starts[name], point) - 1)
        stretch = stretches[at]
        inside = min(max(point - stretch.start, 0), len(stretch.text))
        return stretch.block, stretch.units.of(inside)

    def point(self, block: int, unit: int) -> FieldPoint | None:
        """Return the code point at a unit of a block; what stands behind the text counts as its end."""
        stretch = self._by_block.get(block)
        if stretch is None:
            return None
        return FieldPoint(stretch.field, stretch.start + stretch.units.point(min(max(unit, 0), stretch.units.length)))

    def selected(self, spans: Sequence[BlockSpan]) -> list[tuple[str, int, int]]:
        """Return the stretches of fields (name, start, end) that lie in spans given in reading order."""
        found: list[tuple[str, int, int]] = []
        for block, first, last in spans:
            start, end = self.point(block, first), self.point(block, last)
            if start is None or end is None or start.point >= end.point:
                continue
            if found and found[-1][0] == start.field:
                found[-1] = (start.field, found[-1][1], end.point)
            else:
                found.append((start.field, start.point, end.point))
        return found

    def _touched(self, name: str, start: int, end: int) -> Sequence[Stretch]:
        stretches = self._by_field.get(name, [])
        if not stretches:
            return ()
        first = max(0, bisect_right(self._starts[name], start) - 1)
        last = bisect_left(self._starts[name], end)
        return stretches[first:last]
