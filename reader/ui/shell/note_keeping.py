"""Notes that are not stored yet: kept in a draft, shown as such, tried again, offered at the next start."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.model.errors import BaojiaError, NotSaved
from reader.ui.jobs.background import Lane, Operation
from reader.workspace import note_drafts
from reader.workspace.note_drafts import NoteDraft

if TYPE_CHECKING:
    from reader.ui.reading.note_draft import Draft
    from reader.ui.reading.pane import ReadingPane
    from reader.workspace.session import Session

EVERY_MS = 1000
AGAIN_TICKS = 5


class NoteKeeping(QObject):
    """Watches over the notes of one page."""

    def __init__(self, session: Session, page: ReadingPane) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._lane = Lane("drafts", self)
        self.left: list[NoteDraft] = []
        with suppress(BaojiaError):  # a library that cannot be read now is said elsewhere; the window opens
            self.left = note_drafts.left_behind(session)
        self._written: list[NoteDraft] = [*self.left]
        self._ticks = 0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Write down what would be lost now, show what is not stored, and try it again now and then."""
        self._ticks += 1
        unstored = self._page.unstored_notes()
        if unstored and self._ticks % AGAIN_TICKS == 0:
            self._page.store_again()
            unstored = self._page.unstored_notes()
        self._page.show_unstored(unstored)
        drafts = self._drafts()
        if drafts != self._written:
            self._written = drafts
            Operation(lambda _cancelled: note_drafts.keep(self._session, drafts)).otherwise(self._missed).start(
                self._lane
            )

    def close(self) -> None:
        """End; what is not stored stays in the draft."""
        self._timer.stop()
        self._lane.close()
        try:
            note_drafts.keep(self._session, self._drafts())
        except NotSaved:
            return  # the reader was asked before closing

    def take_over(self, notes: Sequence[Draft]) -> None:
        """Keep what another page that goes could not store, to be offered at the next start."""
        self.left += map(as_draft, notes)
        self.look()

    def settle(self, left: Sequence[NoteDraft]) -> None:
        """Know what is still left of an earlier run."""
        self.left = [*left]
        self.look()

    def _drafts(self) -> list[NoteDraft]:
        now = [as_draft(d) for d in self._page.notes_at_risk()]
        places = {(d.article, d.field, d.start, d.end) for d in now}
        return [*now, *(d for d in self.left if (d.article, d.field, d.start, d.end) not in places)]

    def _missed(self, error: Exception) -> None:
        if not isinstance(error, NotSaved):
            raise error
        self._written = []  # tried again with the next look


def as_draft(draft: Draft) -> NoteDraft:
    """Return a draft of the page as it is written down."""
    place = draft.place
    return NoteDraft(
        article=place.article, field=place.field, start=place.start, end=place.end, exact=draft.exact, id=draft.id,
        note=draft.note, color=draft.color,
    )  # fmt: skip
