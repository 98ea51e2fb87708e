"""Marking, writing and stepping through the annotations of the piece that is open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from reader.model.annotation import Annotation, Color
from reader.ui.look.icons import Icons
from reader.ui.reading.announcing import announce, told
from reader.ui.reading.note_draft import NotePlace
from reader.ui.reading.note_writing import NoteWriting
from reader.ui.reading.page_view import PageView
from reader.ui.reading.selecting import Selecting


class Annotating(QObject):
    """The annotations on a page.

    Signals: added(article, field, start, end, color, note) · changed(annotation, note, color) · removed(annotation) ·
    put_back(annotation, article, field, start, end) for one that lost its place.
    """

    added = Signal(str, str, int, int, str, str)
    changed = Signal(str, str, str)
    removed = Signal(str)
    put_back = Signal(str, str, str, int, int)

    def __init__(self, view: PageView, icons: Icons, words: Mapping[Color, str]) -> None:
        super().__init__(view)
        self._view, self._words = view, words
        self._all: tuple[Annotation, ...] = ()
        self.writable = True
        self.notes = NoteWriting(view)
        self.selecting = Selecting(view, icons, words)
        self.notes.added.connect(self.added)
        self.notes.changed.connect(self.changed)
        self.notes.removed.connect(self.removed)
        self.selecting.marked.connect(self.mark)
        self.selecting.note_requested.connect(self.write)
        self.selecting.orphan_chosen.connect(self.put_here)
        view.laid_out.connect(self.notes.place_sheet)

    def set_writable(self, writable: bool) -> None:
        """Tell whether marks and notes can be stored; where not, notes can still be read."""
        self.writable = self.selecting.writable = self.notes.writable = writable

    def follow(self, annotations: tuple[Annotation, ...]) -> None:
        """Take note of a piece's annotations as they are stored by now."""
        self._all = annotations
        self.selecting.orphans = tuple(a for a in annotations if a.orphan)
        self.notes.follow(annotations)

    def mark(self, color: Color) -> bool:
        """Mark what is selected, or give the mark the reader is at another colour; False without either."""
        if not self.writable:
            return False
        place = self.selecting.take()
        known = self._at(place) if place is not None else self._of(self._view.active)
        if known is not None:
            if known.color != color:
                self.changed.emit(known.id, known.note, color)
        elif place is not None:
            self.added.emit(*place, color, "")
        return known is not None or place is not None

    def write(self) -> bool:
        """Open the sheet for a note on what is selected, or on the mark the reader is at; False without either."""
        place = self.selecting.take() if self.writable else None
        if place is None:
            return self.open(self._view.active)
        known = self._at(place)
        if known is not None:
            self.notes.open_note(known)
        else:
            self.notes.open_new(place)
        return True

    def put_here(self, annotation_id: str) -> bool:
        """Put an annotation that lost its place where the selection is; False without one."""
        place = self.selecting.take() if self.writable else None
        if place is not None:
            self.put_back.emit(annotation_id, *place)
        return place is not None

    def open(self, annotation_id: str) -> bool:
        """Show an annotation's place and open its note; False where it has no place in this piece."""
        if self.notes.reopen(annotation_id):
            return True
        found = self._of(annotation_id)
        if found is None:
            return False
        self._view.active, self._view.ringed = found.id, False
        self._view.reveal(found.field, found.start, found.end)
        self.notes.open_note(found)
        return True

    def step(self, step: int) -> bool:
        """Step to the next mark (−1: the one before) and read it out; False where the piece has none."""
        view, index = self._view, self._view.shown.highlights
        order = [index.marks[k].subject for k in index.shown()]
        if not order:
            return False
        self.notes.finish()
        here = order.index(view.active) if view.active in order else (-1 if step > 0 else 0)
        annotation = self._of(order[(here + step) % len(order)])
        if annotation is None:
            return False
        view.active, view.ringed = annotation.id, True
        view.reveal(annotation.field, annotation.start, annotation.end)
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        view.viewport().update()
        announce(view, told(annotation, self._words[annotation.color]))
        return True

    def click(self, point: QPointF) -> bool:
        """Open the note beside the text, or the mark, at a point of the window; False where there is none."""
        card = self._view.shown.margin.at(self._view.to_document(point))
        if card is not None:
            return self.open(card.note.id)
        at = self._view.unit_at(point)
        return at is not None and self.open_at(*at)

    def open_at(self, block: int, unit: int) -> bool:
        """Open the mark that covers a unit; False where there is none."""
        mark = self._view.shown.highlights.at(block, unit)
        return mark is not None and self.open(mark.subject)

    def restyle(self) -> None:
        """Set the sheet of the note that is being written anew, for another size."""
        place = self.notes.place
        if place is not None:
            self.notes.finish()
            known = self._at(place)
            if known is not None:
                self.notes.open_note(known)
            else:
                self.notes.open_new(place)

    def let_go(self) -> bool:
        """Be at no mark any more; False where the reader was at none."""
        if not self._view.active:
            return False
        self._view.active = ""
        self._view.viewport().update()
        return True

    def leave(self) -> None:
        """Hand on what is typed, close sheet and strip, be at no mark."""
        self.notes.finish()
        self.selecting.close()
        self.let_go()

    def _at(self, place: NotePlace) -> Annotation | None:
        """Return the annotation of exactly that place."""
        return next((a for a in self._all if (a.field, a.start, a.end) == place[1:] and not a.orphan), None)

    def _of(self, annotation_id: str) -> Annotation | None:
        return next((a for a in self._all if a.id == annotation_id and not a.orphan), None)
