"""Start, show, and everything else afterwards: nothing but Qt's three modules and the catalogue before first paint."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reader.model.address import is_address
from reader.model.door import unforeseen
from reader.model.errors import MissingPart, Unforeseen
from reader.model.messages import _, language
from reader.ui.jobs.tidying import Tidying
from reader.ui.look.icons import Icons
from reader.ui.look.style_sheet import dress
from reader.ui.look.theme import THEMES, Look, ThemeName
from reader.ui.shell.first_paint import FirstPaint
from reader.ui.shell.gone_library import open_or_ask
from reader.ui.shell.no_window import told_instead_of_aborting
from reader.ui.shell.window import MainWindow
from reader.ui.shell.window_lock import WindowLock
from reader.workspace import desk_state, folders, known_libraries
from reader.workspace.session import Session
from reader.workspace.unfinished_start import UnfinishedStart

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from reader.ui.jobs.import_jobs import ImportJob
    from reader.ui.shell.next_library import NextLibrary

WARM_UP_MS = 400
STANDS_MS = 1000


def run(*, library: Path | None, paths: Sequence[str], quit_when_shown: bool) -> int:
    """Open the window on a library, import `paths` and show the first; returns the exit status.

    Without `library`, the one that the reader chose last opens. With `quit_when_shown`, exits 0 after tree, first list
    page and a piece's text were painted. Where another window has this library open, hands it the paths and returns 0.
    """
    folder, remark = (library, "") if library is not None else known_libraries.library_to_open()
    if library is None and any(is_address(path) for path in paths):
        from reader.ui.shell.following import library_wanted

        folder = library_wanted(paths) or folder
    short = hashlib.sha256(str(folder.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    lock = WindowLock(folders.cache_folder(folder) / f"window-{short}.lock")
    wanted = [path if is_address(path) else str(Path(path).absolute()) for path in paths]
    if not lock.take() and not quit_when_shown:
        QApplication.setApplicationName("baojia")
        from reader.ui.shell.instance import hand_over

        if hand_over(folder, wanted):
            return 0
    application = make_application()
    with open_or_ask(folder, asking=not quit_when_shown) as session:
        program = Program(application, session)
        program.heed_system()
        program.start(wanted, quit_when_shown=quit_when_shown, remark=remark)
        status = application.exec()
    lock.release()
    if program.next_library is not None:
        program.next_library.open()
    return _leave(application, status)


def _leave(application: QApplication, status: int) -> int:
    """End the process: everything is closed and written, and taking thousands of Qt's objects apart one by one would
    take as long as a start.
    """
    if application.clipboard().ownsClipboard():
        application.shutdown()  # what was copied goes to the desktop, and outlives the window
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)


class Program(QObject):
    """One run of the window on an open session: what happens in which order.

    Signals: ready() everything is built, a moment after the first paint.
    """

    ready = Signal()

    def __init__(self, application: QApplication, session: Session) -> None:
        super().__init__(application)
        look = Look(_theme(session.settings.theme), session.settings.em, easy=session.settings.easy_reading)
        self._application, self._look = application, look
        self._library = session.library.folder
        session.mapped = False  # what is typed here must outlive the medium of the cache
        dress(application, look)
        # First of all that follow the look: a new style sheet takes from labels the colours they gave themselves.
        look.changed.connect(self._dress)
        icons = Icons(folders.cache_folder(self._library) / "icons")
        self.window = MainWindow(session, look, icons)
        self._instance: QObject | None = None
        self._tidying = Tidying(self)
        self._translators: list[QTranslator] = []
        self._wanted: list[str] = []
        self._quit_when_shown, self._remark = False, ""
        self._unfinished = UnfinishedStart(session.config, self._library)
        self.next_library: NextLibrary | None = None

    def start(self, wanted: Sequence[str], *, quit_when_shown: bool, remark: str = "") -> None:
        """Show the window, and do the rest after its first paint: import the paths and follow the addresses that are
        wanted, say the `remark`.
        """
        from reader.ui.shell.libraries import show_what_there_is
        from reader.ui.shell.window_state import open_piece, restore_window

        self._wanted, self._quit_when_shown, self._remark = list(wanted), quit_when_shown, remark
        window = self.window
        if not quit_when_shown:  # a trial run leaves everything as it was
            window.cautious = self._unfinished.begin()
        restore_window(window)
        show_what_there_is(window)
        window.closing.connect(self._closing)
        window.show()
        if window.desk is not None:
            open_piece(window, window.desk, stays=not quit_when_shown)
        self._first_paint = FirstPaint(self._what_is_read(), self)
        self._first_paint.done.connect(self._painted)

    def _dress(self) -> None:
        dress(self._application, self._look)

    def _what_is_read(self) -> list[QWidget]:
        """Return what must be painted before the reader can begin; a narrow window has no room for all of it."""
        desk = self.window.desk
        if desk is None:
            return [self.window]
        return [view.viewport() for view in (desk.tree, desk.list.list, desk.page.view) if view.isVisible()]

    def end(self) -> None:
        """Give back what the run has changed, and let go of the window."""
        self._tidying.end()
        sys.excepthook = sys.__excepthook__
        for translator in self._translators:
            self._application.removeTranslator(translator)
        if self._instance is not None:
            self._instance.deleteLater()
        self.window.deleteLater()
        self.deleteLater()

    def _painted(self) -> None:
        """The reader sees the window: now load what was left out."""
        if self._quit_when_shown and not self._wanted:
            self.window.close()
            return
        self._tidying.begin()
        QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        from reader.ui.look.emblem import emblem
        from reader.ui.shell.assembly import make_menus, make_workers
        from reader.ui.shell.following import bring
        from reader.ui.shell.greeting import greet, offer_notes
        from reader.ui.shell.libraries import complete_desk
        from reader.ui.shell.next_library import NextLibrary

        window = self.window
        imports = make_workers(window)
        make_menus(window)
        window.setWindowIcon(emblem())
        window.nameplate.set_day(date.today())
        self._translate()
        self._listen()
        if window.desk is not None:
            complete_desk(window, window.desk)
            QTimer.singleShot(WARM_UP_MS, self, self._warm_up)
        if window.first_run is not None:
            imports.add_strip(window.first_run.strip)
        imports.first_shown.connect(self._shown)
        imports.jobs.finished.connect(self._imported)
        greet(window)
        if self._remark:
            window.say(self._remark)
        bring(window, self._wanted)
        self.next_library = NextLibrary(window)
        if window.watched is not None and (watched := window.library_session.settings.watched_folder):
            window.watched.watch(Path(watched))
        offer_notes(window)
        self.ready.emit()
        QTimer.singleShot(STANDS_MS, self, self._stands)

    def _stands(self) -> None:
        """The window answers: what was opened did no harm. Say what was left closed."""
        self._unfinished.end()
        window = self.window
        if not window.cautious:
            return
        window.cautious = False
        article = desk_state.load(window.library_session).article
        said = _("上次打开时停在了半路，所以这次没有打开上次那一篇，批注栏也先关着。")
        links = {_("打开那一篇"): lambda: window.open_piece(article)} if article else {}
        window.say_with(said, links)

    def _warm_up(self) -> None:
        desk = self.window.desk
        if desk is not None and desk.search is not None:
            desk.search.warm_up()

    def _shown(self) -> None:
        """End a trial run that has shown what it was given."""
        if self._quit_when_shown:
            QTimer.singleShot(0, self.window, self.window.close)

    def _imported(self, job: ImportJob) -> None:
        """End a trial run that has nothing to show."""
        if self._quit_when_shown and not any(o.issue for o in job.outcomes):
            self.window.close()
            self._application.exit(1)

    def _listen(self) -> None:
        """Be there for later starts."""
        from reader.ui.shell.instance import Instance

        self._instance = instance = Instance(self._library, self)
        instance.handed_over.connect(self._take_over)
        if not instance.listening:
            self.window.say(_("再开报夹时会另开一个窗口：约定的通道用不了（{why}）。").format(why=instance.trouble))

    def _take_over(self, wanted: list[str]) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        from reader.ui.shell.following import bring

        bring(window, wanted)

    def _translate(self) -> None:
        """Let Qt's own dialogs speak our language."""
        if language() == "en":
            return
        from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

        translator = QTranslator(self)
        where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(QLocale(language()), "qtbase", "_", where):
            from reader.ui.shell.qt_words import QtWords

            self._translators = [translator, QtWords(self)]
            for one in self._translators:
                self._application.installTranslator(one)

    def heed_system(self) -> None:
        """Say what nobody foresaw, and, once everything is built, close in order where the system asks to end."""
        sys.excepthook = self._unexpected
        self.ready.connect(self._heed_signals)

    def _heed_signals(self) -> None:
        import signal

        for name in ("SIGINT", "SIGTERM"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_args: self.window.close())
        # Python hears signals only between its own instructions.
        beat = QTimer(self, interval=500)
        beat.timeout.connect(lambda: None)
        beat.start()

    def _closing(self) -> None:
        from reader.ui.shell.window_state import keep_state

        if self.window.imports is not None:
            self.window.imports.jobs.close()
        if self.window.indexing is not None:
            self.window.indexing.close()
        if self.window.backups is not None:
            self.window.backups.close()
        if not self._quit_when_shown:  # a trial run leaves everything as it was
            keep_state(self.window)
            self._unfinished.end()
        session = self.window.session
        if session.sample:
            session.close()

    def _unexpected(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Say what nobody foresaw, once, with its details to copy; the window goes on."""
        import traceback

        sys.stderr.write(details := "".join(traceback.format_exception(kind, error, trace)))
        said = str(error if isinstance(error, Unforeseen) else unforeseen(error))
        self.window.happenings.note("fault", said, details)
        links = {_("复制详情"): lambda: QApplication.clipboard().setText(details)}
        self.window.say_with(said, links, warning=False)


def make_application() -> QApplication:
    """Return the Qt application, in our own style. Raises MissingPart where no window can be made."""
    QApplication.setApplicationName("baojia")
    QApplication.setDesktopFileName("org.baojia.Baojia")
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    if os.environ.get("QT_IM_MODULE") or os.environ.get("QT_IM_MODULES"):
        from reader.ui.shell.input_method import choose_input_method

        choose_input_method(os.environ)
    # The style by option: `setStyle` hands a QStyle to Python, with all its enumerations, which a start can do without.
    with told_instead_of_aborting():
        application = QApplication(["baojia", "-style", "Fusion"])
    if application.primaryScreen() is None:
        raise MissingPart(_("没有找到显示屏，窗口开不了。"))
    return application


def _theme(name: str) -> ThemeName:
    """Return the theme a setting names; `system` follows the desktop's."""
    for known in THEMES:
        if known == name:
            return known
    hints = QApplication.styleHints()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
