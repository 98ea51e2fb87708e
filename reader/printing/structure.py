"""What each stretch of a page is: headline, paragraph, note, entry of the contents (tagged PDF: ISO 32000-1, 14.8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from reader.rendering.blocks import Block
from reader.rendering.printable import printable

Role = Literal[
    "Art", "Figure", "H1", "H2", "H3", "Index", "Link", "Note", "P", "Span", "TD", "TH", "TOC", "TOCI", "TR", "Table"
]
"""Standard structure types, ISO 32000-1, 14.8.4."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One element of the structure, the part of another, or of the document. Two parts are never the same one.

    `says` is its text where what is drawn does not say all of it: numbers drawn as outlines, rows whose cells stand
    apart; `shows` the words for what is a picture (14.9.3).
    """

    role: Role
    within: Part | None = None
    says: str = ""
    shows: str = ""


class Cell(NamedTuple):
    """A cell of a row of a table: from where to where it stands in the row's text, and its part."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PieceParts:
    """The parts of one piece. `level` is that of its headline; without one (`headed`) its subheads head nothing.

    `tables` are those of its tables whose rows were met.
    """

    level: Literal[1, 2] = 1
    headed: bool = True
    piece: Part = field(default_factory=lambda: Part("Art"))
    tables: dict[int, Part] = field(default_factory=dict)

    def of(self, block: Block, behind: str = "") -> Part:
        """Return a new part for a block of the piece, and what is run in behind it.

        It says its text where spaces are in it: those at the ends of lines are not drawn.
        """
        says = printable(block.text + behind) if " " in block.text or block.cells else ""
        if block.kind == "headline":
            return Part("H1" if self.level == 1 else "H2", self.piece, says)
        if block.kind == "subhead" and self.headed:
            return Part("H2" if self.level == 1 else "H3", self.piece, says)
        return Part("P", self.piece, says)

    def row(self, block: Block, behind: str, columns: int) -> list[Cell]:
        """Return the cells of a row, as many as its table has columns; what is run in behind it is in the last."""
        if block.table not in self.tables:
            self.tables[block.table] = Part("Table", self.piece)
        row = Part("TR", self.tables[block.table])
        role: Role = "TH" if block.header else "TD"
        text, made = block.text + behind, list[Cell]()
        places = [*block.cells, *[(len(text), len(text))] * (columns - len(block.cells))]
        for number, (start, end) in enumerate(places, 1):
            end = len(text) if behind and number == len(block.cells) else end
            said = text[start:end]
            made.append(Cell(start, end, Part(role, row, printable(said) if " " in said else "")))
        return made

    def figure(self, words: str) -> Part:
        """Return a new part for a picture of the piece, which these words stand for."""
        return Part("Figure", self.piece, shows=words)
