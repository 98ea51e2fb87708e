"""What the reader does on the page by hand: select, mark, write, look at what was mended, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from reader.model.annotation import Color
from reader.ui.look.icons import Icons
from reader.ui.reading.annotating import Annotating
from reader.ui.reading.keyboard_selecting import KeyboardSelecting
from reader.ui.reading.page_view import PageView
from reader.ui.reading.pointing import Pointing
from reader.ui.reading.repair_tour import RepairTour

if TYPE_CHECKING:
    from reader.ui.reading.picture_place import PlacedPicture
    from reader.workspace.opening import OpenPiece


class PageTools(QObject):
    """The tools of one page. They watch its mouse and keys from the moment they are made.

    Signals: menu_asked(QPointF) a point of the page's window.
    """

    menu_asked = Signal(QPointF)

    def __init__(self, view: PageView, icons: Icons, words: Mapping[Color, str]) -> None:
        super().__init__(view)
        self._view = view
        self.annotating = Annotating(view, icons, words)
        self.notes, self.selecting = self.annotating.notes, self.annotating.selecting
        self.repairs = RepairTour(view, icons)
        self.keys = KeyboardSelecting(view)
        self.pointing = Pointing(view)
        self._connect()

    def _connect(self) -> None:
        self._view.opened.connect(self._open_mark)
        self.keys.selected.connect(self.selecting.offer)
        self.pointing.menu_asked.connect(self._ask_menu)
        self.pointing.pressed.connect(self.leave)
        self.pointing.clicked.connect(self._click)
        self.pointing.selected.connect(self.selecting.offer)

    def set_writable(self, writable: bool) -> None:
        """Tell whether marks, notes and the reader's verdict on repairs can be stored."""
        self.repairs.writable = writable
        self.annotating.set_writable(writable)

    def begin(self, piece: OpenPiece) -> None:
        """Work on another piece; a note of it that could not be stored is written on."""
        self.annotating.follow(piece.annotations)
        self.notes.come_back(piece.article.id)

    def follow(self, piece: OpenPiece) -> None:
        """Take note that something about the piece has changed."""
        self.annotating.follow(piece.annotations)
        self.repairs.follow(piece.article)

    def leave(self) -> None:
        """Hand on what is typed, close sheet, strip and card, be at no mark."""
        self.annotating.leave()
        self.repairs.close()

    def leave_topmost(self) -> bool:
        """Close the strip, the sheet or the card, whichever is open; False where none is."""
        if self.selecting.strip is not None:
            self.selecting.close()
        elif self.notes.sheet is not None:
            self.notes.finish()
        elif self.repairs.sheet is not None:
            self.repairs.close()
        else:
            return False
        return True

    def let_go(self) -> bool:
        """Take the caret away, or be at no mark any more; False where there is neither."""
        return self.keys.leave() or self.annotating.let_go()

    def set_again(self) -> None:
        """Follow the page into another size: the sheet is set anew, strip and card close."""
        self.selecting.close()
        self.repairs.close()
        self.annotating.restyle()

    def _ask_menu(self, point: QPointF) -> None:
        self.selecting.close()
        self.menu_asked.emit(point)

    def _click(self, point: QPointF) -> None:
        """Open what was clicked: a note beside the text, a marked or a mended place."""
        picture = self._view.picture_at(point)
        if picture is not None:
            self.show_picture(picture)
            return
        at = self._view.unit_at(point)
        if self._view.readings.syllable_at(self._view.to_document(point)) is not None:
            self.menu_asked.emit(point)
        elif not self.annotating.click(point) and at is not None:
            self._open_repair_at(*at)

    def show_picture(self, picture: PlacedPicture) -> None:
        """Show a picture of the page in a window of its own."""
        from reader.model.picture_words import picture_words
        from reader.ui.reading.picture_window import PictureWindow

        if picture.path is not None:
            caption = picture_words(self._view.article, picture.figure)
            PictureWindow(self._view.look, picture.figure, picture.path, caption, self._view).show()

    def _open_mark(self) -> None:
        """Enter: open the mark that the reader is at, or the one at the caret."""
        cursor = self._view.textCursor()
        here = cursor.blockNumber(), cursor.positionInBlock()
        if not self.annotating.open(self._view.active) and not self.annotating.open_at(*here):
            self._open_repair_at(*here)

    def _open_repair_at(self, block: int, unit: int) -> None:
        mark = self._view.shown.repairs.at(block, unit)
        if mark is not None:
            self.repairs.open(mark.subject, focus=True)
