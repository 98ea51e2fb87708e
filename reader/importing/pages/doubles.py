"""Type that is drawn twice, nearly in one place, to look bold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.importing.pages.marks import Run

_NEAR = 0.2
"""So many em apart at most, across and down, is one place."""


def without_doubles(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs, of those that say the same in one place the first, which is bold then."""
    seen: dict[tuple[str, int, int], int] = {}
    made: list[Run] = []
    for run in runs:
        step = 2 * _NEAR * run.size
        x, y = int(run.box.left / step), int(run.box.top / step)
        places = (seen.get((run.text, x + across, y + down)) for across in (-1, 0, 1) for down in (-1, 0, 1))
        twin = next((k for k in places if k is not None and _is_in_one_place(made[k], run)), None)
        if twin is not None:
            made[twin] = replace(made[twin], bold=True)
            continue
        seen[run.text, x, y] = len(made)
        made.append(run)
    return tuple(made)


def _is_in_one_place(run: Run, other: Run) -> bool:
    across, down = run.box.left - other.box.left, run.box.top - other.box.top
    return max(abs(across), abs(down)) < _NEAR * other.size
