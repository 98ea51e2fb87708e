"""What each stretch of a page is: headline, paragraph, note, entry of the contents (tagged PDF: ISO 32000-1, 14.8).

Where what is drawn begins to belong to another part, a dot far off the paper is drawn; `pdf_file` puts the tags there
and takes the dots out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from reader.rendering.blocks import Block
from reader.rendering.printable import printable

Role = Literal["Art", "Figure", "H1", "H2", "H3", "Index", "Link", "Note", "P", "Span", "TOC", "TOCI"]
"""Standard structure types, ISO 32000-1, 14.8.4."""
_FAR = -90000
_DOT = b" -90000 1 1 re\nf\n"
"""How Qt writes such a dot; before it, at the begin of the line, stands its place."""


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


@dataclass(slots=True)
class Tags:
    """The record of one document: for each page the parts of its stretches, as they are drawn; None is furniture.

    `boxes`: where pictures stand on their page, in points from its left upper corner.
    """

    pages: list[list[Part | None]] = field(default_factory=list)
    boxes: dict[Part, QRectF] = field(default_factory=dict)

    def page(self) -> None:
        """Begin a page."""
        self.pages.append([])

    def begin(self, painter: QPainter, part: Part | None) -> None:
        """Note that what is drawn from here on belongs to a part."""
        stretches = self.pages[-1]
        if part is not (stretches[-1] if stretches else None):
            painter.fillRect(QRectF(len(stretches), _FAR, 1, 1), Qt.GlobalColor.black)
            stretches.append(part)

    def stands(self, painter: QPainter, part: Part, where: QRectF) -> None:
        """Note where the picture of a part is drawn."""
        dots = painter.device().logicalDpiX() / 72
        box = painter.combinedTransform().mapRect(where)
        self.boxes[part] = QRectF(box.x() / dots, box.y() / dots, box.width() / dots, box.height() / dots)


def tagged(content: bytes, stretches: list[Part | None]) -> Iterator[tuple[bytes, Part | None]]:
    """Yield what a page draws, its dots taken out, in stretches of one part each."""
    part = None
    *dotted, last = content.split(_DOT)
    for drawn in dotted:
        at = drawn.rfind(b"\n") + 1
        yield drawn[:at], part
        part = stretches[int(drawn[at:])]
    yield last, part
