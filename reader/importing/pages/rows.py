"""Rows of columns that begin at one height: which of them stand under which headline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reader.importing.pages.blocks import Block
from reader.importing.pages.marks import overlap
from reader.importing.pages.scene import Owned, Scene, give

GUTTER = 3.6
"""Columns of one story stand at most so many em apart."""


def rows_of(scene: Scene, tops: Mapping[int, float]) -> list[list[Block]]:
    """Return rows: blocks side by side, a gutter apart, that begin at one height; nothing stands between them.

    `tops`: where the columns begin that blocks begin.
    """
    rows: list[list[Block]] = []
    free = sorted((b for b in scene.texts if id(b) in tops), key=lambda b: b.left)
    down = sorted((tops[id(b)], k) for k, b in enumerate(free))
    done: set[int] = set()
    for block in free:
        if id(block) in done:
            continue
        row = [block]
        level, high = [], tops[id(block)]
        for n in range(bisect_left(down, (high - 0.7 * scene.lead,)), len(down)):
            if down[n][0] >= high + 0.7 * scene.lead:
                break
            level.append(down[n][1])
        for other in (free[k] for k in sorted(level)):
            last = row[-1]
            gap = other.left - last.right
            if (
                other.frame == block.frame and id(other) not in done and other is not block
                and -0.6 * scene.body < gap and _adjoins(scene, last, other, gap)
            ):  # fmt: skip
                row.append(other)
        done.update(id(b) for b in row)
        if len(row) > 1:
            rows.append(row)
    return rows


def _adjoins(scene: Scene, left: Block, right: Block, gap: float) -> bool:
    """Tell whether two blocks can be neighbouring columns."""
    fold_ = left.right < scene.middle < right.left and gap < 15 * scene.body
    if gap > GUTTER * scene.body and not fold_:
        return False
    a, b = left.right, right.left
    return not any(
        h.upright and h.frame == left.frame and a - scene.body < h.box.middle < b + scene.body
        and overlap(h.box.top, h.box.bottom, left.top, left.bottom) > 0
        for h in scene.heads
    )  # fmt: skip


def share_row(scene: Scene, row: list[Block], owner: dict[int, Owned]) -> None:
    """Share out the blocks of a row that no head stands over."""
    kept = [owner.get(id(b)) for b in row]
    begun: list[tuple[Owned, int, int]] = []
    for k, story in enumerate(kept):
        if story is None:
            continue
        if begun and begun[-1][0] is story:
            begun[-1] = (story, begun[-1][1], k)
        else:
            begun.append((story, k, k))
    if not begun or all(kept):
        return
    best: tuple[float, list[tuple[int, int]]] | None = None
    for spans in _spans(begun, len(row)):
        cost = sum(
            _unbalanced(scene, s, row[a : b + 1]) + _uneven(scene, row, a, b)
            for (s, _i, _j), (a, b) in zip(begun, spans, strict=True)
        )
        left_out = len(row) - sum(b - a + 1 for a, b in spans)
        # A column beside a head that nobody takes is a riddle; one that upsets a head's balance by more is worse.
        cost += 14.0 * left_out
        if best is None or cost < best[0] - 1e-9:
            best = (cost, spans)
    if best is None:
        return
    for (story, i, j), (a, b) in zip(begun, best[1], strict=True):
        for k in range(a, b + 1):
            if not i <= k <= j and id(row[k]) not in owner:
                give(owner, story, row[k], 0.93)


def _spans(begun: Sequence[tuple[Owned, int, int]], count: int) -> list[list[tuple[int, int]]]:
    """Return the ways to widen the stories' stretches of a row without a gap between two of them."""
    made: list[list[tuple[int, int]]] = [[]]
    for n, (_story, i, j) in enumerate(begun):
        stop = begun[n + 1][1] if n + 1 < len(begun) else count
        longer: list[list[tuple[int, int]]] = []
        for spans in made:
            start = spans[-1][1] + 1 if spans else 0
            firsts = [min(start, i)] if spans else range(i + 1)
            longer += [[*spans, (a, b)] for a in firsts for b in range(j, stop)]
        made = longer[:4000]
    return made


def _unbalanced(scene: Scene, story: Owned, blocks: Sequence[Block]) -> float:
    """Return by how many em a head stands off the middle of its columns, or off their edge where that is the custom."""
    head, body = story.head, scene.body
    if head is None or head.upright:
        return 0.0
    box = head.box
    left, right = blocks[0].left, blocks[-1].right
    off = abs(box.middle - (left + right) / 2) / body
    flush = abs(box.left - left) / body
    if scene.flush:
        return min(flush, off + 2.5)
    exact = 0.5 if flush < 0.15 else 1.0  # a head stands by chance over a middle rather than at an edge
    return min(off, flush + exact) if flush < 1.2 else off


def _uneven(scene: Scene, row: Sequence[Block], first: int, last: int) -> float:
    """Return how much wider, in em, the gaps inside a stretch are than a gutter of the row."""
    gaps = [b.left - a.right for a, b in pairwise(row)]
    usual = max(min(gaps), 0.5 * scene.body)
    return sum(1.5 * max(0.0, gap - usual - 0.8 * scene.body) / scene.body for gap in gaps[first:last])
