"""What is being written, handed on and stored before its page goes."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop

from reader.ui.jobs.deeds import LAST_S

if TYPE_CHECKING:
    from reader.ui.reading.pane import ReadingPane

TURN_MS = 5


def finish_writing(page: ReadingPane) -> None:
    """Hand on what is typed and wait until it is known whether it is stored, as long as deeds are waited for at an end.

    Only keys and mouse have to wait meanwhile.
    """
    page.finish_writing()
    until = monotonic() + LAST_S
    while page.notes_awaited and monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, TURN_MS)
        sleep(TURN_MS / 1000)
