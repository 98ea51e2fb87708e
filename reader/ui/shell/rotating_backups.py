"""Backups that come by themselves: one a day into the folder the reader named; which older ones stay is told in
`library/rotation.py`.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.model.errors import BaojiaError
from reader.model.messages import _, counted
from reader.ui.jobs.background import Lane, Operation

if TYPE_CHECKING:
    from reader.library import Archived
    from reader.ui.shell.desk_host import DeskHost

FIRST_MS = 15_000
EVERY_MS = 3_600_000
EVERY = timedelta(days=1)


class RotatingBackups(QObject):
    """Looks now and then whether a backup is due; does nothing until a folder is named."""

    def __init__(self, window: DeskHost) -> None:
        super().__init__(window.window())
        self._window = window
        self._lane = Lane("backup", self)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(FIRST_MS, self, self.look)

    @property
    def idle(self) -> bool:
        """True while no backup is being written."""
        return self._lane.idle

    def look(self) -> None:
        """Write a backup where one is due, off the GUI thread."""
        session = self._window.library_session
        folder, keep = session.settings.backup_folder, session.settings.backup_keep
        if folder:
            Operation(lambda _cancelled: session.library.keep_backups(Path(folder), every=EVERY, keep=keep)).then(
                self._written
            ).otherwise(self._failed).start(self._lane)

    def close(self) -> None:
        """End the worker thread; a backup that is being written is whole or not there."""
        self._timer.stop()
        self._lane.close()

    def _written(self, done: Archived | None) -> None:
        """Say what a backup lacks; older ones were kept then."""
        if done is not None:
            said = counted("自动备份写好了，{n} 篇", done.articles).format(n=f"{done.articles:,}")
            self._window.happenings.note("backup", said, str(done.path))
        if done is not None and done.problems:
            from reader.ui.dialogs.backups import tell

            tell(self._window, done)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BaojiaError | OSError):
            raise error
        self._window.say(_("自动备份没有写成：{why}").format(why=error))
