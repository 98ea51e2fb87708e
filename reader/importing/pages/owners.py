"""Whose is each block of text: headlines own what stands under and beside them, and what it goes on in.

A head owns the blocks right below it. In a row of columns that begin at one height the others belong to the head over
whose middle they balance. Text that goes on below a picture, or at the head of the next column, is the story's before.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.importing.pages import before_head
from reader.importing.pages.blocks import Block
from reader.importing.pages.foot import over_the_column
from reader.importing.pages.going_on import PARAGRAPH, Above, begins_inside, comes_from_elsewhere, go_on
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box, overlap
from reader.importing.pages.rows import rows_of, share_row
from reader.importing.pages.scene import Owned, Scene, give

_FEW = 80
"""With more blocks than these under no headline, none is asked whether it goes on in another."""
_LEAD = 3.6
"""Text begins at most so many lines of the body below its head."""


BESIDE = 20
"""Text beside its head begins at most so many em to the right of it."""


def owned(scene: Scene) -> list[Owned]:
    """Return the stories of a page; blocks that nothing claims make stories without a head."""
    stories = {id(h): Owned(h) for h in scene.heads}
    owner: dict[int, Owned] = {}
    above = {id(b): _above(scene, b) for b in scene.texts}
    for head in scene.heads:
        if head.before is not None:
            give(owner, stories[id(head)], head.before, 0.97)
    for block in scene.texts:
        bottom, thing = above[id(block)]
        if (
            id(block) not in owner
            and isinstance(thing, Head)
            and block.top - bottom < _LEAD * scene.lead * (1.6 if not thing.small else 1)
        ):
            give(owner, stories[id(thing)], block, 0.97)
    scene.flush = _is_flush(stories.values())
    _beside_upright(scene, stories, owner, above)
    _beside_level(scene, stories, owner, above)
    over_the_column(scene, stories, owner, above)
    for row in rows_of(scene, _tops(scene, owner, above)):
        share_row(scene, row, owner)
    rest = sorted((b for b in scene.texts if id(b) not in owner), key=lambda b: (b.left, b.top))
    begun = before_head.begin_alone(scene, rest, owner, above)
    for turn in (0, 1, 2):
        for block in rest:
            if id(block) not in owner:
                go_on(scene, block, owner, above[id(block)], turn)
    made = [s for s in stories.values() if s.blocks] + begun
    for block in rest:
        if id(block) not in owner:
            fresh = Owned(None)
            give(owner, fresh, block, 0.5)
            made.append(fresh)
            for other in rest if len(rest) <= _FEW else ():
                if id(other) not in owner:
                    go_on(scene, other, owner, above[id(other)], 2)
    return made


def _tops(scene: Scene, owner: dict[int, Owned], above: dict[int, Above]) -> dict[int, float]:
    """Return where the columns begin that blocks begin."""
    return {
        id(b): _top_with_picture(scene, b, *above[id(b)])
        for b in scene.texts
        if not _goes_on_above(scene, b, above) and (id(b) in owner or not comes_from_elsewhere(b))
    }


def _goes_on_above(scene: Scene, block: Block, above: dict[int, Above]) -> bool:
    """Tell whether a block is a further paragraph of its column: such a one begins no column, whatever stands level."""
    bottom, thing = above[id(block)]
    return (
        isinstance(thing, Block) and block.top - bottom < PARAGRAPH * scene.lead
        and abs(thing.left - block.left) < scene.body and abs(thing.right - block.right) < 3 * scene.body
    )  # fmt: skip


def _is_flush(stories: Iterable[Owned]) -> bool:
    """Tell whether headlines stand at the left edge of their text, all over the page."""
    headed = [s for s in stories if s.head and s.blocks and not s.head.small]
    left = sum(abs(s.head.box.left - min(b.left for b in s.blocks)) < 0.5 * s.blocks[0].size for s in headed if s.head)
    return len(headed) >= 2 and left >= 0.75 * len(headed)


def _above(scene: Scene, block: Block) -> Above:
    """Return the lower edge of the nearest thing above a block in its column, and the thing.

    A picture right under a head is seen through: the text below it is that head's too.
    """
    bottom, thing = scene.near.above(block, block.top + 0.5 * scene.body)
    if isinstance(thing, Box) and any(thing is w for w in scene.walls):
        top = _wall_top(scene, bottom, thing)
        over, head = scene.near.above(block, top + 0.5 * scene.body)
        if isinstance(head, Head) and top - over < 3 * scene.lead and not head.small:
            return bottom, head
    return bottom, thing


def _wall_top(scene: Scene, bottom: float, wall: Box) -> float:
    """Return the upper edge of a picture whose lower edge, or that of its caption, is this wall's."""
    return min(
        w.top
        for w in scene.walls
        if w.bottom <= bottom + 1
        and overlap(w.left, w.right, wall.left, wall.right) > 0
        and w.bottom > wall.top - 2.5 * scene.body
    )


def _top_with_picture(scene: Scene, block: Block, bottom: float, thing: Head | Block | Box | None) -> float:
    """Return where a block's column begins: at its first line, or at the picture of its width right above that.

    One picture may be as wide as several columns that begin below it.
    """
    if isinstance(thing, Head) and scene.walls:  # it may have been seen through a picture
        bottom, thing = scene.near.above(block, block.top + 0.5 * scene.body)
    if not isinstance(thing, Box) or not any(thing is w for w in scene.walls):
        return block.top
    near, top = block.top - bottom < 2 * scene.lead, _wall_top(scene, bottom, thing)
    stack = [w for w in scene.walls if top - 1 < w.top and w.bottom <= bottom + 1 and _over(w, block)]
    own = any(overlap(w.left, w.right, block.left, block.right) > 0.6 * block.width for w in stack)
    left, right = _span_below(scene, block, bottom)
    fits = all(w.left > left - scene.body and w.right < right + scene.body for w in stack)
    return top if near and own and fits else block.top


