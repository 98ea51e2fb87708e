"""Work that rests before it is begun again."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader.ui.jobs.pacing import RESTS, Paced
from tests.ui.opened import PATIENCE


def test_what_is_asked_for_meanwhile_is_done_once_and_after_a_rest(qtbot: QtBot) -> None:
    begun: list[float] = []
    owner = QObject()
    paced = Paced(lambda: begun.append(time.monotonic()), owner)
    paced.ask()
    assert len(begun) == 1  # at once, where nothing was done before
    paced.ask()
    paced.ask()
    time.sleep(0.02)
    assert len(begun) == 1
    paced.done()
    ended = time.monotonic()
    paced.ask()
    assert len(begun) == 1
    qtbot.waitUntil(lambda: len(begun) == 2, timeout=PATIENCE)
    assert begun[1] - ended > 0.9 * RESTS * 0.02
    paced.done()
    qtbot.wait(5 + int(1000 * RESTS * (time.monotonic() - begun[1])))
    assert len(begun) == 2  # nobody asked again


def test_who_is_done_twice_or_without_having_begun_does_no_harm(qtbot: QtBot) -> None:
    begun: list[int] = []
    owner = QObject()
    paced = Paced(lambda: begun.append(1), owner)
    paced.done()
    paced.ask()
    paced.done()
    paced.done()
    paced.ask()
    qtbot.waitUntil(lambda: len(begun) == 2, timeout=PATIENCE)
