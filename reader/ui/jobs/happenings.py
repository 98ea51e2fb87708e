"""Write down beside the window what goes on in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.jobs.background import Lane, Operation
from reader.workspace import activity

if TYPE_CHECKING:
    from pathlib import Path


class Happenings(QObject):
    """Notes what happens, for the list of activity.

    Signals: noted(Entry).
    """

    noted = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = folder
        self._lane = Lane("activity", self)

    def note(self, kind: activity.Happening, words: str, details: str = "") -> None:
        """Note what happens now."""
        if words:
            one = activity.entry(kind, words, details)
            Operation(lambda _cancelled: activity.note(self.folder, one)).then(
                lambda _none: self.noted.emit(one)
            ).start(self._lane)

    def read(self) -> list[activity.Entry]:
        """Return what is remembered, newest first."""
        return activity.entries(self.folder)

    def close(self) -> None:
        """Write down what is left, and end the worker thread."""
        self._lane.close()
