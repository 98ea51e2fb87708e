"""Search: the only place that joins the search room (text) and the catalogue (newspaper, date, tags, tree).

Metadata never filters a finished answer: the catalogue first says which rows are allowed, and the search ranks inside
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model.provenance import paragraph_starts
from reader.workspace.describing import in_paragraph
from reader.workspace.opening import piece

if TYPE_CHECKING:
    from reader.library import Facets
    from reader.model.summary import ArticleSummary, Collection
    from reader.search import Match, Query, Snippet
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
    """An answer: the best hits, whether there are more, and what the program made of the query."""

    hits: tuple[FoundPiece, ...]
    more: bool
    explanations: tuple[str, ...] = ()
    fuzzy: bool = False


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
    from reader.search import parse

    query = parse(text, fuzzy=fuzzy)
    found = _search(session, query, within, narrow, limit, sort, places, cancelled)
    if found.hits or fuzzy or query.empty:
        return found
    second = parse(text, fuzzy=True)
    again = _search(session, second, within, narrow, limit, sort, places, cancelled)
    return again if again.hits else found


def _search(
    session: Session,
    query: Query,
    within: Collection | None,
    narrow: Mapping[str, Sequence[str]] | None,
    limit: int | None,
    sort: str,
    places: bool,
    cancelled: Stop | None,
) -> Findings:
    index, catalogue = session.index, session.library.catalogue
    rows = _allowed(session, query, within, narrow)
    results = index.search(query, within=rows, limit=limit, sort=sort, cancelled=cancelled)
    summaries = {s.row: s for s in catalogue.summaries([h.row for h in results.hits])}
    hits = []
    for hit in results.hits:
        summary = summaries.get(hit.row)
        if summary is None:
            continue
        hits.append(
            FoundPiece(
                summary=summary,
                score=hit.score,
                snippet=hit.snippet,
                headline_marks=_marks(hit.places, "headline"),
                byline_marks=_marks(hit.places, "byline"),
                why=hit.why,
                matches=tuple(places_in(session, query, summary.id)) if places else (),
            )
        )
    return Findings(hits=tuple(hits), more=results.more, explanations=query.explanations, fuzzy=query.fuzzy)


def _marks(places: Sequence[Match], field: str) -> tuple[tuple[int, int], ...]:
    return tuple((m.start, m.end) for m in places if m.field == field)


def _allowed(
    session: Session, query: Query, within: Collection | None, narrow: Mapping[str, Sequence[str]] | None
) -> Any:
    """Return the rows that metadata allows, as an array, or None for all."""
    filters = [(f.field, f.value, f.negated) for f in query.filters]
    filters += [(name, value, False) for name, values in (narrow or {}).items() for value in values]
    if within is None and not filters:
        return None
    return session.library.catalogue.row_numbers(within, filters=filters)


def places_in(session: Session, query: Query, article_id: str) -> list[FoundMatch]:
    """Return every place of a piece that the query matches, by paragraph."""
    own, _applied = piece(session, article_id)
    starts = paragraph_starts(own)
    found = []
    for match in matches(session, query, article_id):
        paragraph, start, end = in_paragraph(match.field, match.start, match.end, starts)
        found.append(
            FoundMatch(field=match.field, paragraph=paragraph, start=start, end=end, annotation=match.annotation)
        )
    return found


def matches(session: Session, query: Query | str, article_id: str) -> tuple[Match, ...]:
    """Return every place of a piece that the query matches; body places count in the whole body."""
    from reader.search import matches as match_text
    from reader.search import parse
    from reader.workspace.annotating import current_annotations

    own, _applied = piece(session, article_id)
    names = ("headline", "kicker", "alternative_headline", "byline", "section", "body")
    notes = {a.id: a.note for a in current_annotations(session, article_id) if a.note}
    parsed = parse(query) if isinstance(query, str) else query
    return tuple(match_text(parsed, {n: own.field_text(n) for n in names}, notes))


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
    from reader.search import parse

    query = parse(text, fuzzy=fuzzy)
    return session.index.count(query, within=_allowed(session, query, within, narrow), cancelled=cancelled)


def facets(
    session: Session,
    text: str,
    *,
    within: Collection | None = None,
    narrow: Mapping[str, Sequence[str]] | None = None,
    fuzzy: bool = False,
) -> Facets:
    """Return how the answers spread over newspapers, years, pages, sections and reporters."""
    from reader.search import parse

    query = parse(text, fuzzy=fuzzy)
    rows = session.index.rows(query, within=_allowed(session, query, within, narrow))
    return session.library.catalogue.facets(rows)
