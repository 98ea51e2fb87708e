"""Find a marked place again in a text that changed: by the way the old text became the new one, and by its
surroundings.

Candidates are where the difference old → new leads and where the quotation stands word for word. A candidate counts
only
when quotation and context both fit well, and when no other place fits nearly as well: else the place is lost, which a
reader is told. Never the next best look-alike. Figures: docs/reliability.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reader.model.annotation import CONTEXT
from reader.model.text import Span

CLOSE = 0.08  # a rival this near makes a place doubtful
LONG, SHORT = 12, 6  # characters of a quotation that can stand more or less by itself
FAVOUR = 0.04  # for the place where the difference leads


class Equal(NamedTuple):
    """A stretch that is the same in both texts."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A marked place: where it stood and what it said, with up to 32 characters on each side."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def quote(text: str, start: int, end: int) -> Quote:
    """Return the place start:end of a text with its surroundings."""
    return Quote(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def find(place: Quote, old: str | None, new: str) -> Span | None:
    """Return where the place of `old` (None: that text is no longer here) stands in `new`; None where it is lost."""
    if old == new:
        return Span(place.start, place.end)
    if not place.exact:
        return _point(place, old, new)
    candidates: dict[Span, float] = {}
    if old is not None:
        led = _led(place, old, new)
        if led is not None:
            candidates[led] = FAVOUR
    at = new.find(place.exact)
    while at >= 0:
        candidates.setdefault(Span(at, at + len(place.exact)), 0.0)
        at = new.find(place.exact, at + 1)
    scored = [(s + favour, span) for span, favour in candidates.items() if (s := _score(place, new, span)) is not None]
    if not scored:
        return None
    scored.sort(key=lambda c: (-c[0], c[1]))
    best, span = scored[0]
    for score, other in scored[1:]:
        if score > best - CLOSE and (other.start >= span.end or other.end <= span.start):
            return None
    return span


def _led(place: Quote, old: str, new: str) -> Span | None:
    """Return where the difference of the texts leads, if enough of the quotation went there."""
    first = last = None
    kept = 0
    for run in equal_runs(old, new):
        low, high = max(run.old, place.start), min(run.old + run.length, place.end)
        if low >= high:
            continue
        kept += high - low
        first = run.new + low - run.old if first is None else first
        last = run.new + high - run.old
    length = place.end - place.start
    if first is None or last is None or kept < min(length, max(2, length / 2)) or last - first > 1.6 * length + 6:
        return None
    return Span(first, last)


def _score(place: Quote, new: str, span: Span) -> float | None:
    """Return how well the place fits there, None where it does not."""
    words = _likeness(new[span.start : span.end], place.exact)
    before, after = place.prefix, place.suffix
    context = len(before) + len(after)
    around = 1.0
    if context:
        left = _likeness(new[max(0, span.start - CONTEXT) : span.start], before) * len(before)
        right = _likeness(new[span.end : span.end + CONTEXT], after) * len(after)
        around = (left + right) / context
    length = len(place.exact)
    least = 0.45 if length >= LONG else 0.6 if length >= SHORT else 0.75
    if words < 0.5 or not (around >= least or (words >= 0.9 and length >= LONG and around >= 0.2)):
        return None
    weight = min(length, 40)
    return (words * weight + around * CONTEXT) / (weight + CONTEXT)


def _point(place: Quote, old: str | None, new: str) -> Span | None:
    """Return where a point between two characters went: only where both of its neighbours stayed together."""
    if old is not None:
        for run in equal_runs(old, new):
            inside = run.old < place.start < run.old + run.length
            at_edge = place.start in {0, len(old)} and run.old <= place.start <= run.old + run.length
            if inside or at_edge:
                at = run.new + place.start - run.old
                return Span(at, at)
    near = place.prefix[-8:] + place.suffix[:8]
    if len(near) >= SHORT and new.count(near) == 1:
        at = new.index(near) + len(place.prefix[-8:])
        return Span(at, at)
    return None


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    from rapidfuzz import fuzz  # only where texts changed

    return float(fuzz.ratio(one, other)) / 100


@lru_cache(maxsize=256)
def equal_runs(old: str, new: str) -> Sequence[Equal]:
    """Return the stretches that stayed the same, in order."""
    from difflib import SequenceMatcher

    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    runs = [Equal(0, 0, head)] if head else []
    runs += [Equal(head + m.a, head + m.b, m.size) for m in middle.get_matching_blocks() if m.size]
    if tail:
        runs.append(Equal(len(old) - tail, len(new) - tail, tail))
    return tuple(runs)


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1."""
    return _likeness(one, other)
