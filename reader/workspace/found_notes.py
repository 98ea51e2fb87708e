"""A search answered with the reader's notes instead of pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.model.door import door
from reader.model.summary import Collection
from reader.workspace.annotating import current_annotations
from reader.workspace.finding import asked
from reader.workspace.one_generation import of_one_generation

if TYPE_CHECKING:
    from reader.model.annotation import Annotation
    from reader.model.summary import ArticleSummary
    from reader.search import SearchIndex
    from reader.workspace.session import Session


class FoundNote(NamedTuple):
    """A note at its current place, with the piece it belongs to."""

    annotation: Annotation
    piece: ArticleSummary


@door
def found_notes(
    session: Session,
    text: str,
    *,
    within: Collection | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[FoundNote, ...]:
    """Return the notes in which a word of the query stands, of the pieces that answer it, newest paper first.

    Where the query has no words, all notes of the pieces that its filters leave. Raises Cancelled.
    """
    import numpy as np

    def ask(index: SearchIndex) -> tuple[FoundNote, ...]:
        query, allowed = asked(session, text, within, None, fuzzy=False)
        rows = np.array(session.library.catalogue.row_numbers(Collection(kind="annotated")), np.int64)
        rows = np.sort(rows) if allowed is None else np.intersect1d(rows, allowed)
        hits = index.search(query, within=rows, limit=None, sort="date", cancelled=cancelled).hits
        pieces = {s.row: s for s in session.library.catalogue.summaries([hit.row for hit in hits])}
        found: list[FoundNote] = []
        for hit in hits:
            if (piece := pieces.get(hit.row)) is not None:
                said = {place.annotation for place in hit.places if place.annotation}
                own = (a for a in current_annotations(session, piece.id) if a.note)
                found += [FoundNote(a, piece) for a in own if query.root is None or a.id in said]
        return tuple(found)

    return of_one_generation(session, ask)
