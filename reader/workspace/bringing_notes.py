"""Highlights and notes from a file of Web Annotations into the library: only into pieces that are here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from reader.model.annotation import Annotation
from reader.model.door import door
from reader.model.errors import NotFound, WrongRequest
from reader.model.messages import _
from reader.model.summary import Collection
from reader.model.text import Place
from reader.workspace.annotating import FIELDS, current_annotations, imported_place, quotations, quote

if TYPE_CHECKING:
    from reader.export.annotation_reading import ForeignAnnotation
    from reader.model.article import NewsArticle
    from reader.workspace.session import Session


Mark = tuple[str, int, int, str, str]  # field, start, end, colour, note: in the current text


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What became of one annotation of a file: `id` is ours where it is here, else the file's."""

    id: str
    status: Literal["done", "unchanged", "failed"]
    error: str = ""


@door
def bring(session: Session, data: bytes) -> list[Brought]:
    """Add what a file of annotations holds, as one deed; what is here already is unchanged.

    A passage is looked for at its position, else by its words. Raises WrongRequest, ReadOnlyLibrary, NotSaved.
    """
    from reader.export.annotation_reading import read_annotations

    outcomes: list[Brought] = []
    new: list[tuple[int, Annotation]] = []
    known: dict[str, set[Mark]] = {}
    for foreign in read_annotations(data):
        try:
            mark, own, made = _placed(session, foreign)
        except (NotFound, WrongRequest) as trouble:
            outcomes.append(Brought(id=foreign.id, status="failed", error=str(trouble)))
            continue
        if own not in known:
            known[own] = {(a.field, a.start, a.end, a.color, a.note) for a in current_annotations(session, own)}
        if mark in known[own]:
            outcomes.append(Brought(id=foreign.id, status="unchanged"))
            continue
        known[own].add(mark)
        new.append((len(outcomes), made))
        outcomes.append(Brought(id=foreign.id, status="done"))
    if new:
        with session.library.deed("annotate", *dict.fromkeys(made.article for _k, made in new)) as deed:
            for k, made in new:
                outcomes[k] = replace(outcomes[k], id=deed.add_annotation(made).id)
    return outcomes


def _placed(session: Session, foreign: ForeignAnnotation) -> tuple[Mark, str, Annotation]:
    """Return the mark in the current text, the id of its piece, and the annotation at its imported place.

    Raises NotFound, WrongRequest.
    """
    from reader.workspace.opening import piece

    if not foreign.exact:
        raise NotFound(_("批注“{note}”没有说标的是哪几个字。").format(note=foreign.note[:20]))
    own, applied = piece(session, _piece_id(session, foreign))
    field, start = _place(own, foreign)
    end = start + len(foreign.exact)
    place = imported_place(applied, Place(own.id, field, start, end))
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    made = Annotation(
        id="", article=place.article, field=place.field, **quote(session, place), note=foreign.note,
        color=foreign.color, created=_instant(foreign.created) or now, modified=now,
    )  # fmt: skip
    return (field, start, end, foreign.color, foreign.note), own.id, made


def _instant(said: str) -> str:
    """Return a time that the file gives, where it is one with an offset."""
    try:
        return said if datetime.fromisoformat(said).tzinfo is not None else ""
    except ValueError:
        return ""


def _piece_id(session: Session, foreign: ForeignAnnotation) -> str:
    """Return the piece that is meant: by its id, else the only one of its headline and day. Raises NotFound."""
    from reader.workspace.opening import owner

    if foreign.article:
        try:
            return owner(session, foreign.article)[0]
        except NotFound:
            if not foreign.headline:
                raise
    rows = session.library.catalogue.list(Collection(kind="all")) if foreign.headline else ()
    same = [r.id for r in rows if r.headline == foreign.headline and (r.date_published or "") == foreign.date_published]
    if len(same) != 1:
        name = foreign.headline or foreign.article or foreign.exact[:20]
        raise NotFound(_("报库里没有“{name}”这一篇，它的批注没有放进来。").format(name=name))
    return same[0]


def _place(own: NewsArticle, foreign: ForeignAnnotation) -> tuple[str, int]:
    """Return (field, start) of the passage in a piece. Raises NotFound."""
    text = own.field_text(foreign.field) if foreign.field in FIELDS else ""
    if foreign.start >= 0 and text[foreign.start : foreign.start + len(foreign.exact)] == foreign.exact:
        return foreign.field, foreign.start
    for prefix, suffix in ((foreign.prefix, foreign.suffix), ("", "")):
        places = list(quotations(own, foreign.exact, prefix, suffix))
        if len(places) == 1:
            return places[0]
    raise NotFound(
        _("《{headline}》里没有（或不止一处）“{exact}”，这条批注没有放进来。").format(
            headline=own.headline or own.id, exact=foreign.exact[:40]
        )
    )
