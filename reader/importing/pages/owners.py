"""Whose is each block of text: headlines own what stands under and beside them, and what it goes on in.

A head owns the blocks right below it. In a row of columns that begin at one height the others belong to the head over
whose middle they balance. Text that goes on below a picture, or at the head of the next column, is the story's before.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box, overlap
from reader.importing.pages.rows import GUTTER, rows_of, share_row
from reader.importing.pages.scene import Owned, Scene, give

_FEW = 80
"""With more blocks than these under no headline, none is asked whether it goes on in another."""
_LEAD = 3.6
"""Text begins at most so many lines of the body below its head."""


BESIDE = 20
"""Text beside its head begins at most so many em to the right of it."""
Above = tuple[float, Head | Block | Box | None]


def owned(scene: Scene) -> list[Owned]:
    """Return the stories of a page; blocks that nothing claims make stories without a head."""
    stories = {id(h): Owned(h) for h in scene.heads}
    owner: dict[int, Owned] = {}
    above = {id(b): _above(scene, b) for b in scene.texts}
    for block in scene.texts:
        bottom, thing = above[id(block)]
        if isinstance(thing, Head) and block.top - bottom < _LEAD * scene.lead * (1.6 if not thing.small else 1):
            give(owner, stories[id(thing)], block, 0.97)
    scene.flush = _is_flush(stories.values())
    _beside_upright(scene, stories, owner, above)
    _beside_level(scene, stories, owner, above)
    for row in rows_of(scene, {id(b): _top_with_picture(scene, b, *above[id(b)]) for b in scene.texts}):
        share_row(scene, row, owner)
    rest = sorted((b for b in scene.texts if id(b) not in owner), key=lambda b: (b.left, b.top))
    for turn in (0, 1, 2):
        for block in rest:
            if id(block) not in owner:
                _go_on(scene, block, owner, above[id(block)], turn)
    made = [s for s in stories.values() if s.blocks]
    for block in rest:
        if id(block) not in owner:
            fresh = Owned(None)
            give(owner, fresh, block, 0.5)
            made.append(fresh)
            for other in rest if len(rest) <= _FEW else ():
                if id(other) not in owner:
                    _go_on(scene, other, owner, above[id(other)], 2)
    return made


def _is_flush(stories: Iterable[Owned]) -> bool:
    """Tell whether headlines stand at the left edge of their text, all over the page."""
    headed = [s for s in stories if s.head and s.blocks and not s.head.small]
    left = sum(abs(s.head.box.left - min(b.left for b in s.blocks)) < 0.5 * s.blocks[0].size for s in headed if s.head)
    return len(headed) >= 2 and left >= 0.75 * len(headed)


def _above(scene: Scene, block: Block) -> Above:
    """Return the lower edge of the nearest thing above a block in its column, and the thing.

    A picture right under a head is seen through: the text below it is that head's too.
    """
    bottom, thing = _nearest_above(scene, block, block.top + 0.5 * scene.body)
    if isinstance(thing, Box) and any(thing is w for w in scene.walls):
        top = _wall_top(scene, bottom, thing)
        over, head = _nearest_above(scene, block, top + 0.5 * scene.body)
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
    """Return where a block's column begins: at its first line, or at the picture of its width right above that."""
    if not isinstance(thing, Box) or not any(thing is w for w in scene.walls):
        return block.top
    near = block.top - bottom < 2 * scene.lead
    own = overlap(thing.left, thing.right, block.left, block.right) > 0.6 * block.width
    fits = thing.left > block.left - scene.body and thing.right < block.right + scene.body
    return _wall_top(scene, bottom, thing) if near and own and fits else block.top


def _nearest_above(scene: Scene, block: Block, limit: float) -> Above:
    """Return what ends lowest above a height in a block's column."""
    best: Above = (-1e9, None)

    def look(box: Box, thing: Head | Block | Box, need: float) -> None:
        nonlocal best
        if best[0] < box.bottom <= limit and overlap(box.left, box.right, block.left, block.right) > need:
            best = (box.bottom, thing)

    for head in scene.heads:
        if not head.upright and head.frame == block.frame:
            look(head.box, head, 0.7 * scene.body)
    for other in scene.texts:
        if other is not block and other.frame == block.frame:
            look(other.box, other, 1.5 * scene.body)
    for wall in (*scene.walls, *scene.rules):
        look(wall, wall, 1.5 * scene.body)
    for k, frame in enumerate(scene.frames):
        if k != block.frame:
            look(frame, frame, 1.5 * scene.body)
    return best


