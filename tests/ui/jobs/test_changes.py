"""Looking for what other processes wrote goes on, whatever becomes of who waited for a look."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader.library.library import Library
from reader.model.summary import Changes
from reader.ui.jobs.background import Lane
from reader.ui.jobs.changes import LibraryChanges
from tests.ui.opened import PATIENCE


class Looked:
    """A library that is looked at, and nothing else; a look waits until it may end."""

    def __init__(self) -> None:
        self.looks = 0
        self.may_end = threading.Event()

    def subscribe(self, _heard: Callable[[Changes], None]) -> Callable[[], None]:
        return lambda: None

    def refresh(self) -> Changes:
        self.may_end.wait(PATIENCE / 1000)
        self.looks += 1
        return Changes()


def test_a_fault_in_who_waited_for_a_look_ends_no_later_look(qtbot: QtBot) -> None:
    library, owner = Looked(), QObject()
    changes = LibraryChanges(cast("Library", library), Lane("news", owner), owner)

    def fail() -> None:
        raise KeyError("shown")

    with qtbot.capture_exceptions() as raised:
        changes.look(fail)
        changes.look()  # asked for while that look is under way
        library.may_end.set()
        qtbot.waitUntil(lambda: bool(raised), timeout=PATIENCE)
    before = library.looks
    changes.look()
    qtbot.waitUntil(lambda: library.looks > before, timeout=PATIENCE)
    changes.close()
