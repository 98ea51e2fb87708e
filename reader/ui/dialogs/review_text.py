"""The body of a piece under review: plain text in which the reader puts the finger on a place."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from reader.model.article import NewsArticle
from reader.model.messages import _
from reader.model.provenance import paragraph_starts
from reader.ui.look.theme import Look
from reader.ui.reading.positions import Units


class ReviewText(QPlainTextEdit):
    """Shows `body`, one paragraph a line; places are code points of the body."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._body = ""
        self._starts: list[int] = []
        self._units = Units("")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(look.tokens.font(1.1, serif=True))
        self.setAccessibleName(_("正文"))

    def show_piece(self, article: NewsArticle) -> None:
        """Show a piece's body."""
        self._body, self._starts = article.body, paragraph_starts(article)
        self._units = Units(self._body)
        self.setPlainText(self._body)

    def point_at(self, paragraph: int | None) -> None:
        """Put the finger on a paragraph and show which it is."""
        cursor = QTextCursor(self.document())
        marks: list[QTextEdit.ExtraSelection] = []
        if paragraph is not None and paragraph < len(self._starts):
            cursor.setPosition(self._units.of(self._starts[paragraph]))
            mark = QTextEdit.ExtraSelection()
            ground = QTextCharFormat()
            ground.setBackground(self._look.tokens.colour("sel"))
            ground.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
            mark.format = ground
            mark.cursor = QTextCursor(cursor)
            marks.append(mark)
        self.setTextCursor(cursor)
        self.setExtraSelections(marks)
        self.centerCursor()

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected place; None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._units.point(cursor.selectionStart()), self._units.point(cursor.selectionEnd())

    @property
    def passage(self) -> tuple[int, int]:
        """What the finger is on: the selection, or the whole paragraph at the caret."""
        chosen = self.selection
        if chosen is not None:
            return chosen
        at = self.caret
        start = self._body.rfind("\n", 0, at) + 1
        end = self._body.find("\n", at)
        return start, len(self._body) if end < 0 else end

    @property
    def caret(self) -> int:
        """Where the caret stands."""
        return self._units.point(self.textCursor().selectionStart())

    def words(self, start: int, end: int) -> str:
        """Return the text of a place."""
        return self._body[start:end]
