"""Break headlines and snippets into the lines of a row by the rules of Chinese composition.

QPainter's own wrapping lets a line begin with a full stop; QTextLayout does not. A headline breaks where it would be
spoken: at its own space, else after its punctuation, and never leaves one or two characters alone.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from reader.ui.reading.positions import Units

BREAK_AFTER = "，：；、？！…”》）"
LEAST_ALONE = 3
AMPLE = 1.5
"""So many times the hanzi that fit are set at first."""


Spans = tuple[tuple[int, int], ...]


class Line(NamedTuple):
    """One drawn line: `text` as shown (with an ellipsis where it was cut) and the code point where it begins."""

    start: int
    text: str


def headline_lines(text: str, font: QFont, width: float, most: int = 2, *, words: bool = False) -> list[Line]:
    """Break a headline into at most `most` lines of `width` pixels; with `words`, what has no better place is broken
    between words, for which their dictionary is loaded.
    """
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width or most < 2:
        return [_elided(text, 0, metrics, width)]
    cut = _spoken_cut(text, metrics, width)
    if cut:
        first, second = cut
        return [Line(0, text[:first].rstrip()), Line(second, text[second:])]
    if words and (parts := _word_lines(text, metrics, width, most)):
        return parts
    lines = wrapped_lines(text, font, width, most)
    if len(lines) == most == 2 and 0 < len(text) - lines[1].start < LEAST_ALONE:
        at = _allowed(text, len(text) - LEAST_ALONE)
        if metrics.horizontalAdvance(text[at:]) <= width:
            return [Line(0, text[:at].rstrip()), Line(at, text[at:])]
    return lines


def wrapped_lines(text: str, font: QFont, width: float, most: int) -> list[Line]:
    """Break running text into at most `most` lines of `width` pixels; the last is elided where more follows.

    Of a long text only the beginning is set, since all of it would take three times as long.
    """
    if not text or most < 1:
        return []
    metrics = QFontMetricsF(font)
    some = round(AMPLE * most * width / max(1, font.pixelSize()))
    if some < len(text):
        found, more = _broken(text[:some], font, width, most)
        rest = text[found[-1].start : some]
        last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        if more and last != rest:  # else letters are so narrow that it was too little
            return [*found[:-1], Line(found[-1].start, last)]
    found, more = _broken(text, font, width, most)
    return [*found[:-1], _elided(text, found[-1].start, metrics, width)] if more else found


def _broken(text: str, font: QFont, width: float, most: int) -> tuple[list[Line], bool]:
    """Return the first lines of a text, and whether more follows."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = Units(text)
    found: list[Line] = []
    layout.beginLayout()
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = units.point(line.textStart())
        end = units.point(line.textStart() + line.textLength())
        found.append(Line(start, text[start:end].rstrip()))
    more = len(found) == most and layout.createLine().isValid()
    layout.endLayout()
    return found, more


def _spoken_cut(text: str, metrics: QFontMetricsF, width: float) -> tuple[int, int] | None:
    """Return (end of the first line, start of the second) at the best spoken place where both halves fit."""
    spaces = [(k, k + 1) for k, c in enumerate(text) if c in " \u3000"]
    marks = [(k + 1, k + 1) for k, c in enumerate(text[:-1]) if c in BREAK_AFTER and text[k + 1] not in BREAK_AFTER]
    for places in (spaces, marks):
        fitting = [
            (a, b)
            for a, b in places
            if a >= LEAST_ALONE
            and len(text) - b >= LEAST_ALONE
            and metrics.horizontalAdvance(text[:a]) <= width
            and metrics.horizontalAdvance(text[b:]) <= width
        ]
        if fitting:
            return min(fitting, key=lambda cut: abs(cut[0] * 2 - len(text)))
    return None


def _word_lines(text: str, metrics: QFontMetricsF, width: float, most: int) -> list[Line]:
    """Return the lines of a headline broken between words; of one that is too long as much as there is room for."""
    from reader.rendering.headline_lines import headline_lines as divided

    for end in range(len(text), 0, -1):
        if metrics.horizontalAdvance(text[:end]) <= width * most:
            break
    for shorter in range(end, max(0, end - 6), -1):  # what is left over at the first line's end is lost to the last
        parts = divided(text[:shorter], metrics.horizontalAdvance, width, most)
        if parts:
            starts = list(accumulate(map(len, parts[:-1]), initial=0))
            lines = [Line(start, part.rstrip()) for start, part in zip(starts, parts, strict=True)]
            cut = shorter < len(text)  # there is room for all of it, but not where words end
            return [*lines[:-1], _elided(text, starts[-1], metrics, width)] if cut else lines
    return []


def _allowed(text: str, at: int) -> int:
    """Move a break before `at` so that no line begins with a closing or ends with an opening mark."""
    while at > 1 and (text[at] in "，。：；、？！…”’》）」" or text[at - 1] in "“‘《（「" or text[at] == " "):
        at -= 1
    return at


def _elided(text: str, start: int, metrics: QFontMetricsF, width: float) -> Line:
    return Line(start, metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))


def hit_pieces(line: Line, hits: Spans) -> list[tuple[int, int, bool]]:
    """Cut a line at its hits: (start, end, is a hit) in the line's own characters."""
    shown = len(line.text.removesuffix("…"))
    found: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in sorted(hits):
        first, last = max(start - line.start, at), min(end - line.start, shown)
        if first < last:
            if at < first:
                found.append((at, first, False))
            found.append((first, last, True))
            at = last
    if at < len(line.text):
        found.append((at, len(line.text), False))
    return found
