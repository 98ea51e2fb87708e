"""Which days of a paper are missing, by the paper's own rhythm: one rule for calendar, holdings and import.

A weekday is expected where the paper appeared on at least three quarters of that weekday's days in the eight weeks
around. Issue numbers know better: where they go on without a gap nothing is missing in between, however long that is;
where they skip as many as there are days, all of these are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

AROUND = 4  # weeks on each side
SHARE = 0.75
FEWEST = 2  # days of the same weekday around, from which on it tells anything
LONGEST = 366  # days without any issue: a paper that pauses so long has stopped, and begun anew
WEEK = timedelta(7)


def missing_days(
    present: Sequence[date], numbers: Mapping[date, int] | None = None, rests: Collection[date] = ()
) -> list[date]:
    """Return the days without an issue on which one is to be expected, in order.

    `present` are the days with an issue, in order and each once, `numbers` the issue numbers of those that print one,
    `rests` days on which none appears.
    """
    there, known = set(present), numbers or {}
    found: list[date] = []
    for before, after in pairwise(present):
        between = [before + timedelta(k) for k in range(1, (after - before).days)]
        if not between or len(between) > LONGEST:
            continue
        skipped = known[after] - known[before] - 1 if before in known and after in known else None
        if skipped == 0:
            continue
        if skipped == len(between):
            found += between
        else:
            found += [day for day in between if _expected(day, there, present[0], present[-1])]
    return [day for day in found if day not in set(rests)]


def _expected(day: date, there: set[date], first: date, last: date) -> bool:
    """Tell whether the paper appears on this weekday about this time."""
    around = [day + k * WEEK for k in range(-AROUND, AROUND + 1) if k]
    around = [near for near in around if first <= near <= last]
    return len(around) >= FEWEST and sum(near in there for near in around) >= SHARE * len(around)
