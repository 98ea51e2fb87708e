"""Search: the only place that joins the search room (text) and the catalogue (newspaper, date, tags, tree).

Metadata never filters a finished answer: the catalogue first says which rows are allowed, and the search ranks inside
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.model.door import door
from reader.model.provenance import paragraph_starts
from reader.workspace.describing import in_paragraph
from reader.workspace.narrowing import allowed_rows
from reader.workspace.one_generation import of_one_generation
from reader.workspace.opening import piece

if TYPE_CHECKING:
    from reader.library import Facets
    from reader.model.summary import ArticleSummary, Collection
    from reader.search import FoundWords, Hit, Match, Query, SearchIndex, Snippet
    from reader.workspace.narrowing import Rows
    from reader.workspace.session import Session

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMatch:
    """One place in a piece that the query found; body places count from the start of their paragraph."""

    field: str
    paragraph: int | None
    start: int
    end: int
    annotation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPiece:
    """A piece that was found.

    `why` says field, tier and reading in words; `matches` is filled where the caller asked for places.
    """

    summary: ArticleSummary
    score: float
    snippet: Snippet
    headline_marks: tuple[tuple[int, int], ...]
    byline_marks: tuple[tuple[int, int], ...]
    why: str
    matches: tuple[FoundMatch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """An answer: the best hits, whether there are more, and what the program made of the query.

    `complete` is False while an index is being built: then the answer is of the pieces that are in it so far.
    """

    hits: tuple[FoundPiece, ...]
    more: bool
    explanations: tuple[str, ...] = ()
    fuzzy: bool = False
    complete: bool = True


@door
def find(
    session: Session,
    text: str,
    *,
    within: Collection | None = None,
    narrow: Mapping[str, Sequence[str]] | None = None,
    limit: int | None = 50,
    sort: str = "relevance",
    fuzzy: bool = False,
    places: bool = False,
    cancelled: Stop | None = None,
) -> Findings:
    """Return the pieces that answer the query, best first.

    `within` is a node of the tree, `narrow` facets that are switched on (newspaper, year, page, section, byline →
    values). With `places`, every hit lists every place in the piece. Where nothing is found, sounds that are easily
    confused are tried too. A query is never an error.
    """
    order: Literal["relevance", "date"] = "date" if sort == "date" else "relevance"

    def ask(index: SearchIndex) -> Findings:
        query, rows = asked(session, text, within, narrow, fuzzy)
        results = index.search(query, within=rows, limit=limit, sort=order, cancelled=cancelled)
        summaries = {s.row: s for s in session.library.catalogue.summaries([h.row for h in results.hits])}
        return Findings(
            hits=tuple(found(session, h, summaries[h.row], places) for h in results.hits if h.row in summaries),
            more=results.more,
            explanations=results.query.explanations,
            fuzzy=results.query.fuzzy,
            complete=session.index_is_complete,
        )

    return of_one_generation(session, ask)


def found(session: Session, hit: Hit, summary: ArticleSummary, places: bool = False) -> FoundPiece:
    """Return a hit as the piece that was found; with `places`, with every place in it."""
    return FoundPiece(
        summary=summary,
        score=hit.score,
        snippet=hit.snippet,
        headline_marks=_marks(hit.places, "headline"),
        byline_marks=_marks(hit.places, "byline"),
        why=hit.why,
        matches=_by_paragraph(session, summary.id, hit.places) if places else (),
    )


def _marks(places: Sequence[Match], field: str) -> tuple[tuple[int, int], ...]:
    return tuple((m.start, m.end) for m in places if m.field == field)


def _by_paragraph(session: Session, article_id: str, places: Sequence[Match]) -> tuple[FoundMatch, ...]:
    """Return places of a piece with body places counted from their paragraph."""
    own, _applied = piece(session, article_id)
    starts = paragraph_starts(own)
    found_places = []
    for match in places:
        paragraph, start, end = in_paragraph(match.field, match.start, match.end, starts)
        found_places.append(
            FoundMatch(field=match.field, paragraph=paragraph, start=start, end=end, annotation=match.annotation)
        )
    return tuple(found_places)


@door
def parsed(session: Session, text: str, *, fuzzy: bool = False) -> Query:
    """Read a query as this reader types: with the 双拼 and the synonyms of the settings."""
    from reader.search import parse
    from reader.workspace.typing_manner import manner

    return parse(text, fuzzy=fuzzy, manner=manner(session))


@door
def matches(session: Session, query: Query | str, article_id: str) -> tuple[Match, ...]:
    """Return every place of a piece that the query matches; body places count in the whole body."""
    from reader.search import matches as match_text
    from reader.workspace.annotating import current_annotations

    own, _applied = piece(session, article_id)
    names = ("headline", "kicker", "alternative_headline", "byline", "section", "body")
    notes = {a.id: a.note for a in current_annotations(session, article_id) if a.note}
    asked = parsed(session, query) if isinstance(query, str) else query
    return tuple(match_text(asked, {n: own.searched_text(n) for n in names}, notes))


@door
def totals(
    session: Session,
    text: str,
    *,
    within: Collection | None = None,
    narrow: Mapping[str, Sequence[str]] | None = None,
    fuzzy: bool = False,
    cancelled: Stop | None = None,
) -> tuple[int, int]:
    """Return how many pieces and places answer the query in all; may take a while, so it can be stopped."""

    def ask(index: SearchIndex) -> tuple[int, int]:
        query, rows = asked(session, text, within, narrow, fuzzy)
        return index.count(query, within=rows, cancelled=cancelled)

    return of_one_generation(session, ask)


@door
def facets(
    session: Session,
    text: str,
    *,
    within: Collection | None = None,
    narrow: Mapping[str, Sequence[str]] | None = None,
    fuzzy: bool = False,
    cancelled: Stop | None = None,
) -> Facets:
    """Return how the answers spread over newspapers, years, pages, sections and reporters. Raises Cancelled."""
    from reader.workspace.counting import counted

    def ask(index: SearchIndex) -> Facets:
        query, rows = asked(session, text, within, narrow, fuzzy)
        numbers = index.rows(query, within=rows, cancelled=cancelled)
        return counted(session.library.catalogue, numbers.tolist(), cancelled)

    return of_one_generation(session, ask)


@door
def words(
    session: Session,
    text: str,
    *,
    within: Collection | None = None,
    narrow: Mapping[str, Sequence[str]] | None = None,
    fuzzy: bool = False,
    cancelled: Stop | None = None,
) -> FoundWords:
    """Return what the words typed by sound were found as, and the fields hits lie in, each with its pieces.

    `search.narrowed` gives the query that finds one of them only. Raises Cancelled.
    """

    def ask(index: SearchIndex) -> FoundWords:
        query, rows = asked(session, text, within, narrow, fuzzy)
        return index.words(query, within=rows, cancelled=cancelled)

    return of_one_generation(session, ask)


def asked(
    session: Session, text: str, within: Collection | None, narrow: Mapping[str, Sequence[str]] | None, fuzzy: bool
) -> tuple[Query, Rows | None]:
    """Return the query, and the rows that its filters and what it is asked within leave; `None` for all."""
    query = parsed(session, text, fuzzy=fuzzy)
    return query, allowed_rows(session.library.catalogue, query.filters, within, narrow)
