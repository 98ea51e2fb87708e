"""A long page grows without a wait: what is looked at is written at once, the rest in slices."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui.reading.page_writing import Page

SLICE = 0.0015
"""Seconds that one slice may take before it lets the window breathe."""
STEP = 200


class PageGrowth(QObject):
    """Writes a page to its end. What stands above never moves, because new blocks come only at the end.

    Signals: completed() when a page that was not written at once has come to its end.
    """

    completed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._screen = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._grow)

    def begin(self, page: Page, screen: float) -> None:
        """Write the first screen of a page, `screen` characters; the rest follows."""
        self._page, self._screen = page, screen
        page.write(screen)
        if page.complete:
            self._timer.stop()
        else:
            self._timer.start()

    def reach(self, block: int) -> None:
        """Write at once until a block and a screen after it stand on the page."""
        if self._page is not None and self._page.reach(block, self._screen) and self._page.complete:
            self._end()

    def finish(self) -> None:
        """Write all that is left."""
        if self._page is not None and (self._timer.isActive() or not self._page.complete):
            self._page.write()
            self._end()

    def _grow(self) -> None:
        page = self._page
        if page is None:
            self._timer.stop()
            return
        if page.complete:  # told in a slice of its own: who hears it counts and paints
            self._end()
            return
        until = time.perf_counter() + SLICE
        while not page.complete and time.perf_counter() < until:
            page.grow(STEP)

    def _end(self) -> None:
        self._timer.stop()
        self.completed.emit()
