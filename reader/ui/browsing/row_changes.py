"""Which rows go and which come so that one list of rows becomes another; all others stay where they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

Run = tuple[int, int]
"""Rows from the first up to, not including, the second."""


def gone_and_come(before: Sequence[Hashable], now: Sequence[Hashable]) -> tuple[list[Run], list[Run]]:
    """Return the runs of `before` to take away, the last first, and then those of `now` to put in, the first first.

    As few go as can: what has changed its place goes and comes again. A key may stand there several times.
    """
    start, most = 0, min(len(before), len(now))
    while start < most and before[start] == now[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == now[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], now[start : len(now) - end]
    stays = _rising(old, new)
    goes = _runs(frozenset(row for row, _place in stays), len(old), start)
    return goes[::-1], _runs(frozenset(place for _row, place in stays), len(new), start)


def _rising(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Return the most pairs of a row of `old` and an equal one of `new` that rise in both."""
    at = {key: row for row, key in enumerate(old)}
    ends: list[int] = []  # the smallest row in which a rising sequence of so many pairs ends
    pairs: list[tuple[Run, int]] = []  # with the one before each
    last: list[int] = []
    for place, key in enumerate(new):
        row = at.get(key)
        if row is None:
            continue
        length = bisect_left(ends, row)
        pairs.append(((row, place), last[length - 1] if length else -1))
        ends[length : length + 1] = [row]
        last[length : length + 1] = [len(pairs) - 1]
    found, step = [], last[-1] if last else -1
    while step >= 0:
        pair, step = pairs[step]
        found.append(pair)
    return found[::-1]


def _runs(stays: frozenset[int], count: int, start: int) -> list[Run]:
    """Return the runs of rows up to `count` that are not among those that stay, counted from `start`."""
    runs: list[Run] = []
    for row in range(start, start + count):
        if row - start in stays:
            continue
        if runs and runs[-1][1] == row:
            runs[-1] = runs[-1][0], row + 1
        else:
            runs.append((row, row + 1))
    return runs
