"""DOCX (ECMA-376, WordprocessingML): headings, true footnotes, highlights, tables, pictures, contents of a book.

Written with our own zip order and fixed times, so that equal pieces give equal bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from reader.export import docx_parts as parts
from reader.export.docx_text import Notes, field_of, paragraph, run, running, table
from reader.export.figures import Pictures, not_there
from reader.export.marking import Marking
from reader.export.zip_member import add
from reader.model.messages import _
from reader.model.picture import Figure
from reader.model.picture_words import picture_words
from reader.rendering.blocks import Block, piece_blocks
from reader.rendering.booklet import Booklet
from reader.rendering.citation import author_names, citation
from reader.rendering.columns import cell_block
from reader.rendering.piece import Piece

MOST_CREATORS = 8
_STYLES = {
    "masthead": "Masthead", "section": "Section", "kicker": "Kicker", "subheadline": "Subheadline", "byline": "Byline",
    "caption": "Caption", "credit": "Credit", "editor_note": "Aside", "introduction": "Aside", "remark": "Aside",
    "verse": "Verse", "truncated": "Credit", "source_line": "Source", "paragraph": "BodyText",
}  # fmt: skip


@dataclass(slots=True)
class _Document:
    """What has been written so far: paragraphs, notes, pictures by their names and their numbers, the authors."""

    leaving: Pictures
    body: list[str] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    pictures: dict[str, bytes] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    creators: dict[str, None] = field(default_factory=dict)


def write_docx(
    pieces: Iterable[Piece],
    stream: BinaryIO,
    *,
    booklet: Booklet | None = None,
    notes: bool = True,
    pictures: Pictures | None = None,
) -> None:
    """Write pieces as a DOCX file; a book gets a title, preface, contents with page numbers, and its sources."""
    document, title = _Document(pictures or Pictures("docx")), _("报夹文章")
    book = list(pieces) if booklet is not None else None
    if booklet is not None and book is not None:
        title = booklet.title
        document.body += _front(book, booklet)
    for k, piece in enumerate(pieces if book is None else book, 1):
        title = piece.name if k == 1 and booklet is None else title
        chapter = booklet.chapters.get(piece.article.id, "") if booklet is not None else ""
        if chapter:
            document.body.append(paragraph(run(chapter), "Heading1", bookmark=f"_c{k}", apart=True))
        elif booklet is not None and k == 1:
            document.body.append(paragraph("", "BodyText", apart=True))
        level = 1 if booklet is None else 2
        _add(document, piece, k, level=level, notes=notes)
    if booklet is not None and book is not None:
        document.body.append(paragraph(run(_("出处")), "Heading1", apart=True))
        cited = (f"[{k}]\u3000{citation(p, booklet.edition)}" for k, p in enumerate(book, 1))
        document.body += [paragraph(run(line), "Reference") for line in cited]
    _pack(document, stream, title, booklet)


def _front(pieces: Sequence[Piece], booklet: Booklet) -> list[str]:
    """Return title, preface and contents."""
    made = [paragraph(run(booklet.title), "Title")]
    compiler = [_("{name} 编").format(name=booklet.compiler)] if booklet.compiler else []
    made += [paragraph(run(line), "Subtitle") for line in (*compiler, *booklet.subtitle(pieces))]
    if booklet.preface.strip():
        made.append(paragraph(run(_("前言")), "Heading1", apart=True))
        made += [paragraph(run(line.strip()), "BodyText") for line in booklet.preface.splitlines() if line.strip()]
    made.append(paragraph(run(_("目录")), "ContentsHeading"))
    for k, piece in enumerate(pieces, 1):
        chapter = booklet.chapters.get(piece.article.id, "")
        if chapter:
            made.append(paragraph(field_of(chapter, f"_c{k}"), "TOC1"))
        made.append(paragraph(field_of(piece.name, f"_p{k}"), "TOC2" if booklet.chapters else "TOC1"))
    return made


def _add(document: _Document, piece: Piece, number: int, *, level: int, notes: bool) -> None:
    """Write a piece; its heading is what contents lead to."""
    for name in author_names(piece.article)[:MOST_CREATORS]:
        document.creators.setdefault(name)
    marking = Marking(piece.annotations if notes else ())
    made = piece_blocks(piece)
    named = any(block.kind == "headline" for block in made)
    if not named:
        document.body.append(paragraph(run(piece.name), f"Heading{level}", bookmark=f"_p{number}"))
    k = 0
    while k < len(made):
        block = made[k]
        behind = made[k + 1].text if k + 1 < len(made) and made[k + 1].run_in else ""
        if block.figure is not None:
            document.body.append(_figure(document, piece, block.figure))
        elif block.kind == "row":
            rows = [row for row in made[k:] if row.kind == "row" and row.table == block.table]
            cells = [[running(cell_block(row, cell), marking, document.notes) for cell in row.cells] for row in rows]
            document.body.append(table(cells, header=block.header))
            k += len(rows) - 1
        elif not block.run_in and (block.text or block.kind == "masthead"):
            document.body.append(_block(block, behind, marking, document.notes, number, level))
        k += 1
    for a in marking.orphans:
        document.body.append(paragraph(run(f"“{a.exact}”　{a.note.strip()}"), "Aside"))


def _block(block: Block, behind: str, marking: Marking, notes: Notes, number: int, level: int) -> str:
    """Return a block of text as a paragraph."""
    if block.kind == "masthead":
        return paragraph(run(block.text, bold=True) + run("\t" + next(iter(block.asides), "")), "Masthead")
    text = running(block, marking, notes) + (run(behind) if behind else "")
    if block.kind == "headline":
        return paragraph(text, f"Heading{level}", bookmark=f"_p{number}")
    if block.kind == "subhead":
        return paragraph(text, f"Heading{level + 1}")
    return paragraph(text, _STYLES.get(block.kind, "BodyText"), indented=block.kind != "paragraph" or block.indent >= 2)


def _figure(document: _Document, piece: Piece, figure: Figure) -> str:
    """Return a picture, or a line that says that it is not here."""
    number = document.numbers.get(figure.sha256)
    if number is None:
        made = document.leaving.of(piece, figure)
        if made is None:
            return paragraph(run(not_there(piece, figure)), "Caption")
        document.pictures[f"{figure.sha256[:24]}.{made.media_type.partition('/')[2]}"] = made.data
        number = document.numbers[figure.sha256] = len(document.pictures)
    drawn = parts.drawing(number, figure.shown_size, picture_words(piece.article, figure))
    return paragraph(f"<w:r>{drawn}</w:r>", "Figure")


def _pack(document: _Document, stream: BinaryIO, title: str, booklet: Booklet | None) -> None:
    creators = [booklet.compiler] if booklet is not None and booklet.compiler else list(document.creators)
    members: list[tuple[str, str | bytes]] = [
        ("[Content_Types].xml", parts.CONTENT_TYPES),
        ("_rels/.rels", parts.RELATIONS),
        ("docProps/core.xml", parts.core(title, creators[:MOST_CREATORS])),
        ("word/document.xml", parts.document("".join(document.body))),
        ("word/styles.xml", parts.STYLES),
        ("word/settings.xml", parts.SETTINGS),
        ("word/footnotes.xml", parts.footnotes(document.notes.written)),
        ("word/footer1.xml", parts.FOOTER),
        ("word/_rels/document.xml.rels", parts.document_relations(document.pictures)),
        *((f"word/media/{name}", data) for name, data in document.pictures.items()),
    ]
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members:
            add(archive, name, data)
