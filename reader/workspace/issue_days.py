"""The dated issues of a library: which paper, which day, which number. What days and holdings are told from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.workspace.session import Session


class IssueDay(NamedTuple):
    """An issue of a newspaper (empty where unknown) on a day, with its pieces."""

    newspaper: str
    day: date
    issue: str
    pieces: int


def issue_days(session: Session) -> list[IssueDay]:
    """Return every dated issue that has pieces, by paper, then by day. What has no printed day is left out."""
    found = [
        IssueDay(paper.collection.path[0], day, issue.collection.path[2], issue.count)
        for paper in session.library.catalogue.tree()
        if paper.collection.kind == "newspaper"
        for year in paper.children
        for issue in year.children
        if (day := _day(issue.label)) is not None
    ]
    return sorted(found)


def _day(label: str) -> date | None:
    try:
        return date.fromisoformat(label.partition(" ")[0])
    except ValueError:
        return None
