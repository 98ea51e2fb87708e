"""Where an issue's text stands on its printed pages: boxes of stretches of the source text, outlines of a piece, and
what stands under a point. Lengths are points from the left upper corner of the page, pages count from 1.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from reader.importing.pages.direction import turned_back
from reader.importing.pages.keeping import Placed
from reader.importing.pages.kept import kept_pages
from reader.importing.pages.marks import Box
from reader.importing.pages.outlines import Point, drawn_with, outlines, rectangles
from reader.model.door import doors
from reader.model.text import Span, merged


class PrintedBox(NamedTuple):
    """A box on a page of the source."""

    sheet: int
    box: Box


class Outline(NamedTuple):
    """What stands together on a page of the source: its polygons; one inside another is a hole."""

    sheet: int
    polygons: tuple[tuple[Point, ...], ...]


@doors
class Facsimile:
    """The printed pages of a source, by its layout and text. Raises ValueError where the layout is none of theirs."""

    def __init__(self, layout: str, text: str) -> None:
        self._text = text
        pages = kept_pages(layout)
        upright = [marks.width if up else 0.0 for marks, up, _placed in pages]
        self.sizes = tuple((marks.width, marks.height) for marks, _up, _placed in pages)
        self._turned = dict(enumerate(upright, 1))
        self._rotated = {k: marks.rotated for k, (marks, _up, _placed) in enumerate(pages, 1)}
        self._drawn = {
            k: [self._as_shown(box, k) for box in (*marks.pictures, *marks.frames)]
            for k, (marks, _up, _placed) in enumerate(pages, 1)
        }
        self._placed = sorted((p for _m, _u, own in pages for p in own), key=lambda p: p.span)
        if any(not 0 <= p.span.start < p.span.end <= len(text) for p in self._placed):
            raise ValueError("the layout is of another text")
        self._by_sheet: dict[int, list[Placed]] = defaultdict(list)
        for one in self._placed:
            self._by_sheet[one.sheet].append(one)
        self._ends = [p.span.end for p in self._placed]

    def boxes(self, spans: Iterable[Span]) -> list[PrintedBox]:
        """Return the boxes of stretches of the source text, in its order, one a run of type."""
        return [PrintedBox(p.sheet, self._part(p, span)) for p, span in self._touched(spans)]

    def runs(self, sheet: int) -> list[tuple[Span, Box]]:
        """Return the runs of type of a page, each with its stretch of the source text, in that order."""
        return [(p.span, self._part(p, p.span)) for p in self._by_sheet.get(sheet, ())]

    def outlines(self, spans: Iterable[Span]) -> list[Outline]:
        """Return the outlines of what stretches of the source text print, page by page."""
        own: dict[int, list[Box]] = defaultdict(list)
        sizes: dict[int, list[float]] = defaultdict(list)
        wanted = merged(spans)
        for placed, span in self._touched(wanted):
            own[placed.sheet].append(self._part(placed, span))
            sizes[placed.sheet].append(placed.run.size)
        foreign: dict[int, list[Box]] = defaultdict(list)
        for placed, span in self._touched(_gaps(wanted, len(self._text))):
            if placed.sheet in own and self._text[span.start : span.end].strip():
                foreign[placed.sheet].append(self._part(placed, span))
        made = []
        for sheet, boxes in sorted(own.items()):
            em = median(sizes[sheet])
            drawn = drawn_with(boxes, foreign[sheet], self._drawn[sheet], em)
            made.append(Outline(sheet, tuple(outlines(rectangles([*boxes, *drawn], foreign[sheet], em)))))
        return made

    def at(self, sheet: int, x: float, y: float) -> int | None:
        """Return the place in the source text of the character that is printed at a point of a page."""
        for placed in self._by_sheet.get(sheet, ()):
            if self._part(placed, placed.span).holds(x, y, slack=1.0):
                spans = (Span(k, k + 1) for k in range(*placed.span))
                return min(spans, key=lambda s: _away(self._part(placed, s), x, y)).start
        return None

    def _touched(self, spans: Iterable[Span]) -> Iterator[tuple[Placed, Span]]:
        """Yield the runs that stretches touch, each with the part of it that they do."""
        for span in merged(spans):
            for placed in self._placed[bisect_right(self._ends, span.start) :]:
                if placed.span.start >= span.end:
                    break
                yield placed, Span(max(span.start, placed.span.start), min(span.end, placed.span.end))

    def _part(self, placed: Placed, span: Span) -> Box:
        """Return where a stretch of a run stands: each of its characters has a share of its width."""
        run = placed.run
        box, turned = (run.printed, 0.0) if run.printed else (run.box, self._turned[placed.sheet])
        if span != placed.span:
            starts = [0.0, *accumulate(map(_share, self._text[placed.span.start : placed.span.end]))]
            em = box.width / starts[-1]
            first, last = (starts[k - placed.span.start] for k in span)
            if run.leftward:
                first, last = starts[-1] - last, starts[-1] - first
            box = Box(box.left + first * em, box.top, box.left + last * em, box.bottom)
        return self._as_shown(turned_back(box, turned) if turned else box, placed.sheet)

    def _as_shown(self, box: Box, sheet: int) -> Box:
        """Return where a box stands on the page as it is shown, which may be turned."""
        width, height = self.sizes[sheet - 1]
        match self._rotated[sheet]:
            case 90:
                return Box(height - box.bottom, box.left, height - box.top, box.right)
            case 180:
                return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
            case 270:
                top = width - height + box.top
                return Box(top, height - box.right, top + box.height, height - box.left)
        return box


def _share(char: str) -> float:
    """Return how much of a line a character takes, in hanzi."""
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def _gaps(spans: Sequence[Span], length: int) -> Iterator[Span]:
    """Yield what lies between stretches in order, and before and behind them."""
    ends = [0, *(s.end for s in spans)]
    starts = [*(s.start for s in spans), length]
    yield from (Span(a, b) for a, b in zip(ends, starts, strict=True) if a < b)


def _away(box: Box, x: float, y: float) -> float:
    return abs((box.left + box.right) / 2 - x) + abs((box.top + box.bottom) / 2 - y)
