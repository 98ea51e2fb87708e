"""Slow work off the GUI thread, on a worker thread: right for what drops the GIL (files, SQLite, numpy).

`Operation` runs a function on the one worker thread of its `Lane` and calls back on the GUI thread. A lane does one
thing after another; `newest=True` drops work that a later call has overtaken and tells running work to stop.
Work that would hold the GIL goes into a process of its own: `child_process`. Neither is ever handed a widget.
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")
Cancelled = Callable[[], bool]
SWITCH_S = 0.001
"""So long a worker may keep the interpreter from the window; Python's own is five times that."""


class Operation(Generic[T]):
    """One call of `work`, told through `cancelled()` when nobody wants its answer any more.

    `Operation(work).then(ok).otherwise(fail).start(lane)`; `ok` gets the result, `fail` the exception, both on the
    GUI thread and neither after `cancel()`.
    """

    def __init__(self, work: Callable[[Cancelled], T]) -> None:
        self._work = work
        self._stop = threading.Event()
        self._ok: Callable[[T], None] | None = None
        self._fail: Callable[[Exception], None] | None = None

    def then(self, ok: Callable[[T], None]) -> Operation[T]:
        """Call `ok` with the result."""
        self._ok = ok
        return self

    def otherwise(self, fail: Callable[[Exception], None]) -> Operation[T]:
        """Call `fail` with the exception; without it the exception reaches the program's exception hook."""
        self._fail = fail
        return self

    def start(self, lane: Lane, *, newest: bool = False) -> Operation[T]:
        """Queue on a lane; with `newest`, cancel everything that waits or runs there."""
        lane.put(self, newest=newest)
        return self

    def cancel(self) -> None:
        """Want no answer any more."""
        self._stop.set()

    def leave(self, fail: Callable[[Exception], None]) -> None:
        """Want the answer no more, but let what cannot be done be told to `fail`."""
        self._ok, self._fail = None, fail

    @property
    def cancelled(self) -> bool:
        """True once nobody wants the answer."""
        return self._stop.is_set()

    @property
    def heard(self) -> bool:
        """True where nobody is called back any more."""
        return self.cancelled

    def run(self) -> Callable[[], None]:
        """Do the work (worker thread) and return what the GUI thread has to call."""
        try:
            result = self._work(self._stop.is_set)
        except Exception as error:  # noqa: BLE001  # handed over to the GUI thread, never lost
            caught = error
            return lambda: self._failed(caught)
        return lambda: self._succeeded(result)

    def _succeeded(self, result: T) -> None:
        if not self.cancelled and self._ok is not None:
            self._ok(result)

    def _failed(self, error: Exception) -> None:
        if self.cancelled:
            return
        if self._fail is None:
            raise error
        self._fail(error)


class Lane(QObject):
    """One worker thread that does operations in order; started by the first, ended by `close`."""

    _done = Signal(object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)  # when that goes, the lane goes, and nobody is called back any more
        self._name = name
        self._waiting: deque[Operation[Any]] = deque()
        self._running: Operation[Any] | None = None
        self._unheard: deque[Operation[Any]] = deque()  # done, and not yet told of on the GUI thread
        self._wake = threading.Condition()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._done.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(partial(_end_waiting, self._wake, self._closed))

    def put(self, operation: Operation[Any], *, newest: bool = False) -> None:
        """Queue an operation; one that comes after the end is cancelled."""
        if newest:
            self.forget()
        with self._wake:
            if self._closed.is_set():
                operation.cancel()
                return
            self._waiting.append(operation)
            self._wake.notify()
        if self._thread is None:
            sys.setswitchinterval(SWITCH_S)
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def forget(self) -> None:
        """Want no answer any more to anything that waits or runs, or is done and not yet told of."""
        with self._wake:
            self._cancel()

    def _cancel(self) -> None:
        for operation in (*self._waiting, *([self._running] if self._running else []), *self._unheard):
            operation.cancel()
        self._waiting.clear()

    def is_next_to_hear(self, operation: Operation[Any]) -> bool:
        """Tell whether everything that was done before an operation, which is done, has been told of."""
        with self._wake:
            return all(done is operation or done.heard for done in self._unheard)

    @property
    def idle(self) -> bool:
        """True where nothing waits or runs, and all that is done was told of."""
        with self._wake:
            return not self._waiting and self._running is None and not self._unheard

    def leave(self, heir: QObject, fail: Callable[[Exception], None]) -> None:
        """Do what was asked for though who asked goes, who waits for nothing; `heir` owns it until that is done.

        What cannot be done is told to `fail`.
        """
        if not isValid(self) or self._closed.is_set():
            return
        with self._wake:
            for operation in (*self._waiting, *([self._running] if self._running else []), *self._unheard):
                operation.leave(fail)
        self.setParent(heir)
        Operation(lambda _cancelled: None).then(lambda _none: self._end()).start(self)

    def _end(self) -> None:
        self.close(0)
        self.deleteLater()

    def close(self, timeout: float = 5.0, *, drain: bool = False) -> None:
        """End the thread: cancel what waits and runs, or `drain`: do it first, though nobody hears of it any more."""
        with self._wake:
            self._closed.set()
            if not drain:
                self._cancel()
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(timeout)

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._closed.is_set():
                    self._wake.wait()
                if self._closed.is_set() and not self._waiting:
                    return
                operation = self._waiting.popleft()
                if operation.cancelled:
                    continue
                self._running = operation
            answer = operation.run()
            with self._wake:
                self._running = None
                if self._closed.is_set():
                    continue  # nobody hears of it
                self._unheard.append(operation)
            try:
                self._done.emit(answer)
            except RuntimeError:  # the window that asked was closed and deleted meanwhile
                return
            # The last to hold these must be the GUI thread: they may hold widgets.
            del operation, answer

    def _call(self, answer: Callable[[], None]) -> None:
        with self._wake:
            self._unheard.popleft()
        answer()


def _end_waiting(wake: threading.Condition, closed: threading.Event, *_gone: object) -> None:
    """End the thread of a lane that is gone with its parent; it holds nothing of the lane."""
    with wake:
        closed.set()
        wake.notify()


def once(
    name: str, owner: QObject, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
) -> None:
    """Do one thing on a lane of its own, which is gone when what came of it is told."""
    lane = Lane(name, owner)

    def over() -> None:
        lane.close(0)
        lane.deleteLater()

    def done(result: T) -> None:
        over()
        then(result)

    def broke(error: Exception) -> None:
        over()
        failed(error)

    Operation(lambda _cancelled: work()).then(done).otherwise(broke).start(lane)
