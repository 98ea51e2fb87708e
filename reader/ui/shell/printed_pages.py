"""The pages that an open piece is printed on, fetched for the view beside its text: on a desk, and in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.jobs.background import Lane, Operation
from reader.ui.reading.print_beside import PrintBeside
from reader.ui.shell.loaded_page import LoadedPage, load

if TYPE_CHECKING:
    from reader.ui.jobs.background import Cancelled
    from reader.ui.look.icons import Icons
    from reader.ui.look.theme import Look
    from reader.ui.reading.pane import ReadingPane
    from reader.workspace.facsimile import PrintedPiece
    from reader.workspace.session import Session


class PrintedPages(QObject):
    """Keeps the print beside a pane that of the piece which the pane shows, once `load` is called."""

    def __init__(self, pane: ReadingPane, session: Session, look: Look, icons: Icons) -> None:
        super().__init__(pane)
        self._pane, self._session = pane, session
        self._lane = Lane("print", self)
        self.beside = PrintBeside(pane, look, icons)
        self.beside.page_wanted.connect(self.load)
        self.beside.show_nothing(_("正在取版面…"))

    def load(self, sheet: int = 0) -> None:
        """Fetch a page of the piece, 0 for the first it stands on, on a worker thread."""
        piece, before, session = self._pane.piece, self.beside.printed, self._session
        if piece is not None:
            fetch = Operation(lambda _cancelled: load(session, piece.article.id, sheet, before))
            fetch.then(self._show).otherwise(self._fail).start(self._lane, newest=True)

    def forget(self) -> None:
        """Want nothing any more of what is being fetched."""
        self._lane.forget()

    def close(self) -> None:
        """Fetch nothing more."""
        self._lane.close()

    def _show(self, found: LoadedPage) -> None:
        piece, printed = self._pane.piece, found.printed
        if printed is None or piece is None or printed.article.id != piece.article.id:
            return
        self.beside.show_print(printed, found.sheet, found.picture, found.said)

        def learn(_cancelled: Cancelled) -> PrintedPiece:
            printed.outline_all()
            return printed

        Operation(learn).then(self.beside.know_all).start(self._lane)

    def _fail(self, trouble: Exception) -> None:
        if not isinstance(trouble, BaojiaError):
            raise trouble
        self.beside.show_nothing(str(trouble))
