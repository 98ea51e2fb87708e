"""The menu of the page: what can be done with what is selected, with the mark under the pointer, and with the piece.

Everything in it can be reached without it too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from reader.model.annotation import COLORS
from reader.model.messages import _
from reader.rendering.syllable import syllable_at
from reader.ui.reading.selection_strip import orphan_words
from reader.ui.reading.syllable_menu import syllable_menu

if TYPE_CHECKING:
    from reader.ui.reading.pane import ReadingPane


def page_menu(pane: ReadingPane, point: QPointF) -> QMenu:
    """Return the menu for a point of the page's window."""
    syllable = pane.view.readings.syllable_at(pane.view.to_document(point))
    if pane.writable and syllable is not None and (found := syllable_at(*syllable, pane.view.own)) is not None:
        forget = partial(pane.reading_forgotten.emit, found.word) if found.word in pane.view.own else None
        return syllable_menu(pane, found, partial(pane.reading_set.emit, found.word), forget)
    menu = QMenu(pane)

    def add(word: str, deed: Callable[[], object], keys: str = "") -> None:
        action = menu.addAction(word)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda: deed())

    if pane.selected_places():
        if pane.writable:
            for key, color in enumerate(COLORS, 1):
                add(pane.words[color], partial(pane.mark_selection, color), str(key))
            add(_("写批注"), pane.write_note, "N")
            for orphan in pane.tools.selecting.orphans:
                word = _("放回批注：{words}").format(words=orphan_words(orphan))
                add(word, partial(pane.tools.annotating.put_here, orphan.id))
            menu.addSeparator()
        text = pane.selected_text().strip()
        if len(text) <= 24 and "\n" not in text:
            add(_("搜“{words}”").format(words=text), lambda: pane.search_requested.emit(text))
    else:
        _add_mark(pane, point, add)
    if pane.selected_text():
        add(_("复制"), pane.view.copy, "Ctrl+C")
        add(_("复制并附出处"), pane.copy_with_source_requested.emit, "Ctrl+Shift+C")
    else:
        add(_("复制出处"), pane.copy_with_source_requested.emit)
    add(_("复制链接"), partial(pane.action_requested.emit, "copy_address"))
    menu.addSeparator()
    add(_("看排好的") if pane.printed else _("看原文"), partial(_ask_original, pane), "O")
    add(_("在本篇中查找"), pane.open_find_bar, "Ctrl+F")
    add(_("全选"), pane.view.selectAll, "Ctrl+A")
    return menu


def _ask_original(pane: ReadingPane) -> None:
    """Show the original: the desk has the print where one is kept; a page alone has the source's text."""
    if pane.bare or pane.printed:
        pane.show_as_printed(not pane.printed)
    else:
        pane.action_requested.emit("original")


def _add_mark(pane: ReadingPane, point: QPointF, add: Callable[[str, Callable[[], object]], None]) -> None:
    """Add what can be done with the mark or the mended place under the pointer."""
    view = pane.view
    if (picture := view.picture_at(point)) is not None:
        add(_("看大图"), partial(pane.tools.show_picture, picture))
    card = view.shown.margin.at(view.to_document(point))
    at = view.unit_at(point)
    mark = view.shown.highlights.at(*at) if at is not None else None
    annotation = card.note.id if card is not None else mark.subject if mark is not None else ""
    if annotation:
        add(_("打开批注"), lambda: pane.open_annotation(annotation))
        if pane.writable:
            add(_("删去这一条"), lambda: pane.annotation_removed.emit(annotation))
        return
    mended = view.shown.repairs.at(*at) if at is not None else None
    if mended is not None:
        add(_("这里修整了什么"), lambda: pane.tools.repairs.open(mended.subject, focus=True))
