"""Writing notes on the page: opens the sheet at its place, hands on what was typed, and keeps it until it is stored."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRectF, Signal

from reader.model.annotation import Annotation, Color
from reader.ui.reading.column import NOTES_GAP
from reader.ui.reading.note_draft import Draft, NotePlace, fits, unstored_id
from reader.ui.reading.page_view import PageView

if TYPE_CHECKING:
    from reader.ui.reading.note_sheet import NoteSheet


class NoteWriting(QObject):
    """The one note that is being written, and those that could not be stored yet.

    Signals: added(article, field, start, end, color, note) · changed(annotation, note, color) · removed(annotation).
    """

    added = Signal(str, str, int, int, str, str)
    changed = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self.sheet: NoteSheet | None = None
        self.writable = True
        self._draft: Draft | None = None
        self._kept: dict[NotePlace, Draft] = {}
        self._unwanted: set[NotePlace] = set()  # taken away before they had an id

    @property
    def place(self) -> NotePlace | None:
        """Where the note belongs that is being written, None without one."""
        return self._draft.place if self._draft is not None and self.sheet is not None else None

    def open_new(self, place: NotePlace) -> None:
        """Begin a note at a place; an unstored draft of the same place comes back."""
        self._open(self._unstored(place) or Draft(place=place, new=True))

    def open_note(self, annotation: Annotation) -> None:
        """Go on with a note."""
        place = NotePlace(annotation.article, annotation.field, annotation.start, annotation.end)
        draft = self._unstored(place)
        if draft is None:
            draft = Draft(place=place, note=annotation.note, color=annotation.color)
            draft.sent = (annotation.note, annotation.color)
        draft.id = annotation.id
        self._open(draft)

    def finish(self) -> None:
        """Hand on what is typed and close the sheet."""
        if self.sheet is not None:
            self.sheet.leave()

    def come_back(self, article: str) -> None:
        """Show an unstored draft of a piece again when the reader returns to it."""
        place = next((p for p in self._kept if p.article == article), None)
        draft = self._unstored(place) if place is not None else None
        if draft is not None:
            self._open(draft)

    def unstored(self) -> list[Draft]:
        """Return the notes that were handed on and did not come back as annotations."""
        return list(self._kept.values())

    def at_risk(self) -> list[Draft]:
        """Return what a crash would lose now: the unstored notes, and the one on the sheet as it now reads."""
        found, draft = self._kept.copy(), self._draft
        if draft is not None and self.sheet is not None and self.writable:
            now = dataclasses.replace(draft, note=self.sheet.note, color=self.sheet.color)
            if now.worth_keeping and (draft.place in found or (now.note, now.color) != draft.sent):
                found[draft.place] = now
        return list(found.values())

    def retry(self) -> None:
        """Hand the unstored notes on once more."""
        for draft in self.unstored():
            if not draft.awaited:
                draft.sent = None
                self._send(draft)

    def reopen(self, annotation: str) -> bool:
        """Go on with an unstored note that is shown under this id; False where there is none."""
        place = next((d.place for d in self._kept.values() if unstored_id(d) == annotation), None)
        draft = self._unstored(place) if place is not None else None
        if draft is not None:
            self._open(draft)
        return draft is not None

    def added_as(self, place: tuple[str, str, int, int], annotation: str) -> None:
        """Learn the id under which a new note was stored, whatever place it was given."""
        if NotePlace(*place) in self._unwanted:
            self._unwanted.discard(NotePlace(*place))
            self.removed.emit(annotation)
            return
        draft = self._draft_at(place)
        if draft is None:
            return
        draft.awaited = False
        if not draft.id and draft.sent is not None:
            draft.id = annotation
            if draft is not self._draft and draft.emptied:
                self._kept.pop(draft.place, None)
                self.removed.emit(annotation)
            else:
                self._settle(draft, *draft.sent)

    def changed_to(self, annotation: str, note: str, color: str) -> None:
        """Learn that a note is stored as it now reads."""
        for draft in self._drafts():
            if draft.id == annotation:
                draft.awaited = False
                self._settle(draft, note, color)

    def refused(self, handed_on: tuple[str, str, int, int] | str) -> None:
        """Learn that a new note (its place) or a change (the note's id) could not be stored: it is kept."""
        if not isinstance(handed_on, str):
            self._unwanted.discard(NotePlace(*handed_on))
        for draft in self._drafts():
            if handed_on in (draft.place, draft.id):
                draft.awaited = False

    @property
    def awaiting(self) -> bool:
        """True while it is not known of every note that was handed on whether it is stored."""
        return any(draft.awaited for draft in self._drafts())

    def follow(self, annotations: tuple[Annotation, ...]) -> None:
        """Take note of what is stored by now."""
        for draft in self._drafts():
            stored = next((a for a in annotations if fits(a, draft)), None)
            if stored is not None:
                draft.id = stored.id
                draft.awaited = draft.awaited and (stored.note, stored.color) != draft.sent
                self._settle(draft, stored.note, stored.color)
        if self._draft is not None and self._draft.id:
            self._view.hidden_note = self._draft.id
        self.place_sheet()

    def _draft_at(self, place: tuple[str, str, int, int]) -> Draft | None:
        return next((draft for draft in self._drafts() if draft.place == place), None)

    def _drafts(self) -> list[Draft]:
        drafts = list(self._kept.values())
        if self._draft is not None and all(d is not self._draft for d in drafts):
            drafts.append(self._draft)
        return drafts

    def _settle(self, draft: Draft, note: str, color: str) -> None:
        """Let go of a draft that is stored as it reads; hand it on again where it was written on meanwhile."""
        if (note, color) == (draft.note, draft.color):
            self._kept.pop(draft.place, None)
        elif draft is self._draft and draft.sent == (note, color):
            self._send(draft)

    def place_sheet(self) -> None:
        """Put the sheet where its place is now."""
        if self.sheet is None or self._draft is None:
            return
        place, view = self._draft.place, self._view
        box = view.box_of(place.field, place.start, place.end)
        card = view.shown.margin.of(self._draft.id) if self._draft.id else None
        if view.shown.margin.beside and not box.isEmpty():
            top = card.frame.top() - view.ticks.value() if card else box.top()
            self.sheet.adjustSize()
            self.sheet.move(
                round(view.page.column.right + view.look.em * (NOTES_GAP - 0.6)), round(top - view.look.em * 0.5)
            )
            self.sheet.show()
            self.sheet.raise_()
        else:
            last = view.box_of(place.field, max(place.start, place.end - 1), place.end)
            self.sheet.place_by(box.united(last) if not box.isEmpty() else QRectF(0, 0, 1, 1), left=box.left())

    def _unstored(self, place: NotePlace) -> Draft | None:
        """Take back what could not be stored, to be handed on once more; what is on its way is written on."""
        draft = self._kept.get(place)
        if draft is not None and not draft.awaited:
            del self._kept[place]
            draft.sent = None
        return draft

    def _open(self, draft: Draft) -> None:
        from reader.ui.reading.note_sheet import NoteSheet

        self.finish()
        view = self._view
        text = view.article.field_text(draft.place.field) if view.article is not None else ""
        draft.exact = text[draft.place.start : draft.place.end] or draft.exact
        width = (
            (view.page.column.notes - view.look.em * (NOTES_GAP - 1)) if view.shown.margin.beside else view.look.em * 22
        )
        self._draft = draft
        self.sheet = NoteSheet(
            view.viewport(), view.look, view.words, width=min(width, view.viewport().width() - 12), known=bool(draft.id)
        )
        self.sheet.fill(draft.note, draft.color)
        self.sheet.set_writable(self.writable)
        self.sheet.saved.connect(self._saved)
        self.sheet.removed.connect(self._removed)
        self.sheet.closed.connect(self._closed)
        view.hidden_note = draft.id if view.shown.margin.beside else ""
        view.reveal(draft.place.field, draft.place.start, draft.place.end)
        view.viewport().update()
        view.hold_column(True)
        self.place_sheet()
        self.sheet.take_focus()

    def _saved(self, note: str, color: str) -> None:
        draft = self._draft
        if draft is None or not self.writable:
            return
        draft.chosen = draft.chosen or color != draft.color
        draft.note, draft.color = note, cast("Color", color)
        if draft.worth_keeping and draft.sent != (draft.note, draft.color):
            self._kept[draft.place] = draft
            self._send(draft)

    def _send(self, draft: Draft) -> None:
        """Hand a draft on, once; what was written on meanwhile follows when it is known what has become of that."""
        if draft.awaited:
            return
        if draft.id:
            draft.sent, draft.awaited = (draft.note, draft.color), True
            self.changed.emit(draft.id, draft.note, draft.color)
        elif draft.sent is None:
            draft.sent, draft.awaited = (draft.note, draft.color), True
            self.added.emit(*draft.place, draft.color, draft.note)

    def _removed(self) -> None:
        draft, sheet = self._draft, self.sheet
        self._draft = None
        if sheet is not None:
            sheet.leave()
        if draft is not None:
            self._kept.pop(draft.place, None)
            if draft.id:
                self.removed.emit(draft.id)
            elif draft.awaited:
                self._unwanted.add(draft.place)

    def _closed(self) -> None:
        sheet, draft, self.sheet, self._draft = self.sheet, self._draft, None, None
        if draft is not None and draft.id and draft.emptied:
            self.removed.emit(draft.id)
        self._view.hidden_note = ""
        self._view.hold_column(False)
        if sheet is not None:
            sheet.deleteLater()
