"""Lines to blocks: what is set in one size, one below the other at one distance, in one column."""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, overlap

_MARKS = frozenset("，。、；：？！”’）》】…")
_LOOSEST = 2.15
"""Lines of one block stand at most so many sizes of type below each other."""


@dataclass(slots=True, eq=False)
class Block:
    """Lines of one column. `left` and `right` are its column's edges, where other blocks tell them.

    `subheads` holds the identities of lines in it that are subheads. `table`: its lines are rows.
    """

    lines: list[Line] = field(default_factory=list)
    step: float = 0.0
    left: float = 0.0
    right: float = 0.0
    subheads: set[int] = field(default_factory=set)
    table: bool = False

    @property
    def top(self) -> float:
        """Upper edge of its first line."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """Lower edge of its last line."""
        return self.lines[-1].bottom

    @property
    def size(self) -> float:
        """Height of its type."""
        return self.lines[0].size

    @property
    def frame(self) -> int:
        """The frame that it stands in."""
        return self.lines[0].frame

    @property
    def width(self) -> float:
        """Its column's width."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """The x of its column's centre."""
        return (self.left + self.right) / 2

    @property
    def box(self) -> Box:
        """Its place on the page."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def count(self) -> int:
        """How many characters it holds."""
        return sum(len(x.text) for x in self.lines)

    def measured(self) -> None:
        """Take its edges from its lines; a mark, or two, may hang out of a column."""
        self.left = min(x.left for x in self.lines)
        rights = sorted(x.right for x in self.lines)
        self.right = rights[-1]
        usual = rights[len(rights) // 2]
        if len(rights) > 3 and rights[-1] - usual < 1.3 * self.size:
            self.right = usual
        elif len(rights) > 3:
            self.right = max(
                x.right if x.right < usual + 0.1 * x.size else max(usual, _bare_end(x)) for x in self.lines
            )


def _bare_end(line: Line) -> float:
    """Return where a line would end without the marks at its end, two at most."""
    return line.right - line.size * sum(c in _MARKS for c in line.text[-2:] if line.text[-1] in _MARKS)


def chained(lines: Sequence[Line], rules: Sequence[Box], body: float) -> list[Block]:
    """Return all lines as blocks; what stands alone is a block of one line."""
    usual = _leading(lines, body)
    open_: list[Block] = []
    made: list[Block] = []
    for line in sorted(lines, key=lambda x: (x.top, x.left)):
        open_ = [b for b in open_ if line.top - b.bottom < _LOOSEST * b.size]
        best = None
        for block in open_:
            if _goes_on(block, line, usual, rules) and (
                best is None or abs(block.left - line.left) < abs(best.left - line.left)
            ):
                best = block
        if best is None:
            best = Block([line], left=line.left, right=line.right)
            open_.append(best)
            made.append(best)
            continue
        step = line.bottom - best.lines[-1].bottom
        best.step = step if not best.step else min(best.step, step)
        best.lines.append(line)
        best.left, best.right = min(best.left, line.left), max(best.right, line.right)
    for block in made:
        block.measured()
    return made


def _goes_on(block: Block, line: Line, usual: float, rules: Sequence[Box]) -> bool:
    """Tell whether a line is the next of a block."""
    last, size = block.lines[-1], line.size
    step = line.bottom - last.bottom
    if line.frame != last.frame or abs(last.size - size) > 0.04 * size + 0.15 or line.upright != last.upright:
        return False
    if step < 0.8 * size or step > _LOOSEST * size:
        return False
    limit = 1.22 * block.step if block.step else 1.22 * max(usual * size, 1.2 * size)
    if step > limit + 0.1 * size:
        return False
    if overlap(line.left, line.right, block.left - 2.2 * size, block.right) <= 0:
        return False
    if abs(line.left - block.left) > 2.7 * size and abs(line.middle - last.middle) > 0.6 * size:
        return False
    middle = line.middle
    return not any(
        last.bottom - 1 < r.top < line.top + 1 and r.left - 2 < middle < r.right + 2 for r in rules if r.height < 3
    )


def _leading(lines: Sequence[Line], body: float) -> float:
    """Return the usual distance of running text's lines, in its sizes."""
    near: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if abs(line.size - body) < 0.06 * body:
            near[round(line.left / 4)].append(line)
    steps = []
    for own in near.values():
        own.sort(key=lambda x: x.bottom)
        steps += [b.bottom - a.bottom for a, b in pairwise(own) if 0.9 * body < b.bottom - a.bottom < 2.2 * body]
    return statistics.median(steps) / body if steps else 1.5


def is_text(block: Block, body: float) -> bool:
    """Tell whether a block is running text: in the body's size, or long and full in one near it."""
    near = abs(block.size - body) <= 0.05 * body + 0.1
    count = len(block.lines)
    if near:
        return count >= 2 or block.lines[0].measure > 8
    if block.size > 1.6 * body or block.size < 0.6 * body or count < 3:
        return False
    full = sum(x.right > block.right - 2 * block.size for x in block.lines)
    return full >= 0.5 * count and block.width > 7 * block.size and block.count > 45


def has_stops(block: Block) -> bool:
    """Tell whether a block holds a comma or full stop, as text of a few lines does and a 副题 does not."""
    return any(c in "，。！？；" for x in block.lines for c in x.text)


def _shows_edge(block: Block) -> bool:
    """Tell whether a block's own lines show where its column ends: most of them reach one edge."""
    full = sum(x.right > block.right - 1.2 * x.size for x in block.lines[:-1])
    return not block.table and len(block.lines) >= 4 and full >= 0.7 * (len(block.lines) - 1)


def share_columns(blocks: Sequence[Block], body: float) -> None:
    """Let blocks of one column know its edges from each other."""
    columns = sorted((b for b in blocks if len(b.lines) >= 3), key=lambda b: b.left)
    edges = [(b.left, b.right) for b in columns]
    slack = 0.5 * body
    for block in blocks:
        if len(block.lines) >= 6:
            continue
        best, distance, shows = -1, 0.0, _shows_edge(block)
        for left in (block.left, block.left - 2 * block.size):  # with or without an indent
            for k in range(bisect_left(edges, (left - slack,)), len(edges)):
                column = columns[k]
                if edges[k][0] >= left + slack:
                    break
                if column is block or column.frame != block.frame or block.right > edges[k][1] + 1.2 * body:
                    continue
                if edges[k][1] > block.right + 3 * body and shows:
                    continue
                away = max(column.top - block.bottom, block.top - column.bottom)
                if best < 0 or away < distance:
                    best, distance = k, away
        if best >= 0:
            left, right = edges[best]
            block.left, block.right = min(left, block.left), max(right, block.right)


def lone(lines: Sequence[Line], texts: Sequence[Block], body: float) -> list[Block]:
    """Return lines that stand by themselves as blocks; one amid the column that goes on right above or below it has
    that column's edges.
    """
    made = []
    for line in lines:
        near = [
            t for t in texts
            if t.frame == line.frame and max(t.top - line.bottom, line.top - t.bottom) < 1.6 * body
            and abs(t.middle - line.middle) < 0.8 * body and t.left + body < line.left and len(t.lines) > 1
        ]  # fmt: skip
        column = min(near, key=lambda t: t.width, default=line)
        made.append(Block([line], left=column.left, right=column.right))
    return made
