"""Work that each change asks for and that takes long: begun at once, but it rests before it is begun again.

While much comes in, something changes several times a second. What is counted anew each time keeps a thread busy all
the while, and the interpreter and a processor from the window.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

RESTS: Final = 4
"""It rests so many times as long as it took."""
LONGEST_MS: Final = 10_000


class Paced(QObject):
    """Begins work by calling `begin`; whoever does it calls `done`. What is asked for meanwhile is done once, later."""

    def __init__(self, begin: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._begin = begin
        self._begun = 0.0
        self._wanted = self._busy = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._go_on)

    def ask(self) -> None:
        """Have it done: now, or once it has rested."""
        self._wanted = True
        if not self._busy and not self._rest.isActive():
            self._go_on()

    def done(self) -> None:
        """It is done, or could not be."""
        if self._busy:
            self._busy = False
            self._rest.start(min(LONGEST_MS, int((time.monotonic() - self._begun) * 1000 * RESTS)))

    def _go_on(self) -> None:
        if self._wanted:
            self._wanted, self._busy, self._begun = False, True, time.monotonic()
            self._begin()
