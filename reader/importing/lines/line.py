"""A newspaper's text as printed lines: what a format adapter hands to the stages.

The adapter extracts the text once, whole, and describes its lines by position in it. Everything that is not in a line
is taken for white space or markup; nothing is copied, so that each piece can be walked back to its source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from reader.model.text import Span

LineRole = Literal[
    "kicker", "headline", "subheadline", "byline", "opening", "body",
    "subhead", "caption", "credit", "editor_note", "section", "page",
    "masthead", "furniture", "hidden", "picture", "unread", "row",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line: `text[start:end]` of the source text, without markup and white space at either end.

    gap     blank lines (or a like distance) before it
    indent  ems of white space before its first character; a paragraph's indent is 2
    level   depth of a heading by markup or by size, 1 the highest; 0: no heading
    bold    the whole line is bold
    opens   True: begins a paragraph for certain (`<p>`); False: goes on with the line before for certain; None: unknown
    wraps   the line was cut at its end by the edge of a column or page, not by its writer (geometry)
    size    height of its letters, by that of running text
    cuts    stretches of inline markup inside it that are no text (`**`, a tag), in order
    role    what the adapter knows it to be; None: to be found out; `opening`: a piece without a headline begins here
    sheet   number of the page in the file (PDF), 0: unknown
    row     number of the row in its table, from 1, 0: no row; its cells are parted by tabs, or by cuts of `|` or blank
            space
    before  empty cells of a row before its first word
    """

    start: int
    end: int
    gap: int = 0
    indent: float = 0
    level: int = 0
    bold: bool = False
    opens: bool | None = None
    wraps: bool = False
    size: float = 1.0
    cuts: tuple[Span, ...] = ()
    role: LineRole | None = None
    sheet: int = 0
    row: int = 0
    before: int = 0

    def moved(self, by: int) -> Line:
        """Return the same line of a text in which it stands `by` characters further on."""
        cuts = tuple(Span(c.start + by, c.end + by) for c in self.cuts)
        return replace(self, start=self.start + by, end=self.end + by, cuts=cuts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """The extracted text of one source, whole, and its lines in reading order.

    `newspaper`, `date` (ISO) and `pages` are what the file says about itself outside its text (a folder's name, meta
    data); what is printed in the text comes first. `pictures`: the places that pictures stand before, in order, each
    with the place of the text that it is set together with, if the format says so.
    """

    text: str
    lines: tuple[Line, ...]
    newspaper: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    pictures: tuple[tuple[int, int | None], ...] = ()

    def let_go(self) -> None:
        """Hold the lines no longer: whoever has put blocks together from them holds what is still wanted."""
        object.__setattr__(self, "lines", ())
