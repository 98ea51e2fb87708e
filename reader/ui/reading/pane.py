"""The reading pane: piece bar, find bar and page, and everything a reader does in them.

It shows what it is given and says, in plain data, what the reader wants; it never touches the library. After a deed
the window hands it the piece again by `update_piece`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.model.annotation import Color
from reader.model.text import Place
from reader.rendering.overlays import color_words
from reader.rendering.pinyin import Pinyin
from reader.rendering.repairs import repair_summary
from reader.ui.reading.annotating import Annotating
from reader.ui.reading.column import PageStyle
from reader.ui.reading.empty_paper import EmptyPaper
from reader.ui.reading.find_bar import FindBar
from reader.ui.reading.hit_walk import Match
from reader.ui.reading.hits import Hits
from reader.ui.reading.keyboard_selecting import KeyboardSelecting
from reader.ui.reading.marks import Marks
from reader.ui.reading.note_writing import Draft, NotePlace
from reader.ui.reading.page_view import PageView
from reader.ui.reading.painting import COLORS
from reader.ui.reading.piece_bar import PieceBar
from reader.ui.reading.piece_page import marks_of, put_on_page
from reader.ui.reading.pointing import Pointing
from reader.ui.reading.positions import FieldPoint
from reader.ui.reading.progress import Progress
from reader.ui.reading.repair_tour import RepairTour
from reader.ui.reading.typesetting import CITATION, FOLLOWING, PRINTED, Tail
from reader.ui.shell.icons import Icons
from reader.ui.shell.theme import Look

if TYPE_CHECKING:
    from reader.workspace.opening import OpenPiece


class ReadingPane(QWidget):
    """Shows one piece.

    Signals (places in code points of the current text):
    bookmark_toggled(article) · annotation_added(article, field, start, end, color, note) ·
    annotation_changed(annotation, note, color) · annotation_removed(annotation) ·
    annotation_put_back(annotation, article, field, start, end) for one that lost its place ·
    repair_undone(article, repair, undone) · copy_with_source_requested() · print_requested(article) ·
    read_to_end(article) · position_changed(article, code_point) · hit_stepped(index, total) ·
    piece_requested(article) for the piece that follows · search_requested(text) · zoom_stepped(+1 or -1) ·
    printed_shown(bool) · action_requested(id) for what the piece bar has of the shell's actions.
    """

    bookmark_toggled = Signal(str)
    annotation_added = Signal(str, str, int, int, str, str)
    annotation_changed = Signal(str, str, str)
    annotation_removed = Signal(str)
    annotation_put_back = Signal(str, str, str, int, int)
    repair_undone = Signal(str, str, bool)
    copy_with_source_requested = Signal()
    print_requested = Signal(str)
    read_to_end = Signal(str)
    position_changed = Signal(str, int)
    hit_stepped = Signal(int, int)
    piece_requested = Signal(str)
    search_requested = Signal(str)
    zoom_stepped = Signal(int)
    printed_shown = Signal(bool)
    action_requested = Signal(str)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self.look, self._icons = look, icons
        self._piece: OpenPiece | None = None
        self._printed = False
        self._writable = True
        self._usual_pinyin: Pinyin = "all"
        self.words: Mapping[Color, str] = {color: color_words(color) for color in COLORS}
        self.bar = PieceBar(look, icons, self.words)
        self.find_bar = FindBar(look, icons)
        self.view = PageView(look)
        self.view.words = self.words
        self._empty = EmptyPaper(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.find_bar, self._stack):
            column.addWidget(widget)
        self.setFocusProxy(self.view)
        self.hits = Hits(self.view, self.find_bar)
        self.annotating = Annotating(self.view, icons, self.words)
        self.notes, self.selecting = self.annotating.notes, self.annotating.selecting
        self.repairs = RepairTour(self.view, icons)
        self.keys = KeyboardSelecting(self.view)
        self.progress, self.pointing = Progress(self.view), Pointing(self.view)
        self._connect()
        self.clear()

    def _connect(self) -> None:
        self.bar.requested.connect(self._do)
        self.hits.stepped.connect(self.hit_stepped)
        self.hits.changed.connect(self._tell_state)
        self.selecting.changed.connect(self.bar.set_selection)
        self.selecting.citation_requested.connect(self.copy_with_source_requested)
        self.selecting.search_requested.connect(self.search_requested)
        self.annotating.added.connect(self.annotation_added)
        self.annotating.changed.connect(self.annotation_changed)
        self.annotating.removed.connect(self.annotation_removed)
        self.annotating.put_back.connect(self.annotation_put_back)
        self.repairs.repair_undone.connect(self._undo_repair)
        self.repairs.printed_requested.connect(lambda: self.show_as_printed(True))
        self.progress.read_to_end.connect(self.read_to_end)
        self.progress.position_changed.connect(self.position_changed)
        self.view.anchorClicked.connect(self._follow_link)
        self.view.opened.connect(self._open_mark)
        self.keys.selected.connect(self.selecting.offer)
        self.pointing.menu_asked.connect(self._open_menu)
        self.pointing.pressed.connect(self._press)
        self.pointing.clicked.connect(self._click)
        self.pointing.selected.connect(self.selecting.offer)
        self.pointing.moved.connect(self.repairs.point_at)
        self.pointing.left.connect(lambda: self.repairs.point_at(QPointF(-1e6, -1e6)))
        self.pointing.zoomed.connect(self.zoom_stepped)
        self.look.changed.connect(self._restyle)

    # What is shown

    def show_piece(self, piece: OpenPiece, hits: Sequence[Match] = (), goto: Place | None = None) -> None:
        """Show a piece: at `goto`, else at the first hit, else where the reader stopped in it last time."""
        self._leave_piece()
        self._piece, self._printed = piece, False
        self.hits.begin(piece.article, hits, piece.annotations)
        self._stack.setCurrentWidget(self.view)
        self._set_page()
        self._tell_state()
        self._go(piece, goto)
        self.progress.begin(piece.article.id)
        self.annotating.follow(piece.annotations)
        self.notes.come_back(piece.article.id)

    def update_piece(self, piece: OpenPiece) -> None:
        """Show the same piece again after something about it changed; the place, the hits and what is being written
        stay. Another piece than the one shown is ignored.
        """
        before = self._piece
        if before is None or before.article.id != piece.article.id:
            return
        self._piece = piece
        if before.article != piece.article or before.masthead != piece.masthead or before.following != piece.following:
            self.hits.follow(piece.article)
            here = self.view.standpoint()
            self._set_page()
            self.view.return_to(here)
        elif not self._printed:
            self.view.set_marks(marks_of(piece, self.hits))
        self.annotating.follow(piece.annotations)
        self.repairs.follow(piece.article)
        self._tell_state()

    def clear(self) -> None:
        """Show no piece."""
        self._leave_piece()
        self._piece, self._printed = None, False
        self.hits.begin(None, ())
        self.view.show_blocks(None, (), Marks(), Tail())
        self._stack.setCurrentWidget(self._empty)
        self.progress.begin("")
        self._tell_state()

    def show_as_printed(self, printed: bool) -> None:
        """Show the whole piece as it was printed, character for character, or as it is set here."""
        if self._piece is None or printed == self._printed:
            return
        self.notes.finish()
        self.repairs.close()
        self._printed = printed
        self._set_page()
        self.printed_shown.emit(printed)

    @property
    def printed(self) -> bool:
        """True while the piece is shown as it was printed."""
        return self._printed

    @property
    def piece(self) -> OpenPiece | None:
        """The piece that is shown."""
        return self._piece

    @property
    def writable(self) -> bool:
        """True where marks and notes can be stored."""
        return self._writable

    def set_writable(self, writable: bool) -> None:
        """Tell whether marks and notes can be stored."""
        self._writable = self.repairs.writable = writable
        self.annotating.set_writable(writable)
        self._tell_state()

    # How it is set

    def set_zoom(self, em: float) -> None:
        """Set everything for another base size; the window's look is what holds it."""
        self.look.set_em(em)

    def apply_theme(self, look: Look | None = None) -> None:
        """Draw everything anew in the colours of the look."""
        del look  # there is one look for the whole window, and it says by itself when it changed
        self._restyle()

    def set_layout(self, *, measure: int, leading: float, pinyin: str = "none", easy: bool = False) -> None:
        """Choose the measure in hanzi, the leading in body sizes, readings above the text (`none`, `rare`, `all`), and
        easy reading.
        """
        which: Pinyin = "all" if pinyin == "all" else "rare" if pinyin == "rare" else "none"
        self._usual_pinyin = which if which != "none" else self._usual_pinyin
        self.bar.button("pinyin").setChecked(which != "none")
        self.view.set_style(PageStyle(em=self.look.em, measure=measure, leading=leading, pinyin=which, elder=easy))

    def toggle_pinyin(self) -> Pinyin:
        """Put readings above the text, those chosen last, or take them away; returns what is shown now."""
        style = self.view.style_
        pinyin: Pinyin = self._usual_pinyin if style.pinyin == "none" else "none"
        self.set_layout(measure=style.measure, leading=style.leading, pinyin=pinyin, easy=style.elder)
        return pinyin

    def set_motion(self, motion: bool) -> None:
        """Let the page glide to a hit (True), or jump there at once."""
        self.view.motion = motion

    def set_notes_beside(self, beside: bool) -> None:
        """Put notes beside the text where there is room (True), or show numbered discs, as while the panel is open."""
        if beside != self.view.notes_beside:
            self.view.notes_beside = beside
            self.view.set_again()

    # What the reader does

    def open_find_bar(self) -> None:
        """Open the bar to find in this piece, with what is selected, if that is short."""
        if self._piece is not None:
            text = self.view.selected_text()
            self.show_as_printed(False)
            self.find_bar.open(text if "\n" not in text and len(text) <= 24 else "")

    def next_hit(self) -> None:
        """Go to the next hit, from the last to the first."""
        self._step_hit(1)

    def previous_hit(self) -> None:
        """Go to the hit before, from the first to the last."""
        self._step_hit(-1)

    def read_on(self) -> bool:
        """Go down by a screen, less a line; False at the end, where the next piece is due."""
        ticks, page = self.view.ticks, self.view.viewport().height()
        if self._piece is None or ticks.value() >= ticks.maximum():
            return False
        pitch = self.view.style_.pitch
        ticks.setValue(ticks.value() + round(max(pitch, (page - pitch) // pitch * pitch)))
        return True

    def mark_selection(self, color: Color) -> bool:
        """Mark what is selected, or give the mark the reader is at another colour; False without either."""
        return self.annotating.mark(color)

    def write_note(self) -> bool:
        """Open the sheet for a note on what is selected, or on the mark the reader is at; False without either."""
        return self.annotating.write()

    def open_annotation(self, annotation_id: str) -> bool:
        """Show an annotation's place and open its note; False where it has no place in this piece."""
        self.show_as_printed(False)
        return self.annotating.open(annotation_id)

    def next_note(self, step: int = 1) -> bool:
        """Step to the next mark (−1: the one before) and read it out; False where the piece has none."""
        self.show_as_printed(False)
        return self.annotating.step(step)

    def next_repair(self, step: int = 1) -> bool:
        """Open the card of the next place that was mended; False where nothing was."""
        self.show_as_printed(False)
        return self.repairs.next(step)

    def copy(self) -> None:
        """Copy what is selected as clean text."""
        self.view.copy()

    def selected_text(self) -> str:
        """Return what is selected as clean text."""
        return self.view.selected_text()

    def selected_places(self) -> list[tuple[str, int, int]]:
        """Return the selected stretches (field, start, end) of the current text; none of a printed page."""
        return self.selecting.places()

    def finish_writing(self) -> None:
        """Hand on what is being typed; to be called before the window closes or the library changes."""
        self.notes.finish()
        self.progress.flush()

    def note_stored(self, place: tuple[str, str, int, int], annotation: str) -> None:
        """Hear at once that a new note (article, field, start, end as it was announced) is stored under an id."""
        self.notes.added_as(NotePlace(*place), annotation)

    def change_stored(self, annotation: str, note: str, color: str) -> None:
        """Hear at once that a note is stored as it now reads."""
        self.notes.changed_to(annotation, note, color)

    def unstored_notes(self) -> list[Draft]:
        """Return the notes that could not be stored; they come back when their piece is opened again."""
        return self.notes.unstored()

    def leave_topmost(self) -> bool:
        """Close what lies topmost (strip, sheet, card, find bar, printed page, mark); False where nothing does."""
        if self.selecting.strip is not None:
            self.selecting.close()
        elif self.notes.sheet is not None:
            self.notes.finish()
        elif self.repairs.sheet is not None:
            self.repairs.close()
        elif not self.find_bar.isHidden():
            self.find_bar.leave()
        elif self._printed:
            self.show_as_printed(False)
        else:
            return self.keys.leave() or self.annotating.let_go()
        return True

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Hand on what is being typed."""
        self.finish_writing()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Esc closes the topmost thing."""
        if event.key() != Qt.Key.Key_Escape or not self.leave_topmost():
            super().keyPressEvent(event)

    # Inner workings

    def _set_page(self) -> None:
        if self._piece is not None:
            put_on_page(self.view, self._piece, self.hits, printed=self._printed)

    def _go(self, piece: OpenPiece, goto: Place | None) -> None:
        if goto is not None:
            self.view.reveal(goto.field, goto.start, max(goto.end, goto.start + 1))
            marked = next(
                (a for a in piece.annotations if (a.field, a.start, a.end) == goto[1:] and not a.orphan), None
            )
            self.view.active = marked.id if marked else ""
            self.hits.show_near(goto.field, goto.start)
        elif self.hits.all:
            self.hits.show(0)
        elif piece.status.reading_position:
            self.view.go_to(FieldPoint("body", piece.status.reading_position))

    def _leave_piece(self) -> None:
        self.annotating.leave()
        self.repairs.close()
        self.progress.flush()

    def _tell_state(self) -> None:
        piece = self._piece
        self.bar.allow(piece=piece is not None, writable=self._writable)
        self.bar.show_repairs(repair_summary(piece.article).words if piece else "")
        self.bar.show_bookmarked(bool(piece and piece.status.bookmarked))
        self.bar.show_hits(self.hits.current, self.hits.searched)

    def _step_hit(self, step: int) -> None:
        self.show_as_printed(False)
        self.hits.step(step)

    def _open_menu(self, point: QPointF) -> None:
        from reader.ui.reading.page_menu import page_menu

        self.selecting.close()
        menu = page_menu(self, point)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(point.toPoint()))

    def _press(self) -> None:
        self.annotating.leave()
        self.repairs.close()

    def _click(self, point: QPointF) -> None:
        """Open what was clicked: a note beside the text, a marked or a mended place."""
        at = self.view.unit_at(point)
        if not self.annotating.click(point) and at is not None:
            self._open_repair_at(*at)

    def _open_mark(self) -> None:
        """Enter: open the mark that the reader is at, or the one at the caret."""
        cursor = self.view.textCursor()
        here = cursor.blockNumber(), cursor.positionInBlock()
        if not self.annotating.open(self.view.active) and not self.annotating.open_at(*here):
            self._open_repair_at(*here)

    def _open_repair_at(self, block: int, unit: int) -> None:
        mark = self.view.shown.repairs.at(block, unit)
        if mark is not None:
            self.repairs.open(mark.subject, focus=True)

    def _follow_link(self, link: QUrl) -> None:
        match link.toString():
            case target if target == PRINTED:
                self.show_as_printed(not self._printed)
            case target if target == CITATION:
                self.copy_with_source_requested.emit()
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
        self.selecting.close()
        self.repairs.close()
        self.view.set_style(replace(self.view.style_, em=self.look.em))
        self.annotating.restyle()
        self._empty.update()
