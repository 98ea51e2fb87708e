"""Collect Python's garbage on the GUI thread only.

A collection that happens to begin on a worker thread would take widgets apart there, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class Tidying(QObject):
    """Stands in for the automatic collector from `begin` to `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._tidy)
        self._was_on = True

    def begin(self) -> None:
        """Switch the automatic collector off; what a start has built is no garbage and is not looked at again."""
        self._was_on = gc.isenabled() or not gc.get_freeze_count()
        gc.disable()
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """Give the automatic collector back."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _tidy(self) -> None:
        """Collect the youngest generations that are full, as the automatic collector would."""
        for generation, (count, limit) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > limit:
                gc.collect(generation)
                return
