"""All that answers a query, as numbers in order; what was found in a piece comes when that is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.model.door import door
from reader.workspace import finding
from reader.workspace.one_generation import of_one_generation

if TYPE_CHECKING:
    from reader.model.summary import Collection
    from reader.search import SearchIndex
    from reader.workspace.session import Session

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """All that answers a query, in order: row numbers of one `generation` of the catalogue."""

    rows: array[int]
    generation: str


@door
def order(
    session: Session,
    text: str,
    *,
    within: Collection | None = None,
    narrow: Mapping[str, Sequence[str]] | None = None,
    sort: str = "relevance",
    fuzzy: bool = False,
    cancelled: Stop | None = None,
) -> Ordered:
    """Return the row numbers of all pieces that answer the query, in the order of `find`. Raises Cancelled."""
    by: Literal["relevance", "date"] = "date" if sort == "date" else "relevance"

    def ask(index: SearchIndex) -> Ordered:
        query, rows = finding.asked(session, text, within, narrow, fuzzy)
        found = index.rows(query, within=rows, cancelled=cancelled, sort=by)
        return Ordered(rows=array("q", found.tobytes()), generation=index.source)

    return of_one_generation(session, ask)


@door
def hits_in(
    session: Session, text: str, among: Ordered, *, fuzzy: bool = False, cancelled: Stop | None = None
) -> tuple[finding.FoundPiece, ...]:
    """Return the hits among some rows, in no order; none where those are of another generation. Raises Cancelled."""
    import numpy as np

    def ask(index: SearchIndex) -> tuple[finding.FoundPiece, ...]:
        if index.source != among.generation:
            return ()
        query = finding.parsed(session, text, fuzzy=fuzzy)
        results = index.search(query, within=np.array(among.rows, np.int64), limit=None, cancelled=cancelled)
        summaries = {s.row: s for s in session.library.catalogue.summaries([h.row for h in results.hits])}
        return tuple(finding.found(session, h, summaries[h.row]) for h in results.hits if h.row in summaries)

    return of_one_generation(session, ask)
