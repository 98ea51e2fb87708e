"""Pieces that belong together: duplicates, reprints, parts of a series, follow-ups. Linked, never deleted.

What belongs together is judged by `importing.reprints` (rules and figures in docs/importing.md); here its candidates
are found by the search index, so that nothing else has to be stored: a few phrases of the text, and the words of the
headline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.hanzi.folding import fold
from reader.model.door import door
from reader.model.errors import NotFound
from reader.workspace.opening import piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.importing.reprints import LinkKind, Piece
    from reader.model.article import NewsArticle
    from reader.model.summary import ArticleSummary
    from reader.workspace.session import Session

PHRASE = 10
PHRASES = 8
WORDS = 12
EACH = 50
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another piece, how it belongs to the first, and how sure that is (of a reprint.

    The share of its text that is the same).
    """

    summary: ArticleSummary
    kind: LinkKind
    score: float


@door
def related(
    session: Session, article_id: str, *, limit: int = 20, cancelled: Callable[[], bool] | None = None
) -> tuple[Related, ...]:
    """Return the pieces that belong to this one, surest first. Raises NotFound, and Cancelled."""
    from reader.importing.reprints import find_links

    own, _applied = piece(session, article_id)
    found = {s.id: s for query in _queries(own) for s in _answers(session, query, cancelled)}
    found.pop(own.id, None)
    mine = session.library.catalogue.summary(own.id)
    if mine is None or not found:
        return ()
    pieces = [_piece(own, mine), *_pieces(session, list(found.values()))]
    links: dict[str, Related] = {}
    for link in find_links(pieces):
        if own.id in {link.first, link.second}:
            other = link.second if link.first == own.id else link.first
            links.setdefault(other, Related(summary=found[other], kind=link.kind, score=round(link.score, 3)))
    return tuple(sorted(links.values(), key=lambda r: (-r.score, r.summary.id))[:limit])


def _queries(own: NewsArticle) -> Iterator[str]:
    """Yield searches that a related piece would answer: stretches of the text, pairs of characters of the headline."""
    stretches = [r for r in _HAN.findall(own.body) if len(r) >= PHRASE]
    step = max(1, len(stretches) // PHRASES)
    yield from (f'"{r[:PHRASE]}"' for r in stretches[::step][:PHRASES])
    words = [w[k : k + 4] for w in _HAN.findall(fold(own.headline or "")) for k in range(0, max(1, len(w) - 3), 2)]
    yield from (f'标题:"{w}"' for w in dict.fromkeys(words[:WORDS]) if len(w) >= 2)


def _answers(session: Session, query: str, cancelled: Callable[[], bool] | None) -> list[ArticleSummary]:
    from reader.workspace import finding

    return [f.summary for f in finding.find(session, query, limit=EACH, cancelled=cancelled).hits]


def _pieces(session: Session, summaries: list[ArticleSummary]) -> Iterator[Piece]:
    for summary in summaries:
        try:
            yield _piece(piece(session, summary.id)[0], summary)
        except NotFound:
            continue


def _piece(own: NewsArticle, summary: ArticleSummary) -> Piece:
    from reader.importing.reprints import Piece

    return Piece(
        id=own.id,
        headline=own.headline or "",
        body=own.body,
        newspaper=summary.newspaper,
        date=summary.date_published,
    )
