"""事历: the days that the pieces of a search tell of, as a calendar of events: what happened on a day, whenever it was
printed.

The day is the piece's `event_date`: the first day that its text names, its year from the issue where none is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reader.model.days import is_day
from reader.model.door import door
from reader.model.errors import Cancelled
from reader.model.messages import _
from reader.workspace.finding import asked
from reader.workspace.one_generation import of_one_generation

if TYPE_CHECKING:
    from reader.model.summary import ArticleSummary, Collection
    from reader.search import SearchIndex
    from reader.workspace.session import Session

_AT_ONCE = 2000


class EventDay(NamedTuple):
    """A day, and the pieces that tell of it, the first printed first."""

    day: date
    pieces: tuple[ArticleSummary, ...]


@door
def event_days(
    session: Session,
    text: str,
    *,
    within: Collection | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[EventDay, ...]:
    """Return the days that the answers tell of, in order; of no query, those of all pieces. Raises Cancelled."""

    def ask(index: SearchIndex) -> tuple[EventDay, ...]:
        query, allowed = asked(session, text, within, None, fuzzy=False)
        if query.root is None:
            rows = session.library.catalogue.row_numbers().tolist() if allowed is None else allowed.tolist()
        else:
            rows = index.rows(query, within=allowed, cancelled=cancelled).tolist()
        days: dict[str, list[ArticleSummary]] = {}
        for start in range(0, len(rows), _AT_ONCE):
            if cancelled is not None and cancelled():
                raise Cancelled(_("查找已停下。"))
            for piece in session.library.catalogue.summaries(rows[start : start + _AT_ONCE]):
                if piece.event_date and is_day(piece.event_date):  # an older version's list may hold others
                    days.setdefault(piece.event_date, []).append(piece)
        return tuple(EventDay(date.fromisoformat(day), tuple(sorted(days[day], key=_printed))) for day in sorted(days))

    return of_one_generation(session, ask)


def _printed(piece: ArticleSummary) -> tuple[str, str, int]:
    return piece.date_published or "", piece.newspaper or "", piece.position
