"""One piece as strips, in the order in which they are filled into pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reader.printing.body import body_strips
from reader.printing.filling import Flow
from reader.printing.footnotes import foot_rule, note_strips
from reader.printing.heading import SPOKEN, head_strips
from reader.printing.highlights import Highlights
from reader.printing.options import PrintOptions
from reader.printing.sheet import LEAST_TOP, Sheet, sheet
from reader.printing.source_lines import source_strips
from reader.printing.strips import of_part
from reader.printing.structure import Part, PieceParts
from reader.rendering.blocks import piece_blocks
from reader.rendering.citation import citation
from reader.rendering.piece import Piece
from reader.rendering.pinyin import above_piece
from reader.rendering.printable import printable
from reader.rendering.reading_time import character_count

TWO_COLUMNS_FROM = 1400
BRIEF, LEADING = 300, 2000  # characters
LONGEST_UPRIGHT = 42  # characters


def flow_of(
    piece: Piece, options: PrintOptions, paper: tuple[float, float] | None, level: Literal[1, 2] = 1
) -> tuple[Flow, Sheet]:
    """Return a piece as strips, and the sheet that they are set for; `level` is that of its headline."""
    made = piece_blocks(piece)
    paged = sheet(options, options.columns or _columns(piece, options, paper), paper)
    if options.booklet is not None:
        paged = replace(paged, headline=_largest(character_count(piece.article)))
    highlights = Highlights(piece.annotations if options.notes else ())
    title = printable(piece.masthead.title + (piece.article.headline or ""))
    forms = piece.masthead.forms()
    above = above_piece(piece, options.pinyin, spoken=options.spoken)
    parts = PieceParts(level=level, headed=any(b.kind == "headline" for b in made))
    body = body_strips(made, paged, highlights, above, parts, piece.pictures)
    cited = citation(piece, options.edition) if options.citation and options.booklet is None else ""
    said = options.booklet is not None and any(b.kind == "masthead" for b in made)  # where it is from, by its head
    source = "" if said else next((b.text for b in made if b.kind == "source_line"), "")
    tail = list(source_strips(source, cited, paged, parts))
    flow = Flow(
        head=head_strips(made, paged, highlights, parts, lambda b: above.of(b) if b.kind in SPOKEN else ()),
        body=body if paged.columns == 1 else [*body, *tail],
        tail=tail if paged.columns == 1 else [],
        notes={a.id: tuple(of_part(note_strips(a, paged), Part("Note", parts.piece))) for a in highlights.notes},
        running=(title, printable(forms[-2] if len(forms) > 1 else "".join(forms))),
        foot_rule=foot_rule(paged),
        closing=len(tail) if paged.columns > 1 else 0,
    )
    return flow, paged


def _largest(characters: int) -> float:
    """Return how large the headline of a piece of a book may be, in em: it weighs as much as its text."""
    return 1.33 if characters < BRIEF else 1.7 if characters < LEADING else 2.0


def _columns(piece: Piece, options: PrintOptions, paper: tuple[float, float] | None) -> int:
    """Return two columns for a long report, one for everything else; of vertical lines two where one would be long."""
    if options.vertical:
        return upright_columns(options, paper)
    verse = any(p.role == "verse" for p in piece.article.paragraphs)
    return 2 if not verse and character_count(piece.article) >= TWO_COLUMNS_FROM else 1


def upright_columns(options: PrintOptions, paper: tuple[float, float] | None) -> int:
    """Return the columns of lines that run down: two where one would be long."""
    plain = sheet(options, 1, paper)
    return 2 if (plain.width - 2 * LEAST_TOP) / plain.advance > LONGEST_UPRIGHT else 1
