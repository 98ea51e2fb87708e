"""What each stretch of a page is: headline, paragraph, note, entry of the contents (tagged PDF: ISO 32000-1, 14.8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PieceParts:
    """The parts of one piece. `level` is that of its headline; without one (`headed`) its subheads head nothing."""

    level: Literal[1, 2] = 1
    headed: bool = True
    piece: Part = field(default_factory=lambda: Part("Art"))

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

    def figure(self, words: str) -> Part:
        """Return a new part for a picture of the piece, which these words stand for."""
        return Part("Figure", self.piece, shows=words)
