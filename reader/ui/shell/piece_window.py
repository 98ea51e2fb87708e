"""A piece in a window of its own, two pieces side by side, or a piece beside its 原文."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.look.icons import Icons
from reader.ui.look.screen_room import screen_room
from reader.ui.look.theme import Look
from reader.ui.reading.column import PageStyle
from reader.ui.reading.pane import ReadingPane
from reader.ui.shell.piece_deeds import PieceDeeds

if TYPE_CHECKING:
    from reader.ui.jobs.deeds import Deeds
    from reader.ui.shell.printed_pages import PrintedPages
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session

WIDTH, HEIGHT = 40.0, 52.0  # em of a page


class PieceWindow(QWidget):
    """Shows pieces and lets the reader mark them; it follows the library, and closes with the desk it belongs to.

    Signals: left_unstored(list[Draft]) it closes, and these notes of it could not be stored.
    """

    left_unstored = Signal(object)

    def __init__(
        self, desk: QWidget, session: Session, deeds: Deeds, look: Look, icons: Icons, style: PageStyle
    ) -> None:
        super().__init__(desk, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._deeds, self._look, self._icons, self._style = session, deeds, look, icons, style
        self.panes: list[ReadingPane] = []
        self.print: PrintedPages | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(1)

    def show_pieces(self, pieces: Sequence[OpenPiece]) -> None:
        """Show pieces side by side."""
        for piece in pieces:
            self._add(piece)
        self._open()

    def show_beside_original(self, piece: OpenPiece) -> None:
        """Show a piece's text as it was printed, and beside it as it is set here."""
        self._style = replace(self._style, columns=1)  # what belongs together stands at one height
        self._set_text_beside(self._add(piece), piece)
        self._open()

    def show_beside_print(
        self, piece: OpenPiece, save: Callable[[], object], open_other: Callable[[str], object]
    ) -> None:
        """Show a piece, and beside it its print; `save` cuts it out, `open_other` opens another piece of the page."""
        from reader.ui.shell.printed_pages import PrintedPages

        self._style = replace(self._style, columns=1)
        ours = self._add(piece)
        self.print = PrintedPages(ours, self._session, self._look, self._icons)
        self.print.load()
        panel = self.print.beside.panel
        panel.closed.connect(self.close)
        panel.saved.connect(save)
        panel.text_asked.connect(lambda: self._show_text(piece))
        self.print.beside.piece_wanted.connect(open_other)
        self._open(wide=2)
        panel.view.setFocus()

    def _set_text_beside(self, ours: ReadingPane, piece: OpenPiece) -> None:
        from reader.ui.reading.beside import Gutter

        printed = self._add(piece, at=0)
        printed.show_as_printed(True)
        self._row.insertWidget(1, Gutter(self._look, printed, ours))

    def _show_text(self, piece: OpenPiece) -> None:
        """Show the source's text in place of the print."""
        if self.print is not None and len(self.panes) == 1:
            self.print.beside.panel.hide()
            self._set_text_beside(self.panes[0], piece)
            self.panes[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Follow the library: pieces may have other text, other marks, or be gone."""
        ids = [pane.piece.article.id for pane in self.panes if pane.piece is not None]

        def read() -> list[OpenPiece] | None:
            from reader.workspace import opening

            try:
                return [opening.article(self._session, article) for article in ids]
            except BaojiaError:
                return None

        self._deeds.answer(read, self._renew)

    def _renew(self, pieces: list[OpenPiece] | None) -> None:
        if not isValid(self):  # closed meanwhile
            return
        if pieces is not None and len(pieces) != len(self.panes):  # asked before there was another pane
            self.refresh()
            return
        if pieces is None or any(piece.status.removed for piece in pieces):
            self.close()
            return
        for pane, piece in zip(self.panes, pieces, strict=True):
            pane.update_piece(piece)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Hand on what is being written."""
        from reader.ui.shell.finishing import finish_writing

        for pane in self.panes:
            finish_writing(pane)
        if unstored := [note for pane in self.panes for note in pane.unstored_notes()]:
            self.left_unstored.emit(unstored)
        if self.print is not None:
            self.print.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Close on Esc and Ctrl+W."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (control and event.key() == Qt.Key.Key_W):
            self.close()
        else:
            super().keyPressEvent(event)

    def _add(self, piece: OpenPiece, at: int = -1) -> ReadingPane:
        pane = ReadingPane(self._look, self._icons)
        pane.set_bare()
        pane.set_writable(not self._session.library.read_only)
        pane.set_layout(self._style)
        pane.set_notes_beside(False)
        PieceDeeds(self._session, pane, self._deeds)  # a child of the pane
        pane.show_piece(piece)
        pane.complete()
        self._row.insertWidget(at, pane, 1)
        self.panes.insert(len(self.panes) if at < 0 else at, pane)
        return pane

    def _open(self, wide: int = 0) -> None:
        names = [pane.piece.article.headline or "" for pane in self.panes if pane.piece is not None]
        shown = [self._look.shown(name) for name in dict.fromkeys(names) if name]
        self.setWindowTitle(_("报夹 – {headlines}").format(headlines=" ／ ".join(shown)))
        px, room = self._look.tokens.px, screen_room(self)
        self.resize(min(px(WIDTH) * (wide or len(self.panes)), room.width()), min(px(HEIGHT), room.height()))
        self.show()
        self.panes[-1].setFocus(Qt.FocusReason.OtherFocusReason)
