"""Rows of tables in the text of a piece: how they are sewn, and where their cells stand."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.lines.blocks import Block, borders
from reader.importing.lines.line import Line
from reader.importing.lines.values import has_values, names_behind_label
from reader.importing.text.mending import Seam
from reader.model.article import Paragraph
from reader.model.cells import BORDER, cells_of
from reader.model.text import Span

_MARKUP = Seam(kind="markup", rule="inline_markup", confidence=1.0)


def seam_in(source: str, line: Line, above: Span, below: Span) -> Seam:
    """Return the seam at what is cut out of a line between two stretches; in a row it may be a cell's border."""
    between = borders(source[above.end : below.start]) if line.row else ""
    return Seam(kind="markup", rule="cell_border", confidence=1.0, text=between) if between else _MARKUP


def is_row(block: Block | None, folded: str) -> bool:
    """Tell whether a paragraph is a row: the format says so, a tab does, or short cells that hold values."""
    return (
        (block is not None and block.first.row > 0)
        or BORDER in folded.strip()
        or has_values(folded)
        or names_behind_label(folded)
    )


def with_cells(paragraphs: list[Paragraph], blocks: Sequence[Block | None]) -> list[Paragraph]:
    """Return the paragraphs, those that are rows with their cells; `blocks` are what they were printed as."""
    if not any(b is not None and b.first.row for b in blocks):
        return paragraphs
    made: list[Paragraph] = []
    table = last = 0
    for paragraph, block in zip(paragraphs, blocks, strict=True):
        row = block.first.row if block is not None and paragraph.role in {"body", "verse"} else 0
        if row and block is not None:
            begins = not last or row < last or row == 1
            table += begins
            cells = cells_of(paragraph.text, block.first.before)
            header = begins and _names_columns([paragraph.text[c.start : c.end] for c in cells])
            own = Paragraph(text=paragraph.text, source=paragraph.source, cells=cells, table=table, header=header)
        made.append(own if row else paragraph)
        last = row
    return made


def _names_columns(cells: Sequence[str]) -> bool:
    """Tell whether a table's first row says what its columns hold: several words, none of them a number."""
    words = [c for c in cells if c.strip()]
    return len(words) > 1 and not any(c.strip("+-%.,， ")[:1].isdigit() for c in words)
