"""The notes panel's place in the window: the panel is built when it is first wanted, and then follows the library."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from reader.model.errors import BaojiaError
from reader.model.summary import Changes
from reader.ui.browsing.wording import day_words, headline_words, page_words
from reader.ui.jobs.answering import ask
from reader.ui.jobs.background import Lane
from reader.ui.jobs.deeds import Deeds
from reader.ui.look.focus_part import FocusPart
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.status import LeftBehind
    from reader.ui.notes.entries import NoteEntry
    from reader.ui.notes.panel import NotesPanel
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session

    Listed = tuple[list[NoteEntry], Sequence[LeftBehind]]


class NotesPlace(FocusPart):
    """Signals: note_requested(article, annotation) · removal_requested(annotation) · export_requested() · closed()."""

    note_requested = Signal(str, str)
    removal_requested = Signal(str)
    export_requested = Signal()
    closed = Signal()

    def __init__(self, session: Session, deeds: Deeds, look: Look, icons: Icons) -> None:
        super().__init__()
        self._session = session
        self._deeds = deeds
        self._look = look
        self._icons = icons
        self._article = ""
        self._had_left = False  # a bookmark may be of a piece that is no more
        self._lane = Lane("notes", self)
        self.panel: NotesPanel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def build(self) -> None:
        """Build the panel, once, and fill it."""
        if self.panel is None:
            from reader.ui.notes.panel import NotesPanel

            panel = self.panel = NotesPanel(self._look, self._icons)
            panel.entry_opened.connect(self.note_requested)
            panel.annotation_removed.connect(self.removal_requested)
            panel.left_put.connect(self._put)
            panel.left_dropped.connect(self._drop)
            panel.export_requested.connect(self.export_requested)
            panel.closed.connect(self.closed)
            self._layout.addWidget(panel)
            self.focus_part = panel
        self._fill()

    def show_piece(self, piece: OpenPiece) -> None:
        """Say which piece is open."""
        self._article = piece.article.id
        if self.panel is not None:
            self.panel.set_article(self._article)

    def clear(self) -> None:
        """Say that no piece is open."""
        self._article = ""
        if self.panel is not None:
            self.panel.set_article("")

    def fill(self) -> None:
        """List the notes anew, as they are called now."""
        self._fill()

    def close_panel(self) -> None:
        """End the worker thread."""
        self._lane.close()

    def refresh(self, changes: Changes) -> None:
        """Follow the library."""
        if changes.annotations or changes.articles or changes.removed or (changes.status and self._had_left):
            self._fill()

    def _fill(self) -> None:
        if self.panel is not None:
            ask(self._lane, lambda: _listed(self._session), self._show, self._missed, newest=True)

    def _put(self, left: str, onto: str) -> None:
        from reader.workspace.left_behind import hand_over

        self._deeds.answer(lambda: hand_over(self._session, onto, left))

    def _drop(self, left: str) -> None:
        from reader.workspace.left_behind import drop

        self._deeds.answer(lambda: drop(self._session, left))

    def _show(self, listed: Listed) -> None:
        self._had_left = self._had_left or bool(listed[1])
        if self.panel is not None:
            self.panel.set_entries(listed[0], self._article, listed[1])

    def _missed(self, error: Exception) -> None:
        self._show(([], ()))
        if not isinstance(error, BaojiaError):
            raise error
        self._deeds.refused.emit(str(error))


def _listed(session: Session) -> Listed:
    """Return all notes, and what was done to pieces that are no more."""
    from reader.workspace.left_behind import left_behind

    return note_entries(session), left_behind(session)


def note_entries(session: Session) -> list[NoteEntry]:
    """Return all annotations with their pieces, those annotated last first."""
    from reader.ui.notes.entries import NoteEntry
    from reader.workspace import annotating

    today = date.today()
    made: dict[str, list[NoteEntry]] = {}
    for annotation in annotating.all_annotations(session):
        summary = session.library.catalogue.summary(annotation.article)
        headline = headline_words(summary) if summary is not None else ""
        place = ""
        if summary is not None:
            words = (summary.newspaper or "", day_words(summary.date_published, today), page_words(summary))
            place = " · ".join(word for word in words if word)
        entry = NoteEntry(annotation=annotation, headline=headline, place=place)
        made.setdefault(annotation.article, []).append(entry)
    newest = sorted(made.values(), key=lambda group: max(e.annotation.modified for e in group), reverse=True)
    return [entry for group in newest for entry in group]
