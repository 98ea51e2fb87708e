"""The window's side of another process of the program (`workspace.children`): asked, heard and ended by signals."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.model.messages import language
from reader.ui.jobs.doorbell import Doorbell
from reader.workspace.children.child import Child
from reader.workspace.children.speech import Message
from reader.workspace.children.starting import ENTRY

STAYS: Final = 120.0
"""So many seconds a process that was slow to start waits for more to do."""
PATIENCE_MS: Final = 2000
CLOSING: Final = 1.5

Said = tuple[int, Message | None, int, str]
"""The number of a process, and what it said; or None, its exit status and its last words."""


class ChildProcess(QObject):
    """Work that would hold the GIL, in another process of the program: `--child NAME`.

    `ask` starts it where it does not run. It stays for so many seconds after the last request. Ending it (cancel, or
    our own end) must be safe at any moment: whatever it writes, it writes whole.

    Signals: answered(Message) for each thing said · finished(int, str) once a request: 0 when it is done, else with the
    exit status of the process and the last of its standard error (-1: could not be started, or was cancelled).
    """

    answered = Signal(object)
    finished = Signal(int, str)

    def __init__(self, name: str, parent: QObject | None = None, *, stays: float = 0.0) -> None:
        super().__init__(parent)
        self._name, self._stays = name, stays
        self._child: Child | None = None
        self._number = 0  # of the present process: what an earlier one says late counts no more
        self._cancelled = False
        self._asked = 0  # requests that are not done
        self._bell = Doorbell(self)
        self._bell.rung.connect(self._hear)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._let_go)
        started = self._started = list[Child]()  # apart from this object: looked at when that has gone
        self.destroyed.connect(lambda: _end(started))

    @property
    def running(self) -> bool:
        """Whether there is a process that can be asked."""
        return self._child is not None and self._child.alive

    @property
    def busy(self) -> bool:
        """Whether a request is not done yet."""
        return self._asked > 0

    def ask(self, request: dict[str, Any], data: bytes = b"") -> None:
        """Hand it a request; never waits for it."""
        self._rest.stop()
        if self._child is None or self._cancelled:
            self._begin()
        self._asked += 1
        if self._child is not None:
            self._child.say({**request, "language": language()}, data)

    def cancel(self) -> None:
        """Ask it to stop; a process that does not within two seconds is ended."""
        child = self._child
        if child is None or self._cancelled:
            return
        self._cancelled = True
        child.say({"stop": 1})
        # Not `child.end` itself: PySide keeps no method of a plain object alive, and calls it all the same.
        QTimer.singleShot(PATIENCE_MS, self, lambda: child.end())

    def stop(self) -> None:
        """Ask it to stop and wait until it has ended, but not for long (the window closes); nothing more is told."""
        child = self._let_go()
        if child is not None:
            child.wait(CLOSING)
            child.end()
            child.wait(CLOSING)

    def drop(self) -> None:
        """End it at once, without waiting; nothing more is told."""
        child = self._let_go()
        if child is not None:
            child.end()

    def _begin(self) -> None:
        self._number += 1
        self._cancelled, self._asked = False, 0
        number, put = self._number, self._bell.letterbox.put
        try:
            self._child = Child(
                self._name,
                heard=lambda message: put((number, message, 0, "")),
                ended=lambda status, said: put((number, None, status, said)),
                folder=ENTRY.parent,
            )
        except OSError as error:
            self._child = None
            put((number, None, -1, str(error)))
            return
        self._started[:] = [child for child in self._started if child.alive] + [self._child]

    def _let_go(self) -> Child | None:
        """Let it end by itself, and hear no more of it."""
        self._rest.stop()
        child, self._child = self._child, None
        self._number += 1
        self._asked = 0
        if child is not None:
            child.say({"stop": 1})
        return child

    def _hear(self, said: Said) -> None:
        number, message, status, words = said
        if number != self._number:
            return
        if message is None:
            asked, self._child, self._asked = self._asked, None, 0
            if asked:
                self.finished.emit(-1 if self._cancelled else status, words)
        elif "done" not in message.line:
            if not self._cancelled:
                self.answered.emit(message)
        elif not self._cancelled:
            self._asked -= 1
            if not self._stays:
                self._let_go()
            elif not self._asked:
                self._rest.start(int(self._stays * 1000))
            self.finished.emit(0, "")


def _end(started: list[Child]) -> None:
    for child in started:
        child.end()
