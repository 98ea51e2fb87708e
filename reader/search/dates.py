"""Dates as people type them in a query: a year, a month, a day, or a range of them with `..`."""

from __future__ import annotations

import calendar
import re

from reader.model.door import door

_DATE = re.compile(r"(\d{4})(?:[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2}))?)?[年月日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")


@door
def date_range(value: str) -> tuple[int, int] | None:
    """Return the first and last day meant, both as yyyymmdd and inclusive; None where it is no date.

    `2024` is the whole year, `2024-04` the month, `2024-04..2024-06` three months, `2024-04..` everything since.
    """
    value = value.strip()
    if ".." not in value:
        return _span(value)
    first, last = (part.strip(". ") for part in value.split("..", 1))
    start = _span(first) if first else (0, 0)
    end = _span(last) if last else (0, 99991231)
    if start is None or end is None or start[0] > end[1] or not (first or last):
        return None
    return start[0], end[1]


def _span(value: str) -> tuple[int, int] | None:
    found = _COMPACT.fullmatch(value) or _DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if year == 0 or month > 12 or (found.group(2) and month == 0):
        return None
    if not month:
        return year * 10000 + 101, year * 10000 + 1231
    days = calendar.monthrange(year, month)[1]
    if day > days or (found.group(3) and day == 0):
        return None
    base = year * 10000 + month * 100
    return base + (day or 1), base + (day or days)
