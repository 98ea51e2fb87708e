"""Tell whether an imported source is another version of an issue that is here, and which piece is which.

Nothing is decided by a name alone: texts have to be the same, or alike where paper, day and edition are.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from reader.library import catalogue_rows, filters, ids
from reader.library.anchoring import likeness
from reader.model.article import NewsArticle
from reader.model.door import door
from reader.model.errors import BaojiaError
from reader.model.issue import Doubt, PublicationIssue

ALIKE = 0.6  # two pieces this alike are one piece in two versions
COMPARED = 4000  # characters compared of a body
MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a new source is to the library: a revision of `issue`, or new.

    `candidates` are issues that it might be another version of, `part_of` one of which it holds other pieces.
    """

    issue: str | None = None
    candidates: tuple[str, ...] = ()
    part_of: str | None = None


def match(db: sqlite3.Connection, issue: PublicationIssue, imported: Callable[[str], PublicationIssue]) -> Match:
    """Compare a new issue with what the catalogue knows.

    A revision: three in four of the pieces that were here are the same, or alike where half are the same, and half of
    the new ones, and no printed day or paper speaks against it; or paper, day and edition are equal and three in four
    of the pieces that were here are alike. What would hide more of them is a candidate; so are several parts of one
    issue, and what has three in four of its pieces under another day or paper; none has no piece alike. A part: paper,
    day and edition are equal, and no piece is (`_holds_others`).
    """
    doubtful: list[str] = []
    for other, same in _same_pieces(db, issue).most_common(MOST_CANDIDATES):
        total, papers, days = _issue_facts(db, other)
        against = _differ(issue.newspaper, papers) or _differ(issue.date_published, days)
        if not against and 2 * same >= max(total, len(issue.articles)) and not _most(same, total):
            same = max(same, _alike_in(imported, other, issue))
        if not against and _most(same, total) and 2 * same >= len(issue.articles):
            return _revision(db, issue, other, imported)
        if _most(same, max(total, len(issue.articles))):
            doubtful.append(other)
    part_of, alone = None, False
    for other, removed in _same_day(db, issue):
        try:
            stored = imported(other)
        except BaojiaError:
            continue  # damaged: told of elsewhere, and nothing to compare with
        aligned = len(align(stored.articles, issue.articles))
        if aligned and _most(aligned, len(stored.articles)):
            return _revision(db, issue, other, imported)
        if _holds_others(stored, issue, aligned):
            part_of = part_of if removed else part_of or other
        elif not aligned:
            alone = True
        elif other not in doubtful:
            doubtful.append(other)
    # What may be another version of one part of an issue, or has a page of it, is not put beside it as one more part.
    return Match(candidates=tuple(doubtful), part_of=None if doubtful or alone else part_of)


def _revision(
    db: sqlite3.Connection, issue: PublicationIssue, of: str, imported: Callable[[str], PublicationIssue]
) -> Match:
    """Return that a new issue is a revision of another; or may be of each of its parts, whose pieces would be doubled.

    A part of which half of the pieces are the same is one.
    """
    hits = []
    for part, removed in db.execute(filters.PARTS_OF, [of]).fetchall():
        if part == of or removed:
            continue
        try:
            pieces = imported(part).articles
        except BaojiaError:
            continue  # damaged: told of elsewhere
        if 2 * len(align(pieces, issue.articles)) >= len(pieces) > 0:
            hits.append(part)
    return Match(candidates=(of, *hits)) if hits else Match(issue=of)


def _alike_in(imported: Callable[[str], PublicationIssue], other: str, issue: PublicationIssue) -> int:
    """Count the pieces of an issue that is here which the new one has alike; none where it is damaged."""
    try:
        return len(align(imported(other).articles, issue.articles))
    except BaojiaError:
        return 0  # told of elsewhere


def _most(same: int, total: int) -> bool:
    return 4 * same >= 3 * total


def _same_pieces(db: sqlite3.Connection, issue: PublicationIssue) -> Counter[str]:
    """Count, for each issue that is here, the pieces of the new one that it holds by whole text or by headline and
    beginning.
    """
    counts: Counter[str] = Counter()
    for article in issue.articles:
        body, head = catalogue_rows.marks(article)
        found = db.execute(
            "SELECT DISTINCT issue FROM articles WHERE (body_mark = ?1 AND ?1 != 0) OR (head_mark = ?2 AND ?2 != 0)",
            [body, head],
        )
        counts.update(i for (i,) in found)
    return counts


def _issue_facts(db: sqlite3.Connection, issue: str) -> tuple[int, set[str], set[str]]:
    """Return (pieces, newspaper as printed and as corrected, day likewise)."""
    (total,) = db.execute("SELECT COUNT(*) FROM articles WHERE issue = ?", [issue]).fetchone()
    columns = "newspaper, printed_newspaper, date_published, printed_date"
    found = db.execute(f"SELECT {columns} FROM issues WHERE id = ?", [issue]).fetchone() or ("",) * 4
    return int(total), {found[0], found[1]}, {found[2], found[3]}


