"""Runs to lines of type: what stands on one baseline is one line unless a gutter parts it.

A gap inside a line and a gutter may be equally wide: `gutters` tells them by the lines around.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.importing.pages.gutters import Field
from reader.importing.pages.line import CLOSE, HANGING, OPENING, Line, begun, extend
from reader.importing.pages.marks import Box, Run

OVERLAP = 0.25
"""Type that reaches so far, in em, into the line before it goes on with that line."""
ONE_SIZE = 0.05
"""The sizes of a headline's words that stand apart differ at most so much; figures set right against them may more."""
ONE_LINE = 0.1
"""Baselines of one line's words differ at most so much where type stands where it was set."""
WIDEST = 2.6
"""Wider gaps always part."""
_EVEN = 1.4
"""White between characters that are spread over a measure differs by no more than this."""
_REACH = 60


def body_size(runs: Iterable[Run]) -> float:
    """Return the size that most characters are set in."""
    counted: dict[float, int] = defaultdict(int)
    for run in runs:
        counted[round(run.size * 4) / 4] += len(run.text)
    if not counted:
        return 0.0
    return max(
        counted, key=lambda size: sum(counted.get(size + d, 0) for d in (-0.25, 0.0, 0.25)) + 0.5 * counted[size]
    )


def lines_of(runs: Sequence[Run], body: float, beside: Sequence[Box] = ()) -> list[Line]:
    """Join runs to lines, the running text first: its columns tell the gaps of larger type.

    `beside`: what else than text begins a column (pictures, frames).
    """
    field_ = Field(runs, body, beside)
    made: list[Line] = []
    for is_body in (True, False):
        own = [r for r in runs if (r.size <= 1.15 * body) == is_body]
        made += _joined(own, field_, display=not is_body)
    return made


def _joined(runs: Sequence[Run], field_: Field, *, display: bool) -> list[Line]:
    made: list[Line] = []
    shelves: dict[int, list[Line]] = defaultdict(list)
    for run in sorted(runs, key=lambda r: r.box.left):
        line = _partner(run, shelves, field_, display=display)
        shelf = int(run.box.bottom // 3)
        if line is None:
            line = begun(run)
            made.append(line)
            shelves[shelf].append(line)
            continue
        extend(line, run)
    if display:
        for line in made:
            _close_up(line)
    return made


def _close_up(line: Line) -> None:
    """Take the spaces out of a line whose characters are all spread alike: they part no words."""
    words = line.text.split(" ")
    wide = [b - a for a, b in line.gaps]
    spread = len(words) > 2 and all(len(w) == 1 and not w.isascii() for w in words) and len(wide) == len(words) - 1
    if spread and max(wide) < _EVEN * min(wide):
        line.text = "".join(words)


def _goes_on_spread(line: Line, gap: float) -> bool:
    """Tell whether a gap is as wide as those before it in a line of lone characters."""
    wide = sorted(b - a for a, b in line.gaps)
    return len(wide) > 1 and len(line.runs) == len(wide) + 1 and gap < _EVEN * wide[0]


def _partner(run: Run, shelves: dict[int, list[Line]], field_: Field, *, display: bool) -> Line | None:
    """Return the line that a run goes on with: the nearest at its left, on its baseline, in its size."""
    size, box = run.size, run.box
    shelf = int(box.bottom // 3)
    best: Line | None = None
    for k in (shelf - 1, shelf, shelf + 1):
        for line in shelves.get(k, ())[-_REACH:]:
            gap = box.left - line.right
            if (
                -_reach_back(line.text[-1], run.text[0]) * size < gap < WIDEST * size
                and line.left < box.left
                and abs(line.bottom - box.bottom) < 0.22 * size
                and abs(line.size - size) < (0.12 if display else 0.06) * size + 0.15
                and (best is None or line.right > best.right)
            ):
                best = line
    if best is None:
        return None
    gap = box.left - best.right
    if display and gap > CLOSE * size and abs(best.size - size) > ONE_SIZE * size:
        return None
    exact = min(run.confidence, best.confidence) == 1.0  # a recogniser's boxes dance
    if not display and exact and gap > 0.15 * size and abs(best.bottom - box.bottom) > ONE_LINE * size:
        return None
    if gap < -OVERLAP * size:
        return best  # a mark that gave up its blank half: no gutter is that narrow
    close = gap < 0.12 * size and best.text[-1] not in HANGING and not (exact and field_.begins_at(run))
    if gap <= CLOSE * size and (display or close):
        return best
    if display and run.spaced and gap < 1.3 * size:
        return best
    if display and len(run.text) == 1 and _goes_on_spread(best, gap):
        return best
    parted = field_.parts_display(best, run) if display else field_.parts(best, run)
    limit = 1.45 if display else 2.3
    return None if parted or gap > limit * size else best


def _reach_back(last: str, first: str) -> float:
    """Return how far, in em, type may reach into the line that it goes on with: both marks may give up their blanks."""
    if last.isascii():
        return 1.3
    return 1.1 if last in HANGING or first in OPENING else 0.6
