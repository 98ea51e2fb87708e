"""Pieces and annotations out: choose them here, the export room writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Literal

from reader.model.disk_words import in_words
from reader.model.door import door
from reader.model.messages import _
from reader.model.summary import Collection
from reader.workspace import gathering, opening
from reader.workspace.reprinted import Reprinted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.export.forms import Exported, Form
    from reader.model.annotation import Annotation
    from reader.rendering.book_plan import BookPlan
    from reader.rendering.piece import Piece
    from reader.workspace.session import Session

NoteForm = Literal["markdown", "html", "csv", "jsonld"]
NOTE_SUFFIXES: dict[NoteForm, str] = {"markdown": ".md", "html": ".html", "csv": ".csv", "jsonld": ".jsonld"}


@door
def chosen(
    session: Session, article_ids: Sequence[str], *, bookmarked: bool = False, query: str | None = None
) -> list[str]:
    """Return the ids that are meant.

    Those named (an issue's stands for its pieces and those of all that is shown as one with it, in printed order), each
    once, else all that are bookmarked and answer the query. Pieces in the bin only where they are named or all of the
    issue lies there. Raises NotFound.
    """
    if article_ids:
        return list(dict.fromkeys(piece for i in article_ids for piece in _named(session, i)))
    kind = Collection(kind="bookmarked" if bookmarked else "all")
    ids = [s.id for s in session.library.catalogue.list(kind)]
    if query is None:
        return ids
    from reader.workspace import finding

    found = finding.find(session, query, limit=None).hits
    kept = set(ids)
    return [f.summary.id for f in found if f.summary.id in kept]


def _named(session: Session, name: str) -> list[str]:
    if "-" in name or not name:
        return [opening.owner(session, name)[0]]
    library, parts = session.library, gathering.parts_of(session, name)
    binned = Collection(kind="removed")
    for kind in (binned,) if library.status(name).removed else (Collection(kind="all"), binned):
        rows = library.catalogue.row_numbers(kind, filters=(("issue", name, False),), sort="printed")
        if found := [s.id for s in library.catalogue.summaries(rows) if s.issue in parts]:
            return found
    return []


@door
def export(
    session: Session,
    article_ids: Sequence[str],
    form: Form,
    path: Path,
    *,
    booklet: str | None = None,
    notes: bool = True,
    force: bool = False,
    changed: Callable[[Piece], Piece] = lambda piece: piece,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write pieces to a file; with `booklet`, a title, as a clipping book with contents and sources.

    `changed` gives each piece as it is to leave. Raises NotFound, WrongRequest (the file is there and `force` is not
    set), NotSaved, Cancelled.
    """
    from reader.export.forms import export as write
    from reader.rendering.booklet import Booklet

    one_by_one = (changed(opening.article(session, i).piece) for i in article_ids)  # a library may be large
    made = _counted(one_by_one, len(article_ids), progress, cancelled)
    book = Booklet(title=booklet) if booklet else None
    if form == "corpus":
        told = Reprinted()
        return write(told.through(made), path, form, force=force, groups=told.groups)
    return write(made, path, form, booklet=book, notes=notes, force=force)


def _counted(
    pieces: Iterable[Piece], total: int, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Iterator[Piece]:
    """Yield pieces and tell how many were given. Raises Cancelled."""
    from reader.model.errors import Cancelled

    for done, piece in enumerate(pieces, 1):
        if cancelled():
            raise Cancelled(_("停下了，没有写文件。"))
        yield piece
        progress(done, total)


@door
def export_book(
    session: Session,
    article_ids: Sequence[str],
    form: Form,
    path: Path,
    plan: BookPlan,
    *,
    notes: bool = True,
    force: bool = False,
    changed: Callable[[Piece], Piece] = lambda piece: piece,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write pieces to a file as the clipping book of a plan, in its order; `changed` gives each as it is to leave.

    Raises NotFound (also for the picture of its cover), WrongRequest, NotSaved, Cancelled.
    """
    from pathlib import Path

    from reader.export.forms import export as write
    from reader.model.errors import NotFound
    from reader.rendering.booklet import Booklet

    try:
        cover = Path(plan.cover).read_bytes() if plan.cover else b""
    except OSError as trouble:
        raise NotFound(_("读不了“{path}”：{reason}").format(path=plan.cover, reason=in_words(trouble))) from trouble
    chapters = plan.arrangement().chapters(opening.pieces(session, article_ids))
    named = {chapter.pieces[0].article.id: chapter.title for chapter in chapters if chapter.title}
    booklet = Booklet(
        title=plan.title, chapters=named, preface=plan.preface, compiler=plan.compiler, cover=cover,
        edition="2015" if plan.edition == "2015" else "2025",
    )  # fmt: skip
    made = [piece for chapter in chapters for piece in chapter.pieces]
    counted = _counted(map(changed, made), len(made), progress, cancelled)
    return write(counted, path, form, booklet=booklet, notes=notes, force=force)


@door
def write(session: Session, article_ids: Sequence[str], form: Form, stream: BinaryIO) -> int:
    """Write pieces to a stream; returns how many. Raises NotFound, WrongRequest."""
    from reader.export.forms import write as write_pieces

    pieces = (opening.article(session, i).piece for i in article_ids)
    if form == "corpus":
        told = Reprinted()
        return write_pieces(told.through(pieces), form, stream, groups=told.groups)
    return write_pieces(pieces, form, stream)


@door
def as_text(session: Session, article_id: str, form: str) -> str:
    """Return a piece as `text`, `markdown`, `pinyin` (above the text) or `original` (the source, untouched)."""
    own = opening.article(session, article_id)
    if form == "original":
        return own.source_text
    if form == "pinyin":
        from reader.export.interlinear import interlinear

        return interlinear(own.piece, spoken=session.settings.spoken_tones)
    if form == "markdown":
        from reader.export.markdown import markdown

        return markdown([own.piece]).rstrip("\n")
    from reader.export.plain_text import text

    return text([own.piece]).rstrip("\n")


@door
def notes_in(session: Session, form: NoteForm, article_ids: Sequence[str] | None = None) -> str:
    """Return the highlights and notes of pieces (None: of all), piece by piece, ending with a line break.

    Notes of pieces that are not here any more stand last, with what they were written to. Raises NotFound.
    """
    from reader.export import annotation_jsonld, annotation_markdown, annotation_page, spreadsheet
    from reader.workspace.annotating import all_annotations

    pieces = opening.pieces(session, article_ids) if article_ids else _noted(session, all_annotations(session))
    if form == "jsonld":
        return annotation_jsonld.collection(pieces)
    if form == "csv":
        return "".join(spreadsheet.note_rows(pieces))
    if form == "html":
        return annotation_page.annotations_page(pieces)
    return annotation_markdown.annotations_markdown(pieces)


@door
def export_notes(
    session: Session, form: NoteForm, path: Path, article_ids: Sequence[str] | None = None, *, force: bool = False
) -> Exported:
    """Write highlights and notes to a file, whole or not at all; returns how many pieces have some.

    Raises NotFound, WrongRequest (the file is there and `force` is not set), NotSaved.
    """
    from reader.export.forms import Exported
    from reader.model import outside
    from reader.workspace.annotating import all_annotations

    outside.place(path, force=force)
    kept = set(article_ids or (a.article for a in all_annotations(session)))
    text = notes_in(session, form, article_ids)
    size = outside.write(path, text.encode("utf-8", "backslashreplace"), force=force)
    return Exported(path=path, articles=len(kept), bytes=size)


def _noted(session: Session, annotations: Sequence[Annotation]) -> list[Piece]:
    """Return the pieces of annotations; of a piece that is not here, what is known: its id and its annotations."""
    from reader.model.article import NewsArticle
    from reader.model.errors import NotFound
    from reader.rendering import Piece

    by_piece: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        by_piece.setdefault(annotation.article, []).append(annotation)
    found, gone = [], []
    for name, own in by_piece.items():
        try:
            found.append(opening.article(session, name).piece)
        except NotFound:
            gone.append(Piece(article=NewsArticle(id=name), annotations=tuple(own)))
    return [*found, *gone]
