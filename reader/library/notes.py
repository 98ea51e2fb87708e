"""Annotations and corrections as journal documents, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reader.library import ids
from reader.library.carrying import Placed
from reader.library.changing import SINCE
from reader.library.entering import clean
from reader.library.merge import CONFLICTS, Document, Stamp
from reader.library.understood import other_fields, read
from reader.model.annotation import Annotation
from reader.model.correction import Correction
from reader.model.errors import NotFound
from reader.model.messages import _

PLACE = ("article", "field", "start", "end", "exact", "prefix", "suffix", "text_sha")


OTHER = ("color", "other")  # how a colour that this version does not know is shown; it is never written


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
    if ("color", annotation.color) == OTHER:
        del kept["color"]
    if annotation.modified != annotation.created:
        kept["modified"] = annotation.modified
    return {**kept, "file": file}


def besides(document: Document) -> Document:
    """Return the fields of an annotation's document that this version does not understand."""
    return {name: document[name] for name in other_fields("annotations", document) if name not in {*PLACE, "anchor"}}


def annotation(number: int, document: Document, placed: Placed | None) -> Annotation:
    """Return an annotation at its place in the revision shown; where it is lost (None), as it was made, marked."""
    conflicts: list[str] = read("annotations", document, CONFLICTS, [])
    made = Annotation(
        id=annotation_id(number),
        note=read("annotations", document, "note", ""),
        color=read("annotations", document, "color", "other") if "color" in document else "key",
        note_conflicts=tuple(clean(c) for c in conflicts if c),
        created=read("annotations", document, "created", ""),
        modified=read("annotations", document, "modified", "") or read("annotations", document, "created", ""),
        orphan=placed is None,
        **_place("annotations", document),
    )
    return made if placed is None else replace(made, **placed.fields())


def correction_document(correction: Correction, file: str) -> Document:
    """Return what the journal keeps of a correction."""
    return {**{n: getattr(correction, n) for n in ("issue", "kind", "value", *PLACE)}, "file": file}


def correction(number: int, document: Document, stamp: Stamp, placed: Placed | None) -> Correction:
    """Return a correction at its place in the revision shown, or as it was made, which one that came back tells."""
    clock, device = read("corrections", document, SINCE, stamp)
    made = Correction(
        id=correction_id(number),
        issue=read("corrections", document, "issue", ""),
        kind=read("corrections", document, "kind", "set"),
        value=read("corrections", document, "value", ""),
        stamp=(clock, device),
        **_place("corrections", document),
    )
    if placed is None:
        return made
    carried = replace(made, **placed.fields())
    if made.kind == "split" and placed.start != made.start:  # what it cuts off keeps the id that others know it by
        carried = replace(carried, value=str(made.start))
    return carried


def _place(table: str, document: Document) -> dict[str, Any]:
    empty = dict.fromkeys(PLACE, "") | {"start": 0, "end": 0}
    return {name: read(table, document, name, otherwise) for name, otherwise in empty.items()}


def is_understood(table: str, document: Document) -> bool:
    """Tell whether a document says a place and a change that this version knows, whatever it has besides."""
    needed = {*PLACE, "issue", "kind", "value"} if table == "corrections" else set(PLACE)
    return needed.isdisjoint(other_fields(table, document))


def reading_order(a: Annotation) -> tuple[str, int, str, int, int, str]:
    """Order annotations by issue, piece, field and place."""
    return ids.issue_of(a.article), ids.number_of(a.article), a.field, a.start, a.end, a.id
