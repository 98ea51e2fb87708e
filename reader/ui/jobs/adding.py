"""Adds to the program what reads pictures, by the set-up room's own process: `reader.setup.adding`."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, suppress

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from reader.model.messages import _
from reader.model.scratch import scratch
from reader.recognition.extra import REQUIREMENTS
from reader.workspace.children.starting import ENTRY

MODULE = "reader.setup.adding"


class Adding(QObject):
    """One download at a time.

    Signals: told(str) what it does now · added() it is there · failed(str) why it is not, empty where it was stopped.
    """

    told = Signal(str)
    added = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, requirements: tuple[str, ...] = REQUIREMENTS) -> None:
        super().__init__(parent)
        self._requirements = requirements
        self._process: QProcess | None = None
        self._said: list[str] = []
        self._stopped = False
        self._downloads = ExitStack()

    @property
    def busy(self) -> bool:
        """True while it runs."""
        return self._process is not None

    def start(self) -> None:
        """Begin, unless it runs already."""
        if self._process is not None:
            return
        process = self._process = QProcess(self)
        self._said, self._stopped = [], False
        environment = QProcessEnvironment.systemEnvironment()
        ways = [str(ENTRY.parent.parent), environment.value("PYTHONPATH")]
        environment.insert("PYTHONPATH", os.pathsep.join(way for way in ways if way))
        with suppress(OSError):  # it is stopped at any moment: what it had downloaded by then is for us to clear away
            downloads = self._downloads.enter_context(scratch())
            for name in ("TMPDIR", "TEMP", "TMP"):
                environment.insert(name, str(downloads))
        process.setProcessEnvironment(environment)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.readyReadStandardError.connect(self._hear)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._broke)
        process.start(sys.executable, ["-P", "-X", "utf8", "-m", MODULE, *self._requirements])

    def stop(self) -> None:
        """End it: pip leaves nothing half-installed that it does not know of."""
        self._stopped = True
        if self._process is not None:
            self._process.terminate()

    def _hear(self) -> None:
        if self._process is None:
            return
        lines = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").splitlines()
        self._said = [*self._said, *(line for line in lines if line.strip())][-12:]
        if any(line.strip() for line in lines):
            self.told.emit(self._said[-1].strip())

    def _end(self, code: int) -> None:
        self._hear()
        process, self._process = self._process, None
        self._downloads.close()
        if process is not None:
            process.deleteLater()
        if code == 0:
            self.added.emit()
        else:
            self.failed.emit("" if self._stopped else "\n".join(self._said))

    def _broke(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process = None
            self._downloads.close()
            self.failed.emit(_("没能启动安装的程序。"))
