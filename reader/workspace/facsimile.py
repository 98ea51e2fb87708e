"""A piece on the pages as they were printed: where its text stands there, and what stands under a point of a page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.model.door import door, doors
from reader.model.provenance import body_point, line_sources, source_span
from reader.model.text import Place, Span
from reader.workspace.opening import owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importing.pages.facsimile import Facsimile, Outline, PrintedBox
    from reader.model.apply import Applied
    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue, Source
    from reader.workspace.session import Session

LINES = ("kicker", "headline", "alternative_headline", "byline", "section")


@doors
class PrintedPiece:
    """A current piece of an issue whose pages' layout is kept. Places are those of the current text.

    `outlines` of the piece, page by page; `sizes` of all pages in points; `source` is what they are of.
    """

    def __init__(self, article_id: str, applied: Applied, imported: PublicationIssue, paper: Facsimile) -> None:
        self._applied, self._paper = applied, paper
        self._imported = {a.id: a for a in imported.articles}
        self._text = imported.source.text
        self._lines: dict[tuple[str, str], tuple[int, ...]] = {}
        self._outlines: dict[str, tuple[Outline, ...]] = {}
        self.article = next(a for a in applied.issue.articles if a.id == article_id)
        self.source = imported.source
        self.sizes = paper.sizes
        self.outlines = self.outlines_of(article_id)

    def outlines_of(self, article_id: str) -> tuple[Outline, ...]:
        """Return the outlines of any piece of the issue; none of one that it does not have."""
        if article_id not in self._outlines:
            article = next((a for a in self._applied.issue.articles if a.id == article_id), None)
            spans = printed_spans(article, self._applied.issue) if article is not None else ()
            self._outlines[article_id] = tuple(self._paper.outlines(spans))
        return self._outlines[article_id]

    def outline_all(self) -> None:
        """Work out the outlines of all pieces of the issue, once."""
        for article in self._applied.issue.articles:
            self.outlines_of(article.id)

    def headline_of(self, article_id: str) -> str:
        """Return the headline of any piece of the issue, empty where it has none."""
        return next((a.headline or "" for a in self._applied.issue.articles if a.id == article_id), "")

    def boxes(self, field: str, start: int, end: int) -> list[PrintedBox]:
        """Return where a stretch of a field is printed, a box a run of type; none where a reader wrote it."""
        places = self._applied.offsets.backward(Place(self.article.id, field, start, end))
        return self._paper.boxes(s for s in map(self._source, places) if s is not None)

    def place_at(self, sheet: int, x: float, y: float) -> Place | None:
        """Return the character of whatever piece of the issue that is printed at a point of a page."""
        source = self._paper.at(sheet, x, y)
        if source is None:
            return None
        for article in self._imported.values():
            if any(s.start <= source < s.end for s in article.source_spans):
                place = self._imported_place(article, source)
                found = self._applied.offsets.forward(place) if place is not None else ()
                return next((p._replace(article=self._shown(p.article)) for p in found if p.start < p.end), None)
        return None

    def piece_at(self, sheet: int, x: float, y: float) -> str:
        """Return the current piece whose outline holds a point of a page, empty where none does."""
        from reader.importing.pages.outlines import holds

        for article in (self.article, *self._applied.issue.articles):
            if any(o.sheet == sheet and holds(o.polygons, x, y) for o in self.outlines_of(article.id)):
                return article.id
        return ""

    def _shown(self, article_id: str) -> str:
        return self._applied.aliases.get(article_id, article_id)

    def _source(self, place: Place) -> Span | None:
        """Return the source text behind a place of the imported text."""
        article = self._imported.get(place.article)
        if article is None:
            return None
        if place.field == "body":
            return source_span(article, place.start, place.end)
        line = self._line(article, place.field)[place.start : place.end]
        return Span(line[0], line[-1] + 1) if line else None

    def _line(self, article: NewsArticle, name: str) -> Sequence[int]:
        key = (article.id, name)
        if key not in self._lines:
            self._lines[key] = line_sources(article, name, self._text)
        return self._lines[key]

    def _imported_place(self, article: NewsArticle, source: int) -> Place | None:
        at = body_point(article, source)
        if at is not None:
            return Place(article.id, "body", at, at + 1)
        for name in LINES:
            line = self._line(article, name)
            if source in line:
                return Place(article.id, name, line.index(source), line.index(source) + 1)
        return None


def printed_spans(article: NewsArticle, issue: PublicationIssue) -> tuple[Span, ...]:
    """Return a piece's stretches of the source text without what was set aside of them."""
    return tuple(_less(article.source_spans, sorted(s.span for s in issue.set_aside if s.span.start < s.span.end)))


def _less(spans: Iterable[Span], gone: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        at = span.start
        for other in gone:
            if other.end > at and other.start < span.end:
                if at < other.start:
                    yield Span(at, other.start)
                at = max(at, other.end)
        if at < span.end:
            yield Span(at, span.end)


@door
def printed_piece(session: Session, article_id: str) -> PrintedPiece | None:
    """Return a piece on its printed pages; None where its source keeps no layout. Raises NotFound."""
    found, applied = owner(session, article_id)
    imported = session.library.imported(applied.issue.id)
    paper = paper_of(imported.source)
    return PrintedPiece(found, applied, imported, paper) if paper is not None else None


def paper_of(source: Source) -> Facsimile | None:
    """Return the printed pages of a source; None where it keeps no layout."""
    return _paper(source.layout, source.text)


@lru_cache(maxsize=2)
def _paper(layout: str, text: str) -> Facsimile | None:
    """Return the pages of a layout; those of the issues asked for last are kept."""
    from reader.importing.pages.facsimile import Facsimile

    try:
        return Facsimile(layout, text) if layout else None
    except ValueError:
        return None
