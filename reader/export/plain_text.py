"""Plain text: a piece as it would be typed, two blanks before each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.model.door import door
from reader.model.messages import _
from reader.rendering.blocks import Block, piece_blocks
from reader.rendering.booklet import Booklet
from reader.rendering.citation import citation
from reader.rendering.columns import column_starts, columns_of, tables, words
from reader.rendering.overlays import color_words
from reader.rendering.piece import Piece
from reader.rendering.printable import one_line

RULE = "─" * 24
INDENT = "\u3000\u3000"


@door
def text(pieces: Sequence[Piece], *, booklet: Booklet | None = None, notes: bool = True) -> str:
    """Return pieces as plain text, one below the other."""
    return "".join(parts(pieces, booklet=booklet, notes=notes))


def parts(pieces: Iterable[Piece], *, booklet: Booklet | None = None, notes: bool = True) -> Iterator[str]:
    """Yield the text of pieces bit by bit; only a book needs them all at once."""
    between = f"\n{RULE}\n\n"
    if booklet is None:
        for k, piece in enumerate(pieces):
            yield (between if k else "") + one(piece, notes=notes)
        return
    pieces = list(pieces)
    names = [f"{k}. {_clean(p.name)}" for k, p in enumerate(pieces, 1)]
    front = [_clean(booklet.title), *map(_clean, booklet.subtitle(pieces)), "", _("目录"), *names, ""]
    sources = [_("出处"), *(f"[{k}] {_clean(citation(p))}" for k, p in enumerate(pieces, 1)), ""]
    texts = (one(piece, notes=notes) for piece in pieces)
    yield between.join(["\n".join(front), *texts, "\n".join(sources)])


def one(piece: Piece, *, notes: bool = True) -> str:
    """Return one piece as plain text, ending with a line break."""
    lines: list[str] = []
    made = piece_blocks(piece)
    rows = _rows(made)
    for block in made:
        if block.run_in and lines:
            lines[-1] += block.text
        elif block.kind == "row":
            lines.append(rows[block.paragraph or 0])
        elif block.kind not in {"masthead", "source_line"} and block.text:
            lines.extend(_lines(block))
    source = piece.masthead.source_line()
    if source:
        lines += ["", _clean(source)]
    if notes:
        lines += _notes(piece)
    return "\n".join(lines) + "\n"


def _rows(made: Sequence[Block]) -> dict[int, str]:
    """Return the rows of tables, by their paragraphs' numbers, as a typewriter sets them: each column at one place."""
    found: dict[int, str] = {}
    for table in tables(made):
        starts = column_starts(table, lambda cell: columns_of(_clean(cell)), 2)
        for row in table:
            line = ""
            for start, cell in zip(starts, words(row), strict=False):
                line += " " * (round(start) - columns_of(line)) + _clean(cell)
            found[row.paragraph or 0] = line.rstrip()
    return found


def _lines(block: Block) -> list[str]:
    written = _clean(block.text)
    match block.kind:
        case "section":
            return [f"【{written}】", ""]
        case "byline":
            return [written, ""]
        case "subhead":
            return ["", written]
        case "paragraph" | "editor_note" | "introduction" | "remark" | "verse":
            return [INDENT + written]
        case _:
            return [written]


def _notes(piece: Piece) -> list[str]:
    lines: list[str] = []
    for a in sorted(piece.annotations, key=lambda a: (a.orphan, a.field != "headline", a.start, a.id)):
        said = f"\n{INDENT}".join(_clean(line) for line in a.note.strip().splitlines())
        note = f"　{said}" if said else ""
        lines.append(f"［{color_words(a.color)}］“{_clean(a.exact)}”{note}")
    return ["", _("批注"), *lines] if lines else []


def _clean(written: str) -> str:
    return one_line(written)
