"""Highlights and notes. They are stored at places of the imported text and shown at places of the current text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.model.annotation import COLORS, CONTEXT, Annotation, Color, text_sha
from reader.model.door import door
from reader.model.errors import AmbiguousQuote, NotFound, WrongRequest
from reader.model.messages import _
from reader.model.text import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.apply import Applied
    from reader.model.article import NewsArticle
    from reader.workspace.session import Session

FIELDS = ("headline", "body", "kicker", "alternative_headline", "byline")


@door
def annotate(
    session: Session,
    article_id: str,
    *,
    exact: str,
    prefix: str = "",
    suffix: str = "",
    note: str = "",
    color: Color = "key",
) -> Annotation:
    """Mark the place where the current text reads `exact`, between `prefix` and `suffix` where given.

    Raises AmbiguousQuote where that is no place or several.
    """
    from reader.workspace.opening import piece

    own, _applied = piece(session, article_id)
    places = list(quotations(own, exact, prefix, suffix))
    if len(places) != 1:
        raise AmbiguousQuote(_ambiguity(own, exact, places))
    field, start = places[0]
    return annotate_at(session, own.id, field, start, start + len(exact), note=note, color=color)


@door
def quotations(own: NewsArticle, exact: str, prefix: str = "", suffix: str = "") -> Iterable[tuple[str, int]]:
    """Yield (field, offset) for each place of the piece that reads so."""
    if not exact:
        return
    for field in FIELDS:
        text = own.field_text(field)
        at = text.find(exact)
        while at >= 0:
            if text[:at].endswith(prefix) and text[at + len(exact) :].startswith(suffix):
                yield field, at
            at = text.find(exact, at + 1)


@door
def annotate_at(
    session: Session, article_id: str, field: str, start: int, end: int, *, note: str = "", color: Color = "key"
) -> Annotation:
    """Mark `field[start:end]` of the current text; returns the annotation at its current place.

    Raises NotFound, WrongRequest (an empty or unknown place), ReadOnlyLibrary, NotSaved.
    """
    from reader.workspace.opening import piece

    own, applied = piece(session, article_id)
    if color not in COLORS:
        raise WrongRequest(_("没有“{color}”这种划线。可用：{all}。").format(color=color, all="、".join(COLORS)))
    place = imported_place(applied, Place(own.id, field, start, end))
    anchored = Annotation(id="", article=place.article, field=place.field, **quote(session, place))
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    with session.library.deed("annotate", own.id) as deed:
        made = deed.add_annotation(replace(anchored, color=color, note=note, created=now, modified=now))
    return next(iter(_placed([made], own, applied)), made)


@door
def put_back(session: Session, annotation_id: str, article_id: str, field: str, start: int, end: int) -> Annotation:
    """Give an annotation that lost its place a new one in the current text, as one deed; returns it at that place.

    It gets a new id, since a place never changes; colour, note and the day it was made stay. Raises NotFound,
    WrongRequest, ReadOnlyLibrary, NotSaved.
    """
    from reader.workspace.opening import piece

    known = _stored(session, annotation_id)
    own, applied = piece(session, article_id)
    place = imported_place(applied, Place(own.id, field, start, end))
    anchored = Annotation(id="", article=place.article, field=place.field, **quote(session, place))
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    moved = replace(anchored, color=known.color, note=known.note, created=known.created or now, modified=now)
    with session.library.deed("annotate", own.id) as deed:
        made = deed.add_annotation(moved, instead_of=annotation_id)
    return next(iter(_placed([made], own, applied)), made)


def imported_place(applied: Applied, place: Place) -> Place:
    """Return the imported place behind a current one; of a place that spans two imported pieces, the longer part.

    Raises WrongRequest where it is empty or only a correction wrote it.
    """
    places = [p for p in applied.offsets.backward(place) if p.start < p.end]
    if not places or place.start >= place.end:
        raise WrongRequest(_("这里没有可以标的文字。"))
    return max(places, key=lambda p: p.end - p.start)


def quote(session: Session, place: Place) -> dict[str, Any]:
    """Return start, end, exact, prefix, suffix and text_sha of an imported place."""
    issue_id = place.article.partition("-")[0]
    imported = session.library.imported(issue_id)
    base = place.article.partition(".")[0]
    own = next((a for a in imported.articles if a.id == base), None)
    if own is None:
        raise NotFound(_("没有编号为 {id} 的文章。").format(id=place.article))
    text = own.field_text(place.field)
    return {
        "start": place.start,
        "end": place.end,
        "exact": text[place.start : place.end],
        "prefix": text[max(0, place.start - CONTEXT) : place.start],
        "suffix": text[place.end : place.end + CONTEXT],
        "text_sha": text_sha(text),
    }


@door
def change_note(session: Session, annotation_id: str, *, note: str | None = None, color: Color | None = None) -> None:
    """Change an annotation's note or colour. Raises NotFound."""
    known = _stored(session, annotation_id)
    changes: dict[str, str] = {}
    if note is not None and note != known.note:
        changes["note"] = note
    if color is not None and color != known.color:
        changes["color"] = color
    if changes:
        with session.library.deed("change_annotation", known.article) as deed:
            deed.change_annotation(annotation_id, **changes)


