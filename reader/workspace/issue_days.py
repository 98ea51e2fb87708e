"""The dated issues of a library: which paper, which day, which number. What days and holdings are told from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.summary import TreeNode
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
        if (day := day_of(issue)) is not None
    ]
    return sorted(found)


def day_of(issue: TreeNode) -> date | None:
    """Return the day of an issue of the tree; None where it prints none: it stands under no year, and its label is
    anything.
    """
    try:
        return date.fromisoformat(issue.label.partition(" ")[0]) if issue.collection.path[1] else None
    except ValueError:
        return None
