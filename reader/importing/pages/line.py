"""A line of type on a page, and how it is put together of runs and taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reader.importing.pages.marks import Box, Run
from reader.model.text import Span

_NONE: list[Any] = []
"""What lines share that hold nothing of a kind: nothing is ever put in."""
HANGING = "，。、；：！？”’）》」』"
"""Marks whose right half is blank: they may hang out of their column, up to the next one."""
OPENING = "“‘（《「『〔【"
"""Marks whose left half is blank."""
CLOSE = 0.35
"""Gaps up to so many em are no question."""


@dataclass(slots=True, eq=False)
class Line:
    """One line of type, put together of `runs`. `frame` is the index of the smallest frame around it, -1 for the page
    itself; `row` the number of the row that it is in its table, from 1; `parts` the lines that a cell was put together
    of. `span` is where it came to in the source text, once it is written down.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str
    size: float
    face: str = ""
    bold: bool = False
    confidence: float = 1.0
    upright: bool = False
    frame: int = -1
    gaps: list[tuple[float, float]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    row: int = 0
    parts: list[Line] = field(default_factory=list)
    span: Span | None = None

    @property
    def middle(self) -> float:
        """The x of its centre."""
        return (self.left + self.right) / 2

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def measure(self) -> float:
        """Its width in em."""
        return (self.right - self.left) / self.size


def begun(run: Run) -> Line:
    """Return the line that a run begins."""
    box = run.box
    return Line(
        box.left, box.top, box.right, box.bottom, run.text, run.size, run.face, run.bold, run.confidence, runs=[run]
    )


def part_of(line: Line, runs: Sequence[Run]) -> Line:
    """Return some of a line's runs as a line of their own."""
    made = begun(runs[0])
    for run in runs[1:]:
        extend(made, run)
    made.frame = line.frame
    return made


def cut_line(line: Line, at: int) -> tuple[Line, Line]:
    """Return a line's first `at` characters and its rest as two lines; type is taken to be evenly spaced in a run."""
    first: list[Run] = []
    rest: list[Run] = []
    place = 0
    for run in line.runs:
        begin = line.text.find(run.text, place)
        place = begin + len(run.text)
        cut = min(max(at - begin, 0), len(run.text))
        if cut:
            first.append(run_part(run, 0, cut))
        if cut < len(run.text):
            rest.append(run_part(run, cut, len(run.text)))
    return part_of(line, first), part_of(line, rest)


def run_part(run: Run, begin: int, until: int) -> Run:
    """Return some of a run's characters as a run of their own."""
    first, last = begin / len(run.text), until / len(run.text)
    box, printed = _share(run.box, first, last), run.printed
    if printed is not None:
        printed = _share(printed, 1 - last, 1 - first) if run.leftward else _share(printed, first, last)
    return replace(run, text=run.text[begin:until], box=box, printed=printed)


def _share(box: Box, first: float, last: float) -> Box:
    return replace(box, left=box.left + box.width * first, right=box.left + box.width * last)


def lighten(line: Line) -> None:
    """Make one run of neighbours in a line that were set in one go, and none where the line itself says all of it: many
    pages are held at a time. `runs_of` tells them from then on.
    """
    made: list[Run] = []
    for run in line.runs:
        last = made[-1] if made else None
        if last and _set_together(last, run):
            box = Box(last.box.left, last.box.top, run.box.right, last.box.bottom)
            made[-1] = replace(last, text=last.text + run.text, box=box)
        else:
            made.append(run)
    line.runs, line.gaps, line.parts = (_NONE if made == [_whole(line)] else made), _NONE, _NONE


def runs_of(line: Line) -> list[Run]:
    """Return the runs of a line that was made light."""
    return line.runs or [_whole(line)]


def _whole(line: Line) -> Run:
    """Return a line as one run."""
    return Run(line.box, line.text, line.size, line.face, line.bold, line.confidence)


def _set_together(run: Run, other: Run) -> bool:
    """Tell whether a run stands right behind another one, in the same type."""
    box, near = other.box, 0.15 * run.size
    alike = (run.size, run.face, run.bold, run.confidence) == (other.size, other.face, other.bold, other.confidence)
    behind = abs(box.left - run.box.right) < near and abs(box.bottom - run.box.bottom) < 0.05
    as_seen = run.printed is None and other.printed is None
    return alike and behind and as_seen and not (other.spaced or run.others or other.others)


def extend(line: Line, run: Run) -> None:
    """Put a run at a line's end."""
    gap = run.box.left - line.right
    latin = line.text[-1:].isascii() and run.text[:1].isascii()
    space = " " if gap > CLOSE * run.size or (latin and gap > 0.15 * run.size) else ""
    if gap > CLOSE * run.size:
        line.gaps.append((line.right, run.box.left))
    line.text += space + run.text
    line.runs.append(run)
    line.top, line.bottom = min(line.top, run.box.top), max(line.bottom, run.box.bottom)
    line.right = max(line.right, run.box.right)
    line.bold = line.bold and run.bold
    line.confidence = min(line.confidence, run.confidence)
