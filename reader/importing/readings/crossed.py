"""Lines that an engine took over a gutter for one: they are parted where the next column begins.

Between two narrow columns no more is white than behind a comma, so the gap alone does not tell. What does: lines above
and below end before it, and others begin right behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.importing.pages.line import HANGING, OPENING
from reader.importing.readings.recognised import Point, RecognisedLine

_TYPE = 0.75
"""An engine's box is higher than its type: this much of it is one em."""
_GAP = 0.45
"""So many em at least are white in a gutter."""
_BEFORE, _BEHIND = 0.8, 0.35
"""A box begins so many em at most before the ink of its column's edge, or behind."""
_NEAR, _BESIDE = 7.0, 2.4
"""Lines no farther above or below than so many em tell of a column; the nearest ones stand within so many."""
_INDENT = 2.6
_LIKE = 1.35
_SHORTEST = 8
"""Lines of fewer characters reach over no gutter."""
_ROUNDS = 3
"""Where lines below each other are all taken over the gutter, the outer ones are parted first."""


def uncrossed(lines: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """Return lines with those parted that reach over a gutter."""
    made = list(lines)
    for _round in range(_ROUNDS):
        page = _Page(made)
        parted = {k: at for k, line in enumerate(made) if (at := page.gutter_in(line)) is not None}
        if not parted:
            break
        made = [x for k, line in enumerate(made) for x in (_halves(line, parted[k]) if k in parted else (line,))]
    return made


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A level line's ends, and the middle of its height."""

    line: RecognisedLine
    left: float
    right: float
    middle: float


class _Page:
    """The level lines of a page, from above to below."""

    def __init__(self, lines: Sequence[RecognisedLine]) -> None:
        self.lines = sorted((_stretch(x) for x in lines if not x.upright), key=_middle)
        self.middles = [x.middle for x in self.lines]

    def gutter_in(self, line: RecognisedLine) -> int | None:
        """Return before which character of a line the next column begins; None where it stands in one."""
        if line.upright or len(line.text) < _SHORTEST:
            return None
        em = _TYPE * line.down
        for k in range(2, len(line.text) - 1):
            begin, end = (v * line.across for v in _white_before(line, k))
            if not line.text[k].isspace() and end - begin >= _GAP * em and line.text[k] not in HANGING:
                left = _stretch(line).left
                at = left + end - em / 2 * (line.text[k] in OPENING)
                if self._is_gutter(line, left + begin, at, em):
                    return k
        return None

    def _is_gutter(self, line: RecognisedLine, ends: float, begins: float, em: float) -> bool:
        """Tell whether columns end and begin there."""
        own = _stretch(line)
        near = [x for x in self._about(own.middle, _NEAR * em) if x.line is not line and _is_like(x.line, line)]
        flush = [x for x in near if abs(x.left - own.left) < _INDENT * em]  # a byline over both columns tells nothing
        beside = [x for x in flush if abs(x.middle - own.middle) < _BESIDE * em]
        if any(x.right > begins + em and not _white_at(x, ends, begins, em) for x in beside):
            return False
        before = [x for x in flush if x.right < begins - 0.2 * em]
        behind = [x for x in near if -_BEFORE * em < x.left - begins < _BEHIND * em]
        return len(before) > 1 and len(behind) > 1

    def _about(self, middle: float, reach: float) -> Iterator[_Stretch]:
        for k in range(bisect_left(self.middles, middle - reach), len(self.lines)):
            if self.middles[k] > middle + reach:
                return
            yield self.lines[k]


def _is_like(one: RecognisedLine, other: RecognisedLine) -> bool:
    """Tell whether two lines are of one size, about: of a headline over two columns those tell nothing."""
    return max(one.down, other.down) < _LIKE * min(one.down, other.down)


def _middle(stretch: _Stretch) -> float:
    return stretch.middle


def _stretch(line: RecognisedLine) -> _Stretch:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.corners
    return _Stretch(line, (ax + dx) / 2, (bx + cx) / 2, (ay + by + cy + dy) / 4)


def _white_at(stretch: _Stretch, ends: float, begins: float, em: float) -> bool:
    """Tell whether a line that reaches over a place is white there too: it may have been taken over the gutter."""
    line = stretch.line
    gaps = ((a * line.across + stretch.left, b * line.across + stretch.left) for a, b in line.white)
    return any(b - a > 0.3 * em and a < begins and b > ends for a, b in gaps)


def _white_before(line: RecognisedLine, k: int) -> Point:
    """Return the gap before a character, with that before the blank that was read in it."""
    begin, end = line.white[k]
    return (line.white[k - 1][0] or begin, end) if line.text[k - 1].isspace() else (begin, end)


def _halves(line: RecognisedLine, k: int) -> tuple[RecognisedLine, RecognisedLine]:
    """Return the two lines that one is of, the second of which begins with character `k`."""
    begin, end = _white_before(line, k)
    return _part(line, 0, k, 0.0, begin), _part(line, k, len(line.text), end, 1.0)


def _part(line: RecognisedLine, first: int, last: int, start: float, end: float) -> RecognisedLine:
    """Return some characters of a line, with their stretch of it."""
    while first < last and line.text[first].isspace():
        first += 1
    while last > first + 1 and line.text[last - 1].isspace():
        last -= 1
    pad = 0.12 * line.down / max(1.0, line.across)  # as much as an engine's box leaves around type
    start, end = max(0.0, start - pad), min(1.0, end + pad)
    a, b, c, d = line.corners
    wide = end - start
    return replace(
        line, corners=(_at(a, b, start), _at(a, b, end), _at(d, c, end), _at(d, c, start)), text=line.text[first:last],
        at=tuple((x - start) / wide for x in line.at[first:last]), sure=line.sure[first:last],
        others=line.others[first:last],
        white=((0.0, 0.0), *(((x - start) / wide, (y - start) / wide) for x, y in line.white[first + 1 : last])),
    )  # fmt: skip


def _at(here: Point, there: Point, share: float) -> Point:
    return here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share
