"""A voice: the reader's own command, else what the computer has. One sentence is one process, which can be ended."""

from __future__ import annotations

import shlex
import shutil
import sys
import time

from PySide6.QtCore import QObject, QProcess, Signal
from shiboken6 import isValid

from reader.model.messages import _

ESPEAK = "espeak-ng"
LEAST = 0.03
"""Seconds that any voice needs for a syllable."""
SLOWEST, USUAL, FASTEST, STEP = 100, 160, 300, 20
_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; $v = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$v.Rate = {rate}; [Console]::InputEncoding = [Text.Encoding]::UTF8; $v.Speak([Console]::In.ReadToEnd())"
)


def command(own: str, speed: int) -> tuple[list[str], bool] | None:
    """Return program and arguments, and whether it wants syllables instead of hanzi; None where there is no voice.

    `own` is the reader's command: it gets the sentence in hanzi and makes it heard. `speed` in words a minute.
    """
    if own.strip():
        try:
            return shlex.split(own), False
        except ValueError:
            return own.split(), False
    if found := shutil.which(ESPEAK):
        return [found, "-v", "cmn-latn-pinyin", "-s", str(speed), "--stdin"], True
    if sys.platform == "darwin" and (found := shutil.which("say")):
        return [found, "-v", "Tingting", "-r", str(speed), "-f", "-"], False
    if sys.platform == "win32" and (found := shutil.which("powershell")):
        script = _POWERSHELL.format(rate=round((speed - USUAL) / 14))
        return [found, "-NoProfile", "-Command", script], False
    return None


class Voice(QObject):
    """Says one text at a time.

    Signals: ended() the text was said to its end · failed(str) the program did not start, or ended with an error.
    """

    ended = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._until = 0.0

    @property
    def speaking(self) -> bool:
        """True while something is being said."""
        return self._process is not None

    def say(self, program: list[str], text: str, *, least: float = 0.0) -> None:
        """Say a text, and nothing else any more. Who is done in less than `least` seconds has made no sound."""
        self.hush()
        self._until = time.monotonic() + least
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.finished.connect(lambda code, _status, p=process: self._finished(p, code))
        process.errorOccurred.connect(lambda _error, p=process: self._broke(p))
        process.start(program[0], program[1:])
        process.write(text.encode("utf-8") + b"\n")
        process.closeWriteChannel()

    def hush(self) -> None:
        """Be silent at once."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect()
            process.errorOccurred.disconnect()
            process.kill()
            process.finished.connect(process.deleteLater)

    def _finished(self, process: QProcess, code: int) -> None:
        if process is not self._process or not isValid(process):
            return
        said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        self._process = None
        process.deleteLater()
        if code:
            self.failed.emit(said[-200:])
        elif time.monotonic() < self._until:
            self.failed.emit(_("这台电脑放不出声音。"))
        else:
            self.ended.emit()

    def _broke(self, process: QProcess) -> None:
        if process is self._process and isValid(process) and process.error() == QProcess.ProcessError.FailedToStart:
            self._process = None
            process.deleteLater()
            self.failed.emit(process.errorString())
