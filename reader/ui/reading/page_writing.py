"""A page as it is planned, and how its document is written: as much as is looked at at once, the rest bit by bit."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, QRectF, QSignalBlocker
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from reader.model.quick_dataclass import dataclass
from reader.rendering.measured_text import Shape
from reader.ui.reading.column import Column
from reader.ui.reading.line_setting import set_lines
from reader.ui.reading.picture_place import PlacedPicture
from reader.ui.reading.positions import PageMap

RuleKind = Literal["double", "hair"]


class Run(NamedTuple):
    """A stretch of a block in one format, and the font of that format."""

    text: str
    style: QTextCharFormat
    font: QFont


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One block of the page to be; `lines` is None where it is one line, set as it stands."""

    runs: list[Run]
    shape: QTextBlockFormat
    lines: Shape | None

    @property
    def text(self) -> str:
        """The block's text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line painted across the column: `offset` pixels under the top (`from_top`) or the bottom of a block."""

    kind: RuleKind
    block: int
    offset: float
    from_top: bool


@dataclass(slots=True, kw_only=True)
class Page:
    """A piece set for one column: the document, the map into the piece, and what is painted beside the text.

    `entries` are all blocks, of which the first `written` stand in the document. A block's number is its entry's.
    """

    document: QTextDocument
    column: Column
    positions: PageMap = field(default_factory=PageMap)
    entries: list[Entry] = field(default_factory=list)
    written: int = 0
    rules: list[Rule] = field(default_factory=list)
    remarks: dict[int, tuple[int, str]] = field(default_factory=dict)
    pictures: dict[int, PlacedPicture] = field(default_factory=dict)
    last_text_block: int = 0

    @property
    def complete(self) -> bool:
        """True when the whole page stands in its document."""
        return self.written == len(self.entries)

    def write(self, characters: float = float("inf")) -> None:
        """Write further blocks, until at least so many characters more are written or the page is complete.

        Every block gets its lines before the document is laid out, so that nothing is laid out twice.
        """
        if not self.complete:
            self._written(characters).endEditBlock()

    def grow(self, characters: float) -> None:
        """Write so much more below what stands, and let only what is below be painted.

        Qt itself asks for all of the window after some of such additions, though nothing above them has changed.
        """
        layout = self.document.documentLayout()
        below = layout.blockBoundingRect(self.document.lastBlock()).bottom()
        cursor = self._written(characters)
        with QSignalBlocker(layout):
            cursor.endEditBlock()
        size = layout.documentSize()
        layout.documentSizeChanged.emit(size)
        change = layout.update[QRectF]  # type: ignore[index]  # one of two signals of this name: the stubs know one
        change.emit(QRectF(0, below, size.width(), size.height() - below))

    def _written(self, characters: float) -> QTextCursor:
        """Write further blocks and return the cursor whose edit is still to be ended."""
        cursor = QTextCursor(self.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        while self.written < len(self.entries) and characters > 0:
            entry = self.entries[self.written]
            characters -= len(_write(cursor, entry, first=not self.written))
            self.written += 1
        return cursor

    def reach(self, block: int, characters: float) -> bool:
        """Write until a block and so many characters after it stand in the document; False where they stood there."""
        if self.complete or block < self.written - 1:
            before = self.written
            ahead = sum(len(e.text) for e in self.entries[block : self.written])
            if ahead < characters:
                self.write(characters - ahead)
            return self.written != before
        cut = sum(len(e.text) + 1 for e in self.entries[self.written : block])
        self.write(cut + characters)
        return True


def _write(cursor: QTextCursor, entry: Entry, *, first: bool) -> str:
    plain = entry.runs[0].style
    if first:
        cursor.setBlockFormat(entry.shape)
        cursor.setBlockCharFormat(plain)
    else:
        cursor.insertBlock(entry.shape, plain)
    at, fonts = 0, []
    for run in entry.runs:
        if run.text:
            cursor.insertText(run.text, run.style)
            at += len(run.text)
            fonts.append((at, run.font))
    text = entry.text
    if entry.lines is not None and text:
        set_lines(cursor.block(), text, entry.lines, fonts)
    return text + "\n"


def empty_document(font: QFont, parent: QObject) -> QTextDocument:
    """Return a document that breaks its lines just where they are full."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    document.setDefaultTextOption(option)
    return document
