"""Where the columns of a table stand, for whoever sets it: screen, paper, plain text.

A row is one line of type with its cells at the tabs of the columns. A table wider than the measure is a list: every
cell has a line of its own, and the borders are line separators, so that no place in the text moves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reader.model.cells import BORDER, empty_before, in_columns
from reader.model.door import door
from reader.model.quick_dataclass import dataclass
from reader.model.text import Span
from reader.rendering.blocks import Block

LINE = "\u2028"


@door
def tables(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the rows of each table of a piece."""
    for table, rows in groupby(blocks, key=lambda b: b.table if b.kind == "row" else 0):
        if table:
            yield list(rows)


@door
def words(row: Block, count: int = 0) -> list[str]:
    """Return the words of a row's cells, with empty ones up to `count`."""
    made = in_columns(row.text, row.cells)
    return made + [""] * (count - len(made))


@door
def cell_block(row: Block, cell: Span) -> Block:
    """Return one cell of a row as a block."""
    return replace(row, text=row.text[cell.start : cell.end], start=row.start + cell.start, cells=())


@door
def column_starts(rows: Sequence[Block], width: Callable[[str], float], gap: float) -> list[float]:
    """Return where each column of a table begins, and behind them where the table ends, in the units of `width`."""
    widths: list[float] = []
    for row in rows:
        for k, cell in enumerate(words(row)):
            if k == len(widths):
                widths.append(0.0)
            widths[k] = max(widths[k], width(cell))
    starts, at = [], 0.0
    for wide in widths:
        starts.append(at)
        at += wide + gap
    return [*starts, max(0.0, at - gap)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRow:
    """How a row is set: its text as long as the block's, where it begins, and its tabs behind that, in units of width.

    `last`: it is the last line of its table; `ruled`: a rule stands below it.
    """

    text: str
    indent: float = 0.0
    tabs: tuple[float, ...] = ()
    last: bool = False
    ruled: bool = False


@door
def set_rows(
    blocks: Sequence[Block], width: Callable[[str], float], gap: float, measure: float
) -> dict[int | None, SetRow]:
    """Return how the rows among a piece's blocks are set in a column so wide, by their paragraphs' numbers."""
    made: dict[int | None, SetRow] = {}
    for table in tables(blocks):
        starts = column_starts(table, width, gap)
        for row in table:
            before = empty_before(row.cells)
            last = row is table[-1]
            if starts[-1] > measure:
                made[row.paragraph] = SetRow(text=row.text.replace(BORDER, LINE), last=True)
            else:
                tabs = tuple(at - starts[before] for at in starts[before + 1 : -1])  # Qt counts from the line's start
                ruled = row.header and not last
                made[row.paragraph] = SetRow(text=row.text, indent=starts[before], tabs=tabs, last=last, ruled=ruled)
    return made


@door
def columns_of(text: str) -> int:
    """Return the columns of a terminal that a text fills: two for each hanzi."""
    wide = (2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text if not unicodedata.combining(c))
    return sum(wide)
