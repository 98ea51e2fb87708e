"""The reading of a whole text with the most points, and how far each line is from being read otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from reader.importing.weighing.given import differs
from reader.importing.weighing.points import ROLES, Points

GAIN = 600
"""So many more points than the rules' must a reading have (100: a factor of e); one with fewer is as often wrong."""


def decided(
    points: Points, follows: Points, had: Sequence[str], gain: int = GAIN, best: tuple[list[str], Points] | None = None
) -> list[str] | None:
    """Return the reading with the most points; None where the rules' (`had`) has hardly fewer: less than `gain`.

    `best`: what `best_reading` has found already.
    """
    now, sums = best or best_reading(points, follows)
    own = [ROLES.index(role) for role in had]
    total = sum(int(points[k, r]) for k, r in enumerate(own)) + sum(int(follows[a, b]) for a, b in pairwise(own))
    return now if int(sums[0].max()) - total >= gain else None


def runners_up(sums: Points, now: Sequence[str]) -> list[tuple[str, int]]:
    """Return for each line its role in the best reading in which it is something else, and how much worse that is.

    `sums` as `best_reading` finds them. Less than nothing where the line had better be something else.
    """
    made = []
    for k, role in enumerate(now):
        others = [r for r, other in enumerate(ROLES) if differs(role, other)]
        if not others:  # a brief: parted by its form
            made.append((role, int(sums[k].max())))
            continue
        own = max(int(sums[k, r]) for r in range(len(ROLES)) if r not in others)
        second = max(others, key=lambda r, k=k: int(sums[k, r]))  # type: ignore[misc]  # a default
        made.append((ROLES[second], own - int(sums[k, second])))
    return made


def best_reading(points: Points, follows: Points) -> tuple[list[str], Points]:
    """Return each line's role in the reading with the most points (Viterbi), and all lines' `sums`.

    `sums[k, r]`: points of the best reading of the whole text in which line k has role r.
    """
    count, roles = points.shape
    ahead = np.zeros((count, roles), dtype=np.int32)
    came = np.zeros((count, roles), dtype=np.intp)
    ahead[0] = points[0]
    for k in range(1, count):
        ways = ahead[k - 1][:, None] + follows
        came[k] = ways.argmax(0)
        ahead[k] = ways.max(0) + points[k]
    behind = np.zeros((count, roles), dtype=np.int32)
    for k in range(count - 2, -1, -1):
        behind[k] = (follows + (points[k + 1] + behind[k + 1])[None, :]).max(1)
    at = int(ahead[-1].argmax())
    path = [at]
    for k in range(count - 1, 0, -1):
        at = int(came[k, at])
        path.append(at)
    return [ROLES[r] for r in reversed(path)], ahead + behind
