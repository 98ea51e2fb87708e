"""Annotations and corrections as journal documents, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reader.library.carrying import Placed
from reader.library.merge import CONFLICTS, Document, Stamp
from reader.model.annotation import Annotation
from reader.model.correction import Correction
from reader.model.errors import NotFound
from reader.model.messages import _

PLACE = ("article", "field", "start", "end", "exact", "prefix", "suffix", "text_sha")


def annotation_id(number: int) -> str:
    """Return the id by which a reader speaks of an annotation."""
    return f"n{number:x}"


def correction_id(number: int) -> str:
    """Return the id of a correction."""
    return f"c{number:x}"


def number_of(mark_id: str) -> int:
    """Return the document number of an annotation or correction. Raises NotFound."""
    try:
        return int(mark_id[1:], 16)
    except ValueError:
        raise NotFound(_("没有这条批注：{id}。").format(id=mark_id)) from None


def annotation_document(annotation: Annotation, file: str) -> Document:
    """Return what the journal keeps of an annotation that was made on the revision in `file`."""
    kept = {n: getattr(annotation, n) for n in (*PLACE, "color", "note", "created")}
    if annotation.modified != annotation.created:
        kept["modified"] = annotation.modified
    return {**kept, "file": file}


def annotation(number: int, document: Document, placed: Placed | None) -> Annotation:
    """Return an annotation at its place in the revision shown; where it is lost (None), as it was made, marked."""
    conflicts = document.get(CONFLICTS, ())
    made = Annotation(
        id=annotation_id(number),
        note=_text(document, "note"),
        color=document.get("color", "key"),
        note_conflicts=tuple(str(c) for c in conflicts if c),
        created=_text(document, "created"),
        modified=_text(document, "modified") or _text(document, "created"),
        orphan=placed is None,
        **_place(document),
    )
    return made if placed is None else replace(made, **placed.fields())


def correction_document(correction: Correction, file: str) -> Document:
    """Return what the journal keeps of a correction."""
    return {**{n: getattr(correction, n) for n in ("issue", "kind", "value", *PLACE)}, "file": file}


def correction(number: int, document: Document, stamp: Stamp, placed: Placed | None) -> Correction:
    """Return a correction at its place in the revision shown, or as it was made."""
    made = Correction(
        id=correction_id(number),
        issue=_text(document, "issue"),
        kind=document.get("kind", "set"),
        value=_text(document, "value"),
        stamp=stamp,
        **_place(document),
    )
    return made if placed is None else replace(made, **placed.fields())


def _text(document: Document, name: str) -> str:
    value = document.get(name, "")
    return value if isinstance(value, str) else ""


def _place(document: Document) -> dict[str, Any]:
    place: dict[str, Any] = {n: _text(document, n) for n in PLACE if n not in {"start", "end"}}
    for name in ("start", "end"):
        value = document.get(name, 0)
        place[name] = value if isinstance(value, int) else 0
    return place
