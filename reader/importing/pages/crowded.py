"""A page with more runs of type than any newspaper's, a map or a register: read row by row, in linear time."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.header import Plate
from reader.importing.pages.line import Line
from reader.importing.pages.lines import body_size
from reader.importing.pages.marks import Marks, Run
from reader.importing.pages.stories import Part, Spread, Story

MOST_RUNS = 25_000
"""The densest broadsheet has some 15,000 characters; a file may set each by itself."""


def is_crowded(marks: Marks) -> bool:
    """Tell whether a page is such a one."""
    return len(marks.runs) > MOST_RUNS


def read_crowded(marks: Marks, number: int) -> Spread:
    """Return a page's type as one story without a headline: rows from above to below, each from left to right."""
    rows: dict[int, list[Run]] = {}
    for run in marks.runs:
        rows.setdefault(round(run.box.bottom), []).append(run)
    lines = [_line(sorted(rows[y], key=lambda r: r.box.left)) for y in sorted(rows)]
    story = Story(parts=[Part("body", line, True, number) for line in lines], sheet=number, sure=0.3)
    return Spread(number, Plate(), body_size(marks.runs), stories=[story])


def _line(runs: Sequence[Run]) -> Line:
    first = runs[0]
    right, top = max(r.box.right for r in runs), min(r.box.top for r in runs)
    text = " ".join(r.text for r in runs)
    return Line(
        first.box.left, top, right, first.box.bottom, text, first.size, first.face, first.bold, first.confidence,
        runs=list(runs),
    )  # fmt: skip
