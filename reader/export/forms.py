"""The forms in which pieces leave the program, and the one way to a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from reader.export.article_json import article_object, json_array
from reader.export.epub import epub
from reader.export.html_page import html_page
from reader.export.markdown import markdown
from reader.export.plain_text import text
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.rendering.booklet import Booklet
from reader.rendering.piece import Piece
from reader.rendering.whole_file import write_whole

Form = Literal["markdown", "html", "epub", "text", "json"]
SUFFIXES: dict[Form, str] = {"markdown": ".md", "html": ".html", "epub": ".epub", "text": ".txt", "json": ".json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written: where, how many pieces, how many bytes."""

    path: Path
    articles: int
    bytes: int


def rendered(pieces: Sequence[Piece], form: Form, *, booklet: Booklet | None = None, notes: bool = True) -> bytes:
    """Return pieces in one form. Raises WrongRequest for an unknown form, or a book without pieces.

    JSON holds the reader's state but no notes, which have a form of their own (`annotation_jsonld`).
    """
    if not pieces and form != "json":
        raise WrongRequest(_("没有要导出的文章。"))
    match form:
        case "markdown":
            return markdown(pieces, booklet=booklet, notes=notes).encode("utf-8")
        case "html":
            return html_page(pieces, booklet=booklet, notes=notes).encode("utf-8")
        case "epub":
            return epub(pieces, booklet=booklet, notes=notes)
        case "text":
            return text(pieces, booklet=booklet, notes=notes).encode("utf-8")
        case "json":
            return json_array(article_object(p) for p in pieces).encode("utf-8")
    raise WrongRequest(_("不认识的格式“{form}”；可选 {known}。").format(form=form, known="、".join(get_args(Form))))


def export(
    pieces: Sequence[Piece],
    path: Path,
    form: Form,
    *,
    booklet: Booklet | None = None,
    notes: bool = True,
    force: bool = False,
) -> Exported:
    """Write pieces to a file, whole or not at all.

    Raises WrongRequest where the file is there and `force` is not set, NotSaved where the disk refuses.
    """
    data = rendered(pieces, form, booklet=booklet, notes=notes)
    write_whole(path, data, replace=force)
    return Exported(path=path, articles=len(pieces), bytes=len(data))
