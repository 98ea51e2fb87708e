"""Gutters told from spaces, by the lines around.

A gutter goes on above and below: type of the neighbouring lines leaves the same strip white and begins again at its
far edge. A space is crossed by the lines around it; what is centred over columns crosses their gutter too, and tells
nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from reader.importing.pages.line import CLOSE, HANGING, OPENING, Line
from reader.importing.pages.marks import Box, Run, overlap

_CLEAR = 1.2
"""From so many em on a gap is asked about again where a centred line crosses it."""


def _from_the_right(run: Run) -> float:
    return -run.box.right


def _starts(runs: Sequence[Run], body: float) -> list[float]:
    """Return where columns begin: edges that several lines of running text share."""
    ends: dict[int, list[float]] = defaultdict(list)
    own = [r for r in runs if abs(r.size - body) < 0.06 * body]
    for run in own:
        ends[round(run.box.bottom)].append(run.box.right)
    for level in ends.values():
        level.sort()
    counted: dict[int, list[float]] = defaultdict(list)
    for run in own:
        left, height = run.box.left, round(run.box.bottom)
        if not any(
            _holds(ends.get(k, ()), left - 0.35 * body, left + 0.3 * body) for k in (height - 1, height, height + 1)
        ):
            counted[round(left)].append(left)
    return [sum(x) / len(x) for x in counted.values() if len(x) >= 3]


def _holds(numbers: Sequence[float], low: float, high: float) -> bool:
    """Tell whether one of sorted numbers lies between two others."""
    k = bisect_right(numbers, low)
    return k < len(numbers) and numbers[k] < high


class Field:
    """All runs by height, to look what stands around a gap."""

    def __init__(self, runs: Sequence[Run], body: float, beside: Sequence[Box]) -> None:
        self.body = body
        self.beside = beside
        self.edges = sorted({*_starts(runs, body), *(b.left for b in beside)})
        self.rows = sorted((r for r in runs if r.size <= 1.15 * body), key=lambda r: r.box.bottom)
        self.bottoms = [r.box.bottom for r in self.rows]

    def near(self, low: float, high: float) -> Sequence[Run]:
        """Return running text whose baseline lies between two heights."""
        return self.rows[bisect_left(self.bottoms, low) : min(bisect_right(self.bottoms, high), len(self.rows))][:900]

    def parts(self, line: Line, run: Run) -> bool:
        """Tell whether a gap in running text is a gutter: the lines around leave the strip before `run` white too."""
        begin, size = run.box.left, run.size
        gap = begin - line.right
        narrow = gap < 0.6 * size
        hung = begin + size / 2 if run.text[0] in OPENING else begin  # its blank half may stand outside
        if (gap > CLOSE * size or self.begins_at(run)) and (
            self._local(line, begin, size) or self._local(line, hung, size)
        ):
            return True
        if narrow and (line.text[-1] not in HANGING or not self._begins_column(begin, size)):
            return False
        if gap < 1.3 * size and not self._begins_column(line.left, size) and not self._begins_column(begin, size):
            return False  # centred over columns: the gap is a space
        for reach in (2.5, 4.6):
            white, crossed, aligned = self._around(line, begin, size, reach * size, narrow=narrow)
            if white or crossed or (aligned > 1 and not narrow):
                break
        if narrow:
            return white > 0 and not crossed
        if white:
            return crossed <= white
        # Nothing stands above or below at the right: where other lines of the page begin, a column begins; or where the
        # lines around end, one below the other, a column ends.
        return not crossed and (self._is_edge(begin, 0.35 * size) or aligned > 1)

    def _local(self, line: Line, begin: float, size: float) -> bool:
        """Tell whether two lines next to this one have the gap too, where columns begin left and right."""
        rows: dict[int, list[Run]] = defaultdict(list)
        for other in self.near(line.bottom - 3.8 * size, line.bottom + 3.8 * size):
            if abs(other.size - size) < 0.08 * size and other.box.right > line.left - size:
                rows[round((other.box.bottom - line.bottom) / (0.4 * size))].append(other)
        level = {y: own for y, own in sorted(rows.items()) if any(r.box.left < begin - size for r in own)}
        above, below = [own for y, own in level.items() if y < -1][-2:], [own for y, own in level.items() if y > 1][:2]
        return any(
            len(side) == 2 and all(self._parted(own, line.left, begin, size) for own in side)
            for side in (above, [*above[-1:], *below[:1]], below)
        )

    @staticmethod
    def _parted(row: Sequence[Run], left: float, begin: float, size: float) -> bool:
        """Tell whether a row has a line from `left`, with or without an indent, and one from `begin`, white between."""
        ends = [r.box.right for r in row if r.box.left <= begin - 0.3 * size]
        starts = [r.box.left for r in row if r.box.left > begin - 0.3 * size]
        first = min((r.box.left for r in row if r.box.left > left - size), default=begin)
        return (
            bool(ends and starts) and max(ends) < min(starts) - CLOSE * size
            and min(abs(min(starts) - begin - k * size) for k in (0, 2)) < 0.2 * size
            and (
                min(abs(first - left - k * size) for k in (-0.5, 0, 2)) < 0.2 * size
                or any(abs(r.box.left - left + 2 * size) < 0.2 * size for r in row)  # this line has an indent
            )
        )  # fmt: skip

    def _around(self, line: Line, begin: float, size: float, reach: float, *, narrow: bool) -> tuple[int, int, int]:
        """Return how many lines near by leave the strip before `begin` white, cross it, and end where `line` ends."""
        strip = begin - 0.6 * size
        seen: dict[int, list[bool]] = {}
        aligned: list[Run] = []
        for other in self.near(line.bottom - reach, line.bottom + reach):
            box = other.box
            if abs(box.bottom - line.bottom) < 0.6 * size or abs(other.size - size) > 0.08 * size:
                continue
            if abs(box.right - line.right) < 0.6 * size:
                aligned.append(other)
            row = seen.setdefault(round(box.bottom / (0.4 * size)), [False, True, False, False])
            left = box.left + (0.5 * size if other.text[0] in OPENING else 0.0)  # its blank half may stand outside
            covers = left < begin - 0.1 * size and box.right > strip + 0.1 * size
            if covers and begin - line.right > _CLEAR * size and self._is_centred(other, line.left, size):
                del seen[round(box.bottom / (0.4 * size))]
                continue  # a byline over both columns
            hung = covers and other.text[-1] in HANGING and box.right <= begin + 0.2 * size
            row[0] = row[0] or (covers and not hung)
            row[1] = row[1] and not hung
            row[2] = row[2] or (box.right <= begin + 0.1 * size and box.right > line.left)
            off = (box.left - begin) / size
            row[3] = row[3] or -0.4 <= off <= 0.5 or (1.7 if narrow else 0.5) <= off <= (2.3 if narrow else 2.4)
        white = sum(not row[0] and all(row[1:]) for row in seen.values())
        return white, sum(row[0] for row in seen.values()), sum(self._ends_line(r) for r in aligned)

    def _ends_line(self, run: Run) -> bool:
        """Tell whether nothing goes on right behind a run: in a line there may be more of them."""
        end, size = run.box.right, run.size
        level = self.near(run.box.bottom - 0.2 * size, run.box.bottom + 0.2 * size)
        return not any(-0.3 * size < r.box.left - end < 0.35 * size for r in level if r is not run)

    def _is_centred(self, run: Run, left: float, size: float) -> bool:
        """Tell whether the line that a run stands in begins neither where a column's lines do nor at their indent."""
        begin, near = run.box.left, 0.45 * size
        for other in sorted(self.near(run.box.bottom - 0.2 * size, run.box.bottom + 0.2 * size), key=_from_the_right):
            if begin - 0.6 * size < other.box.right <= begin + 0.3 * size:
                begin = min(begin, other.box.left)
        return begin > left + near and abs(begin - left - 2 * size) > near

    def begins_at(self, run: Run) -> bool:
        """Tell whether lines of a column begin exactly where a run does: one of the column before may be too long."""
        return run.text[0] not in HANGING and self._is_edge(run.box.left, 0.05 * run.size)

    def _begins_column(self, x: float, size: float) -> bool:
        """Tell whether text at `x` begins a column's line, with or without an indent; pages with few lines tell not."""
        return len(self.edges) < 1 or any(self._is_edge(x - k * size, 0.45 * size) for k in (0, 2, 1))

    def _is_edge(self, x: float, slack: float) -> bool:
        k = bisect_left(self.edges, x - slack)
        return k < len(self.edges) and self.edges[k] <= x + slack

    def parts_display(self, line: Line, run: Run) -> bool:
        """Tell whether a gap in large type parts two headlines: both stand squarely over columns of their own."""
        a, b, body = line.right, run.box.left, self.body
        if self._names_picture(line, run):
            return True
        below = self.near(line.bottom + 0.5 * body, line.bottom + 9 * body)
        below = [r for r in below if r.size <= 1.08 * body]
        crossing = sum(r.box.left < a + 0.3 * (b - a) and r.box.right > b - 0.3 * (b - a) for r in below)
        if crossing > 1 or len(below) < 4:
            return False
        lefts = [r.box.left for r in below if r.box.left < line.left + body and r.box.right > line.left - 40 * body]
        ends = [r.box.right for r in below if r.box.right <= b and r.box.right > a - 4 * body]
        behind = [r.box.left for r in below if a - 0.5 * body <= r.box.left < b + 6 * body]
        starts = [x for x in behind if self._begins_column(x, body)] or behind
        rights = [r.box.right for r in below if r.box.right > run.box.right - body]
        if not (lefts and ends and starts):
            return False
        inner_left, inner_right = max(ends) - a, b - min(starts)
        centred = any(abs((line.left - x) - inner_left) < 1.1 * body for x in lefts)
        flush = any(abs(line.left - x) < 0.6 * body for x in lefts) and abs(inner_right) < 0.7 * body
        column = [r for r in below if min(starts) - 0.3 * body <= r.box.left < min(starts) + 3 * body]
        if self._goes_on_below(column, min(starts)):
            return False  # one headline with a space in it
        squarely = any(abs((x - run.box.right) - inner_right) < 1.6 * body for x in rights)
        return flush or (centred and (squarely or len(run.text) < 3))

    def _names_picture(self, line: Line, run: Run) -> bool:
        """Tell whether one of two pieces of large type is the title of a picture right below, and not the other."""
        titles = [
            box for box in self.beside
            if -0.3 * run.size < box.top - line.bottom < 1.5 * run.size
            and (line.right < box.left or run.box.left > box.right)
        ]  # fmt: skip
        return any(
            overlap(own.left, own.right, box.left, box.right) > 0
            and (abs(own.left - box.left) < 0.3 * self.body or abs(own.middle - box.middle) < 0.3 * self.body)
            for box in titles for own in (line, run.box)
        )  # fmt: skip

    def _goes_on_below(self, column: Sequence[Run], left: float) -> bool:
        """Tell whether a column's text goes on: it begins without an indent, by a full line or a sentence's end."""
        first = min(column, key=lambda r: r.box.bottom)
        last = self._last(first)
        full = last.box.right > max(self._last(r).box.right for r in column) - 3 * self.body
        return first.box.left < left + 1.2 * self.body and (full or last.text[-1] in "。！？”")

    def _last(self, run: Run) -> Run:
        """Return the run that ends the line that a run stands in."""
        slack, last = 0.3 * self.body, run
        for other in sorted(self.near(run.box.bottom - slack, run.box.bottom + slack), key=lambda r: r.box.left):
            if run.box.left < other.box.left < last.box.right + 0.6 * self.body and other.box.right > last.box.right:
                last = other
        return last
