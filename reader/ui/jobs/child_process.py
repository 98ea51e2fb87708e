"""Work that would hold the GIL, in another Python process that is spoken with in JSON lines."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from reader.workspace.children.starting import program, surroundings


class ChildProcess(QObject):
    """Another Python process for work that would hold the GIL.

    It runs `--child NAME`, gets `request` as one JSON line on standard input and answers in JSON lines on standard
    output; `send` hands it more lines. Ending it (cancel, or our own end) must be safe at any moment: whatever it
    writes, it writes whole.

    Signals: answered(object) for each line · finished(int, str) once, with exit status and the last of its standard
    error (status -1: could not be started or was cancelled).
    """

    answered = Signal(object)
    finished = Signal(int, str)

    def __init__(self, name: str, request: dict[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = request
        self._cancelled = False
        self._over = False
        self._process = QProcess(self)
        command = program("--child", name)
        self._process.setProgram(command[0])
        self._process.setArguments(command[1:])
        surrounding = QProcessEnvironment()
        for key, value in surroundings().items():
            surrounding.insert(key, value)
        self._process.setProcessEnvironment(surrounding)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(lambda *_args: self._end())
        self._process.errorOccurred.connect(self._error)

    def start(self) -> None:
        """Start the process and hand it the request."""
        self._process.start()
        self._process.write(json.dumps(self._request, ensure_ascii=True).encode() + b"\n")

    def send(self, line: dict[str, Any]) -> None:
        """Hand it another line."""
        self._process.write(json.dumps(line, ensure_ascii=True).encode() + b"\n")

    def cancel(self) -> None:
        """Ask it to stop; a process that does not within two seconds is ended."""
        if self._over:
            return
        self._cancelled = True
        self._process.terminate()
        QTimer.singleShot(2000, self, self._process.kill)

    def stop(self) -> None:
        """End it now and wait until it has ended (the window closes)."""
        self._over = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.terminate()
            if not self._process.waitForFinished(1500):
                self._process.kill()
                self._process.waitForFinished(1500)

    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).strip()
            if line and not self._over:
                self.answered.emit(json.loads(line))

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end()

    def _end(self) -> None:
        if self._over:
            return
        self._read()
        self._over = True
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        self.finished.emit(-1 if self._cancelled else self._process.exitCode(), said[-2000:])
