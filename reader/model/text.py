"""Positions in text: spans, places, and the map between imported and current text.

All positions count Unicode code points. UTF-16 units of Qt are converted in one place in `ui/reading`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.model.quick_dataclass import dataclass


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return stretches in order, those that touch or overlap made one."""
    made: list[Span] = []
    for span in sorted(set(spans)):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)


class Place(NamedTuple):
    """A span of one field of one piece.

    `field` is `headline`, `kicker`, `alternative_headline`, `byline`, `section` or `body`; the body is the piece's
    paragraphs joined with one newline.
    """

    article: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of source text and the stretch of target text that it became.

    `verbatim` runs are of equal length and character for character the same; the others were replaced as a whole.
    """

    source: Place
    target: Place
    verbatim: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """Where each stretch of the imported text stands in the current text.

    Fields without runs are unchanged (identity). Runs of one field stand in the order of their source.
    """

    runs: tuple[Run, ...] = ()

    def forward(self, place: Place) -> tuple[Place, ...]:
        """Map a place of the imported text to the current text.

        Returns one place as a rule, several where a split or move tore the text apart, and only empty places (start =
        end) where it is gone.
        """
        touched = [r for r in self.runs if r.source[:2] == place[:2]]
        if not touched:
            return (place,)
        return _hulls(_carry(r.source, r.target, r.verbatim, place) for r in touched)

    def backward(self, place: Place) -> tuple[Place, ...]:
        """Map a place of the current text to the imported text.

        Text that only a correction wrote maps to the text it replaced.
        """
        touched = [r for r in self.runs if r.target[:2] == place[:2]]
        if not touched:
            return (place,)
        return _hulls(_carry(r.target, r.source, r.verbatim, place) for r in touched)


def _carry(here: Place, there: Place, verbatim: bool, place: Place) -> Place | None:
    """Return the part of `there` that answers to the part of `place` inside `here`, or None where they do not meet."""
    start, end = max(here.start, place.start), min(here.end, place.end)
    inside_point = here.start == here.end and place.start < here.start < place.end
    whole_point = place.start == place.end and here.start <= place.start <= here.end
    if start >= end and not inside_point and not whole_point:
        return None
    if not verbatim:
        return there
    return there._replace(start=there.start + start - here.start, end=there.start + end - here.start)


def _hulls(places: Iterable[Place | None]) -> tuple[Place, ...]:
    """Return one hull for each field touched, in the order in which they are met."""
    hulls: dict[tuple[str, str], Place] = {}
    for place in places:
        if place is None:
            continue
        key = (place.article, place.field)
        known = hulls.get(key)
        hulls[key] = (
            place
            if known is None
            else known._replace(start=min(known.start, place.start), end=max(known.end, place.end))
        )
    return tuple(hulls.values())
