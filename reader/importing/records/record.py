"""Pieces that a format keeps apart already: feeds, JSON, 数字报 pages, one-file-per-article crawls.

The adapter says where in the extracted text each part of a piece stands; the stages still read byline, credits and
dateline, join broken lines, mend punctuation and judge headlines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.importing.lines.line import Line
from reader.model.issue import DoubtKind
from reader.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One piece. All positions count in the text handed over with it.

    `span` is the whole stretch of the source text that belongs to the piece; it covers every line below. Empty tuples
    and None mean: not told apart by the format. Page names, section, newspaper and date are plain values; `date` is
    ISO. A byline given here wins over one in the text. `pictures` are names of picture files. `aside`
    are lines inside `span` that are none of the piece's, each with a role; `unsure` what witnesses disagree on.

    `medium`: what a saved page says that it comes from, where nothing names a newspaper.

    `laid_out`: read from a page, whose geometry tells where paragraphs begin; `sure` is how surely its parts belong
    together, `joint` the place that this speaks of. `ad`: an advertisement.
    """

    span: Span
    headline: tuple[Line, ...] = ()
    kicker: tuple[Line, ...] = ()
    subheadline: tuple[Line, ...] = ()
    byline: Line | None = None
    body: tuple[Line, ...] = ()
    aside: tuple[Line, ...] = ()
    newspaper: str | None = None
    medium: str | None = None
    date: str | None = None
    issue_number: str | None = None
    page: str | None = None
    page_name: str | None = None
    section: str | None = None
    pictures: tuple[str, ...] = ()
    unsure: tuple[DoubtKind, ...] = ()
    ad: bool = False
    laid_out: bool = False
    sure: float = 1.0
    joint: Span | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the piece itself."""
        byline = (self.byline,) if self.byline else ()
        return (*self.kicker, *self.headline, *self.subheadline, *byline, *self.body)


def moved_by(record: Record, by: int) -> Record:
    """Return a record whose text stands `by` characters further on."""

    def lines(old: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(x.moved(by) for x in old)

    return replace(
        record, span=Span(record.span.start + by, record.span.end + by), headline=lines(record.headline),
        kicker=lines(record.kicker), subheadline=lines(record.subheadline), body=lines(record.body),
        byline=record.byline.moved(by) if record.byline else None, aside=lines(record.aside),
        joint=Span(record.joint.start + by, record.joint.end + by) if record.joint else None,
    )  # fmt: skip
