"""What stands on the four sides of a picture, and whose that is: the evidence for whose the picture is.

Text right above or below a picture in its columns says more than text at its side, whose column may be another story's;
a headline says something only of what is below it. What a rule or a frame parts from the picture says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.importing.pages.marks import Box, around, overlap
from reader.importing.pages.pictures import Captioned
from reader.importing.pages.scene import Owned

_FAR = 5.0
"""So many em away something stands beside a picture at most, and half as far again above or below it."""
_CLEAR = 0.9
"""By so much the evidence for one story has to be more than that for another."""


class Sides:
    """The text, headlines and dividing lines of a page."""

    def __init__(self, made: Sequence[Owned], rules: Sequence[Box], frames: Sequence[Box], body: float) -> None:
        self._body = body
        self._rules, self._frames = rules, frames
        self._texts = [(b.box, b.frame, o) for o in made for b in o.blocks]
        self._heads = [(o.head.box, o.head.frame, o) for o in made if o.head is not None]

    def of(self, own: Captioned) -> Owned | None:
        """Return the story that a picture is of for certain; None where that is not sure."""
        region = around([own.box, *(b.box for b in own.captions)])
        votes: dict[int, float] = defaultdict(float)
        said: dict[int, set[str]] = defaultdict(set)
        owners = {id(o): o for _box, _frame, o in self._texts}
        frame = self._frame(own.box)
        for box, _number, story in self._nearest(region, frame):
            votes[id(story)] += self._weight(region, box)
            said[id(story)].add(self._side(region, box))
        inside = {id(o) for o in owners.values() if o.blocks[0].frame == frame and _holds(_hull(o), region, self._body)}
        for story_id in inside if len(inside) == 1 else ():
            votes[story_id] += 1.0
            said[story_id].add("room")
        ranked = sorted(votes, key=lambda k: -votes[k])
        if not ranked or votes[ranked[0]] < _CLEAR:
            return None
        if len(ranked) > 1 and votes[ranked[0]] - votes[ranked[1]] < _CLEAR:
            return None
        if not own.captions and len(said[ranked[0]]) < 2:
            return None  # what stands without a word beside one column's end may be anything, an advertisement too
        return owners[ranked[0]]

    def amid(self, own: Captioned) -> bool:
        """Tell whether one story, its headline or its text, stands right above a picture and goes on right below it."""
        region = around([own.box, *(b.box for b in own.captions)])
        sides: dict[int, set[str]] = defaultdict(set)
        for box, _number, story in self._nearest(region, self._frame(own.box)):
            if 2 * overlap(region.left, region.right, box.left, box.right) > region.width:
                sides[id(story)].add(self._side(region, box))
        return any({"above", "below"} <= said for said in sides.values())

    def _side(self, region: Box, box: Box) -> str:
        """Return on which side of a picture something stands."""
        if overlap(region.left, region.right, box.left, box.right) > 1.5 * self._body:
            return "above" if box.top < region.top else "below"
        return "left" if box.left < region.left else "right"

    def _frame(self, box: Box) -> int:
        """Return the number of the smallest frame that a picture lies in, -1 for the page."""
        x, y = box.middle, (box.top + box.bottom) / 2
        inside = [
            k for k, f in enumerate(self._frames) if f.holds(x, y, 0.5) and f.width * f.height > box.width * box.height
        ]
        return min(inside, default=-1)

    def _nearest(self, region: Box, frame: int) -> Iterable[tuple[Box, int, Owned]]:
        """Yield what stands next to a picture on each side, nothing else of the page between."""
        around_ = [t for t in (*self._texts, *self._heads) if self._in_reach(region, t[0])]
        heads = {id(h) for h in self._heads}
        for thing in around_:
            box = thing[0]
            if thing[1] != frame or (id(thing) in heads and box.bottom > region.top + self._body):
                continue
            if self._near(region, box) and not any(self._between(region, box, other[0]) for other in around_):
                yield thing

    def _in_reach(self, region: Box, box: Box) -> bool:
        """Tell whether something can stand next to a picture, or between it and what does."""
        far = 1.5 * _FAR * self._body
        return (
            box.top < region.bottom + far and box.bottom > region.top - far
            and box.left < region.right + far and box.right > region.left - far
        )  # fmt: skip

    def _near(self, region: Box, box: Box) -> bool:
        across, down = _gaps(region, box)
        over = overlap(region.left, region.right, box.left, box.right)
        beside = overlap(region.top, region.bottom, box.top, box.bottom)
        if over > 1.5 * self._body and down < 1.5 * _FAR * self._body:
            return not self._parted(region, box)
        return beside > 1.5 * self._body and across < _FAR * self._body and not self._parted(region, box)

    def _parted(self, region: Box, box: Box) -> bool:
        """Tell whether a rule parts something from a picture."""
        return any(self._between(region, box, rule) for rule in self._rules)

    def _between(self, region: Box, box: Box, thing: Box) -> bool:
        """Tell whether a thing stands between a picture and what is above, below or beside it."""
        if thing is box:
            return False
        slack = 0.2 * self._body
        if overlap(region.left, region.right, box.left, box.right) > 1.5 * self._body:
            top, bottom = min(region.bottom, box.bottom), max(region.top, box.top)
            left, right = max(region.left, box.left), min(region.right, box.right)
            return (
                thing.top > top - slack and thing.bottom < bottom + slack
                and overlap(thing.left, thing.right, left, right) > 0.5 * (right - left)
            )  # fmt: skip
        left, right = min(region.right, box.right), max(region.left, box.left)
        top, bottom = max(region.top, box.top), min(region.bottom, box.bottom)
        return (
            thing.left > left - slack and thing.right < right + slack
            and overlap(thing.top, thing.bottom, top, bottom) > 0.5 * (bottom - top)
        )  # fmt: skip

    def _weight(self, region: Box, box: Box) -> float:
        """Return how much a neighbour says: by the share of the picture's side that it takes."""
        over = overlap(region.left, region.right, box.left, box.right)
        if over > 1.5 * self._body:
            return 2.0 * min(1.0, over / region.width)
        beside = overlap(region.top, region.bottom, box.top, box.bottom)
        return min(1.0, beside / region.height)


def _hull(story: Owned) -> Box:
    """Return the box around a story's headline and text; a headline stands over the middle of its columns."""
    text = around([b.box for b in story.blocks])
    if story.head is None or story.head.upright:
        return text
    head = story.head.box
    centred = Box(min(text.left, 2 * head.middle - text.right), head.top, max(text.right, 2 * head.middle - text.left),
                  head.bottom)  # fmt: skip
    return around([text, head, centred])


def _holds(hull: Box, region: Box, body: float) -> bool:
    """Tell whether a picture lies in a story's room, of which it may itself be the foot."""
    return (
        hull.left - body < region.left and region.right < hull.right + body
        and hull.top - body < region.top and region.bottom < hull.bottom + 3 * body
    )  # fmt: skip


def _gaps(a: Box, b: Box) -> tuple[float, float]:
    return max(0.0, a.left - b.right, b.left - a.right), max(0.0, a.top - b.bottom, b.top - a.bottom)
