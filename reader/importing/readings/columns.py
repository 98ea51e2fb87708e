"""Which recognised lines stand in columns of running text, whatever size they seem to be.

A justified line of few characters is spread, one with tall marks has a high box: by pitch and height both are larger
than their neighbours. But they stand as far below each other as running text does, and begin and end where it does.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.importing.pages.line import OPENING
from reader.importing.readings.recognised import RecognisedLine

_EVEN = 0.16
"""Lines of a column stand equally far apart, but for so much."""
_FLUSH = 0.7
"""Edges of a column are one within so many em."""
_INDENT = 2.0
_ENDS = 3.3
"""Lines so many leadings above or below tell where a column ends: the next one may be the last of a paragraph."""
_BLANK = 0.45
"""So many heights of a box are left blank before the ink of an opening mark."""
_TURNS = 4
"""What was found to be of a column tells its neighbours, so many times."""


@dataclass(slots=True)
class _Stretch:
    """Where a line begins and ends along its run, and how deep it stands."""

    start: float
    end: float
    depth: float

    @classmethod
    def of(cls, line: RecognisedLine) -> _Stretch:
        """Return that of a line; one that runs down is deeper the farther to the left it stands."""
        xs, ys = [x for x, _y in line.corners], [y for _x, y in line.corners]
        if line.upright:
            return cls((ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2, -sum(xs) / 4)
        blank = _BLANK * line.down * (line.text[0] in OPENING)
        return cls((xs[0] + xs[3]) / 2 - blank, (xs[1] + xs[2]) / 2, sum(ys) / 4)


def in_columns(lines: Sequence[RecognisedLine], asked: Sequence[int], body: float) -> list[int]:
    """Return which of the lines `asked` for, by number, are of a column that others of the running text make."""
    places = [_Stretch.of(x) for x in lines]
    left, made = set(asked), []
    for _turn in range(_TURNS):
        found = []
        for turned in (False, True):
            own = [p for k, p in enumerate(places) if k not in left and lines[k].upright == turned]
            if leading := _leading(own, body):
                own.sort(key=_depth)
                mine = [k for k in left if lines[k].upright == turned]
                found += [
                    k
                    for k in mine
                    if any(_next_to(places[k], x, leading, body, own) for x in _at(own, places[k], leading))
                ]
        if not found:
            break
        made += found
        left.difference_update(found)
    return made


def _depth(stretch: _Stretch) -> float:
    return stretch.depth


def _at(ordered: list[_Stretch], one: _Stretch, leading: float) -> Iterator[_Stretch]:
    """Yield those that may stand right above and right below one."""
    most = (1 + 2 * _EVEN) * leading
    least = (1 - 2 * _EVEN) * leading
    for low, high in ((one.depth - most, one.depth - least), (one.depth + least, one.depth + most)):
        yield from ordered[bisect_left(ordered, low, key=_depth) : bisect_right(ordered, high, key=_depth)]


def _leading(stretches: Sequence[_Stretch], body: float) -> float:
    """Return how far below each other lines usually stand; 0 where too few tell."""
    ordered = sorted(stretches, key=_depth)
    steps = []
    for k, one in enumerate(ordered):
        for other in ordered[k + 1 :]:
            step = other.depth - one.depth
            if step > 2.2 * body:
                break
            if step > 0.9 * body and abs(other.start - one.start) < _FLUSH * body:
                steps.append(step)
                break
    return statistics.median(steps) if len(steps) > 3 else 0.0


def _next_to(one: _Stretch, other: _Stretch, leading: float, body: float, own: list[_Stretch]) -> bool:
    """Tell whether a line stands right above or below another one of its column, and begins and ends as it may."""
    if abs(abs(one.depth - other.depth) - leading) > _EVEN * leading or not _begins(one, other, body):
        return False
    within = one.end < other.end and one.end - one.start < 0.9 * (other.end - other.start)
    return within or any(
        _begins(one, x, body) and abs(one.end - x.end) < _FLUSH * body
        for x in own[
            bisect_left(own, one.depth - _ENDS * leading, key=_depth) :
            bisect_right(own, one.depth + _ENDS * leading, key=_depth)
        ]
    )  # fmt: skip


def _begins(one: _Stretch, other: _Stretch, body: float) -> bool:
    """Tell whether a line begins where another one does, with or without an indent."""
    indent = abs(one.start - other.start)
    return min(indent, abs(indent - _INDENT * body)) < _FLUSH * body
