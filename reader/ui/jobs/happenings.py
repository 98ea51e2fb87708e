"""Write down beside the window what goes on in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.jobs.answering import ask
from reader.ui.jobs.background import Lane, Operation
from reader.workspace import activity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.workspace.import_reports import KeptReport


class Happenings(QObject):
    """Notes what happens, for the list of activity.

    Signals: noted(Entry).
    """

    noted = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = folder
        self._lane = Lane("activity", self)

    def note(self, kind: activity.Happening, words: str, details: str = "", report: KeptReport | None = None) -> None:
        """Note what happens now; of an import the whole `report` is kept too."""
        if not words:
            return

        def write() -> activity.Entry:
            kept = ""
            if report is not None:
                from reader.workspace import import_reports

                kept = import_reports.keep(self.folder, report.outcomes, report.failure)
            one = activity.entry(kind, words, details, kept)
            activity.note(self.folder, one)
            return one

        Operation(lambda _cancelled: write()).then(self.noted.emit).start(self._lane)

    def report(self, one: activity.Entry, then: Callable[[KeptReport | None], None]) -> None:
        """Read the report that was kept of an import, beside the window, and hand it over."""

        def read() -> KeptReport | None:
            from reader.workspace import import_reports

            return import_reports.read(self.folder, one.report)

        Operation(lambda _cancelled: read()).then(then).start(self._lane)

    def read(self, then: Callable[[list[activity.Entry]], None]) -> None:
        """Read what is remembered beside the window, after what is still to be written; hand it over, newest first."""
        ask(self._lane, lambda: activity.entries(self.folder), then)

    def close(self) -> None:
        """Write down what is left, and end the worker thread."""
        self._lane.close(drain=True)
