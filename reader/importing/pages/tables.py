"""Tables: short cells that stand one below the other in columns, with or without rules between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reader.importing.pages.blocks import Block
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, overlap
from reader.model.cells import BORDER

_LEAST = 3
"""A table has at least so many rows."""
_WIDEST = 13
"""A cell of a table without rules is narrower than so many em: text beside a table is none of it."""


def take_tables(lines: list[Line], rules: Sequence[Box], body: float) -> list[Block]:
    """Take the lines of tables out of `lines`; return a block for each table, one line a row."""
    made: list[Block] = []
    left = {id(x) for x in lines}
    for rows in [*_ruled(lines, rules, body), *_set_in_columns(lines, body)]:
        gone = {id(line) for row in rows for cell in row for line in (cell.parts or [cell])}
        if not gone <= left:
            continue  # in a table already
        left -= gone
        columns = _columns(rows)
        block = Block([_row(row, columns, k) for k, row in enumerate(rows, 1)], table=True)
        block.left, block.right = min(x.left for x in block.lines), max(x.right for x in block.lines)
        made.append(block)
    lines[:] = [x for x in lines if id(x) in left]
    return made


def _columns(rows: Sequence[Sequence[Line]]) -> list[float]:
    """Return the middles of a table's columns, from left to right: strips that the cells of several rows share.

    Empty where cells stand over more than one of them: then nothing tells which column a cell is in.
    """
    strips: list[list[float]] = []
    for left, right in sorted((x.left, x.right) for row in rows if len(row) > 1 for x in row):
        if strips and left < strips[-1][1]:
            strips[-1][1] = max(right, strips[-1][1])
        else:
            strips.append([left, right])
    if len(strips) < max(map(len, rows)):
        return []
    return [(left + right) / 2 for left, right in strips]


def _row(cells: Sequence[Line], columns: Sequence[float], number: int) -> Line:
    """Return a row as one line, its cells parted by borders; columns in which it has no cell are empty."""
    first = cells[0]
    text = ""
    at = 0
    for k, cell in enumerate(cells):
        column = min(range(len(columns)), key=lambda c: abs(columns[c] - cell.middle)) if columns else k
        if len(cells) == 1:
            column = 0  # a heading over several columns
        text += BORDER * max(column - at, k > 0) + cell.text
        at = max(column, at + (k > 0))
    return Line(
        first.left, min(x.top for x in cells), max(x.right for x in cells), max(x.bottom for x in cells),
        text, first.size, first.face, all(x.bold for x in cells),
        min(x.confidence for x in cells), frame=first.frame, row=number,
        runs=[run for x in cells for run in x.runs],
    )  # fmt: skip


def _rows_of(lines: Sequence[Line], body: float) -> list[list[Line]]:
    """Return lines by their baselines, each row from left to right."""
    shelves: dict[int, list[Line]] = defaultdict(list)
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: x.bottom):
        shelf = int(line.bottom // (0.5 * body))
        row = next(
            (r for k in (shelf, shelf - 1) for r in (shelves.get(k),) if r and line.bottom - r[0].bottom < 0.4 * body),
            None,
        )
        if row is None:
            row = shelves[shelf] = []
            rows.append(row)
        row.append(line)
    return [sorted(row, key=lambda x: x.left) for row in rows]


def _ruled(lines: Sequence[Line], rules: Sequence[Box], body: float) -> list[list[list[Line]]]:
    """Return the rows between rules of one width that stand closely one below the other."""
    alike: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for rule in _whole([r for r in rules if r.height < 3]):
        if rule.height < 3 and rule.width > 8 * body:
            alike[round(rule.left / 3), round(rule.right / 3)].append(rule)
    made = []
    for own in alike.values():
        own.sort(key=lambda r: r.top)
        runs: list[list[Box]] = [[own[0]]]
        for rule in own[1:]:
            near = rule.top - runs[-1][-1].top < 4.5 * body
            runs[-1].append(rule) if near else runs.append([rule])
        for run in runs:
            if len(run) <= _LEAST:
                continue
            inside = [
                x for x in lines if run[0].holds(x.middle, run[0].top, 1) and run[0].top < x.bottom < run[-1].top + 1
            ]
            upright = [r for r in rules if r.width < 3 and r.height > body and run[0].holds(r.middle, run[0].top, 1)]
            rows = _banded(inside, run, body) if upright else _rows_of(inside, body)
            if len(rows) >= _LEAST and sum(len(r) > 1 for r in rows) >= 0.6 * len(rows):
                made.append(rows)
    return made


def _banded(lines: Sequence[Line], rules: Sequence[Box], body: float) -> list[list[Line]]:
    """Return the rows of a table whose cells are ruled all around: what stands between two rules is one row."""
    made: list[list[Line]] = []
    for above, below in pairwise(rules):
        own = [x for x in lines if above.top < (x.top + x.bottom) / 2 < below.top + 1]
        cells: list[list[Line]] = []
        for line in sorted(own, key=lambda x: x.left):
            near = [c for c in cells if overlap(c[0].left, c[0].right, line.left, line.right) > 0.3 * body]
            near[-1].append(line) if near else cells.append([line])
        if cells:
            made.append([_cell(sorted(c, key=lambda x: x.top)) for c in cells])
    return made


def _cell(lines: Sequence[Line]) -> Line:
    """Return the lines of a cell as one."""
    first = lines[0]
    if len(lines) == 1:
        return first
    text = first.text
    for line in lines[1:]:
        text += (" " if text[-1:].isascii() and line.text[:1].isascii() else "") + line.text
    return Line(
        min(x.left for x in lines), first.top, max(x.right for x in lines), lines[-1].bottom, text, first.size,
        first.face, first.bold, min(x.confidence for x in lines), frame=first.frame,
        runs=[run for x in lines for run in x.runs], parts=list(lines),
    )  # fmt: skip


def _whole(rules: Sequence[Box]) -> list[Box]:
    """Return level rules, those that go on from each other as one: borders are drawn cell by cell."""
    made: list[Box] = []
    for rule in sorted(rules, key=lambda r: (round(r.top), r.left)):
        last = made[-1] if made else None
        if last and abs(last.top - rule.top) < 1.5 and -3 < rule.left - last.right < 1.5:
            made[-1] = Box(last.left, last.top, max(last.right, rule.right), max(last.bottom, rule.bottom))
        elif not last or rule.right > last.right or abs(last.top - rule.top) >= 1.5:
            made.append(rule)
    return made


def _set_in_columns(lines: Sequence[Line], body: float) -> list[list[list[Line]]]:
    """Return runs of rows whose cells begin at the same places and leave most of their columns white."""
    made: list[list[list[Line]]] = []
    for rows in _by_frame(lines, body):
        run: list[list[Line]] = []
        for row in [*rows, []]:
            if run and row and _same_columns(run[-1], row, body):
                run.append(row)
                continue
            if len(run) >= _LEAST and _is_sparse(run):
                made.append(run)
            run = [row] if len(row) >= _LEAST else []
    return made


def _by_frame(lines: Sequence[Line], body: float) -> list[list[list[Line]]]:
    frames: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if abs(line.size - body) < 0.25 * body and line.measure < _WIDEST:
            frames[line.frame].append(line)
    return [_rows_of(own, body) for own in frames.values()]


def _same_columns(above: Sequence[Line], row: Sequence[Line], body: float) -> bool:
    """Tell whether two rows have their cells in the same columns, near each other."""
    if len(above) != len(row) or not 0.8 * body < row[0].bottom - above[0].bottom < 3 * body:
        return False
    return all(
        abs(a.left - b.left) < 0.8 * body
        or abs(a.right - b.right) < 0.8 * body
        or abs(a.middle - b.middle) < 0.8 * body
        for a, b in zip(above, row, strict=True)
    )


def _is_sparse(rows: Sequence[Sequence[Line]]) -> bool:
    """Tell whether the cells are short for their columns; columns of text are full."""
    cells = [(a, b) for row in rows for a, b in pairwise(row)]
    filled = sum((a.right - a.left) / max(1.0, b.left - a.left) for a, b in cells) / max(1, len(cells))
    return filled < 0.62 and sum(len(x.text) <= 8 for row in rows for x in row) >= 0.7 * sum(map(len, rows))


def is_ruled_by(table: Box, rule: Box, body: float) -> bool:
    """Tell whether a rule is drawn in or around a table."""
    return table.holds(rule.middle, (rule.top + rule.bottom) / 2, 2 * body)
