"""Photographs whose reading did not come to its end: a window goes on with them by itself; what the reader has stopped
waits until he says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.model.messages import _
from reader.recognition.extra import can_recognise
from reader.workspace.unfinished_imports import UnfinishedImport, UnfinishedImports

if TYPE_CHECKING:
    from reader.ui.jobs.import_jobs import ImportJob, ImportJobs
    from reader.ui.shell.desk_host import DeskHost

LATER_MS = 1500
"""A window that has just been opened belongs to its reader first."""


class GoingOn(QObject):
    """Goes on with the unfinished imports of a window's own library."""

    def __init__(self, window: DeskHost, jobs: ImportJobs, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._jobs = window, jobs
        jobs.finished.connect(self._finished)
        QTimer.singleShot(LATER_MS, self, self.go_on)

    @property
    def _unfinished(self) -> UnfinishedImports:
        return UnfinishedImports(self._window.library_session.library.cache_folder)

    def go_on(self) -> None:
        """Go on with what was interrupted; offer to go on with what was stopped."""
        if self._window.library_session.library.read_only or self._jobs.busy:
            return
        for one in self._unfinished.all():
            there = [p for p in map(Path, one.paths) if p.exists()]
            if not there:
                self._unfinished.forget(list(one.paths))
            elif one.asks:
                self._offer(one, there)
            elif can_recognise():
                self._go_on(one, there)

    def _go_on(self, one: UnfinishedImport, there: Sequence[Path]) -> None:
        """Go on with those of the files that are there; the import notes those, and no longer what has gone."""
        if len(there) < len(one.paths):
            self._unfinished.forget(list(one.paths))
        self._jobs.import_paths(there, **one.options)

    def _finished(self, job: ImportJob) -> None:
        paths = job.request.get("paths")
        if job.cancelled and paths and self._unfinished.pause(paths):
            self._offer(UnfinishedImport(paths=tuple(paths), options=job.request["options"]), list(map(Path, paths)))

    def _offer(self, one: UnfinishedImport, paths: Sequence[Path]) -> None:
        self._window.say_with(
            _("识字停在半路，已经识过的都在。"),
            {
                _("接着识"): lambda: self._go_on(one, paths),
                _("不识了"): lambda: self._unfinished.forget(list(one.paths)),
            },
            warning=False,
        )