def _span_below(scene: Scene, block: Block, bottom: float) -> tuple[float, float]:
    """Return the edges of a block, with those of the blocks side by side with it that begin below one picture."""
    walls = [w for w in scene.walls if abs(w.bottom - bottom) < 1 and _over(w, block)]
    level = [t for t in scene.texts if t.frame == block.frame and abs(t.top - block.top) < 0.3 * scene.body]
    under = [t for t in level if t is block or any(_over(w, t) for w in walls)]
    return min(t.left for t in under), max(t.right for t in under)


def _over(wall: Box, block: Block) -> bool:
    return overlap(wall.left, wall.right, block.left, block.right) > 0


def _beside_upright(scene: Scene, stories: dict[int, Owned], owner: dict[int, Owned], above: dict[int, Above]) -> None:
    """Give upright heads the nearest free text at their side."""
    uprights = [h for h in scene.heads if h.upright]
    widths = sorted(b.width for b in scene.texts if len(b.lines) > 2)
    far = max(16 * scene.body, 1.2 * widths[len(widths) // 2] if widths else 0.0)  # it may have a column for itself
    for head in sorted(uprights, key=lambda h: -h.box.left):
        box = head.box
        best: tuple[float, Block] | None = None
        for block in scene.texts:
            if (
                id(block) in owner
                or block.frame != head.frame
                or overlap(block.top, block.bottom, box.top, box.bottom) <= scene.body
            ):
                continue
            right = block.left - box.right
            left = box.left - block.right
            gap = right if right > -scene.body else left + 6 * scene.body if left > -scene.body else None
            if gap is None or gap > far or not _stands_beside(scene, block, box, gap):
                continue
            if _is_fenced(scene, block, box) or (right <= -scene.body and _is_beside_other(scene, block, head, far)):
                continue
            if isinstance(above[id(block)][1], Block) and above[id(block)][0] > box.top:
                continue
            if best is None or gap < best[0]:
                best = (gap, block)
        if best is not None:
            give(owner, stories[id(head)], best[1], 0.95)


def _is_fenced(scene: Scene, block: Block, box: Box) -> bool:
    """Tell whether an upright rule parts text from a head at its side."""
    low, high = sorted((block.middle, box.middle))
    return any(
        low < r.middle < high and overlap(r.top, r.bottom, block.top, block.bottom) > scene.body
        and overlap(r.top, r.bottom, box.top, box.bottom) > scene.body for r in scene.fences
    )  # fmt: skip


def _is_beside_other(scene: Scene, block: Block, head: Head, far: float) -> bool:
    """Tell whether text at a head's left has another upright head at its own left, with no text between."""
    for other in scene.heads:
        box = other.box
        gap = block.left - box.right
        if (
            other.upright and other is not head and other.frame == block.frame and -scene.body < gap < far
            and overlap(block.top, block.bottom, box.top, box.bottom) > scene.body
            and not any(
                t.left > box.right - scene.body and t.right < block.left + scene.body
                and overlap(t.top, t.bottom, block.top, block.bottom) > scene.body for t in scene.texts
            )
        ):  # fmt: skip
            return True
    return False


def _stands_beside(scene: Scene, block: Block, box: Box, gap: float) -> bool:
    """Tell whether text begins at an upright head's height, or above one that is set at half the height of its text."""
    level = abs(block.top - box.top) <= max(box.height, 8 * scene.lead)
    return level or (block.top < box.top and gap < 4 * scene.body and not begins_inside(block))


def _beside_level(scene: Scene, stories: dict[int, Owned], owner: dict[int, Owned], above: dict[int, Above]) -> None:
    """Give heads without text below them the free text that begins beside them, at their height, to their right."""
    for head in scene.heads:
        box = head.box
        if head.upright or head.small or stories[id(head)].blocks:
            continue
        free = [
            b
            for b in scene.texts
            if id(b) not in owner
            and b.frame == head.frame
            and -0.5 * scene.body < b.left - box.right < BESIDE * scene.body
            and abs(b.top - box.top) < 1.5 * scene.lead
            and not isinstance(above[id(b)][1], Head)
        ]
        if free:
            give(owner, stories[id(head)], min(free, key=lambda b: b.left), 0.85)


def take_far_kickers(scene: Scene, made: Iterable[Owned], spare: list[Head]) -> None:
    """Give heads without text that stand by themselves above another head, on its axis, to it as its 引题."""
    for head in list(spare):
        box = head.box
        below = [
            h for o in made
            if (h := o.head) and not (h.upright or h.small or head.upright or head.small) and h.frame == head.frame
            and 0.6 * h.size < head.size < 0.95 * h.size and -scene.body < h.box.top - box.bottom < 1.6 * h.size
            and (abs(h.box.middle - box.middle) < scene.body or abs(h.box.left - box.left) < scene.body)
            and not any(role == "kicker" for _x, role in h.lines)
        ]  # fmt: skip
        if len(below) == 1 and not _between(scene, box, below[0].box):
            below[0].lines[:0] = [(x, "kicker") for x, _role in head.lines]
            spare.remove(head)


def _between(scene: Scene, above: Box, below: Box) -> bool:
    return any(
        above.bottom - 1 < t.top < below.top and overlap(t.left, t.right, above.left, above.right) > 0
        for t in scene.texts
    )
