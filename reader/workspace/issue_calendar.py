"""The days of a newspaper: which issues are here, how much of them is unread, and which days are missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.model.door import door, doors
from reader.model.quick_dataclass import dataclass
from reader.workspace.issue_days import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.summary import TreeNode


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day with issues: their ids in the order of the tree, the pieces in them and how many of those are unread."""

    issues: tuple[str, ...]
    pieces: int
    unread: int


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCalendar:
    """The dated issues of one newspaper."""

    newspaper: str
    days: dict[date, CalendarDay]
    missing: frozenset[date]

    @property
    def first(self) -> date | None:
        """The first day with an issue."""
        return min(self.days, default=None)

    @property
    def last(self) -> date | None:
        """The last day with an issue."""
        return max(self.days, default=None)

    def day_of(self, issue: str) -> date | None:
        """Return the day of an issue, None where it has none."""
        return next((day for day, here in self.days.items() if issue in here.issues), None)

    def shown_as(self, parts: Iterable[str]) -> str:
        """Return which of the parts of an issue stands for all of them here; empty where none does."""
        return next((part for part in parts if self.day_of(part) is not None), "")

    def beside(self, issue: str, step: int) -> str:
        """Return the issue after (+1) or before (-1) one, by day; empty at the end."""
        order = [i for day in sorted(self.days) for i in self.days[day].issues]
        at = order.index(issue) + step if issue in order else -1
        return order[at] if 0 <= at < len(order) else ""


@door
def calendar_of(nodes: Sequence[TreeNode], newspaper: str, numbers: Mapping[str, str] | None = None) -> IssueCalendar:
    """Return the calendar of a newspaper out of the category tree; `numbers` are printed ones, by issue."""
    from reader.workspace.rhythm import missing_days

    days: dict[date, CalendarDay] = {}
    for paper in nodes:
        if paper.collection.kind != "newspaper" or paper.collection.path[0] != newspaper:
            continue
        for issue in (node for year in paper.children for node in year.children):
            day = day_of(issue)
            if day is None:
                continue
            known = days.get(day, CalendarDay(issues=(), pieces=0, unread=0))
            days[day] = CalendarDay(
                issues=(*known.issues, issue.collection.path[2]),
                pieces=known.pieces + issue.count,
                unread=known.unread + issue.unread,
            )
    counted = {
        day: int(number)
        for day, here in days.items()
        for number in ((numbers or {}).get(here.issues[0], ""),)
        if number.isdecimal()
    }
    return IssueCalendar(newspaper=newspaper, days=days, missing=frozenset(missing_days(sorted(days), counted)))
