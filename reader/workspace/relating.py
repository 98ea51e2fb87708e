"""Pieces that belong together: reprints of the same text, parts of a series, follow-ups. Linked, never deleted.

Rules: a *reprint* shares at least .8 of the shorter text's five-character shingles (containment, Broder 1997); a
*series* has the same headline but for its part mark (①, （上）, 之二…); a *follow-up* says so (续报, 追踪, 后续) and
shares two fifths of the pairs of characters in the shorter headline with a piece of the fortnight before. Candidates
come from the search index, so nothing else has to be stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from reader.hanzi.folding import fold
from reader.model.errors import NotFound
from reader.workspace.opening import piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model.article import NewsArticle
    from reader.model.summary import ArticleSummary
    from reader.workspace.session import Session

Relation = Literal["reprint", "series", "follow_up"]
SHINGLE = 5
ENOUGH = 0.8
SHORTEST = 40
PROBE = 10
PROBES = 8
FORTNIGHT = 14
_PART = re.compile(
    r"[\s（(【]*(?:之?[一二三四五六七八九十]{1,3}|[上中下]|[①-⑳]|\d{1,2}|系列报道\S{0,4})[\s）)】]*$|[①-⑳]"
)
_FOLLOWS = re.compile(r"续报|追踪|后续|再访|回访|又讯|最新进展")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another piece, how it belongs to the first, and how sure that is (for a reprint.

    The share of its text that is the same).
    """

    summary: ArticleSummary
    relation: Relation
    share: float


def shingles(text: str) -> frozenset[str]:
    """Return the five-character runs of hanzi in a text, folded, across punctuation."""
    plain = "".join(_HAN.findall(fold(text)))
    return frozenset(plain[k : k + SHINGLE] for k in range(max(0, len(plain) - SHINGLE + 1)))


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that is in the other."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def related(session: Session, article_id: str, *, limit: int = 20) -> tuple[Related, ...]:
    """Return the pieces that belong to this one, surest first. Raises NotFound."""
    own, _applied = piece(session, article_id)
    found: dict[str, Related] = {}
    for link in (*_reprints(session, own), *_by_headline(session, own)):
        if link.summary.id != own.id and link.summary.id not in found:
            found[link.summary.id] = link
    return tuple(sorted(found.values(), key=lambda r: (-r.share, r.summary.id))[:limit])


def _reprints(session: Session, own: NewsArticle) -> Iterator[Related]:
    """Yield pieces with the same text: found by a few phrases of it, judged by all of it."""
    mine = shingles(own.body)
    if len(mine) < SHORTEST:
        return
    seen: dict[str, ArticleSummary] = {}
    for phrase in _probes(own.body):
        for summary in _found(session, f'"{phrase}"'):
            seen.setdefault(summary.id, summary)
    for summary in seen.values():
        try:
            other, _applied = piece(session, summary.id)
        except NotFound:
            continue
        theirs = shingles(other.body)
        share = containment(mine, theirs)
        if len(theirs) >= SHORTEST and share >= ENOUGH:
            yield Related(summary=summary, relation="reprint", share=round(share, 3))


def _probes(body: str) -> list[str]:
    """Return a few stretches of plain hanzi spread over the text."""
    runs = [r for r in _HAN.findall(body) if len(r) >= PROBE]
    if not runs:
        return []
    step = max(1, len(runs) // PROBES)
    return [r[:PROBE] for r in runs[::step][:PROBES]]


def _found(session: Session, query: str) -> list[ArticleSummary]:
    from reader.workspace import finding

    return [f.summary for f in finding.find(session, query, limit=50).hits]


def _by_headline(session: Session, own: NewsArticle) -> Iterator[Related]:
    """Yield parts of the same series, and the piece that this one follows up."""
    headline = own.headline or ""
    stem = _PART.sub("", headline).strip()
    if stem != headline and len(stem) >= 4:
        for summary in _found(session, f'标题:"{stem}"'):
            other = summary.headline or ""
            if _PART.sub("", other).strip() == stem and other != headline:
                yield Related(summary=summary, relation="series", share=0.95)
    if _FOLLOWS.search(headline):
        yield from _followed(session, own, _FOLLOWS.sub("", headline))


def _followed(session: Session, own: NewsArticle, rest: str) -> Iterator[Related]:
    """Yield earlier pieces of the fortnight whose headline shares words with a follow-up's."""
    mine = session.library.catalogue.summary(own.id)
    words = _pairs(rest)
    if mine is None or mine.date_published is None or not words:
        return
    day = date.fromisoformat(mine.date_published)
    for word in sorted(words)[:12]:
        for summary in _found(session, f'标题:"{word}"'):
            if summary.date_published is None or summary.id == own.id:
                continue
            before = (day - date.fromisoformat(summary.date_published)).days
            theirs = _pairs(summary.headline or "")
            share = len(words & theirs) / (min(len(words), len(theirs)) or 1)
            if 0 <= before <= FORTNIGHT and share >= 0.4:
                yield Related(summary=summary, relation="follow_up", share=round(share * 0.9, 3))


def _pairs(headline: str) -> set[str]:
    """Return the neighbouring pairs of hanzi in a headline."""
    return {w[k : k + 2] for w in _HAN.findall(fold(headline)) for k in range(len(w) - 1)}
