"""Text in which printed columns stand side by side, parted by blanks, as `pdftotext -layout` leaves them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_BLANKS = re.compile(r"[ \u3000\t]{2,}")
_REACH = 6
"""Lines of one column begin within so many columns of a terminal."""
_LEAST_LINES = 3
_LEAST_WIDTH = 14
"""Narrower cells are a table's."""
_INDENT = range(2, 12)
_LOOKED_AT = 400
_OF_PAGE = re.compile(r"\d{4}\s*[年./-]|第\s*\d+\s*[期版号]|星期[一二三四五六日天]")
"""What stands in a masthead's line and in no headline."""
Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a line between wide blanks, and where it begins and ends on a terminal."""

    begin: int
    end: int
    text: str


def unmixed(text: str) -> str | None:
    """Return the text with its columns one below the other; None where it has none.

    Nothing but white space changes. Running text side by side is told from a table by the width of its cells and by
    sentences that go on in the line below.
    """
    if "   " not in text and "\u3000\u3000\u3000" not in text:
        return None
    lines = text.split("\n")
    measure = _measure_of(lines)
    made: list[str] = []
    found = False
    at = 0
    heads: list[list[_Cell]] = []
    blanks = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        rows = [_cells(line, measure) for line in lines[at:end]]
        begins = _columns(rows)
        if len(begins) > 1:
            found = True
            if _stand_over(heads, begins):
                del made[len(made) - len(heads) - blanks :]
            else:
                heads = []
            made += _poured(rows, begins, heads)
            heads = []
        else:
            made += lines[at:end]
            heads = rows if len(rows) < _LEAST_LINES else []
        blanks = 0
        while end < len(lines) and not lines[end].strip():
            made.append("")
            blanks += 1
            end += 1
        at = end
    return "\n".join(made) if found else None


def _stand_over(heads: Sequence[list[_Cell]], begins: Sequence[int]) -> bool:
    """Tell whether lines above columns, behind a blank one, are a headline over each of them."""
    if any(_OF_PAGE.search(cell.text) for row in heads for cell in row):
        return False
    return bool(heads) and all(any(_part(row, begins, k)[1] for row in heads) for k in range(len(begins)))


def _measure_of(lines: Sequence[str]) -> Measure:
    """Return how places in these lines are counted: by what their columns begin at the same places.

    A terminal counts two for a hanzi, `pdftotext -layout` one for every character.
    """
    parted = [line for line in lines if _BLANKS.search(line.strip())][:_LOOKED_AT]
    places = [len({cell.begin for line in parted for cell in _cells(line, m)[1:]}) for m in (_width, _count)]
    return _width if places[0] <= places[1] else _count


def _cells(line: str, measure: Measure) -> list[_Cell]:
    cells: list[_Cell] = []
    at = 0
    for part in (*_BLANKS.finditer(line), None):
        stop = part.start() if part else len(line)
        if line[at:stop].strip():
            begin = measure(line[:at])
            cells.append(_Cell(begin, begin + measure(line[at:stop]), line[at:stop]))
        at = part.end() if part else stop
    return cells


def _width(text: str) -> int:
    return sum(2 if c >= "\u1100" or c in "“”‘’—…·" else 1 for c in text.expandtabs(8))


def _count(text: str) -> int:
    return len(text.expandtabs(8))


def _columns(rows: Sequence[list[_Cell]]) -> list[int]:
    """Return where the columns of a region begin; one only where it is no text in columns."""
    if len(rows) < _LEAST_LINES:
        return [0]
    begins = sorted(cell.begin for row in rows for cell in row[1:])
    columns = [0]
    at = 0
    while at < len(begins):
        group = [b for b in begins[at:] if b <= begins[at] + _REACH]
        if len(group) >= max(_LEAST_LINES, len(rows) // 3) and group[0] > columns[-1] + _LEAST_WIDTH:
            columns.append(group[0])
        at += len(group)
    if len(columns) == 1 or not _is_running(rows, columns):
        return [0]
    return columns


def _is_running(rows: Sequence[list[_Cell]], columns: Sequence[int]) -> bool:
    """Tell whether the cells are lines of running text: wide, and mostly open at their ends."""
    for k in range(len(columns)):
        cells = [text for row in rows if (text := _part(row, columns, k)[1])]
        wide = [c for c in cells if _width(c) >= _LEAST_WIDTH]
        if len(wide) < 2 or len(wide) < 0.5 * len(cells):
            return False
        if not any(mark in "".join(cells) for mark in "，。、"):
            return False
    return True


def _part(row: Sequence[_Cell], columns: Sequence[int], k: int) -> tuple[int, str]:
    """Return where a line of column k begins in it, and its text."""
    nearest = [max((j for j, b in enumerate(columns) if b <= cell.begin + 1), default=0) for cell in row]
    own = [cell for cell, j in zip(row, nearest, strict=True) if j == k]
    return (own[0].begin, " ".join(cell.text for cell in own)) if own else (0, "")


def _poured(rows: Sequence[list[_Cell]], columns: Sequence[int], over: Sequence[list[_Cell]]) -> list[str]:
    """Return the lines of a region column by column, paragraphs with their indents; `over`: headlines above each."""
    # What stands alone on its line above all columns is theirs together: headline, subheadline, byline.
    first = next(k for k, row in enumerate(rows) if len(row) > 1)
    made = ["\u3000" * (row[0].begin > columns[0] + 2) * 4 + row[0].text for row in rows[:first]]
    rows = rows[first:]
    heads = bool(over) or _have_heads(rows, columns)
    for k in range(len(columns)):
        parts = [part for row in rows if (part := _part(row, columns, k))[1]]
        # Most lines are no paragraph's first; where they begin a little apart the commonest place is their edge.
        usual = Counter(begin for begin, _text in parts)
        base = max(usual, key=lambda b: (usual[b], -b))
        if k and heads:
            made.append("")
        if over:
            made += [*(head for row in over if (head := _part(row, columns, k)[1])), ""]
        made += ["\u3000\u3000" + text if begin - base in _INDENT else text for begin, text in parts]
    return made


def _have_heads(rows: Sequence[list[_Cell]], columns: Sequence[int]) -> bool:
    """Tell whether each column begins with a headline of its own: a line shorter than those below, without a stop."""
    first = [_part(rows[0], columns, k)[1] for k in range(len(columns))]
    below = [max((_width(_part(row, columns, k)[1]) for row in rows[1:]), default=0) for k in range(len(columns))]
    return all(
        text and text[-1] not in "，。、；" and _width(text) <= 0.85 * width
        for text, width in zip(first, below, strict=True)
    )
