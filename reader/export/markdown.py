"""Markdown (CommonMark, with footnotes as GitHub and Pandoc know them)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.export.front_matter import front_matter
from reader.export.marking import Marking
from reader.model.door import door
from reader.model.messages import _
from reader.model.picture_words import picture_words
from reader.rendering.blocks import Block, piece_blocks
from reader.rendering.booklet import Booklet
from reader.rendering.citation import citation
from reader.rendering.columns import cell_block, tables
from reader.rendering.overlays import color_words
from reader.rendering.piece import Piece
from reader.rendering.printable import one_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|&$])")
_LINE_START = re.compile(r"^(?:([#+\-=:>])|(\d{1,9})([.)]))")


PICTURES = "pictures"
"""The folder beside the file in which its pictures lie."""


def escaped(text: str) -> str:
    """Return text that Markdown shows as it stands: no markup, HTML, entity or list begins in it."""
    clean = one_line(text).replace("\t", " ").strip(" ")
    marked = _SPECIAL.sub(r"\\\1", clean)
    return _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", marked)


def broken(text: str, before: str) -> str:
    """Return text of several lines, each break kept; `before` stands before each line behind the first."""
    return f"\\\n{before}".join(escaped(line) for line in text.strip().splitlines())


@door
def markdown(pieces: Sequence[Piece], *, booklet: Booklet | None = None, notes: bool = True) -> str:
    """Return pieces as Markdown; in a book, and where there are several, headlines are of the second level."""
    return "".join(parts(pieces, booklet=booklet, notes=notes))


def parts(pieces: Iterable[Piece], *, booklet: Booklet | None = None, notes: bool = True) -> Iterator[str]:
    """Yield the Markdown of pieces bit by bit; only a book needs them all at once."""
    between = "\n---\n\n"
    book: list[Piece] = []
    if booklet is not None:
        book = list(pieces)
        pieces = book
        yield _front(book, booklet) + between
    number = 1
    for k, (piece, alone) in enumerate(_alone(pieces), 1):
        marking = Marking(piece.annotations if notes else (), number)
        number += len(marking.noted)
        anchor = f'<a id="p{k}"></a>\n\n' if booklet is not None else ""
        if alone and booklet is None:
            yield front_matter(piece)
        yield (between if k > 1 else "") + anchor
        yield one(piece, marking, level=1 if alone and booklet is None else 2)
    if booklet is not None:
        sources = "\n".join(f"{k}. {escaped(citation(p))}" for k, p in enumerate(book, 1))
        yield f"{between}## " + _("出处") + f"\n\n{sources}\n"


def _alone(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, bool]]:
    """Yield each piece, and whether it is the only one."""
    rest = iter(pieces)
    first = next(rest, None)
    if first is None:
        return
    second = next(rest, None)
    yield first, second is None
    if second is not None:
        yield second, False
        for piece in rest:
            yield piece, False


def one(piece: Piece, marking: Marking, *, level: int = 1) -> str:
    """Return one piece as Markdown, its headline of that level."""
    parts: list[str] = []
    verse: list[str] = []
    made = piece_blocks(piece)
    drawn = _tables(made, marking)
    for block in made:
        if block.kind == "verse":
            verse.append(_running(block, marking))
            continue
        if block.run_in and (verse or parts):
            place = verse or parts
            place[-1] += escaped(block.text)
            continue
        if verse:
            parts.append("\\\n".join(verse))
            verse = []
        if block.figure is not None:
            words = picture_words(piece.article, block.figure)
            parts.append(f"![{escaped(words)}]({PICTURES}/{block.figure.file_name})")
            continue
        written = drawn.get(block.paragraph or 0, "") if block.kind == "row" else _block(block, marking, level)
        if written:
            parts.append(written)
    if verse:
        parts.append("\\\n".join(verse))
    if not piece.article.headline:
        parts.insert(0, f"{'#' * level} {escaped(piece.name)}")
    for a in marking.noted:
        # Bold and a bar before the note: in strict CommonMark `[^1]: word` would be a link's target and vanish.
        said = broken(a.note, "    ")
        parts.append(f"[^{marking.numbers[a.id]}]: **{color_words(a.color)}** · {said}")
    for a in marking.orphans:
        said = broken(a.note, "> ")
        parts.append(f"> **{color_words(a.color)}** · “{escaped(a.exact)}” {said}".rstrip())
    return "\n\n".join(parts) + "\n"


def _tables(made: Sequence[Block], marking: Marking) -> dict[int, str]:
    """Return the piece's tables by the number of their first paragraph (GitHub Flavored Markdown, 4.10).

    Their first row stands where the names of the columns do, for there is no table without them.
    """
    found: dict[int, str] = {}
    for table in tables(made):
        count = max(len(row.cells) for row in table)
        rows = [[_running(cell_block(row, cell), marking) for cell in row.cells] for row in table]
        lines = [f"| {' | '.join(row + [''] * (count - len(row)))} |" for row in rows]
        found[table[0].paragraph or 0] = "\n".join([lines[0], "|" + " --- |" * count, *lines[1:]])
    return found


def _block(block: Block, marking: Marking, level: int) -> str:
    text = _running(block, marking)
    if not text.strip():
        return ""
    match block.kind:
        case "masthead":
            return ""
        case "section":
            return f"【{text}】"
        case "headline":
            return f"{'#' * level} {text}"
        case "subhead":
            return f"{'#' * (level + 1)} {text}"
        case "editor_note" | "introduction" | "remark":
            return f"> {text}"
        case _:
            return text


def _running(block: Block, marking: Marking) -> str:
    """Return a block's text with a footnote sign behind each passage that has a note."""
    if block.field is None:
        return escaped(block.text)
    made = ""
    for passage in marking.passages(block):
        text = escaped(passage.text) if not made else _SPECIAL.sub(r"\\\1", one_line(passage.text))
        if passage.annotation is not None and text.strip():
            text = f'<mark class="mark-{passage.annotation.color}">{text}</mark>'
        made += text + "".join(f"[^{marking.numbers[a.id]}]" for a in passage.ending)
    return made.strip(" ")


def _front(pieces: Sequence[Piece], booklet: Booklet) -> str:
    lines = [f"# {escaped(booklet.title)}", *(escaped(line) for line in booklet.subtitle(pieces)), "## " + _("目录")]
    names = [f"{k}. [{escaped(p.name)}](#p{k})  {escaped(p.masthead.source_line())}" for k, p in enumerate(pieces, 1)]
    return "\n\n".join([*lines, "\n".join(n.rstrip() for n in names)]) + "\n"
