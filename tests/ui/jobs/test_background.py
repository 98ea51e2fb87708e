from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader.ui.jobs.background import Lane, Operation, once
from tests.ui.opened import PATIENCE


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane("test", owner := QObject())
    yield made
    assert shiboken6.isValid(owner)
    made.close()


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot, lane: Lane) -> None:
    told: list[tuple[int, str]] = []
    here = threading.get_ident()
    Operation(lambda _c: threading.get_ident()).then(
        lambda there: told.append((there, "here" if threading.get_ident() == here else "there"))
    ).start(lane)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told[0][0] != here
    assert told[0][1] == "here"
    lane.close()


def test_the_newest_wins_and_running_work_hears_that_it_is_overtaken(qtbot: QtBot, lane: Lane) -> None:
    told: list[str] = []
    running, overtaken = threading.Event(), threading.Event()

    def slow(cancelled: object) -> str:
        running.set()
        while not cancelled():  # type: ignore[operator]
            pass
        overtaken.set()
        return "old"

    Operation(slow).then(told.append).start(lane)
    assert running.wait(PATIENCE / 1000)
    Operation(lambda _c: "waiting").then(told.append).start(lane)
    Operation(lambda _c: "new").then(told.append).start(lane, newest=True)
    qtbot.waitUntil(lambda: told == ["new"], timeout=PATIENCE)
    assert overtaken.is_set()
    lane.close()


def test_a_failure_is_told_on_this_side(qtbot: QtBot, lane: Lane) -> None:
    told: list[Exception] = []

    def fail(_cancelled: object) -> None:
        raise ValueError("no")

    Operation(fail).otherwise(told.append).start(lane)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert str(told[0]) == "no"
    lane.close()


def test_closing_ends_the_thread_and_calls_nobody(qtbot: QtBot, lane: Lane) -> None:
    told: list[str] = []
    release = threading.Event()
    Operation(lambda _c: release.wait(PATIENCE / 1000) and "late").then(told.append).start(lane)  # type: ignore[arg-type]
    release.set()
    lane.close()
    qtbot.wait(30)
    assert told == []


def test_an_answer_to_whom_was_deleted_meanwhile_is_let_go(qtbot: QtBot) -> None:
    asker = QObject()
    lane = Lane("deleted", asker)
    begun, go = threading.Event(), threading.Event()

    def wait(_cancelled: Callable[[], bool]) -> bool:
        begun.set()
        return go.wait(60)

    Operation(wait).start(lane)
    assert begun.wait(60)
    thread = lane._thread
    assert thread is not None
    shiboken6.delete(asker)
    go.set()
    thread.join(60)  # what a thread raises is an error of this test
    assert not thread.is_alive()


def test_the_thread_of_a_lane_that_waits_ends_with_its_owner(qtbot: QtBot) -> None:
    lane, told = Lane("left", owner := QObject()), list[int]()
    Operation(lambda _c: 1).then(told.append).start(lane)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    thread = lane._thread
    assert thread is not None
    assert thread.is_alive()
    shiboken6.delete(owner)
    thread.join(PATIENCE / 1000)
    assert not thread.is_alive()


@pytest.mark.parametrize("breaks", [False, True])
def test_what_is_done_once_leaves_no_lane_behind(qtbot: QtBot, breaks: bool) -> None:
    owner, told = QObject(), list[object]()

    def work() -> int:
        if breaks:
            raise ValueError
        return 7

    once("once", owner, work, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not owner.findChildren(Lane), timeout=PATIENCE)
    assert [isinstance(one, ValueError) for one in told] == [breaks]
