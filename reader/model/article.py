"""NewsArticle (schema.org) and its parts, as imported or as corrected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reader.model.cells import as_paragraphs
from reader.model.picture import Figure
from reader.model.quick_dataclass import dataclass
from reader.model.text import Span

Kind = Literal["article", "photo", "notice", "poem", "ad"]
ParagraphRole = Literal["body", "subhead", "caption", "credit", "editor_note", "verse"]
HeadlineStatus = Literal["printed", "inferred", "missing"]
RepairKind = Literal[
    "joined_paragraph",
    "joined_line",
    "punctuation",
    "width",
    "space",
    "duplicate_headline",
    "headline_mismatch",
    "continued",
    "markup",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; its text holds no line break.

    `source` is the stretch of the issue's source text from the paragraph's first to behind its last character, `None`
    where a reader wrote it.

    A row of a table is a paragraph whose cells are parted by one tab each: `cells` are their places in `text` from left
    to right, empty ones before the first word at 0. `table` counts the piece's tables from 1; 0: no row. `header`: its
    cells name the columns.
    """

    text: str
    role: ParagraphRole = "body"
    source: Span | None = None
    cells: tuple[Span, ...] = ()
    table: int = 0
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A person or body named for a piece: role 记者, 通讯员, 摄影, 编辑, 供稿, 作者…, and the name without spaces."""

    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One place where the piece's text differs from the source, so that it can be shown and undone.

    `field[start:end]` of the piece (body: paragraphs joined with a newline) reads `result`; the source reads
    `original` at `source`. `id` is unique in the issue and stable under `reparse`: `r<offset in the source text>`,
    with a letter where two begin at one offset. Repairs of one field never overlap. Undoing one puts `original` back;
    an original with a line break becomes a paragraph break.
    """

    id: str
    kind: RepairKind
    rule: str
    confidence: float
    field: str
    start: int
    end: int
    original: str
    result: str
    source: Span | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsArticle:
    """A piece of a newspaper.

    Names follow schema.org NewsArticle and IPTC: kicker 引题, headline 主题, alternative_headline 副题.
    `id` is `<issue id>-<k>`, empty until the library mints it. `issue` likewise. `position` is the printed order,
    from 1. `source_spans` are all stretches of the issue's source text that belong to the piece: headline, byline,
    body. `figures` are its pictures, in the order in which they stand; `pictures` only names that a record tells.
    """

    id: str = ""
    issue: str = ""
    position: int = 0
    kind: Kind = "article"
    headline: str | None = None
    headline_status: HeadlineStatus = "printed"
    printed_headline: str | None = None
    kicker: str | None = None
    alternative_headline: str | None = None
    print_page: str | None = None
    print_page_name: str | None = None
    print_section: str | None = None
    dateline: str | None = None
    byline: str | None = None
    credits: tuple[Credit, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    event_date: str | None = None
    truncated: bool = False
    repairs: Sequence[Repair] = ()
    source_spans: tuple[Span, ...] = ()
    category: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def body(self) -> str:
        """The paragraphs joined with one newline: the text that body positions count in."""
        return "\n".join(p.text for p in self.paragraphs)

    @property
    def body_length(self) -> int:
        """The length of `body`, without putting it together."""
        return sum(len(p.text) + 1 for p in self.paragraphs) - 1 if self.paragraphs else 0

    def field_text(self, name: str) -> str:
        """Return the text of a field that positions may count in.

        `section` is print_section, a missing field is empty.
        """
        if name == "body":
            return self.body
        value = self.print_section if name == "section" else getattr(self, name, None)
        return value if isinstance(value, str) else ""

    def searched_text(self, name: str) -> str:
        """Return a field's text as search reads it, equally long: each cell of a table is a paragraph of its own."""
        text = self.field_text(name)
        rows = name == "body" and any(p.cells for p in self.paragraphs)
        return as_paragraphs(text) if rows else text
