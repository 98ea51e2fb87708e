"""Work that takes its time: how far it is, and a way to stop it; the window goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar

from reader.model.errors import BaojiaError, Cancelled
from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.background import Lane, Operation
from reader.ui.jobs.deeds import AT_ONCE
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host

T = TypeVar("T")
Progress = Callable[[int, int], None]
Deed = Callable[[Progress, Callable[[], bool]], T]
LATE_MS = 400


class LongWork(Dialog):
    """Shows how far the work is, once it takes long; closing it stops the work, which then leaves nothing behind."""

    moved = Signal(int, int)

    def __init__(self, host: Host, words: str) -> None:
        super().__init__(host, words, width=24)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        self.count = Label(self.look, "", scale=0.87, colour="ink2")
        self.body.addWidget(self.bar)
        self.body.addWidget(self.count)
        self.stop = self.add_button(_("停下"))
        self.moved.connect(self._show_progress)
        self._lane = Lane("long work", self)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self.show)
        self._operation: Operation[object] | None = None
        self.rejected.connect(self._give_up)

    def start(self, deed: Deed[T], then: Callable[[T], None]) -> None:
        """Do it on a thread; `then` takes what came of it, on the window's."""

        def done(result: T) -> None:
            self._end()
            self._of.attempt(lambda: then(result))

        operation = Operation(lambda cancelled: deed(self.moved.emit, cancelled)).then(done).otherwise(self._fail)
        self._operation = operation  # type: ignore[assignment]  # it is only ever cancelled
        operation.start(self._lane)
        self._late.start()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.count.setText(f"{done:,} / {total:,}")

    def _give_up(self) -> None:
        if self._operation is not None:
            self._operation.cancel()
            self._of.say(_("停下了，没有写文件。"), warning=False)
        self._end()

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, BaojiaError):
            raise error
        if not isinstance(error, Cancelled):
            self._of.say(str(error))

    def _end(self) -> None:
        self._late.stop()
        self._operation = None
        self._lane.close()
        self.hide()
        self.deleteLater()


def do_long(host: Host, words: str, deed: Deed[T], then: Callable[[T], None], *, size: int) -> LongWork | None:
    """Do something for `size` pieces: at once for a few of them, else beside the window, with a way to stop it."""
    if size <= AT_ONCE:
        host.work(words, lambda: deed(lambda _done, _total: None, lambda: False), then, size=size)
        return None
    work = LongWork(host, words)
    work.start(deed, then)
    return work
