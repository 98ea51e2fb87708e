"""Where the cells of a table's row stand in its text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.text import Span

BORDER = "\t"
"""What parts two cells of a row."""


def cells_of(text: str, before: int = 0) -> tuple[Span, ...]:
    """Return the places of a row's cells: one between each two borders, and `before` empty ones at its beginning."""
    made = [Span(0, 0)] * before
    at = 0
    for cell in text.split(BORDER):
        made.append(Span(at, at + len(cell)))
        at += len(cell) + len(BORDER)
    return tuple(made)


def empty_before(cells: Sequence[Span]) -> int:
    """Return how many empty cells stand before a row's first word."""
    return sum(1 for k in range(1, len(cells)) if cells[k].start == 0)


def in_columns(text: str, cells: Sequence[Span]) -> list[str]:
    """Return the words of a row's cells; the whole text where a file says that they stand elsewhere."""
    if any(not 0 <= c.start <= c.end <= len(text) for c in cells):
        return [text]
    return [text[c.start : c.end] for c in cells]


def as_paragraphs(text: str) -> str:
    """Return a body in which each cell is a paragraph, for whoever must not look over a cell's border."""
    return text.replace(BORDER, "\n")
