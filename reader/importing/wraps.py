"""Hard wraps: lines that end because the column was full, at any width.

A text is wrapped where many lines are as wide as the widest and most of these end in mid-sentence; what a person broke
off ends where it will. Columns of several widths are told apart stretch by stretch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.importing.lines import Line

_STOPS = "。！？!?；;：:…”』」）)】》"
_SLACK = 4
"""A full line may be so many columns short: a character of two columns, and one that must not begin the next line."""
_NEVER_FIRST = "。，、；：！？）”’』」】》·,.;:!?)%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wraps:
    """`joins[i]`: line i goes on with line i - 1. `width`: of the column in half-width units, 0 where not wrapped."""

    joins: tuple[bool, ...] = ()
    width: int = 0


def find_wraps(lines: Sequence[Line], texts: Sequence[str]) -> Wraps:
    """Return which lines go on with the one before."""
    joins = [line.opens is False or (k > 0 and _display(lines[k - 1], line)) for k, line in enumerate(lines)]
    if not any(line.gap == 0 for line in lines[1:]):
        return Wraps(joins=tuple(joins))
    short = [len(text) <= 200 for text in texts]
    # Programs wrap by counting columns or by counting characters; an indent counts in both.
    measures = (
        [_columns(t) + round(2 * line.indent) if ok else 0 for t, line, ok in zip(texts, lines, short, strict=True)],
        [2 * (len(t) + round(line.indent)) if ok else 0 for t, line, ok in zip(texts, lines, short, strict=True)],
    )
    widest = 0
    for start, end in _stretches(lines, measures, texts):
        widths, column = _best(measures, start, end, texts)
        widest = max(widest, column)
        if not column:
            continue
        indented = sum(line.indent >= 1 for line in lines[start:end]) >= 2
        for k in range(start + 1, end):
            if joins[k] or not _may_join(lines[k - 1], lines[k], indented):
                continue
            full = column - _SLACK <= widths[k - 1] <= column + 2 or lines[k - 1].wraps
            joins[k] = full or texts[k][0] in _NEVER_FIRST
    return Wraps(joins=tuple(joins), width=widest)


def _display(above: Line, line: Line) -> bool:
    """Tell whether two lines of large type are one headline that its column broke."""
    # Heights of type vary with the letters; distances between lines of large type pass for gaps.
    large = line.size >= 1.2 and abs(above.size - line.size) <= 0.1 * line.size and line.gap <= 1
    return large and line.sheet > 0 and above.sheet == line.sheet and above.role is None and line.role is None


Measures = tuple[list[int], list[int]]


def _best(measures: Measures, start: int, end: int, texts: Sequence[str]) -> tuple[list[int], int]:
    """Return the measure by which a stretch is wrapped, and its width by that; width 0 where by neither."""
    found = [(*_column(m[start:end], texts[start:end]), m) for m in measures]
    full, column, widths = max(found, key=lambda f: f[0])
    return widths, column if full else 0


def _may_join(above: Line, line: Line, indented: bool) -> bool:
    """Tell whether a line can go on with the one above at all."""
    same = above.level == line.level == 0 and above.bold == line.bold and abs(above.size - line.size) < 0.15
    plain = line.opens is None and line.role is None and above.role is None
    return plain and same and line.gap == 0 and not (indented and line.indent >= 1)


def _stretches(lines: Sequence[Line], measures: Measures, texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return runs of lines that may be of one column: the whole text, if it is one, else its parts between gaps."""
    if _best(measures, 0, len(lines), texts)[1]:
        return [(0, len(lines))]
    runs, start = [], 0
    for k in range(1, len(lines) + 1):
        if k == len(lines) or lines[k].gap or lines[k].level:
            if k - start >= 3:
                runs.append((start, k))
            start = k
    return runs


def _column(widths: Sequence[int], texts: Sequence[str]) -> tuple[int, int]:
    """Return how many lines are full and the width that they were wrapped at; zeros where they were not wrapped."""
    if len(widths) < 3:
        return 0, 0
    counted = Counter(w for w in widths if w)
    if not counted:
        return 0, 0
    peak = max(counted, key=lambda w: (counted[w] + counted[w - 1] + counted[w - 2], w))
    if peak < 12:
        return 0, 0
    full = [k for k, w in enumerate(widths) if peak - 2 <= w <= peak]
    beyond = sum(w > peak + _SLACK or not w for w in widths)
    # The last full line of a paragraph may end its sentence; most must not.
    open_ended = sum(texts[k][-1] not in _STOPS and texts[k][-1] != "，" for k in full)
    enough = (len(full) >= 3 and len(full) >= 0.3 * len(widths)) or (len(full) >= 2 and len(full) == len(widths) - 1)
    if not enough or beyond > 0.02 * len(widths) or open_ended < 0.55 * len(full):
        return 0, 0
    return len(full), peak


def _columns(text: str) -> int:
    """Return how wide a line is: hanzi and their punctuation count two."""
    return sum(2 if c >= "\u1100" or c in "“”‘’—…·" else 1 for c in text)
