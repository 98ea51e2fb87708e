"""Pieces and annotations out: choose them here, the export room writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reader.model.summary import Collection
from reader.workspace import opening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.export.forms import Exported, Form
    from reader.workspace.session import Session


def chosen(
    session: Session, article_ids: Sequence[str], *, bookmarked: bool = False, query: str | None = None
) -> list[str]:
    """Return the ids that are meant.

    Those named, else all that are bookmarked and answer the query. Raises NotFound.
    """
    if article_ids:
        return [opening.owner(session, i)[0] for i in article_ids]
    kind = Collection(kind="bookmarked" if bookmarked else "all")
    ids = [s.id for s in session.library.catalogue.list(kind)]
    if query is None:
        return ids
    from reader.workspace import finding

    found = finding.find(session, query, limit=None).hits
    kept = set(ids)
    return [f.summary.id for f in found if f.summary.id in kept]


def export(
    session: Session,
    article_ids: Sequence[str],
    form: Form,
    path: Path,
    *,
    booklet: str | None = None,
    notes: bool = True,
    force: bool = False,
) -> Exported:
    """Write pieces to a file; with `booklet`, a title, as an ordered clipping book with contents and sources.

    Raises NotFound, WrongRequest (the file is there and `force` is not set), NotSaved.
    """
    from reader.export.forms import export as write
    from reader.rendering.booklet import Booklet

    made = (opening.article(session, i).piece for i in article_ids)  # one at a time: a library may be large
    return write(made, path, form, booklet=Booklet(title=booklet) if booklet else None, notes=notes, force=force)


def write(session: Session, article_ids: Sequence[str], form: Form, stream: BinaryIO) -> int:
    """Write pieces to a stream; returns how many. Raises NotFound, WrongRequest."""
    from reader.export.forms import write as write_pieces

    return write_pieces((opening.article(session, i).piece for i in article_ids), form, stream)


def as_text(session: Session, article_id: str, form: str) -> str:
    """Return a piece as `text`, `markdown`, `pinyin` (above the text) or `original` (the source, untouched)."""
    own = opening.article(session, article_id)
    if form == "original":
        return own.source_text
    if form == "pinyin":
        from reader.export.interlinear import interlinear

        return interlinear(own.piece)
    if form == "markdown":
        from reader.export.markdown import markdown

        return markdown([own.piece]).rstrip("\n")
    from reader.export.plain_text import text

    return text([own.piece]).rstrip("\n")


def annotations_markdown(session: Session, article_ids: Sequence[str] | None = None) -> str:
    """Return the annotations of pieces (None: of all) as Markdown, piece by piece."""
    from reader.export.annotation_markdown import annotations_markdown as write
    from reader.workspace.annotating import all_annotations

    ids = article_ids or list(dict.fromkeys(a.article for a in all_annotations(session)))
    return write(opening.pieces(session, ids)).rstrip("\n")
