"""Fill lines: the white that a line has left is spread over it in the order of clreq, or drawn from its marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from reader.rendering.break_places import cluster_start
from reader.rendering.measured_text import FIRST, GAP, TIGHT, MeasuredText
from reader.rendering.typography import OPENING


class Gap(NamedTuple):
    """So many pixels more (or less) behind each character of `text[start:end]`."""

    start: int
    end: int
    width: float


class Line(NamedTuple):
    """One line: `text[start:end]` is seen (spaces hang over its end), `room` what is left of the measure: below zero
    where marks have to give way.
    """

    start: int
    end: int
    room: float


class Filling:
    """Fills the lines of one text."""

    def __init__(self, of: MeasuredText) -> None:
        self.of = of

    def fill(self, line: Line, *, last: bool) -> list[Gap]:
        """Return the gaps of one line; its last character takes what is left, so that nothing more fits."""
        start, end, room = line
        if (
            start
            and end > start
            and self.of.text[start] in OPENING
            and not self.of.shape.plain
            and self.of.saved(start) > 0
        ):
            self.of.flush.append(start)
        places = self.of.places
        own = {k: self.of.after[k] for k in places[bisect_left(places, start) : bisect_left(places, end)]}
        every = 0.0
        if room < 0:
            self._draw_in(line, own)
        elif not last and self.of.shape.justified:
            every = self._spread(line, own)
        if end > start and (not last or room - self.of.cut(end - 1) < 0):
            own[end - 1] = self._rest(line, own, every)
        return self._gaps(line, own, every)

    def _rest(self, line: Line, own: Mapping[int, float], every: float) -> float:
        """Return the gap behind the last character that fills the line to the measure."""
        start, end, room = line
        room -= self.of.cut(end - 1) if not self.of.shape.plain else 0.0
        added = sum(own.values()) - sum(self.of.after.get(k, 0.0) for k in own)
        if every:
            added += every * sum(b - a for a, b in self._loose(start, end - 1))
        return room - added + own.get(end - 1, 0.0)

    def _draw_in(self, line: Line, own: dict[int, float]) -> None:
        """Take what is too much from marks, then from gaps."""
        over = -line.room
        em = self.of.shape.em
        for places, most in ((self.of.marks, 0.5 * em), (self.of.western, TIGHT * em)):
            here = places[bisect_left(places, line.start) : bisect_left(places, line.end - 1)]
            if here and over > 0:
                each = min(most, over / len(here))
                for k in here:
                    own[k] = own.get(k, 0.0) - each
                over -= each * len(here)

    def _spread(self, line: Line, own: dict[int, float]) -> float:
        """Give what is left to marks, then to gaps between hanzi and Latin, then to all hanzi alike; returns what each
        of these gets. A line that would need more than a quarter em anywhere stays ragged.
        """
        start, end, room = line
        most, first = self.of.shape.em * GAP, self.of.shape.em * FIRST
        count = sum(b - a for a, b in self._loose(start, end - 1))
        if not count or room / count >= first:
            return room / count if count and room / count <= most else 0.0
        given: dict[int, float] = {}
        for places in (self.of.marks, self.of.western):
            here = places[bisect_left(places, start) : bisect_left(places, end - 1)]
            if here and room > 0:
                each = min(first, room / len(here))
                for k in here:
                    given[k] = given.get(k, 0.0) + each
                room -= each * len(here)
        every = room / (count - len(given)) if room > 0.01 else 0.0
        for k, white in given.items():
            own[k] = own.get(k, 0.0) + white - every  # it has its share already
        return every

    def _loose(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of a line behind each of whose characters white may be added: not inside words, numbers
        and dashes.
        """
        found, at = [], start
        first = bisect_left(self.of.words, (start, start))
        for a, b in self.of.words[max(0, first - 1) :]:
            if a >= end:
                break
            if b - 1 <= at:
                continue
            if a > at:
                found.append((at, a))
            at = b - 1
        if at < end:
            found.append((at, end))
        if "——" in self.of.text[start:end] or "……" in self.of.text[start:end]:
            found = [piece for a, b in found for piece in self._without_pairs(a, b)]
        return found

    def _without_pairs(self, start: int, end: int) -> list[tuple[int, int]]:
        """Cut out the characters of —— and …… that are followed by another of them."""
        found, at = [], start
        for k in range(start, end):
            if self.of.text[k] in "—…" and self.of.text[k + 1 : k + 2] == self.of.text[k]:
                if k > at:
                    found.append((at, k))
                at = k + 1
        return [*found, (at, end)] if at < end else found

    def _gaps(self, line: Line, own: Mapping[int, float], every: float) -> list[Gap]:
        """Join the gaps of a line into stretches of one width."""
        if not every:
            return [Gap(k, k + 1, own[k]) for k in sorted(own) if own[k]]
        found: list[Gap] = []
        places = sorted(own)
        for a, b in self._loose(line.start, line.end - 1):
            at = a
            for k in places[bisect_left(places, a) : bisect_left(places, b)]:
                if k > at:
                    found.append(Gap(at, k, every))
                found.append(Gap(k, k + 1, own[k] + every))
                at = k + 1
            if at < b:
                found.append(Gap(at, b, every))
        loose = {k for gap in found for k in range(gap.start, gap.end)}
        found += [Gap(k, k + 1, own[k]) for k in places if own[k] and k not in loose]
        return sorted(found)

    def whole_clusters(self, gaps: list[Gap]) -> list[Gap]:
        """Return the gaps with no character that is several code points cut in two."""
        text, found = self.of.text, list[Gap]()
        for gap in gaps:
            start, end = cluster_start(text, gap.start), gap.end
            while end < len(text) and cluster_start(text, end) < end:
                end += 1
            width = gap.width
            while found and found[-1].end > start:
                before = found.pop()
                if before.start < start:
                    found.append(Gap(before.start, start, before.width))
                width += before.width
            found.append(Gap(start, end, width))
        return found