def _differ(own: str | None, known: set[str]) -> bool:
    """Tell whether a printed name or day speaks against two issues being one; what is not printed speaks of nothing."""
    return bool(own) and bool(known - {""}) and own not in known


def _same_day(db: sqlite3.Connection, issue: PublicationIssue) -> list[tuple[str, bool]]:
    """Return the issues of that paper, day and edition, and whether they lie in the bin."""
    if not issue.newspaper or not issue.date_published:
        return []
    found = db.execute(
        "SELECT id, removed FROM issues WHERE printed_newspaper = ? AND printed_date = ? AND edition = ? ORDER BY id",
        [issue.newspaper, issue.date_published, issue.edition or ""],
    )
    return [(i, bool(removed)) for i, removed in found]


def _holds_others(one: PublicationIssue, other: PublicationIssue, aligned: int) -> bool:
    """Tell whether two sources of a paper's day hold different pieces of it: no page that both have, and less than half
    of the pieces, such as a notice; no piece, where a page is not printed; or a page's only piece.
    """
    pages = [{a.print_page for a in issue.articles if a.print_page} for issue in (one, other)]
    if all(pages) and not pages[0] & pages[1]:
        return 2 * aligned < min(len(one.articles), len(other.articles)) or not aligned
    return not aligned and (not all(pages) or 1 in {len(one.articles), len(other.articles)})


@door
def align(old: tuple[NewsArticle, ...], new: tuple[NewsArticle, ...]) -> dict[int, int]:
    """Return which new piece (index) is which old one (index): equal bodies first, then the most alike, none twice."""
    pairs: dict[int, int] = {}
    free = dict(enumerate(old))
    by_mark: dict[int, list[int]] = {}
    for k, article in free.items():
        by_mark.setdefault(catalogue_rows.marks(article)[0], []).append(k)
    for n, article in enumerate(new):
        mark = catalogue_rows.marks(article)[0]
        same = [k for k in by_mark.get(mark, ()) if k in free] if mark else []
        if same:
            best = max(same, key=partial(_nearness, old, article))
            pairs[n] = best
            del free[best]
    rest = [n for n in range(len(new)) if n not in pairs]
    scored = sorted(
        ((_alike(old[k], new[n]), n, k) for n in rest for k in free),
        key=lambda s: (-s[0], abs(s[1] - s[2]), s[1], s[2]),
    )
    for score, n, k in scored:
        if score >= ALIKE and n not in pairs and k in free:
            pairs[n] = k
            del free[k]
    return pairs


def _nearness(old: tuple[NewsArticle, ...], article: NewsArticle, k: int) -> tuple[bool, int]:
    """Return how well an old piece of the same text suits: by headline, then by place in the paper."""
    return old[k].headline == article.headline, -abs(old[k].position - article.position)


def _alike(one: NewsArticle, other: NewsArticle) -> float:
    """Return how alike two pieces are; cheap tests first, a whole comparison only for those that may pass."""
    if one.headline and one.headline == other.headline and one.headline_status == other.headline_status == "printed":
        return max(0.9, _bodies(one, other))
    shorter, longer = sorted((len(one.body), len(other.body)))
    if not shorter or 2.5 * shorter < longer:
        return 0.0
    letters = len(set(one.body) & set(other.body)) / max(1, len(set(one.body)))
    return _bodies(one, other) if letters >= 0.4 else 0.0


def _bodies(one: NewsArticle, other: NewsArticle) -> float:
    return likeness(one.body[:COMPARED], other.body[:COMPARED])


def minted(
    issue: PublicationIssue, issue_id: str, *, before: PublicationIssue | None, next_k: int
) -> tuple[PublicationIssue, int]:
    """Return the issue with ids for itself, its pieces and its doubts, and the next free piece number.

    Pieces that were in the revision before keep their ids; numbers are never given twice.
    """
    pairs = {} if before is None else align(before.articles, issue.articles)
    pieces = []
    for n, article in enumerate(issue.articles):
        if before is not None and n in pairs:
            own = before.articles[pairs[n]].id
        else:
            own, next_k = ids.article_id(issue_id, next_k), next_k + 1
        pieces.append(replace(article, id=own, issue=issue_id))
    by_position = {str(a.position): a.id for a in pieces}
    doubts = tuple(_with_id(d, by_position) for d in issue.doubts)
    return replace(issue, id=issue_id, articles=tuple(pieces), doubts=doubts), next_k


def _with_id(doubt: Doubt, by_position: dict[str, str]) -> Doubt:
    if doubt.article is None:
        return doubt
    return replace(doubt, article=by_position.get(str(doubt.article), doubt.article))
