"""The one bridge from library changes to Qt signals.

The library tells plain callables on whatever thread the change was made or noticed; here that becomes a signal on the
GUI thread. Nobody is told by message that another process has written: the bridge looks by itself, every few seconds
and at once when the window is activated or a child of ours says it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader.model.summary import Changes
from reader.ui.jobs.background import Lane, Operation

if TYPE_CHECKING:
    from reader.library import Library

INTERVAL_MS = 3000


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
        self._looking = False
        self._gather = QTimer(self, singleShot=True, interval=0)
        self._gather.timeout.connect(self._emit)
        self._arrived.connect(self._add, Qt.ConnectionType.AutoConnection)
        self._unsubscribe = library.subscribe(self._arrived.emit)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Begin to look regularly (after the first paint)."""
        self._timer.start()

    def look(self) -> None:
        """Notice what other processes wrote, off the GUI thread."""
        if not self._looking:
            self._looking = True
            Operation(lambda _cancelled: self._library.refresh()).then(self._looked).otherwise(self._missed).start(
                self._lane
            )

    def close(self) -> None:
        """Hear no more."""
        self._timer.stop()
        self._unsubscribe()

    def _looked(self, _found: Changes) -> None:
        self._looking = False  # what was found has come through `subscribe` already

    def _missed(self, error: Exception) -> None:
        self._looking = False
        self._add(Changes(problems=(str(error),)))

    def _add(self, changes: Changes) -> None:
        if changes:
            self._pending = self._pending | changes
            self._gather.start()

    def _emit(self) -> None:
        changes, self._pending = self._pending, Changes()
        self.changed.emit(changes)
