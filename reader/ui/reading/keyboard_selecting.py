"""Selecting with the keyboard: ← or → puts a caret on the page, Shift selects, Esc takes the caret away again.

Without it the arrows scroll, as on a page of paper.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from reader.ui.reading.geometry import caret_point, unit_at_top
from reader.ui.reading.page_view import PageView

BROWSING = Qt.TextInteractionFlag.TextBrowserInteraction
WITH_CARET = BROWSING | Qt.TextInteractionFlag.TextSelectableByKeyboard
SIDEWAYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})


class KeyboardSelecting(QObject):
    """Watches the keys of a page.

    Signals: selected() when Shift is let go over a selection made with the keyboard.
    """

    selected = Signal()

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        view.setTextInteractionFlags(BROWSING)
        view.installEventFilter(self)

    @property
    def caret_shown(self) -> bool:
        """True while the arrows move a caret."""
        return self._view.textInteractionFlags() == WITH_CARET

    def leave(self) -> bool:
        """Take the caret away; False where there is none."""
        if not self.caret_shown:
            return False
        self._view.setTextInteractionFlags(BROWSING)
        self._view.clear_selection()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name and arguments
        """Show the caret at the first key that asks for it."""
        if not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
        if event.type() == QEvent.Type.KeyPress and event.key() in SIDEWAYS and plain and not self.caret_shown:
            self._show_caret()
        let_go = event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Shift
        if let_go and self.caret_shown and self._view.textCursor().hasSelection():
            self.selected.emit()
        return False

    def _show_caret(self) -> None:
        """Put the caret where the selection is, if it can be seen, else at the first line of the window."""
        view = self._view
        cursor = view.textCursor()
        spread, at = view.spread, caret_point(view.page.document, cursor.blockNumber(), cursor.positionInBlock())
        if not spread.top <= at.y() < spread.bottom or cursor.position() == 0:
            top = view.to_document(QPointF(0, view.look.em * 0.5)).y()
            block, unit, _above = unit_at_top(view.page.document, top)
            found = view.page.document.findBlockByNumber(block)
            cursor = QTextCursor(found)
            cursor.setPosition(found.position() + unit)
        elif cursor.charFormat().isAnchor():
            cursor.setPosition(cursor.selectionStart())  # from a link on that had the keyboard
        view.setTextCursor(cursor)
        view.setTextInteractionFlags(WITH_CARET)
        view.setCursorWidth(2)
