"""The window: nameplate, one line for messages, and below it a desk or the page of the first run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.jobs.happenings import Happenings
from reader.ui.look.icons import Icons
from reader.ui.look.lying_over import LyingOver
from reader.ui.look.message_line import MessageLine
from reader.ui.look.theme import Look
from reader.ui.shell.desk import Desk
from reader.ui.shell.nameplate import Nameplate
from reader.ui.shell.state_line import StateLine

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from reader.model.summary import Collection
    from reader.ui.shell.button_menus import MenuName
    from reader.ui.shell.first_run import FirstRun
    from reader.ui.shell.import_desk import ImportDesk
    from reader.ui.shell.index_desk import IndexDesk
    from reader.ui.shell.menus import Menus
    from reader.ui.shell.rotating_backups import RotatingBackups
    from reader.ui.shell.watched_folder import WatchedFolder
    from reader.workspace.session import Session

T = TypeVar("T")


class MainWindow(QMainWindow):
    """One window on one library.

    Signals: library_chosen(Path) the reader wants another library · library_moved(Path) the one that is open is
    there now · desk_opened(Desk) a library is shown · closing() before the window is gone.
    """

    library_chosen = Signal(object)
    library_moved, reopening = Signal(object), Signal()
    desk_opened = Signal(object)
    closing = Signal()

    def __init__(self, session: Session, look: Look, icons: Icons) -> None:
        super().__init__()
        self.library_session = session
        self.cautious = False  # the last start came to no end: nothing is opened by itself
        self.look, self.icons = look, icons
        self.desk: Desk | None = None
        self.menus: Menus | None = None
        self.imports: ImportDesk | None = None
        self.indexing: IndexDesk | None = None
        self.watched: WatchedFolder | None = None
        self.backups: RotatingBackups | None = None
        self.came_from: QWidget | None = None  # who had the keyboard before the menu bar
        self.happenings = Happenings(session.library.cache_folder, self)
        self._links: dict[str, Callable[[], None]] = {}
        self.nameplate = Nameplate(look, icons)
        self.message, self.state_line = MessageLine(look, icons, "list"), StateLine(look, icons)
        self._stack = QStackedWidget()
        self._first_run: FirstRun | None = None
        self._assemble()
        self._title(None)
        self.nameplate.set_day(date.today(), lunar=False)
        look.changed.connect(self.show_state)

    def _assemble(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        over = LyingOver(self.message, whole, lambda: self.desk.page if self.desk else whole)
        for part in (self.nameplate, self.state_line, over.room):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.message.link_chosen.connect(self._follow_link)
        self.nameplate.import_asked.connect(lambda: self._open_menu("import"))
        self.nameplate.clippings_asked.connect(lambda: self._open_menu("clippings"))
        self.nameplate.action_requested.connect(self.trigger)
        self.nameplate.menu_asked.connect(lambda: self._open_menu("whole"))

    # Which library is shown

    @property
    def session(self) -> Session:
        """The session that is shown: the reader's own, or the sample's."""
        return self.desk.session if self.desk else self.library_session

    @property
    def article_id(self) -> str:
        """The open piece, empty where none is."""
        return self.desk.navigation.article_id if self.desk else ""

    def show_desk(self, session: Session) -> Desk:
        """Show a library's desk in place of what was shown."""
        if self.desk is not None:
            self.close_desk(self.desk)
        desk = Desk(session, self.nameplate.search, self.look, self.icons)
        desk.action_requested.connect(self.trigger)
        desk.page.print_requested.connect(lambda _id: self.trigger("print"))
        desk.page.zoom_stepped.connect(self.look.step)
        desk.deeds.refused.connect(self.say)
        desk.deeds.locked.connect(self.say)
        desk.navigation.failed.connect(self.say)
        desk.navigation.opened.connect(lambda piece, _hits: self._title(piece.article.headline))
        desk.navigation.closed.connect(lambda: self._title(None))
        desk.piece_shown.connect(lambda _shown: self.show_state())
        desk.tree.menu_requested.connect(lambda collection, at: self._open_context_menu(at, collection))
        desk.list.list.menu_requested.connect(self._open_context_menu)
        self.desk = desk
        self._stack.addWidget(desk)
        self._stack.setCurrentWidget(desk)
        self._title(None)
        self.nameplate.set_empty(False)
        if self.menus is not None:
            self.adopt(desk)
        self.desk_opened.emit(desk)
        return desk

    def close_desk(self, desk: Desk) -> None:
        """Take a desk away and end its threads."""
        desk.close_desk()
        with QSignalBlocker(self.nameplate.search):
            self.nameplate.search.set_query("")
        self._stack.removeWidget(desk)
        desk.deleteLater()
        if self.desk is desk:
            self.desk = None

    def show_first_run(self) -> FirstRun:
        """Show the page for a library with nothing in it."""
        if self._first_run is None:
            from reader.ui.shell.first_run import FirstRun

            self._first_run = FirstRun(self.look, self.icons)
            self._first_run.action_requested.connect(self.trigger)
            self._stack.addWidget(self._first_run)
        if self.desk is not None:
            self.close_desk(self.desk)
        self._stack.setCurrentWidget(self._first_run)
        self.nameplate.set_empty(True)
        for line in (self.message, self.state_line):
            line.clear()
        self._title(None)
        self.show_state()
        return self._first_run

    @property
    def first_run(self) -> FirstRun | None:
        """The first-run page, once it was shown."""
        return self._first_run

    # What is said

    def say(self, sentence: str, links: Sequence[str] = (), *, warning: bool = True, standing: bool = False) -> None:
        """Say a sentence below the nameplate; one that is `standing`, or there before the window, covers nothing."""
        self.message.say(sentence, tuple(links), warning=warning, standing=standing or not self.isVisible())
        if warning:
            self.happenings.note("said", sentence)

    def say_with(self, sentence: str, links: dict[str, Callable[[], None]], **manner: bool) -> None:
        """Say a sentence with links that do something, in the manner of `say`."""
        self._links.update(links)
        self.say(sentence, tuple(links), **manner)

    def tell_done(self, sentence: str) -> None:
        """Say what was done just now, and offer to take it back."""
        if self.desk is not None:
            self.desk.undo.tell(sentence)

    def work(self, words: str, deed: Callable[[], T], then: Callable[[T], None], *, size: int = 1) -> None:
        """Do something for `size` pieces beside the window, which says `words` meanwhile unless they are few."""
        if self.desk is not None:
            self.desk.deeds.work(words, deed, then, size=size)

    def attempt(self, deed: Callable[[], T], *, passing: tuple[type[Exception], ...] = ()) -> T | None:
        """Do something; expected trouble is said below the nameplate, except those `passing` through."""
        try:
            return deed()
        except passing:
            raise
        except BaojiaError as trouble:
            self.say(str(trouble))
            return None

    # Where dialogs take the reader

    def open_piece(self, article: str) -> None:
        """Open a piece."""
        if self.desk is not None:
            self.desk.open(article)

    def open_issue(self, issue: str) -> None:
        """Show the pieces of an issue."""
        if self.desk is not None:
            from reader.model.summary import Collection

            node = self.desk.tree.nodes.issue_node(issue)
            self.desk.browser.show(node or Collection(kind="issue", path=(issue,)))
            if first := self.desk.list.model.first_id:
                self.desk.open(first)

    def search_for(self, query: str) -> None:
        """Search."""
        if self.desk is not None:
            self.desk.search_for(query)

    # What is wanted

    def trigger(self, action_id: str) -> None:
        """Do an action of the table; before the menus are built only those are known that need none."""
        if self.menus is not None and action_id in self.menus.specs:
            self.menus.trigger(action_id)
        elif action_id == "more":
            self._open_menu("piece")

    def import_paths(self, paths: Sequence[Path], *, show: bool = False) -> None:
        """Import files and folders; with `show`, what comes first is shown even to one who is reading."""
        if self.imports is not None and paths:
            self.imports.paths(paths, show=show)

    def import_text(self, text: str) -> None:
        """Import copied text."""
        if self.imports is not None:
            self.imports.text(text)

    # Menus and state

    def adopt(self, desk: Desk) -> None:
        """Let the one-letter keys and the wheel act in a desk's panes, and show what can be done."""
        if self.menus is not None:
            from reader.ui.look.wheel_zoom import WheelZoom

            self.menus.bind_reading((desk.tree, desk.list.list, desk.page, *desk.papers.reading_places))
            desk.papers.keyed.connect(lambda place: self.menus.bind_reading((place,)) if self.menus else None)
            desk.list.addActions([self.menus.action(f"list_{mode}") for mode in ("snippets", "compact", "table")])
            desk.list.addActions([self.menus.action(name) for name in ("list_pictures", "list_groups", "calendar")])
            WheelZoom(self.look, (desk.tree, desk.list.list), desk)
        self.show_state()

    def show_state(self) -> None:
        """Show on buttons and in menus what is on and what can be done."""
        desk = self.desk
        self._title(self._headline)  # in the reader's characters
        shown = desk is not None and desk.panes.notes_shown
        self.nameplate.notes_button.setChecked(shown)
        self.nameplate.notes_button.restyle()
        if desk is not None:
            desk.page.bar.button("tree").setVisible(not desk.panes.tree_shown)
        if self.menus is not None:
            from reader.ui.shell.menu_state import show_in_menus

            show_in_menus(self, self.menus)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Esc closes the topmost thing: what lies on the page, the message, the search, the page alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_topmost()
        else:
            super().keyPressEvent(event)

    def leave_topmost(self) -> None:
        """Close the topmost thing."""
        from reader.ui.shell.menu_bar import leave_menu_bar

        desk = self.desk
        if leave_menu_bar(self) or (desk is not None and desk.page.leave_topmost()):
            return
        if self.message.text:
            self.message.clear()
        elif desk is not None and not desk.panes.close_drawer() and not desk.panes.back_to_list():
            desk.leave_search()
        self.show_state()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Tell that the window closes; asks only where a note would be lost by it."""
        from reader.ui.shell.closing import may_close

        if not may_close(self):
            event.ignore()
            return
        self.closing.emit()
        self.happenings.close()
        if self.desk is not None:
            self.close_desk(self.desk)
        event.accept()

    # Inner workings

    def _title(self, headline: str | None) -> None:
        self._headline = headline
        self.setWindowTitle(_("报夹") + (f" – {self.look.shown(headline)}" if headline else ""))

    def _follow_link(self, word: str) -> None:
        self.message.clear()
        if word in self._links:
            self._links[word]()

    def _open_menu(self, name: MenuName) -> None:
        """Open a menu under its button, once the menus are there."""
        if self.menus is not None:
            from reader.ui.shell.button_menus import open_menu

            open_menu(self, self.menus, name)

    def _open_context_menu(self, at: QPoint, collection: Collection | None = None) -> None:
        """Open the menu of a row of the tree, or of what is selected in the list."""
        from reader.ui.shell.context_menus import open_row_menu

        open_row_menu(self, at, collection)
