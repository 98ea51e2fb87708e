"""What can be done with a selection: the strip over it, and the place that marks and notes are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal

from reader.model.annotation import Annotation, Color
from reader.ui.look.icons import Icons
from reader.ui.reading.note_draft import NotePlace
from reader.ui.reading.page_view import PageView

if TYPE_CHECKING:
    from reader.ui.reading.selection_strip import SelectionStrip


class Selecting(QObject):
    """The selection on a page and its strip.

    Signals: changed(selected) · marked(color) · note_requested() · citation_requested() · search_requested(text) ·
    orphan_chosen(annotation).
    """

    changed = Signal(bool)
    marked = Signal(str)
    note_requested = Signal()
    citation_requested = Signal()
    search_requested = Signal(str)
    orphan_chosen = Signal(str)

    def __init__(self, view: PageView, icons: Icons, words: Mapping[Color, str]) -> None:
        super().__init__(view)
        self._view, self._icons, self._words = view, icons, words
        self.strip: SelectionStrip | None = None
        self.writable = True
        self.orphans: tuple[Annotation, ...] = ()
        view.selectionChanged.connect(lambda: self.changed.emit(bool(self.places())))

    def places(self) -> list[tuple[str, int, int]]:
        """Return the selected stretches (field, start, end) of the current text; none of a page shown as printed."""
        return [p for p in self._view.selected() if p[0] != "source"]

    def place(self) -> NotePlace | None:
        """Return the longest selected stretch of one field, without blank ends."""
        article = self._view.article
        found = max(self.places(), key=lambda p: p[2] - p[1], default=None)
        if article is None or found is None:
            return None
        name, start, end = found
        text = article.field_text(name)[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return NotePlace(article.id, name, start, end) if start < end else None

    def take(self) -> NotePlace | None:
        """Return the place and let go of the selection."""
        place = self.place()
        self.close()
        if place is not None:
            self._view.clear_selection()
        return place

    def offer(self) -> None:
        """Show the strip over the selection."""
        self.close()
        if self.place() is None:
            return
        from reader.ui.reading.selection_strip import SelectionStrip

        strip = SelectionStrip(
            self._view.viewport(),
            self._view.look,
            self._icons,
            self._words,
            writable=self.writable,
            orphans=self.orphans,
        )
        strip.color_chosen.connect(self.marked)
        strip.note_requested.connect(self.note_requested)
        strip.citation_requested.connect(self._closing(self.citation_requested.emit))
        strip.search_requested.connect(self._closing(lambda: self.search_requested.emit(self._view.selected_text())))
        strip.orphan_chosen.connect(self.orphan_chosen)
        strip.closed.connect(self.close)
        self.strip = strip
        strip.place_by(self._box(), above=True)

    def close(self) -> None:
        """Take the strip away."""
        strip, self.strip = self.strip, None
        if strip is not None:
            strip.hide()
            strip.deleteLater()

    def _closing(self, deed: Callable[[], object]) -> Callable[[], None]:
        def done() -> None:
            deed()
            self.close()

        return done

    def _box(self) -> QRectF:
        """Return the rectangle from the selection's first line to its last, in the window's coordinates."""
        whole = QRectF()
        for name, start, end in self.places():
            whole = whole.united(self._view.box_of(name, start, end)).united(self._view.box_of(name, end - 1, end))
        return whole
