"""Annotations as a page: under each piece its highlights with their notes, in the look of exported pieces."""

from __future__ import annotations

from collections.abc import Sequence

from reader.export.annotation_markdown import in_order
from reader.export.article_markup import escaped
from reader.export.html_page import head
from reader.model.annotation import Annotation
from reader.model.door import door
from reader.model.messages import _
from reader.rendering.overlays import color_words
from reader.rendering.piece import Piece


@door
def annotations_page(pieces: Sequence[Piece]) -> str:
    """Return the annotations of pieces as one HTML page; pieces without any are left out."""
    parts = [head(_("批注")), "<h1>" + escaped(_("批注")) + "</h1>\n"]
    parts += [_of(piece) for piece in pieces if piece.annotations]
    return "".join([*parts, "</body>\n</html>\n"])


def _of(piece: Piece) -> str:
    source = piece.masthead.source_line()
    lines = ['<article lang="zh-Hans">', f"<h2>{escaped(piece.name)}</h2>"]
    if source:
        lines.append(f'<p class="printed-in">{escaped(source)}</p>')
    for annotation in in_order(piece):
        lines += _entry(annotation)
    return "\n".join([*lines, "</article>", ""])


def _entry(annotation: Annotation) -> list[str]:
    label = color_words(annotation.color)
    if annotation.orphan:
        label = _("{color}（原处已找不到）").format(color=label)
    marked = f'<mark class="mark-{annotation.color}">{escaped(annotation.exact)}</mark>'
    lines = [f'<p class="kept">{marked} <small>{escaped(label)}</small></p>']
    for k, note in enumerate([annotation.note, *annotation.note_conflicts]):
        if note.strip():
            before = "" if not k else escaped(_("另一台设备上写的")) + "："
            said = "<br/>".join(escaped(line) for line in note.strip().splitlines())
            lines.append(f'<p class="note">{before}{said}</p>')
    return lines
