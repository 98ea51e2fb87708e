"""Lines that reach into another one: an engine's box may end behind the first character of the next column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.importing.readings.recognised import RecognisedLine

_MOST = 2
"""So many characters at most are what a box took along."""
_GAP = 0.3
"""So many heights are white before them."""


def without_overlaps(lines: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """Return lines without the last characters that stand behind a gap inside another line's box: those are its own."""
    made = []
    for line in lines:
        cut = None if line.upright else _reaches_from(line, lines)
        made.append(line if cut is None else _first(line, cut))
    return made


def _reaches_from(line: RecognisedLine, lines: Sequence[RecognisedLine]) -> int | None:
    """Return from which character on a line reaches into another one that begins there; None where it does not."""
    (ax, ay), _b, _c, (dx, dy) = line.corners
    begin, middle = (ax + dx) / 2, (ay + dy) / 2
    for k in range(len(line.text) - 1, max(0, len(line.text) - _MOST - 1), -1):
        left, right = line.white[k]
        if (right - left) * line.across < _GAP * line.down:
            continue
        places = [begin + a * line.across for a in line.at[k:]]
        words = "".join(line.text[k:].split())
        for other in lines:
            (ox, oy), (px, _p), _q, (rx, ry) = other.corners
            level = min(oy, ry) < middle < max(oy, ry) and other.text.startswith(words)
            if other is not line and level and ox > begin and all(min(ox, rx) < x < px for x in places):
                return k
    return None


def _first(line: RecognisedLine, count: int) -> RecognisedLine:
    """Return a line's first characters, in a box that ends behind them."""
    return replace(
        line, text=line.text[:count], at=line.at[:count], sure=line.sure[:count], others=line.others[:count],
        white=line.white[:count],
    )  # fmt: skip
