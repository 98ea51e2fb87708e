"""PublicationIssue (schema.org): one day's paper, with the whole of its source text."""

from __future__ import annotations

from dataclasses import field
from typing import Final, Literal

from reader.model.article import NewsArticle
from reader.model.picture import PictureAside
from reader.model.quick_dataclass import dataclass
from reader.model.text import Span

READINGS: Final = frozenset({"alto", "hocr", "ndlocr", "gale"})
"""The formats of sources (`Source.format`) that are somebody else's readings of scans."""

SetAsideReason = Literal[
    "masthead",
    "page",
    "section",
    "footer",
    "imprint",
    "staff",
    "contents",
    "navigation",
    "orphan_headline",
    "furniture",
    "reader",
    "hidden",
    "unread",
    "unplaced",
]
DoubtKind = Literal[
    "boundary", "headline", "byline", "date", "newspaper", "character", "encoding", "kind", "continuation", "revision"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A printed page: its number as printed (`3`, `A01`) and its name (要闻)."""

    page: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Text of the source that is no text of a piece: kept, shown on demand. `id` is `s<offset in the source text>`."""

    id: str
    reason: SetAsideReason
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A decision the importer is not sure of. `id` is `d<offset>` (letter appended where needed); `article` is a
    position (1-based) on
    import and an id afterwards; `span` is the place in the source text.
    """

    id: str
    kind: DoubtKind
    message: str
    confidence: float
    article: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an issue came from: the extracted text whole, and how it was read.

    `sha256` is of the source's bytes (for a folder, of its members' digests in name order); `part` counts from 0
    where one source holds several issues. `layout` is, as JSON, how the format's adapter saw lines and records, for
    formats whose text alone does not say it (PDF, HTML, DOCX…): `reparse` needs it; empty for text and Markdown.
    `undecodable` lists (offset in `text`, bytes as hex) for bytes that no encoding explained.
    """

    name: str
    sha256: str
    format: str
    encoding: str | None
    text: str
    part: int = 0
    layout: str = ""
    undecodable: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationIssue:
    """One issue of a newspaper.

    `id` is empty until the library mints it; `date_published` is as printed (ISO), never guessed.
    `pictures_aside` are the source's pictures that stand in no piece. `is_part_of`: the issue of which it holds some
    pages or pieces, told by the reader or by where it was stored; of the first of several parts its own id.
    """

    id: str = ""
    newspaper: str | None = None
    date_published: str | None = None
    issue_number: str | None = None
    edition: str | None = None
    pages: tuple[Page, ...] = ()
    articles: tuple[NewsArticle, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    pictures_aside: tuple[PictureAside, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    is_part_of: str | None = None
    source: Source = field(default_factory=lambda: Source(name="", sha256="", format="text", encoding=None, text=""))
