"""今天的旧报: what the library has of this day in other years, also of this day in the traditional calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reader.model.door import door
from reader.model.lunar import lunar_day
from reader.workspace.issue_days import issue_days

if TYPE_CHECKING:
    from reader.model.summary import ArticleSummary
    from reader.workspace.session import Session

FRONT = 7
"""Pieces of an issue that stand for it, as on a front page."""


class OldPaper(NamedTuple):
    """An issue of that day, `years` before (negative: after) the day asked for, with its first pieces as printed."""

    newspaper: str
    day: date
    years: int
    issue: str
    articles: int
    pieces: tuple[ArticleSummary, ...]


@door
def this_day(session: Session, day: date, *, traditional: bool = False, front: int | None = FRONT) -> list[OldPaper]:
    """Return the issues of that month and day in other years, the newest first.

    With `traditional`, of that month and day of the traditional calendar (a leap month is its own month). The 29th of
    February has only itself. `front` is how many pieces of each issue are told, None for all.
    """
    wanted = lunar_day(day)
    found: list[OldPaper] = []
    for one in issue_days(session):
        same = lunar_day(one.day) == wanted if traditional else (one.day.month, one.day.day) == (day.month, day.day)
        if same and one.day.year != day.year:
            pieces = _first_pieces(session, one.issue, front)
            found.append(OldPaper(one.newspaper, one.day, day.year - one.day.year, one.issue, one.pieces, pieces))
    return sorted(found, key=lambda paper: (-paper.day.toordinal(), paper.newspaper))


def _first_pieces(session: Session, issue: str, front: int | None) -> tuple[ArticleSummary, ...]:
    from reader.model.summary import Collection

    return session.library.catalogue.list(Collection(kind="issue", path=(issue,)), limit=front)
