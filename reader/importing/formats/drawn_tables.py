"""Tables that a text draws with `|`, tabs or wide blanks: their lines are rows, what parts their cells is markup.

GitHub Flavored Markdown, section 4.10, for tables with `|`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.importing.lines.line import Line
from reader.model.text import Span, merged

_DRAWN = re.compile(r"\||\S[ \t]*\t[ \t]*\S|\S[ \u3000]{2,}\S")
_BAR = re.compile(r"[ \t\u3000]*(?<!\\)\|[ \t\u3000]*")
_UNDER_HEADER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_TABS = re.compile(r"[ ]*\t[ ]*(?=\S)|[ ]*\t[ ]*")
_BLANKS = re.compile(r"[ \u3000]{2,}")
_VALUE = re.compile(r"[-+±]?[\d０-９][\d０-９.,:：%~～/-]*[^\d\s]{0,3}")
_LONGEST = 16
_LEAST_ROWS = 3
"""Of rows drawn by blanks; marks that are put for nothing else make a table of two."""


def with_tables(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return a text's lines, the rows of its drawn tables as rows; a line that only rules off the header goes."""
    found = [bool(_DRAWN.search(text, line.start, line.end)) for line in lines]
    if sum(found) < 2:
        return list(lines)
    made: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and found[end] and not lines[end].level and (end == at or not lines[end].gap):
            end += 1
        own = lines[at:end]
        rows = _barred(text, own) or _tabbed(text, own) or _blanked(text, own)
        made += rows or lines[at : max(end, at + 1)]
        at = max(end, at + 1)
    return made


def _barred(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the rows of a table whose cells are parted by `|`; nothing where the lines are none."""
    words = [text[line.start : line.end] for line in lines]
    ruled = {k for k, w in enumerate(words) if "-" in w and "|" in w and _UNDER_HEADER.fullmatch(w)}
    framed = all(w[0] == "|" for w in words)
    counts = {len(_BAR.findall(w.strip("|"))) for k, w in enumerate(words) if k not in ruled}
    if len(words) - len(ruled) < 2 or 0 in counts or not (ruled or framed or (len(counts) == 1 and len(words) > 2)):
        return []
    kept = [line for k, line in enumerate(lines) if k not in ruled]
    return [_row(text, line, k, _BAR) for k, line in enumerate(kept, 1)]


def _tabbed(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the rows of a table whose cells are parted by tabs."""
    if len(lines) < 2 or not all("\t" in text[line.start : line.end] for line in lines):
        return []
    return [_row(text, line, k, _TABS) for k, line in enumerate(lines, 1)]


def _blanked(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the rows of a table whose cells wide blanks part: equally many short ones in each, some of them values."""
    cells = [_BLANKS.split(text[line.start : line.end]) for line in lines]
    if len(lines) < _LEAST_ROWS or len({len(row) for row in cells}) != 1 or len(cells[0]) < 2:
        return []
    if any(len(cell) > _LONGEST for row in cells for cell in row):
        return []
    valued = sum(any(_VALUE.fullmatch(cell) for cell in row) for row in cells)
    if valued < len(cells) - 1:
        return []
    return [_row(text, line, k, _BLANKS) for k, line in enumerate(lines, 1)]


def _row(text: str, line: Line, number: int, border: re.Pattern[str]) -> Line:
    """Return a line as a row: without marks at its ends, its borders cut out."""
    cuts = [Span(b.start(), b.end()) for b in border.finditer(text, line.start, line.end)]
    start, end, before = line.start, line.end, 0
    if cuts and cuts[-1].end == end and "|" in text[cuts[-1].start : end]:
        end = cuts.pop().start
    while cuts and cuts[0].start == start and len(cuts) > 0 and cuts[0].end < end:
        before += 1
        start = cuts.pop(0).end
    framed = text[line.start : line.start + 1] == "|"
    cuts = [c for c in cuts if text[c.start : c.end] != "\t"]
    inner = [c for c in line.cuts if start <= c.start and c.end <= end]
    return replace(
        line, start=start, end=end, role="row", row=number, before=before - framed, indent=0.0, opens=True,
        cuts=merged([*cuts, *inner]), bold=False,
    )  # fmt: skip
