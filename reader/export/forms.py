"""The forms in which pieces leave the program, and the one way to a file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from reader.export import bibtex, csl_json, html_page, markdown, plain_text, ris, spreadsheet
from reader.export.article_json import article_object, json_array
from reader.export.corpus import Groups, write_corpus
from reader.export.docx import write_docx
from reader.export.epub import write_epub
from reader.export.figures import Pictures
from reader.model import outside
from reader.model.door import door, doors
from reader.model.errors import WrongRequest
from reader.model.messages import _, counted
from reader.rendering.booklet import Booklet
from reader.rendering.piece import Piece

Form = Literal["markdown", "html", "epub", "docx", "text", "json", "csv", "csl-json", "ris", "bibtex", "corpus"]
FORMS: tuple[Form, ...] = get_args(Form)
SUFFIXES: dict[Form, str] = {
    "markdown": ".md", "html": ".html", "epub": ".epub", "docx": ".docx", "text": ".txt", "json": ".json",
    "csv": ".csv", "csl-json": ".csl.json", "ris": ".ris", "bibtex": ".bib", "corpus": ".zip",
}  # fmt: skip
BESIDE: frozenset[Form] = frozenset(("markdown", "json"))
"""Forms whose pictures lie in a folder beside the file: `pictures`."""
PICTURED: frozenset[Form] = BESIDE | {"html", "epub", "docx"}
"""Forms that hold pictures."""
LISTS: frozenset[Form] = frozenset(("json", "csv", "csl-json", "ris", "bibtex", "corpus"))
"""Forms that can say that there is nothing, and that know no book."""


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written: where, how many pieces, how many bytes; how many of their pictures could not be."""

    path: Path
    articles: int
    bytes: int
    pictures_left: int = 0

    @property
    def left_words(self) -> str:
        """Return what is to be said of the pictures that are not in it; nothing where all are."""
        if not self.pictures_left:
            return ""
        n = self.pictures_left
        return counted("有 {n} 张图没有导出：不在这台电脑上，坏了，或者放不进这种文件。", n).format(n=f"{n:,}")


@door
def write(
    pieces: Iterable[Piece], form: Form, stream: BinaryIO, *, booklet: Booklet | None = None, notes: bool = True,
    groups: Groups | None = None, pictures: Pictures | None = None,
) -> int:  # fmt: skip
    """Write pieces to a stream one by one and return how many; only a book, and a DOCX file, is held in memory whole.

    `groups` tells for a corpus which pieces are one text, `pictures` counts those that could not leave. Raises
    WrongRequest for an unknown form, and without pieces (a list can say so). JSON has no notes (`annotation_jsonld`).
    """
    passed = Counted(pieces)
    parts: Iterator[str] = iter(())
    match form:
        case "html":
            parts = html_page.parts(passed, booklet=booklet, notes=notes, pictures=pictures)
        case "markdown" | "text":
            room = markdown if form == "markdown" else plain_text
            parts = room.parts(passed, booklet=booklet, notes=notes)
        case "json":
            parts = json_array(article_object(p) for p in passed)
        case "csv":
            parts = spreadsheet.piece_rows(passed)
        case "csl-json" | "ris" | "bibtex":
            entries = {"csl-json": csl_json, "ris": ris, "bibtex": bibtex}[form]
            parts = entries.parts(passed, notes=notes)
        case "epub" | "docx":
            write_book = write_epub if form == "epub" else write_docx
            write_book(passed, stream, booklet=booklet, notes=notes, pictures=pictures)
        case "corpus":
            write_corpus(passed, stream, groups)
        case _:
            raise _unknown(form)
    stream.writelines(part.encode("utf-8") for part in parts)
    if not passed.seen and form not in LISTS:
        raise WrongRequest(_("没有要导出的文章。"))
    return passed.seen


def _unknown(form: str) -> WrongRequest:
    return WrongRequest(_("不认识的格式“{form}”；可选 {known}。").format(form=form, known="、".join(FORMS)))


class Counted:
    """An iterable of pieces that counts what it has given; `seen` is the number."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.seen = 0
        self._pieces = pieces

    def __iter__(self) -> Iterator[Piece]:
        for piece in self._pieces:
            self.seen += 1
            yield piece


@door
def rendered(pieces: Iterable[Piece], form: Form, *, booklet: Booklet | None = None, notes: bool = True) -> bytes:
    """Return pieces in one form; raises as `write` does."""
    stream = io.BytesIO()
    write(pieces, form, stream, booklet=booklet, notes=notes)
    return stream.getvalue()


@door
def export(
    pieces: Iterable[Piece],
    path: Path,
    form: Form,
    *,
    booklet: Booklet | None = None,
    notes: bool = True,
    force: bool = False,
    groups: Groups | None = None,
) -> Exported:
    """Write pieces to a file, whole or not at all.

    Raises WrongRequest where the file is there and `force` is not set, NotSaved where the disk refuses.
    """
    outside.place(path, force=force)  # before the long work
    count, pictured, pictures = 0, list[Piece](), Pictures(form)

    def fill(file: BinaryIO) -> None:
        nonlocal count
        count = write(noted(), form, file, booklet=booklet, notes=notes, groups=groups, pictures=pictures)

    def noted() -> Iterator[Piece]:
        for piece in pieces:
            if form in BESIDE and piece.article.figures:
                pictured.append(piece)
            yield piece

    size = outside.write(path, fill, force=force)
    with suppress(OSError):  # said below, where there is something to write
        if any(piece.pictures for piece in pictured):
            (path.parent / markdown.PICTURES).mkdir(exist_ok=True)
    for one in pictures.files_of(pictured):
        if not (path.parent / markdown.PICTURES / one.name).exists():  # it is named by what is in it
            size += outside.write(path.parent / markdown.PICTURES / one.name, one.data, force=False)
    return Exported(path=path, articles=count, bytes=size, pictures_left=pictures.left)
