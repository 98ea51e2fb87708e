"""What stands near what on a page, looked for by where it stands, so that a block is asked of its neighbours only."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box, overlap

Thing = Head | Block | Box
_STRIP = 6.0
"""Strips of the page are so many em wide: a column is a few of them."""


@dataclass(slots=True)
class _Standing:
    """A thing, where it stands, and which frame it is in (`only`) or is itself (`never`)."""

    box: Box
    thing: Thing
    need: float
    rank: int
    only: int | None = None
    never: int | None = None

    def place(self) -> tuple[float, int]:
        """Return how low it ends; of what ends level the first of its kind counts as lowest."""
        return self.box.bottom, -self.rank

    def is_over(self, block: Block) -> bool:
        """Tell whether a block has this thing in its column."""
        told = self.only in (None, block.frame) and self.never != block.frame and self.thing is not block
        return told and overlap(self.box.left, self.box.right, block.left, block.right) > self.need


class Neighbours:
    """The heads, blocks, pictures, rules and frames of a page by their places."""

    def __init__(
        self, body: float, texts: Sequence[Block], heads: Sequence[Head], walls: Sequence[Box], rules: Sequence[Box],
        frames: Sequence[Box],
    ) -> None:  # fmt: skip
        self._body = body
        self._texts = texts
        self._walls = walls
        self._over: dict[int, list[Box]] = {}
        self._lowest: dict[int, bool] = {}
        self._between: dict[tuple[float, float], bool] = {}
        wide = _STRIP * body
        self._borders = sorted({t.left // wide * wide for t in texts})
        self._strips = self._stripped(heads, rules, frames)
        self._numbered = {id(t): k for k, t in enumerate(texts)}
        order = range(len(texts))
        self._by_left = sorted(order, key=lambda k: texts[k].left)
        self._by_right = sorted(order, key=lambda k: texts[k].right)
        self._lefts = [texts[k].left for k in self._by_left]
        self._rights = [texts[k].right for k in self._by_right]

    def _stripped(
        self, heads: Sequence[Head], rules: Sequence[Box], frames: Sequence[Box]
    ) -> dict[int, tuple[list[float], list[_Standing]]]:
        """Return what stands in each strip, from above to below; of what ends level the last comes first."""
        body = self._body
        rank = itertools.count()
        made = [_Standing(h.box, h, 0.7 * body, next(rank), only=h.frame) for h in heads if not h.upright]
        made += [_Standing(t.box, t, 1.5 * body, next(rank), only=t.frame) for t in self._texts]
        made += [_Standing(w, w, 1.5 * body, next(rank)) for w in (*self._walls, *rules)]
        made += [_Standing(f, f, 1.5 * body, next(rank), never=k) for k, f in enumerate(frames)]
        strips: dict[int, list[_Standing]] = defaultdict(list)
        for one in sorted(made, key=_Standing.place):
            for k in self._numbers(one.box.left, one.box.right):
                strips[k].append(one)
        return {k: ([s.box.bottom for s in own], own) for k, own in strips.items()}

    def _numbers(self, left: float, right: float) -> range:
        return range(bisect_right(self._borders, left), bisect_right(self._borders, right) + 1)

    def above(self, block: Block, limit: float) -> tuple[float, Thing | None]:
        """Return what ends lowest above a height in a block's column, and where."""
        best: _Standing | None = None
        for number in self._numbers(block.left, block.right):
            bottoms, own = self._strips.get(number, ([], []))
            for k in range(bisect_right(bottoms, limit) - 1, -1, -1):
                if best is not None and own[k].place() <= best.place():
                    break
                if own[k].is_over(block):
                    best = own[k]
                    break
        return (best.box.bottom, best.thing) if best else (-1e9, None)

    def before(self, block: Block, over: Thing | None, reach: float) -> Iterator[Block]:
        """Yield what may go on in a block: what ends at most `reach` left of it; what stands right `over` it, or where
        that is no text, the text of its column.
        """
        body = self._body
        column = []
        if isinstance(over, Box):
            begin, end = block.left - body, block.left + body
            column = self._by_left[bisect_left(self._lefts, begin) : bisect_right(self._lefts, end)]
        beside = self._by_right[
            bisect_left(self._rights, block.left - reach) : bisect_right(self._rights, block.left + body)
        ]
        above = [self._numbered[id(over)]] if isinstance(over, Block) else []
        for k in sorted({*column, *beside, *above}):
            if self._texts[k] is not block:
                yield self._texts[k]

    def walls_over(self, block: Block) -> list[Box]:
        """Return the pictures and captions that stand in a block's column, above or below it."""
        if id(block) not in self._over:
            need, left, right = 1.5 * self._body, block.left, block.right
            self._over[id(block)] = [w for w in self._walls if overlap(w.left, w.right, left, right) > need]
        return self._over[id(block)]

    def has_column(self, left: float, right: float) -> bool:
        """Tell whether a column stands between two edges."""
        if (left, right) not in self._between:
            begin, end = left - self._body, right + self._body
            self._between[left, right] = any(t.left > begin and t.right < end for t in self._texts)
        return self._between[left, right]

    def is_lowest(self, block: Block) -> bool:
        """Tell whether no text of its column and frame begins below a block's end."""
        if id(block) not in self._lowest:
            near = self._by_left[
                bisect_left(self._lefts, block.left - self._body) : bisect_right(self._lefts, block.left + self._body)
            ]
            own = (self._texts[k] for k in near)
            self._lowest[id(block)] = not any(
                t is not block and abs(t.left - block.left) < self._body and t.top > block.bottom
                and t.frame == block.frame for t in own
            )  # fmt: skip
        return self._lowest[id(block)]
