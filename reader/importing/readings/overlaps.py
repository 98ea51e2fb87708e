"""Lines that reach into another one: an engine's box may end behind the first character of the next column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.importing.readings.recognised import RecognisedLine

_MOST = 2
"""So many characters at most are what a box took along."""
_GAP = 0.3
"""So many heights are white before them."""


def without_overlaps(lines: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """Return lines without the last characters that stand behind a gap inside another line's box: those are its own."""
    begun = _begun(lines)
    made = []
    for line in lines:
        cut = None if line.upright else _reaches_from(line, begun)
        made.append(line if cut is None else _first(line, cut))
    return made


@dataclass(slots=True)
class _Shelf:
    """Lines that begin with the same words, from above to below, and the height of the highest."""

    lines: list[RecognisedLine]
    tops: list[float]
    high: float

    @classmethod
    def of(cls, lines: list[RecognisedLine]) -> _Shelf:
        """Put lines in their order."""
        lines.sort(key=_top)
        tops = [_top(x) for x in lines]
        return cls(lines, tops, max(abs(x.corners[3][1] - x.corners[0][1]) for x in lines))

    def at(self, y: float) -> list[RecognisedLine]:
        """Return those that may stand at a height."""
        return self.lines[bisect_left(self.tops, y - self.high) : bisect_left(self.tops, y)]


def _top(line: RecognisedLine) -> float:
    return min(line.corners[0][1], line.corners[3][1])


def _begun(lines: Sequence[RecognisedLine]) -> dict[str, _Shelf]:
    """Return the lines by what they begin with: each number of characters that a box may take along."""
    found: dict[str, list[RecognisedLine]] = {}
    for line in lines:
        for words in {line.text[:n] for n in range(_MOST + 1)}:
            found.setdefault(words, []).append(line)
    return {words: _Shelf.of(own) for words, own in found.items()}


def _reaches_from(line: RecognisedLine, begun: Mapping[str, _Shelf]) -> int | None:
    """Return from which character on a line reaches into another one that begins there; None where it does not."""
    (ax, ay), _b, _c, (dx, dy) = line.corners
    begin, middle = (ax + dx) / 2, (ay + dy) / 2
    for k in range(len(line.text) - 1, max(0, len(line.text) - _MOST - 1), -1):
        left, right = line.white[k]
        shelf = begun.get("".join(line.text[k:].split()))
        if shelf is None or (right - left) * line.across < _GAP * line.down:
            continue
        places = [begin + a * line.across for a in line.at[k:]]
        for other in shelf.at(middle):
            (ox, oy), (px, _p), _q, (rx, ry) = other.corners
            level = min(oy, ry) < middle < max(oy, ry)
            if other is not line and level and ox > begin and all(min(ox, rx) < x < px for x in places):
                return k
    return None


def _first(line: RecognisedLine, count: int) -> RecognisedLine:
    """Return a line's first characters. Its box stays, since places are told along it: `marks_of` ends such a line
    behind its last character, and `sizes_of` takes the height where the pitch is larger.
    """
    return replace(
        line, text=line.text[:count], at=line.at[:count], sure=line.sure[:count], others=line.others[:count],
        white=line.white[:count],
    )  # fmt: skip
