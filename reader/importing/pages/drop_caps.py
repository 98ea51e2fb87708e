"""Drop caps: a character as high as several lines, set at the beginning of the text, is the first of its paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.line import Line

_LARGER = 1.6
"""A drop cap is at least so many times as large as the text that it begins."""


def take_drop_caps(lines: list[Line], body: float) -> None:
    """Put each drop cap before the first line that stands beside it; the lines beside it begin where the others do."""
    lone = [x for x in lines if x.size > _LARGER * body and len(x.text) == 1]  # “ and ” of an upright headline too
    found = [x for x in lines if _may_be(x, body)]
    for cap in [x for x in found if not any(_stacked(x, other) for other in lone)]:
        beside = sorted((x for x in lines if _stands_beside(x, cap, body)), key=lambda x: x.top)
        if len(beside) < 2 or not _goes_on_below(lines, cap, beside, body):
            continue
        column = min(x.left for x in beside)
        beside += _below(lines, cap, beside, column, body)
        lines.remove(cap)
        first = beside[0]
        first.text = cap.text + first.text
        first.runs = [*cap.runs, *first.runs]
        first.left = cap.left + 2 * body  # as an indent it tells that a paragraph begins
        for line in beside[1:]:
            line.left = cap.left + (2 * body if line.left - column > 1.5 * body else 0.0)


def _below(lines: Sequence[Line], cap: Line, beside: Sequence[Line], column: float, body: float) -> list[Line]:
    """Return the line below those that still gives way to the character."""
    step = beside[1].bottom - beside[0].bottom
    return [
        x for x in lines
        if x not in beside and x.frame == cap.frame and 0.5 * step < x.bottom - beside[-1].bottom < 1.3 * step
        and any(abs(x.left - column - k * body) < 0.2 * body for k in (0, 2))
        and abs(x.left - cap.left - 2 * body) > 0.3 * body
    ]  # fmt: skip


def _may_be(line: Line, body: float) -> bool:
    words = line.text.strip("“‘「『《")
    return len(words) == 1 and words.isalpha() and line.size > _LARGER * body and line.measure < 2.4


def _stacked(one: Line, other: Line) -> bool:
    """Tell whether two large characters stand one below the other: parts of an upright headline."""
    apart = max(one.top, other.top) - min(one.bottom, other.bottom)
    return one is not other and abs(one.middle - other.middle) < 0.5 * one.size and apart < one.size


def _stands_beside(line: Line, cap: Line, body: float) -> bool:
    """Tell whether a line of text begins right at a large character's right edge, within its height."""
    near = -0.3 * body < line.left - cap.right < 3.2 * body
    level = cap.top - 0.6 * body < (line.top + line.bottom) / 2 < cap.bottom + 0.1 * body
    return near and level and abs(line.size - body) < 0.25 * body and line.frame == cap.frame


def _goes_on_below(lines: Sequence[Line], cap: Line, beside: Sequence[Line], body: float) -> bool:
    """Tell whether the text runs on under the character, at its left edge."""
    step = beside[1].bottom - beside[0].bottom
    return any(
        -0.5 * body < x.left - cap.left < 2.7 * body and 0 < x.bottom - beside[-1].bottom < 2.4 * step
        for x in lines
        if x not in beside
    )
