"""Clipping books 剪报本: the plan of a clipping's book, kept with the library, and what its indexes need."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import WrongRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.rendering.arrangement import Arrangement
    from reader.rendering.book_plan import BookPlan
    from reader.rendering.piece import Piece
    from reader.workspace.session import Session

_SETTING = "book/"


@door
def plan_of(session: Session, clipping: str) -> BookPlan | None:
    """Return what was made of a clipping's book; None where nothing was."""
    from reader.rendering.book_plan import plan_from

    found = session.library.settings(_SETTING + clipping).get(_SETTING + clipping)
    if found is None:
        return None
    try:
        return plan_from(found)
    except WrongRequest:  # a later version's
        return None


@door
def keep_plan(session: Session, clipping: str, plan: BookPlan) -> None:
    """Keep what was made of a clipping's book; a deed, which can be undone. Raises NotSaved, ReadOnlyLibrary."""
    from reader.rendering.book_plan import plan_object

    if plan_of(session, clipping) == plan:
        return
    with session.library.deed("book", clipping) as deed:
        deed.set_setting(_SETTING + clipping, plan_object(plan))


def carry_plan(session: Session, clipping: str, name: str) -> None:
    """Let a clipping that is called otherwise have its book; one of that name that has a book keeps its own."""
    plan = plan_of(session, clipping)
    if plan is not None and plan_of(session, name) is None:
        keep_plan(session, name, plan)


@door
def with_names(
    arrangement: Arrangement, pieces: Sequence[Piece], cancelled: Callable[[], bool] = lambda: False
) -> Arrangement:
    """Return the arrangement with the people and places that the texts name, for the indexes that it has."""
    if not (arrangement.has("people") or arrangement.has("places")):
        return arrangement
    people: dict[str, tuple[str, ...]] = {}
    places: dict[str, tuple[str, ...]] = {}
    for piece in pieces:
        if cancelled():
            break
        people[piece.article.id], places[piece.article.id] = _named(piece.article.body)
    return replace(arrangement, people=people, places=places)


@lru_cache(maxsize=2_000)
def _named(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people and the places that a text names, each once; kept, since an editor asks at each change."""
    from reader.search.index_names import index_names

    found = index_names(body)
    people = dict.fromkeys(m.name for m in found if m.kind == "person")
    return tuple(people), tuple(dict.fromkeys(m.name for m in found if m.kind == "place"))
