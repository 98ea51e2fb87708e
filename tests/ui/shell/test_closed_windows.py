"""What a window leaves behind when it has closed: counted in living objects, which no cache and no collector blurs."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.opened import desk_of, opened
from tests.ui.shell.test_memory import turn

ROUNDS = 4
# A window has some 6,000 objects; what stays of one is what Python and Qt keep of their own, far from a widget each.
MOST_A_WINDOW = 30


def one_window(qtbot: QtBot, library: Path) -> None:
    """Open a window, do a little in it, and close it."""
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        QTest.keyClick(desk.list.list, Qt.Key.Key_Down)
        window.trigger("notes_panel")
        window.trigger("bookmark")
        window.trigger("own_window")
        turn()
    assert window is not None  # it is still named when it has closed, as a fixture's is


def living() -> int:
    """Return how many objects Python keeps track of, those put aside included."""
    turn()
    gc.collect()
    return len(gc.get_objects()) + gc.get_freeze_count()


def test_a_window_that_has_closed_is_let_go(qtbot: QtBot, library: Path) -> None:
    for _warm in range(2):  # some things are made once, late
        one_window(qtbot, library)
    before = living()
    for _round in range(ROUNDS):
        one_window(qtbot, library)
    assert living() - before < ROUNDS * MOST_A_WINDOW
