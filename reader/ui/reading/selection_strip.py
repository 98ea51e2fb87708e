"""The strip that shows over a selection once the mouse is released: four marks, note, copy with source, search."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.model.annotation import Color
from reader.model.messages import _
from reader.ui.reading.painting import COLORS
from reader.ui.reading.sheet import Sheet, Swatch
from reader.ui.shell.controls import Button
from reader.ui.shell.icons import Icons
from reader.ui.shell.theme import Look


class SelectionStrip(Sheet):
    """What can be done with a selection. It never takes the focus by itself and never covers what is selected.

    Signals: color_chosen(color) · note_requested() · citation_requested() · search_requested() · closed().
    """

    color_chosen = Signal(str)
    note_requested = Signal()
    citation_requested = Signal()
    search_requested = Signal()

    def __init__(
        self, parent: QWidget, look: Look, icons: Icons, words: Mapping[Color, str], *, writable: bool
    ) -> None:
        super().__init__(parent, look)
        self.setAccessibleName(_("选中的文字"))
        row, pad = QHBoxLayout(self), round(look.em * 0.3)
        row.setContentsMargins(pad, pad, pad, pad)
        row.setSpacing(round(look.em * 0.1))
        for key, color in enumerate(COLORS, 1):
            swatch = Swatch(color, words[color], str(key), look)
            swatch.setEnabled(writable)
            swatch.clicked.connect(lambda _on=False, c=color: self.color_chosen.emit(c))
            row.addWidget(swatch)
        row.addSpacing(round(look.em * 0.3))
        note = Button(look, icons, _("写批注") + "  N", icon="note-pencil", size=1.2)
        note.setEnabled(writable)
        note.clicked.connect(self.note_requested)
        copy = Button(look, icons, _("复制并附出处"), icon="copy", size=1.2)
        copy.clicked.connect(self.citation_requested)
        search = Button(look, icons, _("搜这几个字"), icon="magnifying-glass", size=1.2)
        search.clicked.connect(self.search_requested)
        for button in (note, copy, search):
            row.addWidget(button)
