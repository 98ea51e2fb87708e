"""What goes into the index and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.search.query import FIELDS, Query, Tier

TEXT_FIELDS = tuple(name for name in FIELDS if name != "note")
"""The fields a document has beside its notes."""


@dataclass(frozen=True, slots=True)
class Document:
    """A piece to be found.

    Its row in the catalogue, its day (yyyymmdd, 0 where none is printed), its texts, its reader's notes.

    `fields`: headline, kicker, alternative_headline, byline, section, body (paragraphs joined by one newline); what
    is missing is empty. `notes`: annotation id → text.
    """

    row: int
    date: int
    fields: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)


class Match(NamedTuple):
    """A place that matched: code points [start, end) of a field, or of the note of `annotation`."""

    field: str
    start: int
    end: int
    tier: Tier
    annotation: str | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a field around a hit; `marks` are the matched ranges within `text`."""

    field: str
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece found. `why` says field, tier and reading in words.

    `places` are all places in the piece, in reading order.
    """

    row: int
    score: float
    tier: Tier
    field: str
    why: str
    snippet: Snippet
    places: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The first hits, whether there are more, and the query really used (similar sounds may have been added)."""

    hits: tuple[Hit, ...]
    more: bool
    query: Query
