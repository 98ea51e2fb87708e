"""A folder from which newspapers are imported by themselves as they appear in it, where the reader has named one.

A file is taken once it has stopped growing. What was imported before is recognised by the library and changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow

REST_MS = 2000
HIDDEN = (".", "~")
UNFINISHED = (".part", ".crdownload", ".tmp", ".download")


class WatchedFolder(QObject):
    """Watches one folder for a window; none by default."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._folder: Path | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self._rest.start())
        self._seen: dict[Path, tuple[int, int]] = {}  # size and time of change, as they were at the last look
        self._taken: set[Path] = set()

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._folder

    def watch(self, folder: Path | None) -> None:
        """Watch this folder and no other; None watches nothing."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder, self._seen, self._taken = folder, {}, set()
        self._rest.stop()
        if folder is not None and folder.is_dir():
            self._watcher.addPath(str(folder))
            self._rest.start()

    def look(self) -> None:
        """Import what is there and has not changed since the last look; look again while something grows."""
        if self._folder is None:
            return
        now: dict[Path, tuple[int, int]] = {}
        for path in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            if path in self._taken or path.name.startswith(HIDDEN) or path.name.endswith(UNFINISHED):
                continue
            try:
                known = path.stat()
            except OSError:
                continue
            now[path] = (known.st_size, known.st_mtime_ns)
        ready = [path for path, state in now.items() if self._seen.get(path) == state]
        if ready and self._window.library_session.library.read_only:
            return
        self._taken.update(ready)
        self._seen = {path: state for path, state in now.items() if path not in self._taken}
        if ready and self._window.imports is not None:
            self._window.imports.arrived(ready)
        if self._seen:
            self._rest.start()
