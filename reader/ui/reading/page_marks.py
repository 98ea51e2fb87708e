"""All that is drawn over one page: where each mark stands, the notes beside the text, the ticks, the ink on marks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QTextEdit

from reader.model.annotation import Color
from reader.ui.look.theme import Tokens
from reader.ui.reading.geometry import caret_point
from reader.ui.reading.margin import Margin
from reader.ui.reading.marks import MarkIndex, Marks
from reader.ui.reading.page_writing import Page
from reader.ui.reading.painting import PagePainter
from reader.ui.reading.positions import BlockSpan

MOST_INKED = 200


class PageMarks:
    """The marks of one page."""

    def __init__(self, tokens: Tokens, page: Page, marks: Marks, words: Mapping[Color, str]) -> None:
        self._tokens, self._page, self._notes, self._words = tokens, page, marks.notes, words
        self.hits = MarkIndex(marks.hits, page.positions)
        self.highlights = MarkIndex(marks.highlights, page.positions)
        self.repairs = MarkIndex(marks.repairs, page.positions)
        self.painter = PagePainter(tokens, page)
        self._parts: list[tuple[int, float]] = []
        self.lay_notes()

    def lay_notes(self) -> None:
        """Lay the notes beside what is written of the page; the places of all marks are known from its plan."""
        self.margin = Margin(self._tokens, self._page, self.highlights, self._notes, self._words)

    def find_ticks(self) -> None:
        """Find how far down each hit is. This needs the height of the whole page, so it comes after the first paint."""
        found = [(number, self.hits.spans(number)[0]) for number in self.hits.shown()]
        layout = self._page.document.documentLayout()
        height = layout.documentSize().height() if found else 1.0
        self._parts = [
            (number, caret_point(self._page.document, span.block, span.start).y() / height) for number, span in found
        ]

    def ticks(self, current: int) -> list[tuple[float, QColor]]:
        """Return the ticks for the scroll bar, that of the current hit on top."""
        usual, here = self._tokens.colour("current_hit"), self._tokens.colour("ink")
        marked = [(part, here) for number, part in self._parts if number == current]
        return [(part, usual) for number, part in self._parts if number != current] + marked

    def ink(self) -> list[QTextEdit.ExtraSelection]:
        """Return what sets marked text in ink where its block is paler: only ink is sure to be read on a mark."""
        ink, found = self._tokens.colour("ink"), []
        formats: dict[int, bool] = {}

        def is_pale(block: int) -> bool:
            text = self._page.document.findBlockByNumber(block)
            alike = text.charFormatIndex()
            if alike not in formats:
                formats[alike] = text.charFormat().foreground().color() != ink
            return formats[alike]

        for index in (self.highlights, self.hits):
            for number in index.pale(is_pale)[:MOST_INKED]:
                for span in index.spans(number):
                    if span.block >= self._page.written:
                        continue
                    selection = QTextEdit.ExtraSelection()
                    selection.cursor = self.cursor(span)
                    selection.format.setForeground(ink)
                    found.append(selection)
        return found

    def cursor(self, span: BlockSpan) -> QTextCursor:
        """Return a cursor that selects a span."""
        start = self._page.document.findBlockByNumber(span.block).position()
        made = QTextCursor(self._page.document)
        made.setPosition(start + span.start)
        made.setPosition(start + span.end, QTextCursor.MoveMode.KeepAnchor)
        return made
