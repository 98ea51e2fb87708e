"""馆藏, holdings: which issues of a paper are here by its own rhythm, and which are missing.

A paper's rhythm is read from its own days: the weekdays on which it appears in at least half of its weeks, else the
day of the month. What is missing of a paper with weekdays is told by `rhythm.missing_days`, as in its calendar. A
paper with few issues, or with no rhythm, has no gaps that could be told. Days on which a paper rests are given by
whoever knows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.model.door import door
from reader.workspace.issue_days import issue_days
from reader.workspace.rhythm import missing_days

if TYPE_CHECKING:
    from reader.workspace.session import Session

Rhythm = Literal["daily", "weekdays", "monthly", "irregular"]
FEWEST = 4
"""Issues from which on a rhythm is looked for."""
SILENT = timedelta(27)
"""From its first to its last day a silence is that long at least."""
_MONTH = range(27, 33)


class Holding(NamedTuple):
    """A paper: its issues, its span, its rhythm (`weekdays`: Monday is 0), and the missing days as runs [first, last].

    `missing_issues` counts the issues that the rhythm lets expect and that are not here. `silent` are the times, four
    weeks and longer, in which not one issue is here: nothing tells whether the paper paused or they are missing.
    """

    newspaper: str
    issues: int
    first: date
    last: date
    rhythm: Rhythm
    weekdays: tuple[int, ...]
    missing: tuple[tuple[date, date], ...]
    missing_issues: int
    silent: tuple[tuple[date, date], ...]


@door
def holdings(session: Session, newspaper: str | None = None, rests: Collection[date] = ()) -> list[Holding]:
    """Return what is here of each paper, or of one; `rests` are days on which none appears."""
    papers = groupby(issue_days(session), key=lambda one: one.newspaper)
    return [
        holding(name, (one.day for one in issues), rests)
        for name, issues in papers
        if newspaper is None or name == newspaper
    ]


def holding(newspaper: str, days: Iterable[date], rests: Collection[date] = ()) -> Holding:
    """Return what days tell of a paper. Raises ValueError where there are none."""
    issues = list(days)
    present = sorted(set(issues))
    rhythm, weekdays, expected = _rhythm(present)
    there = set(present) | set(rests)
    lacking = [day for day in expected if day not in there] if rhythm == "monthly" else []
    if weekdays:
        lacking = missing_days(present, rests=rests)
    runs = _runs(lacking, sorted({*present, *lacking}))
    untold = [day for day in expected if day not in there.union(lacking)]
    between = sorted({*issues, *lacking, *untold})  # an issue on a day that is none of the paper's ends a silence
    silent = tuple(run for run in _runs(untold, between) if run[1] - run[0] >= SILENT)
    return Holding(newspaper, len(issues), present[0], present[-1], rhythm, weekdays, runs, len(lacking), silent)


def _rhythm(present: Sequence[date]) -> tuple[Rhythm, tuple[int, ...], list[date]]:
    """Return the rhythm, its weekdays, and the days on which issues are to be expected."""
    if len(present) < FEWEST:
        return "irregular", (), []
    span = [present[0] + timedelta(k) for k in range((present[-1] - present[0]).days + 1)]
    possible, real = Counter(day.weekday() for day in span), Counter(day.weekday() for day in present)
    weekdays = tuple(k for k in range(7) if possible[k] and 2 * real[k] >= possible[k])
    if weekdays:
        return ("daily" if len(weekdays) == 7 else "weekdays"), weekdays, [d for d in span if d.weekday() in weekdays]
    gaps = [(later - earlier).days for earlier, later in pairwise(present)]
    usual, count = Counter(day.day for day in present).most_common(1)[0]
    if 2 * count > len(present) and 2 * sum(gap in _MONTH for gap in gaps) >= len(gaps):
        return "monthly", (), [day for day in span if day.day == usual]
    return "irregular", (), []


def _runs(lacking: Sequence[date], expected: Sequence[date]) -> tuple[tuple[date, date], ...]:
    """Return the runs of days missing one after another, as the paper counts."""
    place = {day: k for k, day in enumerate(expected)}
    runs = groupby(enumerate(lacking), key=lambda item: place[item[1]] - item[0])
    found = ([day for _, day in run] for _, run in runs)
    return tuple((days[0], days[-1]) for days in found)
