"""A folder from which newspapers are imported by themselves as they appear in it, where the reader has named one.

What is new there, and what was dealt with, `workspace.watching` knows; it looks on a thread, since the folder may lie
on a disk that is far away.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from reader.ui.jobs.background import Lane, Operation
from reader.workspace.watching import Watch

if TYPE_CHECKING:
    from reader.ui.jobs.import_jobs import ImportJob
    from reader.ui.shell.desk_host import DeskHost
    from reader.ui.shell.import_desk import ImportDesk

REST_MS = 2000
AGAIN_MS = 15000  # a file that is written anew under its own name changes no folder: nobody tells of it


class WatchedFolder(QObject):
    """Watches one folder for a window; none by default."""

    def __init__(self, window: DeskHost, imports: ImportDesk) -> None:
        super().__init__(window.window())
        self._window, self._imports = window, imports
        self._watch: Watch | None = None
        self._lane = Lane("watched folder", self)
        self.looking = False  # on the thread
        self._listens = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.look)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self._rest.start())

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._watch.folder if self._watch is not None else None

    def watch(self, folder: Path | None) -> None:
        """Watch this folder and no other; None watches nothing."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._watch = None
        self._rest.stop()
        self._again.stop()
        if folder is not None:
            session = self._window.library_session
            self._watch = Watch(folder, session.config / f"watched-{session.library.id[:8]}.json")
            self._watcher.addPath(str(folder))
            self._rest.start()
            self._again.start()

    def look(self) -> None:
        """Import what is there and has not changed since the last look; look again while something grows."""
        watch = self._watch
        if watch is None or self.looking or self._window.library_session.library.read_only:
            return
        self.looking = True

        def told(ready: list[Path]) -> None:
            self.looking = False
            if watch is self._watch:
                self._take(watch, ready)

        def failed(_error: BaseException) -> None:
            self.looking = False

        Operation(lambda _cancelled: watch.look()).then(told).otherwise(failed).start(self._lane)

    def _take(self, watch: Watch, ready: list[Path]) -> None:
        if ready:
            if not self._listens:
                self._listens = True
                self._imports.jobs.finished.connect(self._finished)
            self._imports.arrived(ready)
        if watch.restless:
            self._rest.start()

    def _finished(self, job: ImportJob) -> None:
        """Remember what an import dealt with, well or not; what it did not come to is handed out at the next start."""
        if self._watch is not None and not job.cancelled and not job.failure:
            self._watch.done(Path(path) for path in job.request.get("paths", ()))
