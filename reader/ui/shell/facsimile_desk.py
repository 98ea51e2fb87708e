"""看原文 on a desk: the print beside the text where pictures of the pages are kept, else the source's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.jobs.background import Lane, Operation
from reader.ui.shell.loaded_page import LoadedPage, has_print, load

if TYPE_CHECKING:
    from reader.ui.jobs.background import Cancelled
    from reader.ui.reading.print_beside import PrintBeside
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost
    from reader.workspace.facsimile import PrintedPiece

NAME = "facsimile"


class FacsimileDesk(QObject):
    """Shows the print of the piece that is open, until the reader wants it no more."""

    def __init__(self, window: DeskHost, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName(NAME)
        self._window, self._desk = window, desk
        self._lane = Lane(NAME, self)
        self.beside: PrintBeside | None = None
        self.shown = False
        desk.navigation.opened.connect(lambda _piece, _hits: self._follow())
        desk.navigation.renewed.connect(lambda _piece: self._follow())
        desk.navigation.closed.connect(self._follow)
        desk.page.leave_print = self._leave
        desk.destroyed.connect(lambda _desk: self._lane.close())

    def toggle(self) -> None:
        """Show the print, or the source's text where none is kept; or what is set here alone."""
        page = self._desk.page
        if self.shown:
            self.hide()
        elif not page.printed and page.piece is not None and has_print(self._desk.session, page.piece):
            self.shown = True
            self._follow()
            self._made().panel.view.setFocus()  # its keys act at once; Esc leads back
        else:
            page.show_as_printed(not page.printed)

    def hide(self) -> None:
        """Show the text alone."""
        self.shown = False
        self._follow()

    def _leave(self) -> bool:
        there = self.beside is not None and self.beside.panel.isVisible()
        if there:
            self.hide()
        return there

    def save(self) -> None:
        """Cut the piece out of its printed pages and save it as a picture."""
        from reader.ui.dialogs.save_cutting import save_cutting

        if article := self._desk.navigation.article_id:
            save_cutting(self._window, self._window.session, article)

    def _show_text(self) -> None:
        self.hide()
        self._desk.page.show_as_printed(True)

    def _made(self) -> PrintBeside:
        if self.beside is None:
            from reader.ui.reading.print_beside import PrintBeside

            made = PrintBeside(self._desk.page, self._window.look, self._window.icons)
            made.page_wanted.connect(self._load)
            made.piece_wanted.connect(self._desk.open)
            made.panel.closed.connect(self.hide)
            made.panel.text_asked.connect(self._show_text)
            made.panel.saved.connect(self.save)
            self.beside = made
        return self.beside

    def _follow(self) -> None:
        """Show the print of the piece that is open now, where it has one."""
        piece = self._desk.page.piece
        there = self.shown and piece is not None and has_print(self._desk.session, piece)
        if not there:
            if self.beside is not None:
                if self.beside.panel.isAncestorOf(self._window.focusWidget() or self._window.window()):
                    self._desk.page.setFocus()
                self.beside.panel.hide()
                self._desk.page.view.light("", 0, 0)
            return
        beside = self._made()
        if beside.printed is None:
            beside.show_nothing(_("正在取版面…"))
        beside.panel.show()
        self._load(0)

    def _load(self, sheet: int) -> None:
        """Fetch a page of the open piece, 0 for its first one, on a worker thread."""
        session, article = self._desk.session, self._desk.navigation.article_id
        before = self.beside.printed if self.beside is not None else None

        def fetch(_cancelled: Cancelled) -> LoadedPage:
            return load(session, article, sheet, before)

        Operation(fetch).then(self._show).otherwise(self._fail).start(self._lane, newest=True)

    def _show(self, found: LoadedPage) -> None:
        beside, printed = self._made(), found.printed
        if not self.shown or printed is None or printed.article.id != self._desk.navigation.article_id:
            return
        beside.show_print(printed, found.sheet, found.picture, found.said)

        def learn(_cancelled: Cancelled) -> PrintedPiece:
            from reader.ui.reading.word_at import word_at

            word_at("\u62a5\u7eb8", 0)  # the dictionary of words is loaded here, not under the mouse
            printed.outline_all()
            return printed

        Operation(learn).then(beside.know_all).start(self._lane)

    def _fail(self, trouble: Exception) -> None:
        if not isinstance(trouble, BaojiaError):
            raise trouble
        self._made().show_nothing(str(trouble))


def facsimile_of(window: DeskHost) -> FacsimileDesk:
    """Return who shows the print on the window's desk, made at first use. Raises RuntimeError without a desk."""
    if window.desk is None:
        raise RuntimeError("no desk is open")
    found = window.desk.findChild(FacsimileDesk)
    return found if isinstance(found, FacsimileDesk) else FacsimileDesk(window, window.desk)
