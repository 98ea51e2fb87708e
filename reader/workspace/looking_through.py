"""通览, the library looked through as a whole: one question for each view, answered in plain data.

The window may have it answered by another process, so that a large index is never read into its own memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.model.door import door

if TYPE_CHECKING:
    from reader.model.summary import ArticleSummary
    from reader.search.concordance import Concordance
    from reader.search.trend import Period
    from reader.workspace.event_days import EventDay
    from reader.workspace.found_notes import FoundNote
    from reader.workspace.holdings import Holding
    from reader.workspace.life import Life
    from reader.workspace.session import Session
    from reader.workspace.taking import Arrived
    from reader.workspace.this_day import OldPaper

View = Literal["concordance", "trend", "this_day", "holdings", "life", "notes", "events", "arrived"]


class Wanted(NamedTuple):
    """What is to be looked at: the view, the query, the way (order, unit, calendar), a second query, and today.

    View `arrived` is what saved searches find of what came; with a query, what that one (`against`) finds here.
    """

    view: View
    query: str
    way: str
    against: str
    today: date


class Trends(NamedTuple):
    """The trend of a query, and of another one in the same periods (empty where none was asked for)."""

    first: tuple[Period, ...]
    against: tuple[Period, ...]


class Lives(NamedTuple):
    """The people of a name, and the name through the years."""

    people: tuple[Life, ...]
    years: tuple[Period, ...]


class Looked(NamedTuple):
    """What was found, and the generation of the catalogue in which its rows count."""

    wanted: Wanted
    seen: (
        Concordance
        | Trends
        | Lives
        | Sequence[OldPaper]
        | Sequence[Holding]
        | Sequence[FoundNote]
        | tuple[Arrived, ...]
        | tuple[EventDay, ...]
    )
    generation: str


@door
def look_through(session: Session, wanted: Wanted, cancelled: Callable[[], bool] | None = None) -> Looked:
    """Return what the view shows; for the views of a word the query must not be empty. Raises Cancelled."""
    from reader.workspace.concordance import concordance
    from reader.workspace.holdings import holdings
    from reader.workspace.life import lives
    from reader.workspace.this_day import this_day
    from reader.workspace.trend import trend

    generation = session.library.catalogue.generation
    if wanted.view == "life":
        people = lives(session, wanted.query, cancelled=cancelled)
        return Looked(
            wanted,
            Lives(people, through_years(session, people[0].name)),
            generation,
        )
    if wanted.view == "this_day":
        return Looked(wanted, this_day(session, wanted.today, traditional=wanted.way == "traditional"), generation)
    if wanted.view == "holdings":
        return Looked(wanted, holdings(session), generation)
    if wanted.view in {"notes", "events", "arrived"}:
        return Looked(wanted, _pieces_seen(session, wanted, cancelled), generation)
    if wanted.view == "concordance":
        order = wanted.way or "date"
        found = concordance(session, wanted.query, order=order, cancelled=cancelled)  # type: ignore[arg-type]  # one of ORDERS
        return Looked(wanted, found, session.index.source)
    first, against = (
        trend(session, query, unit="month" if wanted.way == "month" else "year", cancelled=cancelled) if query else ()
        for query in (wanted.query, wanted.against)
    )
    return Looked(wanted, Trends(first, against), generation)


def _pieces_seen(
    session: Session, wanted: Wanted, cancelled: Callable[[], bool] | None
) -> Sequence[FoundNote] | tuple[Arrived, ...] | tuple[EventDay, ...]:
    from reader.workspace.event_days import event_days
    from reader.workspace.found_notes import found_notes
    from reader.workspace.taking import arrived, everything

    if wanted.view == "notes":
        return found_notes(session, wanted.query, cancelled=cancelled)
    if wanted.view == "events":
        return event_days(session, wanted.query, cancelled=cancelled)
    if wanted.query:
        return everything(session, wanted.against, wanted.query, cancelled)
    return arrived(session, cancelled)


@door
def through_years(session: Session, name: str) -> tuple[Period, ...]:
    """Return a name through the years."""
    from reader.workspace.trend import trend

    return trend(session, f'"{name}"', unit="year")


@door
def piece_of(session: Session, row: int, generation: str) -> ArticleSummary | None:
    """Return the piece of a row; None where it is gone, or the catalogue was made anew since."""
    found = session.library.catalogue.summaries([row], generation=generation)
    return found[0] if found else None
