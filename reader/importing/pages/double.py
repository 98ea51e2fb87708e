"""Two pages on one sheet: a photograph of an open newspaper, a sheet printed two by two. Each half is a page by itself.

They are told by the white between them, which nothing crosses, and by the head that each of them has: two numbers of
pages, or name and day twice. One head is often set left and right; a spread that was made up as one has things that go
over its fold. Both are read as one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.importing.pages.header import Plate
from reader.importing.pages.level_lines import shifted
from reader.importing.pages.lines import body_size
from reader.importing.pages.marks import Box, Marks, moved
from reader.importing.pages.stories import Spread

Lay = Callable[[Marks, int], Spread]
_WIDE = 1.15
"""Two pages side by side are so many times as wide as high, at least."""
_MIDDLE = 0.08
"""Their gutter lies so near the middle, in widths of the sheet."""
_WHITE = 2.0
"""It is so many sizes of the text wide, at least."""
_LEAST = 0.12
"""Each page has so much of all characters."""


def pages_of(marks: Marks, number: int, lay: Lay) -> list[Spread]:
    """Return what a sheet says, page by page in their order, right before left where lines run down."""
    gutter = _gutter(marks)
    if gutter is None:
        return [lay(marks, number)]
    made = [_Half.of(marks, gutter, right).laid(number, lay, marks.width) for right in (False, True)]
    left, right = made
    if not _has_two_heads(left.plate, right.plate) or left.turned != right.turned:  # places are kept one way a sheet
        return [lay(marks, number)]
    return made[::-1] if left.turned else made


def _has_two_heads(left: Plate, right: Plate) -> bool:
    """Tell whether two halves say the same kind of thing of themselves: numbers of two pages, or name and day twice."""
    if left.page and right.page:
        return left.page != right.page
    return all(plate.newspaper and plate.date for plate in (left, right))


def _gutter(marks: Marks) -> float | None:
    """Return the middle of the widest white strip near a wide sheet's middle; None where something goes over it."""
    if marks.width < _WIDE * marks.height or not marks.runs:
        return None
    low, high = (0.5 - _MIDDLE) * marks.width, (0.5 + _MIDDLE) * marks.width
    boxes = [*(r.box for r in marks.runs), *marks.rules, *marks.frames, *marks.pictures]
    own = sorted((b.left, b.right) for b in boxes if b.right > low and b.left < high)
    edge, best = low, (0.0, 0.0)
    for left, right in [*own, (high, high)]:
        best = max(best, (left - edge, (left + edge) / 2))
        edge = max(edge, right)
    left = sum(len(r.text) for r in marks.runs if r.box.middle < best[1])
    share = left / max(1, sum(len(r.text) for r in marks.runs))
    white = best[0] >= _WHITE * body_size(marks.runs)
    return best[1] if white and _LEAST < share < 1 - _LEAST else None


@dataclass(frozen=True, slots=True)
class _Half:
    """One of two pages: its marks from its own left edge on, where that lies, the numbers of its pictures."""

    marks: Marks
    left: float
    pictures: tuple[int, ...]

    @classmethod
    def of(cls, marks: Marks, gutter: float, right: bool) -> _Half:
        """Cut a page out of its sheet, with what stands beyond the sheet's edge."""
        left, width = (gutter, marks.width - gutter) if right else (0.0, gutter)

        def is_own(box: Box) -> bool:
            return (box.middle >= gutter) == right

        def own(boxes: Sequence[Box]) -> tuple[Box, ...]:
            return tuple(moved(b, -left) for b in boxes if is_own(b))

        runs = tuple(shifted(r, -left) for r in marks.runs if is_own(r.box))
        numbers = tuple(k for k, b in enumerate(marks.pictures, 1) if is_own(b))
        page = replace(marks, width=width, runs=runs, rules=own(marks.rules), frames=own(marks.frames),
                       pictures=own(marks.pictures))  # fmt: skip
        return cls(page, left, numbers)

    def laid(self, number: int, lay: Lay, width: float) -> Spread:
        """Return what it says, in places of the sheet, which is so wide; turned where the page is set upright."""
        made = lay(self.marks, number)
        across, down = (0.0, width - self.left - self.marks.width) if made.turned else (self.left, 0.0)
        for line in made.lines():
            line.left, line.right = line.left + across, line.right + across
            line.top, line.bottom = line.top + down, line.bottom + down
            line.runs = [shifted(r, across, down) for r in line.runs]
        for story in made.stories:
            story.pictures = [moved(b, across, down) for b in story.pictures]
            story.frame = moved(story.frame, across, down) if story.frame else None
        for shown in made.shown:
            shown.number = self.pictures[shown.number - 1]
        return made
