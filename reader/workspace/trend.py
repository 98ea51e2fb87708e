"""Trend (词的年轮): a query as pieces a month or a year, of all that the library holds of that time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.workspace.finding import asked
from reader.workspace.one_generation import of_one_generation

if TYPE_CHECKING:
    from reader.model.summary import Collection
    from reader.search import SearchIndex
    from reader.search.trend import Period, Unit
    from reader.workspace.session import Session


@door
def trend(
    session: Session,
    text: str,
    *,
    unit: Unit = "year",
    within: Collection | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Period, ...]:
    """Return every period from the library's first dated piece to its last. Raises Cancelled.

    What the query names beside words (a newspaper, a section) limits what is counted, not what it is compared with:
    that is everything within the collection.
    """
    from reader.search.trend import periods

    def ask(index: SearchIndex) -> tuple[Period, ...]:
        query, rows = asked(session, text, within, None, fuzzy=False)
        found, _allowed = index.days(query, rows, cancelled)
        everything, within_rows = asked(session, "", within, None, fuzzy=False)
        whole = index.days(everything, within_rows, cancelled)[1]
        return periods(found, whole, unit)

    return of_one_generation(session, ask)
