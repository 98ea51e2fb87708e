"""Where new rows stand in a list in which all others stand as they did."""

from __future__ import annotations

from array import array
from typing import Final

MOST: Final = 50
"""In so many places rows may have come."""


def insertions(before: array[int], now: array[int]) -> list[range] | None:
    """Return the places in `now` of what `before` has not, in order; None where anything went or moved, or rows came in
    more places than that. No number stands in a list twice.
    """
    found: list[range] = []
    at = ahead = 0
    while True:
        at += _alike(before, at, now, at + ahead)
        here = at + ahead
        if at == len(before):
            return [*found, range(here, len(now))] if here < len(now) else found
        try:
            end = now.index(before[at], here)
        except ValueError:
            return None
        if len(found) == MOST:
            return None
        found.append(range(here, end))
        ahead += end - here


def _alike(one: array[int], at: int, other: array[int], there: int) -> int:
    """Return for how long two lists are alike from these places on; whole stretches are compared at once."""
    most, alike, step = min(len(one) - at, len(other) - there), 0, 64
    while alike < most and step:
        step = min(step, most - alike)
        if one[at + alike : at + alike + step] == other[there + alike : there + alike + step]:
            alike += step
            step *= 2
        else:
            step //= 2
    return alike
