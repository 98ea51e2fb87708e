"""What can be clicked in a row of the list: the dot (read or not), the ribbon (bookmarked or not), the count of notes.

Each is reached by key and menu too (U, Ctrl+D, F9); where there is none yet, the pointer shows where it would be.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QToolTip

from reader.model.messages import _
from reader.model.summary import ArticleSummary
from reader.ui.browsing.article_model import ArticleModel
from reader.ui.browsing.row_picture import room_taken
from reader.ui.browsing.row_text import RowText
from reader.ui.look.theme import Look

Spot = Literal["", "read", "bookmark", "notes"]
DOT, RIBBON, NOTES = (0.1, 1.5), 1.5, 2.8  # em from the left, from the right
DOT_DOWN, RIBBON_DOWN, NOTES_DOWN = 2.3, 1.6, 1.3  # em from the top


def spot_at(rect: QRectF, point: QPointF, em: float, summary: ArticleSummary, taken: float = 0.0) -> Spot:
    """Return what of a row's rectangle is under a point; nothing where a click is about the piece.

    `taken` are the pixels at the right that its picture takes: the count of notes stands before it.
    """
    x, from_right, y = point.x() - rect.left(), rect.right() - point.x(), point.y() - rect.top()
    if not 0 <= y <= rect.height():
        return ""
    if em * DOT[0] <= x <= em * DOT[1] and y <= em * DOT_DOWN:
        return "read"
    if 0 <= from_right <= em * RIBBON and y <= em * RIBBON_DOWN:
        return "bookmark"
    if summary.annotations and 0 <= from_right - taken <= em * NOTES and y >= em * NOTES_DOWN:
        return "notes"
    return ""


class RowSpots(QObject):
    """Watches the mouse over a list.

    Signals: read_toggled(str, bool) a piece is to be read or unread · bookmark_toggled(str) · notes_asked(str).
    """

    read_toggled = Signal(str, bool)
    bookmark_toggled = Signal(str)
    notes_asked = Signal(str)

    def __init__(self, look: Look, view: QListView, model: ArticleModel, text: RowText) -> None:
        super().__init__(view)
        self._look, self._view, self._model, self._text = look, view, model, text
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Act on a click, say what one would do, and show by the pointer that there is something to click."""
        if self._look.easy:
            return False
        if isinstance(event, QMouseEvent):
            pressed = event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
            plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
            if pressed and plain:
                return self._click(event.position())
            if event.type() == QEvent.Type.MouseMove and not event.buttons():
                over = self._under(event.position())[0]
                shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
                self._view.viewport().setCursor(shape)
        elif isinstance(event, QHelpEvent):
            spot, summary = self._under(QPointF(event.pos()))
            if spot and summary is not None:
                QToolTip.showText(event.globalPos(), words_of(spot, summary), self._view.viewport())
                return True
        return False

    def _click(self, point: QPointF) -> bool:
        spot, summary = self._under(point)
        if summary is None or not spot:
            return False
        match spot:
            case "read":
                self.read_toggled.emit(summary.id, not summary.read)
            case "bookmark":
                self.bookmark_toggled.emit(summary.id)
            case _:
                self.notes_asked.emit(summary.id)
        return True

    def _under(self, point: QPointF) -> tuple[Spot, ArticleSummary | None]:
        index = self._view.indexAt(point.toPoint())
        row = self._model.row_at(index)
        if row is None:
            return "", None
        rect = QRectF(self._view.visualRect(index)).adjusted(0, self._text.lead * self._look.em, 0, 0)
        taken = room_taken(rect, self._text, self._look.em, row.summary)
        return spot_at(rect, point, self._look.em, row.summary, taken), row.summary


def words_of(spot: Spot, summary: ArticleSummary) -> str:
    """Return what a click would do."""
    if spot == "read":
        return _("标为未读") if summary.read else _("标为已读")
    if spot == "bookmark":
        return _("取消书签") if summary.bookmarked else _("加书签")
    return _("看批注")
