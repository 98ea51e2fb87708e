"""A reading to the marks of a page: recognised lines become runs of type, in points, on straight baselines.

A run ends where the engine's confidence changes, so that each doubtful character is one of its own, and where a gap
stands: an engine may take two columns for one line, the layout stage tells gutters from spaces.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.importing.pages import marks
from reader.importing.pages.line import HANGING, OPENING
from reader.importing.pages.marks import Marks, Run
from reader.importing.readings.blanks import with_blanks
from reader.importing.readings.crossed import uncrossed
from reader.importing.readings.overlaps import without_overlaps
from reader.importing.readings.recognised import SURE, PageReading, RecognisedLine
from reader.importing.readings.sizes import body_of, settled, sizes_of
from reader.model.door import door

BODY = 10.0
"""Running text of a photograph, whose scale nobody knows, is taken to be so many points high."""
LEAST_SURE = 0.5
"""Lines of which the engine is less sure on the whole are specks and pictures."""
_GAP, _GAP_DISPLAY = 0.62, 0.38
"""A gap between characters is wider than so many em: letters spaced out stand nearer."""
_NEAR = 1.25
"""Characters whose middles are no more than so many em apart stand side by side, whatever thin strokes leave white."""
_SCATTER, _REACH = 0.4, 12.0
"""Edges of lines within so many em of each other, and lines no farther than so many em, tell one edge."""
_WIDER = 0.6
"""A box that reaches over so many em beyond the place of its last character holds no more than that."""
_STROKE = 2.5
"""A rule is so many points thick at most."""
_THIN = frozenset("一—－-─…·～")
_HALF = HANGING + OPENING


@door
def marks_of(reading: PageReading, *, all_lines: bool = False) -> Marks:
    """Return the marks of a read page; with `all_lines` also of those of which the engine was hardly sure."""
    lines = [x for x in reading.lines if x.text.strip() and (all_lines or x.mean_sure >= LEAST_SURE)]
    lines = with_blanks(uncrossed(without_overlaps(lines)))
    sizes, ratio = sizes_of(lines)
    body = body_of(lines, sizes)
    scale = reading.points / reading.width if reading.points else (BODY / body if body else 0.25)
    runs: list[Run] = []
    if body:
        placed = aligned([_Set.of(x, s, ratio) for x, s in zip(lines, settled(lines, sizes, body), strict=True)])
        for own in placed:
            runs += _runs(own, scale, own.size > 1.1 * body)
    return Marks(
        reading.width * scale, reading.height * scale, tuple(runs),
        tuple(map(_thin, _scaled(reading.rules, scale))),
        _scaled(reading.frames, scale), _scaled(reading.pictures, scale),
        recognised=True,
    )  # fmt: skip


def _scaled(boxes: Sequence[marks.Box], scale: float) -> tuple[marks.Box, ...]:
    return tuple(marks.Box(b.left * scale, b.top * scale, b.right * scale, b.bottom * scale) for b in boxes)


def _thin(rule: marks.Box) -> marks.Box:
    """Return a rule without what its box adds: one that leans a little, or is blurred, is no bar."""
    if rule.width > rule.height:
        middle, half = (rule.top + rule.bottom) / 2, min(rule.height, _STROKE) / 2
        return marks.Box(rule.left, middle - half, rule.right, middle + half)
    middle, half = (rule.left + rule.right) / 2, min(rule.width, _STROKE) / 2
    return marks.Box(middle - half, rule.top, middle + half, rule.bottom)


@dataclass(slots=True)
class _Set:
    """A line as it is set: its size, its ends without what the engine's box adds, the middle of its height."""

    line: RecognisedLine
    size: float
    left: float
    right: float
    middle: float

    @classmethod
    def of(cls, line: RecognisedLine, size: float, ratio: float) -> _Set:
        """Place a line of that size, whose box is `ratio` times as high."""
        pad = max(0.0, (ratio - 1) / 2) * size
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.corners
        left, right = (ax + dx) / 2 + pad, (bx + cx) / 2 - pad
        first, last = ((ax + dx) / 2 + a * line.across for a in (line.at[0], line.at[-1]))
        # An engine's box may reach over paper, up to the next column: its characters tell better then.
        left = first - size / 2 if first - size / 2 - left > _WIDER * size and not line.upright else left
        right = last + size / 2 if right - last - size / 2 > _WIDER * size and not line.upright else right
        left -= size / 2 * (line.text[0] in OPENING)  # the blank half of a mark leaves no ink
        right = max(right, left + 0.5 * size) + size / 2 * (line.text[-1] in HANGING)
        return cls(line, size, left, right, (ay + by + cy + dy) / 4)


def aligned(placed: list[_Set]) -> list[_Set]:
    """Let lines of one size begin and end where those above and below them do: an engine's edges scatter by .3 em."""
    own = sorted((x for x in placed if not x.line.upright), key=lambda x: x.middle)
    told = [(_shared(own, k, "left"), _shared(own, k, "right")) for k in range(len(own))]
    for line, (left, right) in zip(own, told, strict=True):
        line.left, line.right = left, max(right, left + 0.5 * line.size)
    for k, line in enumerate(own):
        if line.line.text[-1] in HANGING:
            line.right = min([line.right, *_beginnings(own, k)])
    return placed


