"""Which column of a table each of its cells stands in: cells may go over several rows and columns.

HTML Living Standard, 4.9.12.1 (forming a table).
"""

from __future__ import annotations

from collections.abc import Mapping

_MOST = 200


class Grid:
    """The columns of one table, row by row; what a cell covers besides its first place is empty."""

    def __init__(self) -> None:
        self.rows = 0
        self._at = self._written = 0
        self._covered: dict[int, int] = {}

    def cell(self, attributes: Mapping[str, str | None]) -> int:
        """Begin the next cell of a row; return how many borders stand between it and the one before."""
        while self._covered.get(self._at, 0):
            self._covered[self._at] -= 1
            self._at += 1
        borders = self._at - self._written
        self._written = self._at
        below = _count(attributes.get("rowspan"))
        for _k in range(_count(attributes.get("colspan"))):
            if below > 1:
                self._covered[self._at] = below - 1
            self._at += 1
        return borders

    def end_row(self) -> None:
        """End a row."""
        for column, left in self._covered.items():
            if column >= self._at and left:
                self._covered[column] = left - 1
        self._at = self._written = 0
        self.rows += 1


def _count(value: str | None) -> int:
    value = (value or "").strip()
    return min(max(int(value), 1), _MOST) if value.isdecimal() and len(value) < 6 else 1
