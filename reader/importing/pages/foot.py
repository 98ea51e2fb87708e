"""Headlines at the foot of a column, whose text begins the next column or the next page."""

from __future__ import annotations

from reader.importing.pages.blocks import Block
from reader.importing.pages.going_on import Above, begins_inside
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import overlap
from reader.importing.pages.rows import GUTTER
from reader.importing.pages.scene import Owned, Scene, give

SURE = 0.74
"""How sure it is that a headline is that of text which it does not stand over: a doubt."""


def ends_column(scene: Scene, head: Head) -> bool:
    """Tell whether a headline stands under text of its column, and nothing under it."""
    box = head.box
    if head.upright or head.small:
        return False

    def shares(left: float, right: float) -> bool:
        return overlap(left, right, box.left, box.right) > scene.body

    texts = [t for t in scene.texts if t.frame == head.frame and shares(t.left, t.right)]
    below = [t.top for t in texts] + [w.top for w in scene.walls if shares(w.left, w.right)]
    below += [h.box.top for h in scene.heads if h is not head and shares(h.box.left, h.box.right)]
    return bool(texts) and all(top < box.top for top in below)


def over_the_column(scene: Scene, stories: dict[int, Owned], owner: dict[int, Owned], above: dict[int, Above]) -> None:
    """Give headlines at the foot of a column the text that begins the next one with a paragraph."""
    for head in scene.heads:
        if stories[id(head)].blocks or not ends_column(scene, head):
            continue
        right = max((t.right for t in scene.texts if t.left < head.box.middle < t.right), default=head.box.right)
        free = [
            t for t in scene.texts
            if id(t) not in owner and t.frame == head.frame and -scene.body < t.left - right < GUTTER * scene.body
            and t.top < head.box.top and not begins_inside(t) and not isinstance(above[id(t)][1], Block)
        ]  # fmt: skip
        if free:
            give(owner, stories[id(head)], min(free, key=lambda t: t.top), SURE)