def _beginnings(placed: Sequence[_Set], k: int) -> Iterator[float]:
    """Yield where others begin on the level of a line, in the blank half of its last mark: that hangs in the gutter."""
    one = placed[k]
    for step in (-1, 1):
        j = k + step
        while 0 <= j < len(placed) and abs(placed[j].middle - one.middle) < 0.5 * one.size:
            if one.right - one.size / 2 <= placed[j].left <= one.right:
                yield placed[j].left
            j += step


def _shared(placed: Sequence[_Set], k: int, edge: str) -> float:
    """Return the median of an edge's neighbours within a few lines."""
    one = placed[k]
    own: float = getattr(one, edge)
    found = [own]
    for step in (-1, 1):
        j = k + step
        while 0 <= j < len(placed) and abs(placed[j].middle - one.middle) < _REACH * one.size:
            other: float = getattr(placed[j], edge)
            if abs(other - own) < _SCATTER * one.size and placed[j].size == one.size:
                found.append(other)
            j += step
    return statistics.median(found)


def _runs(own: _Set, scale: float, display: bool) -> Iterator[Run]:
    """Yield a line's runs; of one that runs down a run for each character."""
    line, size = own.line, own.size
    if line.upright:
        yield from _down(own, scale)
        return
    for start, end in _stretches(line, size, display):
        begin = own.left if start == 0 else _edge(line, start, size, display, left=True)
        until = own.right if end == len(line.text) else _edge(line, end, size, display, left=False)
        box = marks.Box(begin, own.middle - size / 2, max(until, begin + 0.3 * size), own.middle + size / 2)
        sure = min(line.sure[start:end])
        yield _run(box, line.text[start:end], size, sure, line.others[start] if end == start + 1 else "", scale)


def _down(own: _Set, scale: float) -> Iterator[Run]:
    """Yield the characters of a line that runs down, each touching the next unless a gap lies between them."""
    line, size = own.line, own.size
    (ax, ay), (bx, by), (cx, _cy), (dx, _dy) = line.corners
    middle, top = (ax + bx + cx + dx) / 4, (ay + by) / 2
    centres = [top + a * line.down for a in line.at]
    for k, char in enumerate(line.text):
        begin, until = centres[k] - size / 2, centres[k] + size / 2
        if k and centres[k] - centres[k - 1] < 2 * size:
            begin = (centres[k] + centres[k - 1]) / 2
        if k + 1 < len(centres) and centres[k + 1] - centres[k] < 2 * size:
            until = (centres[k] + centres[k + 1]) / 2
        if not char.isspace():
            box = marks.Box(middle - size / 2, begin, middle + size / 2, max(until, begin + 0.2 * size))
            yield _run(box, char, size, line.sure[k], line.others[k], scale)


def _run(box: marks.Box, text: str, size: float, sure: float, others: str, scale: float) -> Run:
    sure = 1.0 if sure >= SURE else round(sure, 2)
    return Run(_scaled([box], scale)[0], text, size * scale, confidence=sure, others="" if sure == 1.0 else others)


def _stretches(line: RecognisedLine, size: float, display: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line between gaps and doubtful characters."""
    start = 0
    for k in range(1, len(line.text) + 1):
        ends = k == len(line.text)
        doubtful = line.sure[k - 1] < SURE or (not ends and line.sure[k] < SURE)
        if ends or doubtful or _parted(line, k, size, display):
            if line.text[start:k].strip():
                yield start, k
            start = k


def _parted(line: RecognisedLine, k: int, size: float, display: bool) -> bool:
    """Tell whether a gap stands before character `k`: paper without ink, wider than the blanks of marks beside it."""
    begin, end = line.white[k]
    beside = line.text[k - 1 : k + 1]
    if all("\u4e00" <= c <= "\u9fff" for c in beside) and (line.at[k] - line.at[k - 1]) * line.across < _NEAR * size:
        return False
    blank = sum(0.5 for c in beside if c in _HALF) + sum(0.6 for c in beside if c in _THIN)
    return (end - begin) * line.across > ((_GAP_DISPLAY if display else _GAP) + blank) * size


def _edge(line: RecognisedLine, k: int, size: float, display: bool, *, left: bool) -> float:
    """Return where character `k` begins, or where the one before it ends: half way between two, or at a gap."""
    (ax, _ay), _b, _c, (dx, _dy) = line.corners
    begin = (ax + dx) / 2
    if _parted(line, k, size, display):
        white, hung = line.white[k], line.text[k - 1] in HANGING
        if left:
            return begin + white[1] * line.across - size / 2 * (line.text[k] in OPENING)
        return begin + white[0] * line.across + size / 2 * hung
    return begin + (line.at[k] + line.at[k - 1]) / 2 * line.across
