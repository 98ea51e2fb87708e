"""Put a piece on the page, as it is set here or as it was printed, with all its marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.annotation import Annotation
from reader.model.messages import _
from reader.model.provenance import body_point, source_offset
from reader.rendering.blocks import Block, blocks
from reader.rendering.original import as_printed
from reader.rendering.overlays import annotation_overlays, hit_overlays
from reader.ui.reading.geometry import Standpoint
from reader.ui.reading.hits import Hits
from reader.ui.reading.marks import Marks, all_repairs
from reader.ui.reading.page_view import PageView
from reader.ui.reading.positions import FieldPoint
from reader.ui.reading.tail import Tail, lacking

if TYPE_CHECKING:
    from reader.model.article import NewsArticle
    from reader.workspace.opening import OpenPiece


def put_on_page(view: PageView, piece: OpenPiece, hits: Hits, *, printed: bool, writable: bool) -> None:
    """Show a piece from its beginning; what was set aside in it can be given back where the library is `writable`."""
    view.own = piece.readings
    following = piece.following.headline if piece.following is not None else None
    shown = printed_blocks(piece) if printed else blocks(piece.article, piece.masthead)
    tail = Tail(
        printed_shown=printed,
        following=following or "",
        remark=lacking("".join(block.text for block in shown)),
        set_aside={s.id: s.reason for s in piece.issue.set_aside} if printed else {},
        giving=writable,
        pictures=piece.pictures,
    )
    if printed:
        view.show_blocks(piece.article, shown, Marks(), tail, piece.issue.source.text)
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
    words = Block(kind="section", text=_("原件的文字，一字不改"))
    head = [b for b in frame if b.kind == "masthead"]
    return [*head, words, *as_printed(piece.article, piece.issue), *frame[len(head) :]]


def counterpart(article: NewsArticle, where: Standpoint, *, printed: bool) -> Standpoint:
    """Return where the text at the top of one page stands on the other: the printed one, or the one set here."""
    place, there = where.place, None
    if place is not None and printed and place.field == "body":
        source = source_offset(article, place.point)
        there = FieldPoint("source", source) if source is not None else None
    elif place is not None and not printed and place.field == "source":
        point = body_point(article, place.point)
        there = FieldPoint("body", point) if point is not None else None
    return Standpoint(there, 0, where.above if there is not None else 0.0)
