"""The reading pane: a piece with its bar and page, and everything a reader does there.

It shows what it is given and says, in plain data, what the reader wants; it never touches the library. After a deed
the window hands it the piece again by `update_piece`. What is only needed once the reader does something is made after
the window's first paint, or when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent

from reader.model.annotation import COLORS, Color
from reader.model.text import Place
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.finding import Finding
from reader.ui.reading.piece_pane import PiecePane
from reader.ui.reading.tail import CITATION, FOLLOWING, GIVING, PRINTED

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from reader.ui.reading.hit_walk import Match
    from reader.ui.reading.note_draft import Draft
    from reader.ui.reading.page_tools import PageTools
    from reader.workspace.opening import OpenPiece


class ReadingPane(PiecePane):
    """Lets the reader work on the piece that it shows.

    Signals besides those of showing (places in code points of the current text): bookmark_toggled(article) ·
    annotation_added(article, field, start, end, color, note) · annotation_changed(annotation, note, color) ·
    annotation_removed(annotation) · annotation_put_back(annotation, article, field, start, end) for one that lost its
    place · repair_undone(article, repair, undone) · text_given_back(NewsArticle, id of what was set aside) ·
    copy_with_source_requested() · print_requested(article) · piece_requested(article) for the piece that follows ·
    search_requested(text) · zoom_stepped(+1 or -1) · action_requested(id) for what the bar has of the shell's actions.
    """

    bookmark_toggled = Signal(str)
    annotation_added = Signal(str, str, int, int, str, str)
    annotation_changed = Signal(str, str, str)
    annotation_removed = Signal(str)
    annotation_put_back = Signal(str, str, str, int, int)
    repair_undone = Signal(str, str, bool)
    text_given_back = Signal(object, str)
    copy_with_source_requested = Signal()
    print_requested = Signal(str)
    piece_requested = Signal(str)
    search_requested = Signal(str)
    zoom_stepped = Signal(int)
    action_requested = Signal(str)

    def __init__(self, look: Look, icons: Icons) -> None:
        self._tools: PageTools | None = None
        super().__init__(look, icons)
        self._icons = icons
        self.leave_print: Callable[[], bool] = lambda: False  # what closes the print beside the text, where one is
        self.finding = Finding(self.hits, look, icons, self.column, 1)
        self.bar.requested.connect(self._do)
        self.view.anchorClicked.connect(self._follow_link)

    @property
    def tools(self) -> PageTools:
        """What the reader does on the page by hand; made here where nothing needed it before."""
        if self._tools is None:
            self._tools = self._make_tools()
        return self._tools

    def complete(self) -> None:
        """Make what the first paint could do without."""
        self._tools = self.tools

    def _make_tools(self) -> PageTools:
        from reader.ui.reading.page_tools import PageTools

        tools = PageTools(self.view, self._icons, self.words)
        tools.set_writable(self._writable)
        self._connect(tools)
        if self._piece is not None:
            tools.begin(self._piece)
        return tools

    def _connect(self, tools: PageTools) -> None:
        tools.menu_asked.connect(self._open_menu)
        tools.selecting.changed.connect(self.bar.set_selection)
        tools.selecting.citation_requested.connect(self.copy_with_source_requested)
        tools.selecting.search_requested.connect(self.search_requested)
        tools.annotating.added.connect(self.annotation_added)
        tools.annotating.changed.connect(self.annotation_changed)
        tools.annotating.removed.connect(self.annotation_removed)
        tools.annotating.put_back.connect(self.annotation_put_back)
        tools.repairs.repair_undone.connect(self._undo_repair)
        tools.repairs.printed_requested.connect(lambda: self.show_as_printed(True))
        tools.pointing.zoomed.connect(self.zoom_stepped)

    # What is shown

    def show_piece(self, piece: OpenPiece, hits: Sequence[Match] = (), goto: Place | None = None) -> None:
        """Show a piece: at `goto`, else at the first hit, else where the reader stopped in it last time."""
        super().show_piece(piece, hits, goto)
        if self._tools is not None and self._piece is not None:
            self._tools.begin(self._piece)

    def update_piece(self, piece: OpenPiece) -> None:
        """Show the same piece again after something about it changed; the place, the hits and what is being written
        stay. Another piece than the one shown is ignored.
        """
        super().update_piece(piece)
        if self._tools is not None and self._piece is piece:
            self._tools.follow(piece)

    def show_as_printed(self, printed: bool) -> None:
        """Show the whole piece as it was printed, character for character, or as it is set here."""
        if self._tools is not None and printed != self._printed:
            self._tools.notes.finish()
            self._tools.repairs.close()
        super().show_as_printed(printed)

    def set_writable(self, writable: bool) -> None:
        """Tell whether marks and notes can be stored."""
        if self._tools is not None:
            self._tools.set_writable(writable)
        super().set_writable(writable)

    # What the reader does

    def open_find_bar(self) -> None:
        """Open the bar to find in this piece, with what is selected, if that is short."""
        if self._piece is not None:
            text = self.view.selected_text()
            self.show_as_printed(False)
            self.finding.open(text if "\n" not in text and len(text) <= 24 else "")

    def next_hit(self) -> None:
        """Go to the next hit, from the last to the first."""
        self._step_hit(1)

    def previous_hit(self) -> None:
        """Go to the hit before, from the first to the last."""
        self._step_hit(-1)

    def read_on(self) -> bool:
        """Go down by a screen, less a line; False at the end, where the next piece is due."""
        self.view.write_ahead()
        if self._piece is None or self.view.ticks.value() >= self.view.ticks.maximum():
            return False
        self.view.turn(1)
        return True

    def mark_selection(self, color: Color) -> bool:
        """Mark what is selected, or give the mark the reader is at another colour; False without either."""
        return self.tools.annotating.mark(color)

    def write_note(self) -> bool:
        """Open the sheet for a note on what is selected, or on the mark the reader is at; False without either."""
        return self.tools.annotating.write()

    def open_annotation(self, annotation_id: str) -> bool:
        """Show an annotation's place and open its note; False where it has no place in this piece."""
        self.show_as_printed(False)
        return self.tools.annotating.open(annotation_id)

    def next_note(self, step: int = 1) -> bool:
        """Step to the next mark (−1: the one before) and read it out; False where the piece has none."""
        self.show_as_printed(False)
        return self.tools.annotating.step(step)

    def next_repair(self, step: int = 1) -> bool:
        """Open the card of the next place that was mended; False where nothing was."""
        self.show_as_printed(False)
        return self.tools.repairs.next(step)

    def selected_text(self) -> str:
        """Return what is selected as clean text."""
        return self.view.selected_text()

    def selected_places(self) -> list[tuple[str, int, int]]:
        """Return the selected stretches (field, start, end) of the current text; none of a printed page."""
        return self.tools.selecting.places()

    def finish_writing(self) -> None:
        """Hand on what is being typed; to be called before the window closes or the library changes."""
        if self._tools is not None:
            self._tools.notes.finish()
        self.progress.flush()

    def unstored_notes(self) -> list[Draft]:
        """Return the notes that could not be stored; they come back when their piece is opened again."""
        return self._tools.notes.unstored() if self._tools is not None else []

    @property
    def notes_awaited(self) -> bool:
        """True while it is not known of every note that was handed on whether it is stored."""
        return self._tools is not None and self._tools.notes.awaiting

    def notes_at_risk(self) -> list[Draft]:
        """Return the notes that would be lost if the program ended now, as they read now."""
        return self._tools.notes.at_risk() if self._tools is not None else []

    def store_again(self) -> None:
        """Hand the notes on once more that could not be stored."""
        if self._tools is not None:
            self._tools.notes.retry()

    def show_unstored(self, notes: Sequence[Draft]) -> None:
        """Show notes as not yet stored; the one on the sheet stands there already."""
        from reader.ui.reading.note_draft import as_shown

        here = self._tools.notes.place if self._tools is not None else None
        self._show_as_unstored(tuple(as_shown(n) for n in notes if n.place != here))

    def leave_topmost(self) -> bool:
        """Close what lies topmost (strip, sheet, card, find bar, print, mark); False where nothing does."""
        if self.tools.leave_topmost() or self.finding.leave() or self.leave_print():
            return True
        if self._printed:
            self.show_as_printed(False)
            return True
        return self.tools.let_go()

    # Inner workings

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Hand on what is being typed."""
        self.finish_writing()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Esc closes the topmost thing."""
        if event.key() != Qt.Key.Key_Escape or not self.leave_topmost():
            super().keyPressEvent(event)

    def _leave_piece(self) -> None:
        if self._tools is not None:
            self._tools.leave()
        self.finding.hide()
        super()._leave_piece()

    def _step_hit(self, step: int) -> None:
        self.show_as_printed(False)
        self.hits.step(step)

    def _open_menu(self, point: QPointF) -> None:
        from reader.ui.reading.page_menu import page_menu

        menu = page_menu(self, point)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(point.toPoint()))

    def _follow_link(self, link: QUrl) -> None:
        match link.toString():
            case target if target == PRINTED:
                self.show_as_printed(not self._printed)
            case target if target == CITATION:
                self.copy_with_source_requested.emit()
            case target if target.startswith(GIVING) and self._piece is not None:
                self.text_given_back.emit(self._piece.article, target.removeprefix(GIVING))
            case target if target == FOLLOWING and self._piece is not None and self._piece.following is not None:
                self.piece_requested.emit(self._piece.following.id)

    def _undo_repair(self, repair_id: str, undone: bool) -> None:
        if self._piece is not None:
            self.repair_undone.emit(self._piece.article.id, repair_id, undone)

    def _do(self, action: str) -> None:
        """Do what a button of the bar asks for, or ask the window to."""
        article = self._piece.article.id if self._piece is not None else ""
        match action:
            case "bookmark" if article:
                self.bookmark_toggled.emit(article)
            case "print" if article:
                self.print_requested.emit(article)
            case "next_repair":
                self.next_repair()
            case "next_hit" | "previous_hit":
                self._step_hit(1 if action == "next_hit" else -1)
            case "note":
                self.write_note()
            case "mark_key" | "mark_people" | "mark_doubt" | "mark_source":
                self.mark_selection(next(c for c in COLORS if action == f"mark_{c}"))
            case _:
                self.action_requested.emit(action)

    def _restyle(self) -> None:
        super()._restyle()
        if self._tools is not None:
            self._tools.set_again()
