"""Annotations as Markdown: under each piece its highlights, in the order of the text, with notes and sources."""

from __future__ import annotations

from collections.abc import Sequence

from reader.export.markdown import escaped
from reader.model.annotation import Annotation
from reader.model.door import door
from reader.model.messages import _
from reader.rendering.overlays import color_words
from reader.rendering.piece import Piece

_FIELDS = ("kicker", "headline", "alternative_headline", "byline", "body")


@door
def annotations_markdown(pieces: Sequence[Piece]) -> str:
    """Return the annotations of pieces; pieces without any are left out, orphans stand last under their piece."""
    parts = ["# " + _("批注") + "\n"]
    parts.extend(_of(piece) for piece in pieces if piece.annotations)
    return "\n".join(parts)


def _of(piece: Piece) -> str:
    lines = [f"## {escaped(piece.name)}", ""]
    source = piece.masthead.source_line()
    if source:
        lines += [escaped(source), ""]
    for annotation in in_order(piece):
        lines += _entry(annotation)
    return "\n".join(lines)


def _entry(annotation: Annotation) -> list[str]:
    lines = [f"> {escaped(annotation.exact)}", ""]
    label = color_words(annotation.color)
    if annotation.orphan:
        label = _("{color}（原处已找不到）").format(color=label)
    notes = [annotation.note, *annotation.note_conflicts]
    first = True
    for note in notes:
        paragraphs = [escaped(p) for p in note.splitlines() if p.strip()]
        if paragraphs and first:
            paragraphs[0] = f"**{label}**　{paragraphs[0]}"
            first = False
        elif paragraphs:
            paragraphs[0] = _("另一台设备上写的") + f"：{paragraphs[0]}"
        for paragraph in paragraphs:
            lines += [paragraph, ""]
    if first:
        lines += [f"**{label}**", ""]
    return lines


def in_order(piece: Piece) -> list[Annotation]:
    """Return the annotations of a piece in the order of its text, orphans last."""
    return sorted(piece.annotations, key=_place)


def _place(annotation: Annotation) -> tuple[bool, int, int, int, str]:
    field = _FIELDS.index(annotation.field) if annotation.field in _FIELDS else len(_FIELDS)
    return annotation.orphan, field, annotation.start, annotation.end, annotation.id
