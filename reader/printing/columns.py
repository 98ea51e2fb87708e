"""Strips into the columns of one page."""

from __future__ import annotations

from collections.abc import Sequence

from reader.printing.sheet import Sheet
from reader.printing.strips import Strip, stacked

NEAR = 1.0


def heights_of(sheet: Sheet, room: float, foot: float) -> list[float]:
    """Return the heights of the columns of a page; its notes stand at the foot of the last.

    Below all of them, readers of a PDF would take short notes for the end of the first column.
    """
    return [room] * (sheet.columns - 1) + [room - foot]


def end_of(columns: Sequence[Sequence[int]], at: int) -> int:
    """Return the number of the first strip that stands in none of the columns."""
    return max((column[-1] + 1 for column in columns if column), default=at)


def columns_of(body: Sequence[Strip], at: int, heights: Sequence[float]) -> list[list[int]]:
    """Return the numbers of the strips that stand in each column, beginning with strip `at`."""
    columns: list[list[int]] = []
    for height in heights:
        column: list[int] = []
        used = 0.0
        for k in range(at, len(body)):
            need = body[k].height + (body[k].before if column else 0.0)
            if column and used + need > height + NEAR:
                break
            if not column and need > height + NEAR and columns:
                break
            used += need
            column.append(k)
        if column and column[-1] + 1 < len(body):
            kept = len(column)
            while kept > 1 and body[column[kept - 1]].keep:
                kept -= 1
            if not body[column[kept - 1]].keep:
                del column[kept:]
        columns.append(column)
        at = column[-1] + 1 if column else at
    return columns


def depth_of(body: Sequence[Strip], columns: Sequence[Sequence[int]]) -> float:
    """Return the height of the deepest column."""
    return max((stacked([body[k] for k in column]) for column in columns), default=0.0)


def balanced(
    body: Sequence[Strip], at: int, sheet: Sheet, heights: Sequence[float]
) -> tuple[list[list[int]], float] | None:
    """Return the least deep columns that hold the rest of a piece, and their depth; None where they do not fit."""
    if at >= len(body):
        return [], 0.0
    depth = stacked(body[at:]) / sheet.columns
    while True:
        columns = columns_of(body, at, [min(depth, height) for height in heights])
        if end_of(columns, at) >= len(body):
            return columns, depth_of(body, columns)
        if depth > max(heights):
            return None
        depth += sheet.pitch / 4
