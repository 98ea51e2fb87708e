"""Concordance (语境): every place of a query on a line, sorted, with its piece's paper and headline where wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.model.door import door
from reader.workspace.finding import asked
from reader.workspace.one_generation import of_one_generation

if TYPE_CHECKING:
    from reader.model.summary import ArticleSummary, Collection
    from reader.search import SearchIndex
    from reader.search.concordance import Concordance, Line
    from reader.workspace.session import Session

Order = Literal["date", "left", "right", "found", "newspaper"]
ORDERS: tuple[Order, ...] = ("date", "left", "right", "found", "newspaper")
_ROWS_AT_ONCE = 5000


class Placed(NamedTuple):
    """A line with the piece it stands in."""

    line: Line
    piece: ArticleSummary


@door
def concordance(
    session: Session,
    text: str,
    *,
    order: Order = "date",
    within: Collection | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Concordance:
    """Return every place of the query, in this order. Raises Cancelled."""

    def ask(index: SearchIndex) -> Concordance:
        query, rows = asked(session, text, within, None, fuzzy=False)
        found = index.concordance(query, rows, cancelled)
        if order == "newspaper":
            return _by_newspaper(session, found)
        return found if order == "date" else found.ordered(order)

    return of_one_generation(session, ask)


@door
def placed(session: Session, found: Concordance, first: int, last: int) -> list[Placed]:
    """Return lines [first, last) with their pieces; those whose piece is gone meanwhile are left out."""
    lines = [found[k] for k in range(first, min(last, len(found)))]
    generation = session.index.source
    rows = list(dict.fromkeys(line.row for line in lines))
    pieces = {s.row: s for s in session.library.catalogue.summaries(rows, generation=generation)}
    return [Placed(line, pieces[line.row]) for line in lines if line.row in pieces]


def _by_newspaper(session: Session, found: Concordance) -> Concordance:
    """Order by the paper's name, then the newest first."""
    import numpy as np

    rows = np.unique(found.rows)
    names: dict[int, str] = {}
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        names |= _newspapers(session, rows[start : start + _ROWS_AT_ONCE].tolist())
    known = sorted(set(names.values()))
    place = {name: k for k, name in enumerate(known)}
    of_row = np.array([place[names.get(row, "")] if row in names else len(known) for row in rows.tolist()], np.int64)
    keys = of_row[np.searchsorted(rows, found.rows)] if len(rows) else np.zeros(0, np.int64)
    return found.taken(np.argsort(keys, kind="stable"))


def _newspapers(session: Session, rows: Sequence[int]) -> dict[int, str]:
    found = session.library.catalogue.summaries(rows, generation=session.index.source)
    return {s.row: s.newspaper or "" for s in found}
