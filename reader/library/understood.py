"""What the values in the reader's records mean to this version, field by field.

A value of another kind (a newer version's, a plug-in's, a hand's) is passed over where the record is read out, never
where lines are merged: it stays in the journal as it is, and `check` names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from reader.library.entering import clean
from reader.library.merge import CONFLICTS, Document
from reader.model.annotation import COLORS
from reader.model.correction import KINDS

T = TypeVar("T")
Judge = Callable[[Any], bool]

FARTHEST = 1 << 31  # characters: what Qt and every database can count to
TAG = "tag:"


def is_text(value: Any) -> bool:
    """Tell whether this is text; `read` makes it such as can be shown and stored."""
    return type(value) is str


def is_place(value: Any) -> bool:
    """Tell whether this counts characters."""
    return type(value) is int and 0 <= value < FARTHEST


def is_flag(value: Any) -> bool:
    """Tell whether this is true or false."""
    return type(value) is bool


def _is_names(value: Any) -> bool:
    return type(value) is list and all(map(is_text, value))


def _is_offset(value: Any) -> bool:
    return value is None or (type(value) is int and value >= 0)


def _is_color(value: Any) -> bool:
    return type(value) is str and value in COLORS


def _is_kind(value: Any) -> bool:
    return type(value) is str and value in KINDS


def _is_anchor(value: Any) -> bool:
    return (
        type(value) is dict
        and is_text(value.get("file"))
        and (is_flag(value.get("orphan")) or all(judge(value.get(name)) for name, judge in PLACE.items()))
    )


def _is_stamp(value: Any) -> bool:
    return type(value) is list and len(value) == 2 and type(value[0]) is int and is_text(value[1])


def _is_scale(value: Any) -> bool:
    return type(value) in {int, float} and 0 < value < FARTHEST


def _is_anything(_value: Any) -> bool:
    return True


PLACE: dict[str, Judge] = {"article": is_text, "field": is_text, "start": is_place, "end": is_place} | dict.fromkeys(
    ("exact", "prefix", "suffix", "text_sha"), is_text
)
UNDERSTOOD: dict[str, dict[str, Judge]] = {
    "status": {
        "article": is_text, "bookmarked": is_flag, "read": is_flag, "opened": is_text, "reading_position": is_place,
        "removed": is_flag, "removed_at": is_text, "purged": is_flag,
    },
    "annotations": {
        **PLACE, "file": is_text, "color": _is_color, "note": is_text, "created": is_text, "modified": is_text,
        "anchor": _is_anchor, CONFLICTS: _is_names,
    },
    "corrections": {
        **PLACE, "issue": is_text, "file": is_text, "kind": _is_kind, "value": is_text, "anchor": _is_anchor,
        "since": _is_stamp,
    },
    "imports": dict.fromkeys(("issue", "file", "name", "origin", "at", "again"), is_text),
    "deeds": {
        "label": is_text, "subjects": _is_names, "at": is_text, "inverse": is_text, "redo": is_text, "undone": is_flag,
    },
    "searches": {"name": is_text, "query": is_text},
    "settings": {"name": is_text, "value": _is_anything},
    "page_pictures": {
        "source": is_text, "page": is_place, "scale": _is_scale, "sha256": is_text, "media_type": is_text,
        "width": is_place, "height": is_place, "size": is_place, "orientation": is_place,
    },
    "originals": {"source": is_text, "number": is_place, "sha256": is_text, "size": is_place, "name": is_text},
    "damage": {"file": is_text, "offset": _is_offset, "kind": is_text, "message": is_text},
}  # fmt: skip
"""The fields of our own tables; other tables are plug-ins', who alone understand them."""


def read(table: str, document: Document, name: str, otherwise: T) -> T:
    """Return a field of a document, or `otherwise` where it is not there or of another kind."""
    if name not in document:
        return otherwise
    value: Any = document[name]
    if not UNDERSTOOD[table][name](value):
        return otherwise
    return clean(value) if type(value) is str else value  # type: ignore[return-value]  # the kind that was judged


def tags(document: Document) -> tuple[str, ...]:
    """Return the tags in a status document; each is a field of its own, so that machines' tags add up."""
    return tuple(
        sorted(n[len(TAG) :] for n, v in document.items() if v is True and n.startswith(TAG) and clean(n) is n)
    )


def other_fields(table: str, document: Document) -> Iterator[str]:
    """Yield the fields of a document that this version does not understand, by name or by value."""
    known = UNDERSTOOD.get(table)
    if known is None:
        return
    for name, value in document.items():
        judge = known.get(name)
        if table == "status" and name.startswith(TAG):
            judge = is_flag
        if judge is None or not judge(value) or any(clean(t) is not t for t in (name, value) if type(t) is str):
            yield name
