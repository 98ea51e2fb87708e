"""Set a paragraph: where its lines break, and how much white stands behind each character.

Pure: widths come from the caller, and what comes out are offsets and lengths. A line is filled exactly to the measure,
so whoever sets the text with these gaps gets these lines and no others.

Source: W3C, Requirements for Chinese Text Layout (clreq), 3.1.6 (marks at line edges, adjacent marks), 3.2.3
(adjustment of lines), 3.2.4 (Chinese and Western); GB/T 15834-2011, 5.1.10.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.model.door import door
from reader.rendering.break_places import SPACES, breaks_inside, has_clusters
from reader.rendering.line_filling import Filling, Gap, Line
from reader.rendering.measured_text import FIRST, GAP, TIGHT, Advances, MeasuredText, Shape


class Setting(NamedTuple):
    """A paragraph set: offsets at which its second and later lines begin; gaps, in order; opening marks that
    stand flush without their blank half; marks set wide (`fwid`) and narrow (`pwid`).
    """

    breaks: tuple[int, ...]
    gaps: tuple[Gap, ...]
    flush: tuple[int, ...]
    wide: tuple[int, ...]
    narrow: tuple[int, ...]


@door
def compose(text: str, shape: Shape, parts: Sequence[tuple[int, Advances]]) -> Setting:
    """Set a paragraph. `parts` are (end, widths) of its stretches in one face, the last of which ends with the text."""
    return _Composition(MeasuredText(text, shape, parts)).set()


class _Composition:
    """One text being set."""

    def __init__(self, of: MeasuredText) -> None:
        self.of = of
        self._filling = Filling(of)

    def set(self) -> Setting:
        """Return the lines and gaps."""
        lines = self._break()
        gaps: list[Gap] = []
        for number, line in enumerate(lines):
            gaps += self._filling.fill(line, last=number == len(lines) - 1)
        if gaps and has_clusters(self.of.text):
            gaps = self._filling.whole_clusters(gaps)
        breaks = tuple(line.start for line in lines[1:])
        return Setting(breaks, tuple(gaps), tuple(sorted(self.of.flush)), self.of.wide, self.of.narrow)

    def _break(self) -> list[Line]:
        lines: list[Line] = []
        start, length = 0, len(self.of.text)
        while start < length:
            line, following = self._line(start)
            lines.append(line)
            start = following
        if len(lines) > 1 and not self.of.shape.plain:
            self._mend_last(lines)
        return lines

    def _line(self, start: int) -> tuple[Line, int]:
        """Return the line that begins at `start` and where the next one begins."""
        length = len(self.of.text)
        edge = self.of.pre[start] + self.of.shape.measure + self.of.shape.em * 1.5
        if self.of.pre[-1] <= edge and self.of.room(start, length) >= 0:
            return self._measured(start, length), length
        most = min(length, bisect_right(self.of.pre, edge))
        end = most
        while end > start and not (self.of.allowed[end] and self.of.room(start, end) >= -0.01):
            end -= 1
        if end == start:
            end = self._forced(start, most)
        elif not self.of.shape.plain and self.of.shape.justified:
            end = self._filled_at_need(start, self._drawn_in(start, end))
        return self._measured(start, end), end

    def _forced(self, start: int, most: int) -> int:
        """Break where no rule allows it: behind a mark inside a long word, else where the line is full."""
        inside = [a + k for a, b in self.of.words if a < most and b > start for k in breaks_inside(self.of.text[a:b])]
        for end in sorted((k for k in inside if start < k <= most), reverse=True):
            if self.of.room(start, end) >= 0:
                return end
        end = most
        while end > start + 1 and (self.of.room(start, end) < 0 or self._clings(end)):
            end -= 1
        while end < len(self.of.text) and self._clings(end):
            end += 1
        return end

    def _clings(self, k: int) -> bool:
        return k < len(self.of.text) and self.of.widths[k] == 0 and not any(a < k < b for a, b in self.of.words)

    def _drawn_in(self, start: int, end: int) -> int:
        """Return a later end where a rule forbade a break that would have filled the line and marks can give way."""
        if self.of.room(start, end) < self.of.shape.em * 0.99:
            return end
        for further in range(end + 1, min(end + 5, len(self.of.text) + 1)):
            if self.of.allowed[further] or further == len(self.of.text):
                over = -self.of.room(start, further)
                return further if 0 < over <= self._yielding(start, self.of.seen(further)) else end
        return end

    def _filled_at_need(self, start: int, end: int) -> int:
        """Return a later end, at a place that breaks at need, where the line would be drawn wide apart."""
        if self.of.room(start, end) <= self.of.shape.em * FIRST * (end - start - 1):
            return end
        later = self.of.at_need[bisect_right(self.of.at_need, end) :]
        return max((k for k in later[:2] if self.of.room(start, k) >= 0), default=end)

    def _yielding(self, start: int, end: int) -> float:
        """Return how much the marks and gaps inside a line can give up."""
        marks = bisect_left(self.of.marks, end - 1) - bisect_left(self.of.marks, start)
        western = bisect_left(self.of.western, end - 1) - bisect_left(self.of.western, start)
        return self.of.shape.em * (marks * 0.5 + (0.0 if self.of.shape.spread else western * TIGHT))

    def _mend_last(self, lines: list[Line]) -> None:
        """Give the last line company: it is to hold more than one character and its marks."""
        last, before = lines[-1], lines[-2]
        seen = [c for c in self.of.text[last.start : last.end] if c.isalnum()]
        if len(seen) != 1:
            return
        for start in range(last.start - 1, max(before.start, last.start - 6), -1):
            if self.of.allowed[start] and self.of.text[start] not in SPACES:
                room = self.of.room(before.start, start)
                most = (self.of.shape.em + self.of.shape.spread) * GAP
                if room / max(1, start - before.start - 1) <= most or not self.of.shape.justified:
                    lines[-2] = self._measured(before.start, start)
                    lines[-1] = self._measured(start, len(self.of.text))
                return

    def _measured(self, start: int, end: int) -> Line:
        return Line(start, max(start, self.of.seen(end)), self.of.room(start, end))