def _beside_upright(scene: Scene, stories: dict[int, Owned], owner: dict[int, Owned], above: dict[int, Above]) -> None:
    """Give upright heads the nearest free text at their side."""
    uprights = [h for h in scene.heads if h.upright]
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
            if gap is None or gap > 16 * scene.body or abs(block.top - box.top) > max(box.height, 8 * scene.lead):
                continue
            if isinstance(above[id(block)][1], Block) and above[id(block)][0] > box.top:
                continue
            if best is None or gap < best[0]:
                best = (gap, block)
        if best is not None:
            give(owner, stories[id(head)], best[1], 0.95)


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


def begins_inside(block: Block) -> bool:
    """Tell whether a block's first line goes on with a sentence: it has no indent."""
    first = block.lines[0]
    return not block.table and first.left - block.left < 1.1 * block.size and id(first) not in block.subheads


def ends_open(block: Block) -> bool:
    """Tell whether a block's last line is full and ends in mid-sentence."""
    last = block.lines[-1]
    if block.table:
        return False
    full = last.right > block.right - 1.7 * last.size
    return full and last.text.rstrip()[-1:] not in "。！？”"


def _go_on(scene: Scene, block: Block, owner: dict[int, Owned], over: Above, turn: int) -> None:
    """Give a block that no head claims to the story that goes on in it, if there is one."""
    best: tuple[float, Owned] | None = None
    inside, body = begins_inside(block), scene.body
    for other in scene.texts:
        story = owner.get(id(other))
        if other is block or story is None or other.frame != block.frame:
            continue
        points = _continues(scene, other, block, over)
        if points <= 0:
            continue
        if inside == ends_open(other):
            points += 1.2 if inside else 0.4
        elif inside and other.lines[-1].right > other.right - 1.7 * other.size:
            points += 0.2  # a full line that ends with a stop
        elif not block.table:  # which goes on with no sentence
            points -= 1.0
        if any(b.top > other.top and b is not other and abs(b.left - other.left) < scene.body for b in story.blocks):
            points -= 0.7  # the story goes on below in that column
        if any(
            -body < b.left - other.right < GUTTER * body and abs(b.top - other.top) < scene.lead for b in story.blocks
        ):
            points -= 0.8  # it goes on in the column beside
        if best is None or points > best[0]:
            best = (points, story)
    need = (1.6, 1.0, 0.3)[turn]
    if best is not None and best[0] >= need:
        give(owner, best[1], block, 0.9 if best[0] >= 1.9 else 0.7)


def _continues(scene: Scene, other: Block, block: Block, over: Above) -> float:
    """Return how well `block` can follow `other` by its place alone; 0: not at all."""
    body = scene.body
    if over[1] is other:
        ruled = any(
            r.top > other.bottom - 1
            and r.bottom < block.top + 1
            and overlap(r.left, r.right, block.left, block.right) > 0.5 * block.width
            for r in scene.rules
        )
        return 0.2 if ruled else 1.3
    same_column = abs(other.left - block.left) < body and other.bottom <= block.top
    if (
        same_column
        and isinstance(over[1], Box)
        and over[1].bottom - block.top > -6 * body
        and other.bottom < over[1].top + body
    ):
        return 1.0
    gap = block.left - other.right
    fold_ = other.right < scene.middle < block.left and gap < 15 * body
    if -0.6 * body < gap < GUTTER * body or (fold_ and gap > 0):
        points = 0.9
        if other.bottom < block.top - 2 * scene.lead:
            points -= 0.8  # it ended far above
        if abs(other.bottom - block.bottom) < 2.5 * scene.lead:
            points += 0.3
        if begins_inside(block) and overlap(other.top, other.bottom, block.top, block.bottom) > scene.lead:
            points += 0.6
        if abs(other.top - block.top) < 0.7 * scene.lead:
            points += 0.5
        lowest = not any(
            t is not other and abs(t.left - other.left) < body and t.top > other.bottom and t.frame == other.frame
            for t in scene.texts
        )
        return points + (0.3 if lowest else 0.0)
    return 0.0
