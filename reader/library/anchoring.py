"""Find a marked place again in a text that changed: by the way the old text became the new one, and by its
surroundings.

Candidates are where the difference old → new leads and where the quotation stands word for word. A candidate counts
only when quotation and context both fit well, and when no other place fits nearly as well: else the place is lost,
which a reader is told. Never the next best look-alike. Figures: docs/reliability.md.
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
UNTOUCHED = 1.0  # words and surroundings are all as they were


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
    fits = {span: _fit(place, new, span) for span in _candidates(place, old, new)}
    good = [span for span, fit in fits.items() if fit.good]
    if not good:
        return None
    led = None if old is None else _led(place, old, new)
    best = max(good, key=lambda span: (fits[span].score + (FAVOUR if span == led else 0.0), -span.start))
    if led is not None and _apart(led, best):
        return None  # the words stand here, but what became of their place is there
    near = fits[best].score - CLOSE
    if any(fit.score > near and _apart(span, best) for span, fit in fits.items()):
        return None
    if fits[best].score < UNTOUCHED and _rival(place, new, best) > near:
        return None
    return best


def _candidates(place: Quote, old: str | None, new: str) -> list[Span]:
    """Return where the difference leads and where the quotation stands word for word.

    A short quotation that the difference lost is not looked for: its words are everybody's.
    """
    led = None if old is None else _led(place, old, new)
    spans = [] if led is None else [led]
    if old is not None and led is None and len(place.exact) < LONG:
        return []
    at = new.find(place.exact)
    while at >= 0:
        span = Span(at, at + len(place.exact))
        if old is None or not _is_others(span, place, old, new):
            spans.append(span)
        at = new.find(place.exact, at + 1)
    return list(dict.fromkeys(spans))


def _apart(one: Span, other: Span) -> bool:
    return one.start >= other.end or one.end <= other.start


def _rival(place: Quote, new: str, span: Span) -> float:
    """Return how well the likest other place fits: the right one, perhaps, where the difference was led astray."""
    from rapidfuzz import fuzz  # only where texts changed

    whole = place.prefix + place.exact + place.suffix
    best = 0.0
    for low, high in ((0, span.start), (span.end, len(new))):
        if high - low < len(place.exact) / 2:
            continue
        near = fuzz.partial_ratio_alignment(whole, new[low:high])
        if near is None:
            continue
        begin, end = max(low, low + near.dest_start - SHORT), min(high, low + near.dest_end + SHORT)
        words = fuzz.partial_ratio_alignment(place.exact, new[begin:end])
        if words is not None:
            fit = _fit(place, new, Span(begin + words.dest_start, begin + words.dest_end))
            if fit.words >= 0.5:  # else it is only the neighbourhood of the place itself
                best = max(best, fit.score)
    return best


def _is_others(span: Span, place: Quote, old: str, new: str) -> bool:
    """Tell whether the text there is what another place of the old text became: the same words, but not these."""
    others = 0
    for run in equal_runs(old, new):
        low, high = max(run.new, span.start), min(run.new + run.length, span.end)
        if low < high:
            first, last = run.old + low - run.new, run.old + high - run.new
            others += (high - low) - max(0, min(last, place.end) - max(first, place.start))
    return 2 * others > span.end - span.start


def _led(place: Quote, old: str, new: str) -> Span | None:
    """Return where the difference of the texts leads, if enough of the quotation went there."""
    runs = equal_runs(old, new)
    inside = [r for r in runs if r.old < place.end and r.old + r.length > place.start]
    if not inside:
        return None
    kept = sum(min(r.old + r.length, place.end) - max(r.old, place.start) for r in inside)
    first, last = inside[0], inside[-1]
    start = max(first.new, first.new + place.start - first.old)
    end = min(last.new + last.length, last.new + place.end - last.old)
    if place.start < first.old:  # the quotation's first characters were misread: as many stand there now
        before = max((r for r in runs if r.old < first.old), default=Equal(0, 0, 0))
        gap = first.old - before.old - before.length
        if gap == first.new - before.new - before.length:
            start -= first.old - max(place.start, before.old + before.length)
    if place.end > last.old + last.length:
        after = min((r for r in runs if r.old > last.old), default=Equal(len(old), len(new), 0))
        if after.old - last.old == after.new - last.new:
            end += min(place.end, after.old) - last.old - last.length
    length = place.end - place.start
    if kept < min(length, max(2, length / 2)) or end - start > 1.25 * length + 2:
        return None
    return Span(start, end)


class Fit(NamedTuple):
    """How well a place fits, 0 to 1, and whether that is enough to stand there."""

    score: float
    good: bool
    words: float


def _fit(place: Quote, new: str, span: Span) -> Fit:
    """Compare the words there with the quotation, and what is around them with its surroundings."""
    words = likeness(new[span.start : span.end], place.exact)
    before, after = place.prefix, place.suffix
    context = len(before) + len(after)
    around = 1.0
    if context:
        left = likeness(new[max(0, span.start - len(before)) : span.start], before) * len(before)
        right = likeness(new[span.end : span.end + len(after)], after) * len(after)
        around = (left + right) / context
    length = len(place.exact)
    least = 0.45 if length >= LONG else 0.6 if length >= SHORT else 0.75
    enough = around >= least or (words >= 0.9 and length >= LONG and around >= 0.2)
    weight = min(length, 40)
    good = words >= (0.5 if length >= SHORT else 0.9) and enough
    return Fit((words * weight + around * CONTEXT) / (weight + CONTEXT), good, words)


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


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1."""
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
