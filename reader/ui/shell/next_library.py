"""Leave a window for another library: it opens in a window of its own once this one has closed everything."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess

from reader.model.errors import LibraryGone, WrongRequest
from reader.model.messages import _

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


def start_window(folder: Path, *wanted: str) -> None:
    """Start the window of a library in a process of its own; paths and addresses that are wanted are opened in it."""
    from reader.workspace.children.starting import program

    command = program("--library", str(folder), "open", *wanted)
    if not QProcess.startDetached(command[0], command[1:])[0]:
        sys.stderr.write(_("没能打开窗口；请再打开一次报夹。") + "\n")


class NextLibrary(QObject):
    """Which library comes after this window's: one that the reader chose, or this one where it was moved to."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._cache: Path | None = None
        self.folder: Path | None = None
        window.library_chosen.connect(lambda folder: window.attempt(lambda: self.choose(folder)))
        window.library_moved.connect(self.follow)
        window.reopening.connect(lambda: self._leave(window.library_session.library.folder))

    def choose(self, folder: Path) -> None:
        """Go to another library, and open it next time too. Raises LibraryError where there is none and can be none."""
        from reader.ui.dialogs.libraries import Anew
        from reader.workspace import known_libraries
        from reader.workspace.session import give_up_place, open_session

        here = self._window.library_session.library.folder
        if folder.resolve() == here.resolve():
            raise WrongRequest(_("这个报库已经开着：《{path}》。").format(path=here))
        try:
            open_session(folder).close()  # an empty folder becomes a library; what cannot be opened is said here
        except LibraryGone as gone:
            if not Anew(self._window, folder, gone).ask():
                return
            give_up_place(folder)
            open_session(folder).close()
        known_libraries.remember(folder, before=here)
        self._leave(folder)

    def follow(self, folder: Path) -> None:
        """Go to where this window's library was moved."""
        from reader.workspace import known_libraries

        known_libraries.remember(folder)
        self._cache = self._window.library_session.library.cache_folder
        self._leave(folder)

    def _leave(self, folder: Path) -> None:
        self.folder = folder
        if not self._window.close():  # the reader would rather look after something here
            self.folder = None

    def open(self) -> None:
        """Open it, after the session was closed."""
        if self.folder is None:
            return
        if self._cache is not None:
            from reader.workspace import moving

            moving.carry_cache(self._cache, self.folder)
        start_window(self.folder)
