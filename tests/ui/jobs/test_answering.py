"""Questions of one turn share one patience."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader.ui.jobs import answering
from reader.ui.jobs.background import Lane
from tests.ui.opened import PATIENCE


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    owner = QObject()
    made = Lane("questions", owner)
    yield made
    made.close()


def test_whoever_asks_several_times_waits_once_in_a_turn(
    qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.02)
    gate, answers = threading.Event(), list[int]()

    def held(number: int) -> int:
        assert gate.wait(PATIENCE / 1000)
        return number

    qtbot.waitUntil(lambda: answering.patience.left == 0.02, timeout=PATIENCE)
    assert not answering.ask(lane, lambda: held(1), answers.append)
    assert answering.patience.left == 0, "the first has waited as long as anybody may"
    assert not answering.ask(lane, lambda: held(2), answers.append)
    qtbot.waitUntil(lambda: answering.patience.left == 0.02, timeout=PATIENCE)
    gate.set()
    qtbot.waitUntil(lambda: answers == [1, 2], timeout=PATIENCE)


def test_answers_come_in_the_order_of_the_questions(qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    answers, done = list[int](), threading.Event()
    assert not answering.ask(lane, lambda: done.wait(PATIENCE / 1000) and 1, answers.append)
    done.set()
    while not lane._unheard:  # the window is busy: the first is done, and nobody was told of it
        pass
    monkeypatch.setattr(answering, "AT_ONCE_S", PATIENCE / 2000)
    assert not answering.ask(lane, lambda: 2, answers.append)
    qtbot.waitUntil(lambda: answers == [1, 2], timeout=PATIENCE)
    assert answering.ask(lane, lambda: 3, answers.append), "nothing older is awaited any more"


def test_what_is_asked_when_the_lane_has_ended_is_waited_for_by_nobody(lane: Lane) -> None:
    lane.close()
    assert not answering.ask(lane, lambda: 1, lambda _answer: None)
    assert lane.idle
