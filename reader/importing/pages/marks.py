"""What stands on a page before it is understood: runs of type, rules, frames, tints and pictures, each with its box.

All lengths are points; x grows to the right and y downwards from the left upper corner of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.door import doors


@doors
@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its extent across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its extent down."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The x of its centre."""
        return (self.left + self.right) / 2

    def holds(self, x: float, y: float, slack: float = 2.0) -> bool:
        """Tell whether a point lies in it."""
        return self.left - slack <= x <= self.right + slack and self.top - slack <= y <= self.bottom + slack


def moved(box: Box, across: float, down: float = 0.0) -> Box:
    """Return a box at another place."""
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)


def around(boxes: Sequence[Box]) -> Box:
    """Return the box around boxes, of which there is one at least."""
    return Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes),
               max(b.bottom for b in boxes))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set in one go on one baseline: `size` is the type's height, `box` runs from ascent to descent.

    `face` names the type where that is known,
    `spaced` tells that the writer's own space parts it from what stands before it. `others`: what a recognised
    character may be instead, the likelier first. `printed`: where it stands where `box` tells something else, of level
    lines on a page that was turned, or of `leftward` ones, whose characters run from right to left.
    """

    box: Box
    text: str
    size: float
    face: str = ""
    bold: bool = False
    confidence: float = 1.0
    spaced: bool = False
    others: str = ""
    printed: Box | None = None
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """All that a page shows. `recognised`: its text was read from a picture by a program, `backward`: level
    lines of it run from right to left.

    `rotated`: by so many degrees clockwise the page is turned when it is shown; its marks stand as before that.
    """

    width: float
    height: float
    runs: tuple[Run, ...] = ()
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    recognised: bool = False
    rotated: int = 0
    backward: bool = False


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """Return how far two stretches overlap; negative where they are apart."""
    return min(a1, b1) - max(a0, b0)
