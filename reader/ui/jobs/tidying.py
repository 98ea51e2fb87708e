"""Collect Python's garbage on the GUI thread only.

A collection that happens to begin on a worker thread would take widgets apart there, which Qt does not survive. To look
at everything takes as long as there is much, up to a second after 20,000 deeds: so what is old and much is put aside,
and looked at again while the reader is at another window.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

INTERVAL_MS = 1000
AWAY_MS = 5000
OLDEST = 2
MUCH = 40_000
"""So many objects are looked at in one frame."""


class Tidying(QObject):
    """Stands in for the automatic collector from `begin` to `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._tidy)
        self._away = QTimer(self, singleShot=True, interval=AWAY_MS)
        self._away.timeout.connect(self._look_at_all)
        self._put_aside = False
        self._was_on = True

    def begin(self) -> None:
        """Switch the automatic collector off; what a start has built is no garbage and is not looked at again."""
        self._was_on = gc.isenabled() or not gc.get_freeze_count()
        gc.disable()
        gc.freeze()
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._reader_went)

    def end(self) -> None:
        """Give the automatic collector back."""
        self._timer.stop()
        self._away.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _tidy(self) -> None:
        """Collect the youngest generations that are full, as the automatic collector would, the oldest while small."""
        for generation, (count, limit) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > limit:
                if generation == OLDEST and len(gc.get_objects(generation=OLDEST)) > MUCH:
                    gc.collect(OLDEST - 1)
                    gc.freeze()
                    self._put_aside = True
                else:
                    gc.collect(generation)
                return

    def _reader_went(self, state: Qt.ApplicationState) -> None:
        """Look at all once the reader has been at another window for a while."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        elif self._put_aside:
            self._away.start()

    def _look_at_all(self) -> None:
        self._put_aside = False
        gc.unfreeze()
        gc.collect()
        gc.freeze()
