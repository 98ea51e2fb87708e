"""看原文 on a desk: the print beside the text where pictures of the pages are kept, else the source's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from reader.model.errors import BaojiaError
from reader.ui.jobs.answering import ask
from reader.ui.jobs.background import Lane
from reader.ui.shell.loaded_page import has_print

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.ui.reading.print_beside import PrintBeside
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost
    from reader.ui.shell.printed_pages import PrintedPages

NAME = "facsimile"


class FacsimileDesk(QObject):
    """Shows the print of the piece that is open, until the reader wants it no more."""

    def __init__(self, window: DeskHost, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName(NAME)
        self._window, self._desk = window, desk
        self._lane = Lane(NAME, self)
        self._pages: PrintedPages | None = None
        self.shown = False
        self._asked = False
        desk.navigation.opened.connect(lambda _piece, _hits: self._follow())
        desk.navigation.renewed.connect(lambda _piece: self._follow())
        desk.navigation.closed.connect(self._follow)
        desk.page.leave_print = self._leave
        desk.destroyed.connect(lambda _desk: self._lane.close())

    @property
    def beside(self) -> PrintBeside | None:
        """The print beside the text, once it was wanted."""
        return self._pages.beside if self._pages is not None else None

    def toggle(self) -> None:
        """Show the print, or the source's text where none is kept; or what is set here alone."""
        page = self._desk.page
        if self.shown:
            self.hide()
        elif self._asked:  # and not answered yet: the reader wants it no more
            self._forget()
        elif page.printed:
            page.show_as_printed(False)
        else:
            focus = QApplication.focusWidget()
            self._asked = True
            self._look(lambda there: self._begin(there, focus))

    def _look(self, then: Callable[[bool], None]) -> None:
        """Ask beside the window whether the open piece has a print; the last who asks is answered."""
        session, page = self._desk.session, self._desk.page
        piece = page.piece

        def answered(there: bool) -> None:
            if page.piece is piece:
                then(there)
            else:  # another one was opened meanwhile
                self._look(then)

        def failed(error: Exception) -> None:
            self._asked = False  # the next press asks again
            if not isinstance(error, BaojiaError):
                raise error
            if self.shown:
                self._show(False)
            self._desk.deeds.refused.emit(str(error))

        if piece is None:
            self._forget()
            then(False)
        else:
            ask(self._lane, lambda: has_print(session, piece), answered, failed, newest=True)

    def _forget(self) -> None:
        """Want no answer any more to what was asked."""
        self._asked = False
        self._lane.forget()

    def _begin(self, there: bool, focus: QWidget | None) -> None:
        self._asked = False
        if there:
            self.shown = True
            self._show(True)
            if QApplication.focusWidget() is focus:  # the reader has gone nowhere else meanwhile
                self._made().panel.view.setFocus()  # its keys act at once; Esc leads back
        else:
            self._desk.page.show_as_printed(True)

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
        if self._pages is None:
            from reader.ui.shell.printed_pages import PrintedPages

            desk, window = self._desk, self._window
            self._pages = pages = PrintedPages(desk.page, desk.session, window.look, window.icons)
            desk.destroyed.connect(lambda _desk: pages.close())
            pages.beside.piece_wanted.connect(desk.open)
            pages.beside.panel.closed.connect(self.hide)
            pages.beside.panel.text_asked.connect(self._show_text)
            pages.beside.panel.saved.connect(self.save)
        return self._pages.beside

    def _follow(self) -> None:
        """Show the print of the piece that is open now, where it has one."""
        if self.shown:
            self._look(self._show)
        elif not self._asked:
            self._forget()  # a late answer brings nothing back
            self._show(False)

    def _show(self, there: bool) -> None:
        if there:
            beside = self._made()
            beside.panel.show()
            if self._pages is not None:
                self._pages.load()
        elif self._pages is not None:
            self._pages.forget()
            panel = self._pages.beside.panel
            if panel.isAncestorOf(self._window.focusWidget() or self._window.window()):
                self._desk.page.setFocus()
            panel.hide()
            self._desk.page.view.light("", 0, 0)


def facsimile_of(window: DeskHost) -> FacsimileDesk:
    """Return who shows the print on the window's desk, made at first use. Raises RuntimeError without a desk."""
    if window.desk is None:
        raise RuntimeError("no desk is open")
    found = window.desk.findChild(FacsimileDesk)
    return found if isinstance(found, FacsimileDesk) else FacsimileDesk(window, window.desk)
