"""What a review reads of its library, on a worker thread: the doubts, those of issues that changed, the piece."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.model.errors import BaojiaError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue
    from reader.workspace.reviewing import OpenDoubt
    from reader.workspace.session import Session

Shown = tuple["NewsArticle", "PublicationIssue"]
ByIssue = dict[str, list["OpenDoubt"]]


def all_doubts(session: Session) -> list[OpenDoubt]:
    """Return what waits in the whole library, issue by issue."""
    from reader.workspace import reviewing

    return list(reviewing.open_doubts(session, characters=False))


def doubts_of(session: Session, issues: Iterable[str]) -> ByIssue:
    """Return what waits in issues, and in those that are shown as one with them; nothing in the bin."""
    from reader.workspace import reviewing

    here = frozenset(session.library.issue_ids())
    found: ByIssue = {issue: [] for issue in issues}
    for issue in here.intersection(found):
        try:
            waiting = reviewing.open_doubts(session, issue, characters=False)
        except BaojiaError as trouble:
            if trouble.ends_all:
                raise
            continue
        own: ByIssue = defaultdict(list)
        for doubt in waiting:
            own[doubt.issue].append(doubt)
        found |= {part: doubts for part, doubts in own.items() if part in here}
    return found


def brought_up(doubts: list[OpenDoubt], fresh: ByIssue) -> list[OpenDoubt]:
    """Return doubts with those of some issues as they are now, in the order in which all are read."""
    kept = [d for d in doubts if d.issue not in fresh]
    return sorted([*kept, *(d for own in fresh.values() for d in own)], key=lambda d: d.issue)


def piece_shown(session: Session, article: str, issue: str) -> Shown | None:
    """Return a piece, or the first of an issue, and its issue; None where it is gone."""
    from reader.workspace import opening

    try:
        first = session.library.current(issue).issue.articles[:1] if not article and issue else ()
        own, applied = opening.piece(session, first[0].id if first else article)
    except BaojiaError:
        return None
    return own, applied.issue
