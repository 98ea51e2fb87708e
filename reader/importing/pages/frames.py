"""Frames and tints: which of them part what is inside from what is outside."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, Marks

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
