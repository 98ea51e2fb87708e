"""The one bridge from library changes to Qt signals.

The library tells plain callables on whatever thread the change was made or noticed; here that becomes a signal on the
GUI thread. Nobody is told by message that another process has written: the bridge looks by itself, every few seconds
and at once when the window is activated or a child of ours says it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader.model.summary import Changes
from reader.ui.jobs.background import Lane, Operation
from reader.ui.jobs.pacing import Paced

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library

INTERVAL_MS = 3000


@runtime_checkable
class Follower(Protocol):
    """A dialog that stays open beside the window, and shows what changed in the library meanwhile."""

    def follow(self, changes: Changes) -> None:
        """Keep up with these."""


class LibraryChanges(QObject):
    """Signals of one library.

    Signals: changed(Changes) on the GUI thread, gathered over one turn of the event loop.
    """

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, library: Library, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = lane
        self._pending = Changes()
        self._looking = self._once_more = False
        self._then: list[Callable[[], None]] = []
        self._due: list[Callable[[], None]] = []
        self._gather = QTimer(self, singleShot=True, interval=0)
        self._gather.timeout.connect(self._emit)
        self._arrived.connect(self._add, Qt.ConnectionType.AutoConnection)
        self._unsubscribe = library.subscribe(self._arrived.emit)
        self._paced = Paced(self._look, self)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._paced.ask)

    def watch(self) -> None:
        """Begin to look regularly (after the first paint)."""
        self._timer.start()

    def look(self, then: Callable[[], None] | None = None) -> None:
        """Notice what other processes wrote, off the GUI thread; `then` is called once all of it is shown.

        Without `then` nobody waits for it: while much comes in, the window has more to do than to follow.
        """
        if then is None:
            self._paced.ask()
            return
        self._then.append(then)
        if self._looking:
            self._once_more = True  # the look under way may have passed it by
        else:
            self._look()

    def _look(self) -> None:
        if self._looking:
            return
        self._looking, self._due, self._then = True, self._then, []
        Operation(lambda _cancelled: self._library.refresh()).then(self._looked).otherwise(self._missed).start(
            self._lane
        )

    def close(self) -> None:
        """Hear no more."""
        self._timer.stop()
        self._unsubscribe()
        self._then.clear()
        self._due.clear()
        self._lane.close()

    def _looked(self, _found: Changes) -> None:
        self._ended()  # what was found has come through `subscribe` already

    def _missed(self, error: Exception) -> None:
        self._add(Changes(problems=(str(error),)))
        self._ended()

    def _ended(self) -> None:
        self._looking = False
        QTimer.singleShot(0, self, self._paced.done)  # once it is shown, which takes its time too
        due, self._due = self._due, []
        if due:
            self._gather.stop()
            self._emit()
        for then in due:
            then()
        if self._once_more:
            self._once_more = False
            self._look()

    def _add(self, changes: Changes) -> None:
        if changes:
            self._pending = self._pending | changes
            self._gather.start()

    def _emit(self) -> None:
        changes, self._pending = self._pending, Changes()
        if changes:
            self.changed.emit(changes)
