"""Put a piece on the page, as it is set here or as it was printed, with all its marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.annotation import Annotation
from reader.model.messages import _
from reader.rendering.blocks import Block, blocks
from reader.rendering.overlays import annotation_overlays, hit_overlays
from reader.ui.reading.hits import Hits
from reader.ui.reading.marks import Marks, all_repairs
from reader.ui.reading.page_view import PageView
from reader.ui.reading.tail import Tail, lacking

if TYPE_CHECKING:
    from reader.workspace.opening import OpenPiece


def put_on_page(view: PageView, piece: OpenPiece, hits: Hits, *, printed: bool) -> None:
    """Show a piece from its beginning."""
    view.own = piece.readings
    following = piece.following.headline if piece.following is not None else None
    shown = printed_blocks(piece) if printed else blocks(piece.article, piece.masthead)
    remark = lacking("".join(block.text for block in shown))
    tail = Tail(printed_shown=printed, following=following or "", remark=remark)
    if printed:
        view.show_blocks(piece.article, shown, Marks(), tail, piece.source_text)
    else:
        view.show_blocks(piece.article, shown, marks_of(piece, hits), tail)


def marks_of(piece: OpenPiece, hits: Hits, unstored: Sequence[Annotation] = ()) -> Marks:
    """Return what is drawn over the text of a piece. `unstored`: notes that are shown though they are not stored."""
    notes = {a.id: a for a in (*piece.annotations, *(a for a in unstored if a.article == piece.article.id))}
    return Marks(
        hits=hit_overlays(hits.all),
        highlights=annotation_overlays(tuple(notes.values())),
        repairs=all_repairs(piece.article),
        notes=notes,
        current=hits.current,
    )


def printed_blocks(piece: OpenPiece) -> list[Block]:
    """Return the masthead, the printed text line by line, and the source line."""
    frame = [b for b in blocks(piece.article, piece.masthead) if b.kind in {"masthead", "source_line"}]
    lines, at = [Block(kind="section", text=_("原件的文字，一字不改"))], 0
    for line in piece.source_text.split("\n"):
        lines.append(Block(kind="printed", text=line, field="source", start=at))
        at += len(line) + 1
    head = [b for b in frame if b.kind == "masthead"]
    return [*head, *lines, *frame[len(head) :]]
