"""Frames and tints: which of them part what is inside from what is outside."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, Marks, overlap

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
"""Stands for a frame that parts nothing, so that the others keep their numbers."""


def parting(marks: Marks, body: float) -> list[Box]:
    """Return the frames that can hold something: not the page's own, no bars, none twice, smallest first."""
    made: list[Box] = []
    for frame in sorted(marks.frames, key=lambda f: f.width * f.height):
        whole = frame.width > 0.9 * marks.width and frame.height > 0.85 * marks.height
        if whole or frame.width < 5 * body or frame.height < 2.4 * body:
            continue
        if any(
            abs(f.left - frame.left) < body and abs(f.top - frame.top) < body
            and abs(f.right - frame.right) < body and abs(f.bottom - frame.bottom) < body
            for f in made
        ):  # fmt: skip
            continue
        made.append(frame)
    return made


def put_in(lines: Sequence[Line], frames: Sequence[Box]) -> None:
    """Give each line the smallest frame that its centre lies in."""
    for line in lines:
        x, y = line.middle, (line.top + line.bottom) / 2
        line.frame = next((k for k, f in enumerate(frames) if f.holds(x, y, 0.5)), -1)


def without_frames(lines: Sequence[Line], frames: Sequence[Box], gone: int) -> None:
    """Take a frame for decoration: what is inside belongs to what is around it."""
    around = range(gone + 1, len(frames))
    for line in lines:
        if line.frame == gone:
            x, y = line.middle, (line.top + line.bottom) / 2
            line.frame = next((k for k in around if frames[k].holds(x, y, 0.5)), -1)


def is_under_its_head(own: Sequence[Line], inside: Sequence[Line], box: Box, number: int, body: float) -> bool:
    """Tell whether a box of text without a headline stands right under one: it is drawn around the columns alone."""
    if any(x.size > 1.15 * body for x in inside):
        return False
    over = [
        x for x in own
        if x.frame != number and x.bottom < box.top + 0.5 * body and overlap(x.left, x.right, box.left, box.right) > 0
    ]  # fmt: skip
    lowest = max(over, key=lambda x: x.bottom, default=None)
    return (
        lowest is not None
        and box.top - lowest.bottom < 2 * body
        and any(
            x.size > 1.15 * body and lowest.top - x.bottom < 2.5 * body and abs(x.middle - box.middle) < 0.5 * box.width
            for x in over
        )
    )
