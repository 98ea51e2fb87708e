"""A piece cut out of its printed pages, with where it is from: what `printing.cutting` makes a picture of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import NotFound
from reader.model.messages import _
from reader.rendering import masthead_of
from reader.rendering.cut import Cut, Cutting
from reader.workspace.facsimile import printed_piece
from reader.workspace.page_keeping import pages_of

if TYPE_CHECKING:
    from reader.workspace.session import Session


@door
def why_no_picture(missing: str) -> str:
    """Say why a page's picture cannot be shown: `unkept`, `absent` or `damaged`."""
    return {
        "unkept": _("这一面没有留版面图。"),
        "absent": _("这台电脑上没有这张图。"),
        "damaged": _("这张版面图坏了，看不了；检查报库可以知道是哪一张。"),
    }[missing]


@door
def cutting_of(session: Session, article_id: str) -> Cutting:
    """Return what is cut out for a piece. Raises NotFound, also where it has no printed page or no picture of it."""
    printed = printed_piece(session, article_id)
    if printed is None:
        raise NotFound(_("{id} 的来源没有版面：只有 PDF 和扫描件有。").format(id=article_id))
    issue = session.library.current(printed.article.id.partition("-")[0]).issue
    pages = pages_of(session, issue.source)
    parts = []
    for outline in printed.outlines:
        page = pages.get(outline.sheet)
        data = session.library.pictures.read(page) if page is not None else "unkept"
        if isinstance(data, str):
            raise NotFound(why_no_picture(data))
        width = printed.sizes[outline.sheet - 1][0]
        parts.append(Cut(picture=data, width=width, polygons=outline.polygons))
    if not parts:
        raise NotFound(_("这一篇在版面上没有位置。"))
    said = masthead_of(issue, printed.article).source_line() or issue.source.name
    return Cutting(said=said, parts=tuple(parts))


@door
def cutting_if_here(session: Session, article_id: str) -> Cutting | None:
    """Return what is cut out for a piece, None where none of its print is here."""
    try:
        return cutting_of(session, article_id)
    except NotFound:
        return None