@door
def unannotate(session: Session, *annotation_ids: str) -> None:
    """Remove annotations. Raises NotFound before anything is written."""
    known = [_stored(session, i) for i in annotation_ids]
    with session.library.deed("unannotate", *dict.fromkeys(a.article for a in known)) as deed:
        for annotation in known:
            deed.remove_annotation(annotation.id)


def _stored(session: Session, annotation_id: str) -> Annotation:
    found = next((a for a in session.library.annotations(None) if a.id == annotation_id), None)
    if found is None:
        raise NotFound(_("没有编号为 {id} 的批注。").format(id=annotation_id))
    return found


@door
def current_annotations(session: Session, article_id: str) -> tuple[Annotation, ...]:
    """Return a piece's annotations at places of its current text, in the order of the text.

    Orphans come last, without a place.
    """
    from reader.workspace.opening import piece

    own, applied = piece(session, article_id)
    return tuple(_placed(session.library.annotations(_parts(own, applied)), own, applied))


@door
def all_annotations(session: Session) -> tuple[Annotation, ...]:
    """Return every annotation of the library at its current place, piece by piece in the order of the catalogue of
    ids.
    """
    found: list[Annotation] = []
    by_piece: dict[str, list[Annotation]] = {}
    for annotation in session.library.annotations(None):
        by_piece.setdefault(annotation.article, []).append(annotation)
    for article_id in sorted(by_piece):
        try:
            issue_id = article_id.partition("-")[0]
            applied = session.library.current(issue_id)
        except NotFound:
            found += [replace(a, orphan=True) for a in by_piece[article_id]]
            continue
        found += _anywhere(by_piece[article_id], applied)
    return tuple(found)


def _parts(own: NewsArticle, applied: Applied) -> list[str]:
    """Return the imported pieces that the text of a current piece comes from."""
    parts = [own.id.partition(".")[0]]
    parts += [alias.partition(".")[0] for alias, target in applied.aliases.items() if target == own.id]
    parts += [run.source.article for run in applied.offsets.runs if run.target.article == own.id]  # moved text
    return list(dict.fromkeys(parts))


def _placed(annotations: Iterable[Annotation], own: NewsArticle, applied: Applied) -> list[Annotation]:
    """Return those annotations that stand in a current piece, at their current places."""
    return [a for a in _anywhere(annotations, applied) if a.article == own.id]


def _anywhere(annotations: Iterable[Annotation], applied: Applied) -> list[Annotation]:
    """Return annotations at their current places, wherever in the issue these are now; orphans last."""
    texts = {a.id: a for a in applied.issue.articles}
    placed, orphans = [], []
    for annotation in annotations:
        spots = applied.offsets.forward(Place(annotation.article, annotation.field, annotation.start, annotation.end))
        spots = tuple(p for p in spots if p.start < p.end and p.article in texts)
        if annotation.orphan or not spots:
            home = applied.aliases.get(annotation.article, annotation.article)
            orphans.append(replace(annotation, article=home, orphan=True))
            continue
        spot = max(spots, key=lambda p: p.end - p.start)
        text = texts[spot.article].field_text(spot.field)
        placed.append(
            replace(
                annotation,
                article=spot.article,
                field=spot.field,
                start=spot.start,
                end=spot.end,
                exact=text[spot.start : spot.end],
                prefix=text[max(0, spot.start - CONTEXT) : spot.start],
                suffix=text[spot.end : spot.end + CONTEXT],
            )
        )
    order = {name: k for k, name in enumerate(("kicker", "headline", "alternative_headline", "byline", "body"))}
    placed.sort(key=lambda a: (texts[a.article].position, order.get(a.field, 9), a.start, a.end, a.id))
    return placed + orphans


def _ambiguity(own: NewsArticle, exact: str, places: list[tuple[str, int]]) -> str:
    if not places:
        return _("《{headline}》里没有“{exact}”。").format(headline=own.headline or own.id, exact=exact[:40])
    shown = "；".join(
        f"{field} {at}：…{own.field_text(field)[max(0, at - 8) : at + len(exact) + 8]}…" for field, at in places[:8]
    )
    return _("“{exact}”有 {n} 处，请用 --prefix 或 --suffix 说明是哪一处：{places}").format(
        exact=exact[:40], n=len(places), places=shown
    )
