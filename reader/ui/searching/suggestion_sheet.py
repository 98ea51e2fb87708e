"""The lines below the search field, and the way to forget what was searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.look.controls import Link
from reader.ui.look.entries import ROW, Entry, EntryList
from reader.ui.reading.sheet import Sheet

if TYPE_CHECKING:
    from reader.ui.look.icons import Icons
    from reader.ui.look.theme import Look


class SuggestionSheet(Sheet):
    """The list itself, a child of the window that never takes the keyboard."""

    def __init__(self, window: QWidget, look: Look, icons: Icons) -> None:
        super().__init__(window, look)
        self.setAccessibleName(_("建议"))
        px = look.tokens.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, px(0.4), 1, px(0.4))
        column.setSpacing(0)
        self.list = EntryList(look, icons)
        self.list.setAccessibleName(_("建议"))
        column.addWidget(self.list)
        self.clear = Link(look, _("清除搜过的"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignRight)

    def show_entries(self, entries: list[Entry], *, past: bool) -> None:
        """Show these lines, none chosen; `past` offers to forget what was searched."""
        self.list.entries.show(entries)
        self.list.setFixedHeight(self.look.tokens.px(ROW) * len(entries))
        self.clear.setVisible(past)
        self.adjustSize()
