"""The strip that shows over a selection once the mouse is released: four marks, note, copy with source, search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from reader.model.annotation import COLORS, Annotation, Color
from reader.model.messages import _
from reader.ui.look.controls import Button
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.sheet import Sheet, Swatch


class SelectionStrip(Sheet):
    """What can be done with a selection. It never takes the focus by itself and never covers what is selected.

    Signals: color_chosen(color) · note_requested() · citation_requested() · search_requested() ·
    orphan_chosen(annotation) · closed().
    """

    color_chosen = Signal(str)
    note_requested = Signal()
    citation_requested = Signal()
    search_requested = Signal()
    orphan_chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        icons: Icons,
        words: Mapping[Color, str],
        *,
        writable: bool,
        orphans: Sequence[Annotation] = (),
    ) -> None:
        """`orphans` are annotations of the piece that lost their place, and may be put back here."""
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
        self._orphans = orphans
        if orphans and writable:
            lost = Button(look, icons, _("把找不到原处的批注放到这里"), icon="link-break", size=1.2)
            lost.clicked.connect(lambda: self.orphan_menu().popup(lost.mapToGlobal(QPoint(0, lost.height()))))
            row.addWidget(lost)

    def orphan_menu(self) -> QMenu:
        """Return the menu of annotations that lost their place."""
        menu = QMenu(self)
        for orphan in self._orphans:
            action = menu.addAction(orphan_words(orphan))
            action.triggered.connect(partial(self.orphan_chosen.emit, orphan.id))
        return menu


def orphan_words(orphan: Annotation) -> str:
    """Return how a menu tells an annotation that lost its place: its note, else its quotation."""
    words = orphan.note.replace("\n", " ") or f"“{orphan.exact}”"
    return words if len(words) <= 24 else words[:23] + "…"
