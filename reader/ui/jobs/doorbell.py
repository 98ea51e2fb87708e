"""Hand things from any thread to the GUI thread, without a Qt object being touched on that thread.

A thread of a child process may still have something to say when the window that asked has gone. What it holds is a
`Letterbox`, which knows no Qt; the `Doorbell` empties it on the GUI thread for as long as there is one.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

LOOK_MS: Final = 30


class Letterbox:
    """Things on their way to the GUI thread; with `by_pipe`, each is announced by a byte in a pipe."""

    def __init__(self, *, by_pipe: bool) -> None:
        self._things: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self.open = True
        self.handle, self._bell = -1, -1
        if by_pipe:
            self.handle, self._bell = os.pipe()
            for handle in (self.handle, self._bell):
                os.set_blocking(handle, False)

    def put(self, thing: object) -> None:
        """Hand something over, on any thread; never waits. Once the letterbox is closed it is lost."""
        with self._lock, suppress(BlockingIOError):  # a full pipe rings as well
            if self.open:
                self._things.put(thing)
            if self._bell >= 0:
                os.write(self._bell, b"\0")

    def taken(self) -> Iterator[object]:
        """Yield what is there now."""
        if self.handle >= 0:
            with suppress(BlockingIOError):
                os.read(self.handle, 4096)
        for _k in range(self._things.qsize()):
            with suppress(queue.Empty):  # taken by a slot that lets events through
                yield self._things.get_nowait()

    def close(self) -> None:
        """Give the pipe back."""
        with self._lock:
            self.open = False
            for handle in (self.handle, self._bell):
                if handle >= 0:
                    os.close(handle)
            self.handle = self._bell = -1


class Doorbell(QObject):
    """Empties a letterbox on the GUI thread.

    Signals: rung(object) for each thing.
    """

    rung = Signal(object)

    def __init__(self, parent: QObject, *, by_pipe: bool = sys.platform != "win32") -> None:
        super().__init__(parent)
        box = self.letterbox = Letterbox(by_pipe=by_pipe)
        self.destroyed.connect(lambda: box.close())  # not `box.close`: PySide keeps no plain object alive for it
        if by_pipe:
            self._notifier = QSocketNotifier(self.letterbox.handle, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(lambda *_args: self._empty())
        else:  # Qt can wait for no pipe on Windows
            self._timer = QTimer(self, interval=LOOK_MS)
            self._timer.timeout.connect(self._empty)
            self._timer.start()

    def _empty(self) -> None:
        for thing in self.letterbox.taken():
            self.rung.emit(thing)
