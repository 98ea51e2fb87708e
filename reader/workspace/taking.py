"""Saved searches take what arrives, as `standing_orders` says: one deed a search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.hanzi.folding import fold
from reader.model.annotation import Annotation, Color
from reader.model.door import door
from reader.model.errors import NotFound, WrongRequest
from reader.model.text import Place
from reader.workspace.annotating import current_annotations, imported_place, quote
from reader.workspace.arrivals import Looked, came_since, keep_looked, looked
from reader.workspace.finding import asked, find
from reader.workspace.keeping_searches import saved
from reader.workspace.one_generation import of_one_generation
from reader.workspace.opening import piece
from reader.workspace.standing_orders import Orders, orders

if TYPE_CHECKING:
    from reader.model.summary import ArticleSummary
    from reader.search import Match, SearchIndex
    from reader.workspace.session import Session

MOST_MARKS = 50
"""Places of a piece that are marked."""
Spots = tuple[tuple[str, int, int], ...]


class Arrived(NamedTuple):
    """What a saved search finds among the pieces that came since it looked: ids with the places of its words."""

    name: str
    pieces: tuple[tuple[str, Spots], ...]
    looked: Looked


@door
def would_take(session: Session, query: str, *, limit: int | None = None) -> tuple[ArticleSummary, ...]:
    """Return the pieces here that the query would have taken, newest first."""
    return tuple(found.summary for found in find(session, query, limit=limit, sort="date").hits)


@door
def arrived(session: Session, cancelled: Callable[[], bool] | None = None) -> tuple[Arrived, ...]:
    """Return what the saved searches find among what came since they looked; none where nothing came.

    Wants the index complete. Raises Cancelled.
    """

    def ask(index: SearchIndex) -> tuple[Arrived, ...]:
        found, known = [], saved(session)
        for name in orders(session):
            fresh, until = came_since(session, looked(session, name))
            if fresh and name in known:
                found.append(Arrived(name, _matching(session, index, known[name], fresh, cancelled), until))
        return tuple(found)

    return of_one_generation(session, ask)


@door
def everything(
    session: Session, name: str, query: str, cancelled: Callable[[], bool] | None = None
) -> tuple[Arrived, ...]:
    """Return what a saved search finds of all that is here, as if it had just come. Raises Cancelled."""
    every = frozenset(session.library.catalogue.row_numbers())
    return of_one_generation(
        session, lambda index: (Arrived(name, _matching(session, index, query, every, cancelled), Looked("", ())),)
    )


@door
def take(session: Session, found: tuple[Arrived, ...]) -> dict[str, tuple[str, ...]]:
    """Do with the pieces what their search says, one deed a search; returns what was changed, by search.

    Pieces that are gone meanwhile are left out. Raises ReadOnlyLibrary, NotSaved.
    """
    taken: dict[str, tuple[str, ...]] = {}
    known = orders(session)
    for one in found:
        if one.name in known and (changed := _take(session, known[one.name], one)):
            taken[one.name] = changed
        if one.looked.until:
            with session.library.deed("standing_looked", one.name) as deed:
                keep_looked(deed, one.name, one.looked)
    return taken


def _take(session: Session, own: Orders, one: Arrived) -> tuple[str, ...]:
    """Do it for each piece that it would change; returns their ids."""
    changes = {article: change for article, places in one.pieces if (change := _change(session, own, article, places))}
    if not changes:
        return ()
    with session.library.deed("standing", *changes) as deed:
        for article, (status, tags, marks) in changes.items():
            if status:
                deed.set_status(article, **status)
            for tag in tags:
                deed.add_tag(article, tag)
            for mark in marks:
                deed.add_annotation(mark)
    return tuple(changes)


_Change = tuple[dict[str, bool], list[str], list[Annotation]]


def _change(session: Session, own: Orders, article: str, places: Spots) -> _Change | None:
    """Return what is to be set, added and marked; None where the piece is gone or all of it is there."""
    try:
        state = session.library.status(article)
        marks = list(_marks(session, own.mark, article, places)) if own.mark else []
    except NotFound:
        return None
    there = {fold(tag) for tag in state.tags}
    status = {"bookmarked": True} if own.bookmark and not state.bookmarked else {}
    tags = [tag for tag in own.tags if fold(tag) not in there]
    return (status, tags, marks) if status or tags or marks else None


def _marks(session: Session, color: str, article: str, places: Spots) -> Iterator[Annotation]:
    """Yield marks for the places that have none."""
    own, applied = piece(session, article)
    marked = {(a.field, a.start, a.end) for a in current_annotations(session, article)}
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    for field, start, end in places[:MOST_MARKS]:
        if (field, start, end) in marked:
            continue
        try:
            place = imported_place(applied, Place(own.id, field, start, end))
        except WrongRequest:  # words that only a correction wrote
            continue
        yield Annotation(
            id="", article=place.article, field=place.field, **quote(session, place),
            color=cast("Color", color), note="", created=now, modified=now,
        )  # fmt: skip


def _matching(
    session: Session, index: SearchIndex, text: str, rows: frozenset[int], cancelled: Callable[[], bool] | None
) -> tuple[tuple[str, Spots], ...]:
    """Return which of the rows a query finds, and where."""
    import numpy as np

    query, allowed = asked(session, text, None, None, fuzzy=False)
    wanted = np.array(sorted(rows), np.int64)
    wanted = wanted if allowed is None else np.intersect1d(wanted, allowed)
    hits = index.search(query, within=wanted, limit=None, sort="date", cancelled=cancelled).hits
    ids = {s.row: s.id for s in session.library.catalogue.summaries([hit.row for hit in hits])}
    return tuple((ids[hit.row], _apart(hit.places)) for hit in hits if hit.row in ids)


def _apart(places: tuple[Match, ...]) -> Spots:
    """Return the places in the piece's own texts that do not overlap one before them."""
    kept: list[tuple[str, int, int]] = []
    for place in sorted((p for p in places if p.annotation is None), key=lambda p: (p.field, p.start, -p.end)):
        if not kept or kept[-1][0] != place.field or kept[-1][2] <= place.start:
            kept.append((place.field, place.start, place.end))
    return tuple(kept)
