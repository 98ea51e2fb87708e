"""Trend (词的年轮): how many pieces of each month or year match, of how many there are. Pure counting over days."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.model.door import door, doors

Unit = Literal["month", "year"]


@doors
class Period(NamedTuple):
    """`2012-05` or `2012`: pieces that match, and all pieces of that time."""

    name: str
    pieces: int
    of: int

    @property
    def share(self) -> float:
        """The share of the pieces that match, 0 where there are none."""
        return self.pieces / self.of if self.of else 0.0


@door
def periods(dates: NDArray[np.integer], of: NDArray[np.integer], unit: Unit) -> tuple[Period, ...]:
    """Return every period from the first to the last in which there are pieces, empty ones between them included.

    `dates` are the days (yyyymmdd) of the pieces that match, `of` those of all; undated ones (0) are left out.
    """
    found, whole = _numbers(dates, unit), _numbers(of, unit)
    if not len(whole):
        return ()
    first = int(np.min(whole))
    size = int(np.max(whole)) - first + 1
    here = np.bincount(found - first, minlength=size)
    there = np.bincount(whole - first, minlength=size)
    return tuple(
        Period(_name(first + k, unit), pieces, total)
        for k, (pieces, total) in enumerate(zip(here.tolist(), there.tolist(), strict=True))
    )


def _numbers(dates: NDArray[np.integer], unit: Unit) -> NDArray[np.int64]:
    """Return years, or months counted from year 0."""
    dated = np.asarray(dates[dates > 0], np.int64)
    return dated // 10000 if unit == "year" else dated // 10000 * 12 + dated // 100 % 100 - 1


def _name(number: int, unit: Unit) -> str:
    return f"{number:04}" if unit == "year" else f"{number // 12:04}-{number % 12 + 1:02}"
