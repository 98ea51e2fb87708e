"""A piece on the page, and the bar over it that tells of it: what is shown, and how it is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from reader.model.annotation import Annotation, Color
from reader.model.text import Place
from reader.rendering.overlays import ColorWords
from reader.rendering.pinyin import Pinyin
from reader.rendering.repairs import repair_summary
from reader.ui.look.focus_part import FocusPart
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.column import PageStyle
from reader.ui.reading.empty_paper import EmptyPaper
from reader.ui.reading.hits import Hits
from reader.ui.reading.marks import Marks
from reader.ui.reading.page_view import PageView
from reader.ui.reading.piece_bar import PieceBar
from reader.ui.reading.piece_page import counterpart, marks_of, put_on_page
from reader.ui.reading.positions import FieldPoint
from reader.ui.reading.progress import Progress
from reader.ui.reading.tail import Tail

if TYPE_CHECKING:
    from reader.ui.reading.easy_foot import EasyFoot
    from reader.ui.reading.hit_walk import Match
    from reader.workspace.opening import OpenPiece

_SET_ANEW = ("article", "masthead", "following", "readings", "pictures")
"""What of a piece needs the page to be set anew where it has changed; marks are only drawn anew."""


class PiecePane(FocusPart):
    """Shows one piece. `column` takes what else stands over the page.

    Signals (places in code points of the current text): read_to_end(article) · position_changed(article, code_point) ·
    hit_stepped(index, total) · printed_shown(bool).
    """

    read_to_end = Signal(str)
    position_changed = Signal(str, int)
    hit_stepped = Signal(int, int)
    printed_shown = Signal(bool)
    reading_set = Signal(str, tuple)
    reading_forgotten = Signal(str)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self.look = look
        self._piece: OpenPiece | None = None
        self._printed = self.bare = False
        self._writable = True
        self._usual_pinyin: Pinyin = "all"
        self.words: Mapping[Color, str] = ColorWords()
        self.bar = PieceBar(look, icons, self.words)
        self.view = self.focus_part = PageView(look)
        self.view.words = self.words
        self._empty = EmptyPaper(look)
        self.stack = QStackedWidget()
        self._unstored: tuple[Annotation, ...] = ()
        self.foot: EasyFoot | None = None
        self._icons = icons
        self.stack.addWidget(self._empty)
        self.stack.addWidget(self.view)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.stack)
        self.hits = Hits(self.view)
        self.progress = Progress(self.view)
        self.hits.stepped.connect(self.hit_stepped)
        self.hits.changed.connect(self._tell_state)
        self.progress.read_to_end.connect(self.read_to_end)
        self.progress.position_changed.connect(self.position_changed)
        self.look.changed.connect(self._restyle)
        self._show_foot()
        self._tell_state()

    # What is shown

    def show_piece(self, piece: OpenPiece, hits: Sequence[Match] = (), goto: Place | None = None) -> None:
        """Show a piece: at `goto`, else at the first hit, else where the reader stopped in it last time."""
        before = self._piece
        self._leave_piece()
        now = self._piece
        if now is not None and now is not before and now.article.id == piece.article.id:
            piece = now  # a note was stored on leaving, of which the piece to be shown cannot tell yet
        self._piece, self._printed = piece, False
        self.hits.begin(piece.article, hits, piece.annotations)
        self.stack.setCurrentWidget(self.view)
        self._set_page()
        self._tell_state()
        self._go(piece, goto)
        self.progress.begin(piece.article.id)

    def update_piece(self, piece: OpenPiece) -> None:
        """Show the same piece again after something about it changed; the place, the hits and what is being written
        stay. Another piece than the one shown is ignored.
        """
        before = self._piece
        if before is None or before.article.id != piece.article.id:
            return
        self._piece = piece
        if any(getattr(before, name) != getattr(piece, name) for name in _SET_ANEW):
            self.hits.follow(piece.article)
            here = self.view.standpoint()
            self._set_page()
            self.view.return_to(here)
        elif not self._printed:
            self.view.set_marks(marks_of(piece, self.hits, self._unstored))
        self._tell_state()

    def _show_as_unstored(self, notes: tuple[Annotation, ...]) -> None:
        """Show notes that are not stored over the text of their piece."""
        if notes != self._unstored:
            self._unstored = notes
            if self._piece is not None and not self._printed:
                self.view.set_marks(marks_of(self._piece, self.hits, notes))

    def clear(self) -> None:
        """Show no piece."""
        self._leave_piece()
        self._piece, self._printed = None, False
        self.hits.begin(None, ())
        self.view.show_blocks(None, (), Marks(), Tail())
        self.stack.setCurrentWidget(self._empty)
        self.progress.begin("")
        self._tell_state()

    def show_as_printed(self, printed: bool) -> None:
        """Show the whole piece as it was printed, character for character, or as it is set here."""
        if self._piece is not None and printed != self._printed:
            there = counterpart(self._piece.article, self.view.standpoint(), printed=printed)
            self._printed = printed
            self._set_page()
            self.view.return_to(there)
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
        self._writable = writable
        self._tell_state()

    # How it is set

    def set_layout(self, style: PageStyle) -> None:
        """Set the page so, in the size of the look."""
        self._usual_pinyin = style.pinyin if style.pinyin != "none" else self._usual_pinyin
        self.bar.button("pinyin").setChecked(style.pinyin != "none")
        self.view.set_style(replace(style, em=self.look.em))

    def learn_words(self) -> None:
        """From the next page on break headlines between words; the one that is shown stays as it is."""
        self.view.style_ = replace(self.view.style_, words=True)

    def toggle_pinyin(self) -> Pinyin:
        """Put the readings chosen last above the text (not the print), or take them away; returns which are shown."""
        shown = self.view.style_.pinyin != "none" and not self._printed
        pinyin: Pinyin = "none" if shown else self._usual_pinyin
        self.show_as_printed(False)
        self.set_layout(replace(self.view.style_, pinyin=pinyin))
        return pinyin

    def set_bare(self) -> None:
        """Show the page alone, without the bar over it: what that does is for the window that has a list."""
        self.bare = True
        self._show_foot()

    def set_motion(self, motion: bool) -> None:
        """Let the page glide to a hit (True), or jump there at once."""
        self.view.motion = motion

    def set_notes_beside(self, beside: bool) -> None:
        """Put notes beside the text where there is room (True), or show numbered discs, as while the panel is open."""
        if beside != self.view.notes_beside:
            self.view.notes_beside = beside
            self.view.set_again()

    # Inner workings

    def _set_page(self) -> None:
        if self._piece is not None:
            put_on_page(self.view, self._piece, self.hits, printed=self._printed, writable=self._writable)

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
        elif place := self.progress.places.get(piece.article.id, piece.status.reading_position or 0):
            self.view.go_to(FieldPoint("body", place))

    def _leave_piece(self) -> None:
        """Finish with a piece before another takes its place; where the next one's page stands is not where it was."""
        self.progress.begin("")

    def _tell_state(self) -> None:
        piece = self._piece
        self.bar.allow(piece=piece is not None, writable=self._writable)
        self.bar.show_repairs(repair_summary(piece.article).words if piece else "")
        self.bar.show_bookmarked(bool(piece and piece.status.bookmarked))
        self.bar.show_hits(self.hits.current, self.hits.searched)
        if self.foot is not None:
            self.foot.allow(piece=piece is not None, writable=self._writable)
            self.foot.show_bookmarked(bool(piece and piece.status.bookmarked))

    def _show_foot(self) -> None:
        """In the mode for old eyes and hands three large buttons below the page stand for the bar over it."""
        if self.look.easy and self.foot is None:
            from reader.ui.reading.easy_foot import EasyFoot

            self.foot = EasyFoot(self.look, self._icons)
            self.foot.requested.connect(self.bar.requested)
            self.column.addWidget(self.foot)
            self._tell_state()
        self.bar.setVisible(not self.look.easy and not self.bare)
        if self.foot is not None:
            self.foot.setVisible(self.look.easy and not self.bare)

    def _restyle(self) -> None:
        self._show_foot()
        self.view.set_style(replace(self.view.style_, em=self.look.em))
