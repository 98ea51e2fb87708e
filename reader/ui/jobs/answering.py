"""Ask beside the window, and wait for the answer only as long as nobody notices.

A question to a library may have to wait for whoever works on it, and for a disk. Nearly always the answer is there at
once, and then it is shown in the same turn: nothing flickers. Where it is not, it is shown when it comes, and keys and
mouse go on meanwhile. What asks several times, as a desk that follows a change, waits no longer in all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QTimer

from reader.ui.jobs.background import Lane, Operation

T = TypeVar("T")
AT_ONCE_S = 0.02
"""So long a key's frame may wait: for all questions of one turn together."""


class Patience:
    """How long questions may still be waited for in this turn of the GUI thread."""

    def __init__(self) -> None:
        self._spent = 0.0

    @property
    def left(self) -> float:
        """Seconds."""
        return max(0.0, AT_ONCE_S - self._spent)

    def spend(self, seconds: float) -> None:
        """Have waited so long; in the next turn it is forgotten."""
        if not self._spent:
            QTimer.singleShot(0, self._forget)
        self._spent += seconds

    def _forget(self) -> None:
        self._spent = 0.0


patience = Patience()


class Question(Operation[T]):
    """An operation whose answer may be waited for; it is called back once, in the turn that asked or in a later one."""

    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__(lambda _cancelled: work())
        self._over = threading.Event()
        self._answer: Callable[[], None] | None = None

    @property
    def heard(self) -> bool:
        """True where nobody is called back any more."""
        return self.cancelled or self._answer is None

    def run(self) -> Callable[[], None]:
        """Do the work (worker thread) and return what the GUI thread has to call."""
        self._answer = super().run()
        self._over.set()
        return self._call_back

    def wait(self, lane: Lane) -> bool:
        """Wait as long as nobody notices, and call back where it is the lane's turn for that; tells whether it was."""
        if self.cancelled:
            return False  # its lane has ended
        begun = monotonic()
        there = self._over.wait(patience.left) and lane.is_next_to_hear(self)
        patience.spend(monotonic() - begun)
        if there:
            self._call_back()
        return there

    def _call_back(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            answer()


def ask(
    lane: Lane,
    question: Callable[[], T],
    then: Callable[[T], None],
    otherwise: Callable[[Exception], None] | None = None,
    *,
    newest: bool = False,
) -> bool:
    """Put a question on a lane; `then` takes the answer, now or later. Tells whether that was now.

    `otherwise` takes an exception. With `newest`, nobody wants the answers any more that are still awaited there.
    """
    asked = Question(question)
    asked.then(then)
    if otherwise is not None:
        asked.otherwise(otherwise)
    asked.start(lane, newest=newest)
    return asked.wait(lane)
