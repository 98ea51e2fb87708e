"""A note that is being written, or was handed on and is not known to be stored."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.annotation import Annotation, Color
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass


class NotePlace(NamedTuple):
    """Where a note belongs, in code points of the current text."""

    article: str
    field: str
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Draft:
    """What is being written.

    `exact` is the text at its place; `id` the annotation's, empty while there is none; `sent` is what was handed on
    last; `new` tells that the annotation was begun with this note; `awaited`: it was handed on and nobody has said yet
    whether it is stored.
    """

    place: NotePlace
    exact: str = ""
    id: str = ""
    note: str = ""
    color: Color = "key"
    chosen: bool = False
    new: bool = False
    sent: tuple[str, Color] | None = None
    awaited: bool = False

    @property
    def worth_keeping(self) -> bool:
        """False for a new note without a word or a colour chosen."""
        return bool(self.id or self.note or self.chosen)

    @property
    def emptied(self) -> bool:
        """True where it was stored while it was written, then emptied again: as if it had never been begun."""
        return self.new and not self.note and not self.chosen


def unstored_id(draft: Draft) -> str:
    """Return the id under which a note is shown that is not stored."""
    return draft.id or f"unstored:{draft.place.field}:{draft.place.start}:{draft.place.end}"


def as_shown(draft: Draft) -> Annotation:
    """Return an unstored note as it is shown beside the text."""
    place = draft.place
    return Annotation(
        id=unstored_id(draft), article=place.article, field=place.field, start=place.start, end=place.end,
        exact=draft.exact, color=draft.color, note=_("（还没有存下，会自己再试）") + draft.note,
    )  # fmt: skip


def fits(annotation: Annotation, draft: Draft) -> bool:
    """Tell whether an annotation is what a draft was handed on as."""
    if draft.id:
        return annotation.id == draft.id
    place = NotePlace(annotation.article, annotation.field, annotation.start, annotation.end)
    return place == draft.place and (annotation.note, annotation.color) == draft.sent
