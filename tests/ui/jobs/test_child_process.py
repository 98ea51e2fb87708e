"""Other processes as the window holds them: asked again and again, stopped, killed, forgotten in mid-sentence."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from reader.ui.jobs import child_process
from reader.ui.jobs.child_process import ChildProcess
from reader.ui.jobs.doorbell import Doorbell
from reader.workspace.children.speech import Message
from tests.processes import alive, below
from tests.ui.opened import PATIENCE


class Told:
    """A process that looks into files, and what it told."""

    def __init__(self, qtbot: QtBot, stays: float = 60.0) -> None:
        self.qtbot = qtbot
        self.before = ours()  # another test's may still be on its way out
        self.process = ChildProcess("preview", stays=stays)
        self.answers: list[Message] = []
        self.ends: list[tuple[int, str]] = []
        self.process.answered.connect(self.answers.append)
        self.process.finished.connect(lambda *end: self.ends.append(end))

    def ask(self, path: Path) -> None:
        self.process.ask({"path": str(path), "encoding": ""})

    def pid(self) -> int:
        """Return the one process that was started for this."""
        (pid,) = {*ours()} - {*self.before}
        return pid

    def done(self, times: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.ends) == times, timeout=PATIENCE)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "渡口.txt"
    path.write_text("# 渡口添了新灯\n\n摆渡人老秦说，夜里过河的人从此看得清台阶了。\n", "utf-8")
    return path


def ours() -> list[int]:
    return below(os.getpid(), "--child preview")


def test_one_process_does_one_thing_after_another(qtbot: QtBot, paper: Path) -> None:
    told = Told(qtbot)
    told.ask(paper)
    told.done(1)
    first = told.pid()
    told.ask(paper)
    told.done(2)
    assert told.pid() == first
    assert told.ends == [(0, ""), (0, "")]
    assert [message.line["preview"]["articles"] for message in told.answers] == [1, 1]
    assert not told.process.busy
    told.process.stop()
    assert not alive(first)


def test_it_goes_when_it_is_not_asked_for_a_while(qtbot: QtBot, paper: Path) -> None:
    told = Told(qtbot, stays=0.2)
    told.ask(paper)
    told.done(1)
    qtbot.waitUntil(lambda: not ours(), timeout=PATIENCE)
    told.ask(paper)
    told.done(2)
    assert told.ends[-1][0] == 0
    told.process.stop()


def test_one_that_is_killed_is_told_and_the_next_request_starts_another(qtbot: QtBot, paper: Path) -> None:
    told = Told(qtbot)
    told.ask(paper)
    pid = told.pid()
    os.kill(pid, signal.SIGKILL)
    told.done(1)
    assert told.ends[0][0] == -signal.SIGKILL
    told.ask(paper)
    told.done(2)
    assert told.ends[1] == (0, "")
    told.process.stop()


def test_one_that_is_cancelled_tells_so_and_may_be_asked_at_once(qtbot: QtBot, paper: Path) -> None:
    told = Told(qtbot)
    told.ask(paper)
    told.process.cancel()
    told.done(1)
    assert told.ends[0][0] == -1
    told.ask(paper)
    told.process.cancel()
    told.ask(paper)  # the one before is not waited for
    told.done(2)
    assert told.ends[1] == (0, "")
    told.process.stop()


def test_where_no_process_can_be_started_that_is_told(
    qtbot: QtBot, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(child_process, "Child", refuse)
    told = Told(qtbot)
    told.ask(paper)
    told.done(1)
    assert told.ends == [(-1, "no more processes")]


def test_whoever_asked_may_be_gone_before_the_answer(qtbot: QtBot, paper: Path) -> None:
    for wait in (0, 20, 60, 120, 200, 300, 400, 500):
        owner = QObject()
        process = ChildProcess("preview", owner, stays=60.0)
        heard: list[object] = []
        process.answered.connect(heard.append)
        process.ask({"path": str(paper), "encoding": ""})
        qtbot.wait(wait)
        owner.deleteLater()
        del owner, process
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not ours(), timeout=PATIENCE)


@pytest.mark.parametrize("by_pipe", [True, False])
def test_what_threads_hand_over_arrives_in_order_and_after_the_end_nowhere(qtbot: QtBot, by_pipe: bool) -> None:
    owner = QObject()
    bell = Doorbell(owner, by_pipe=by_pipe)
    box, heard, here = bell.letterbox, [], threading.get_ident()
    bell.rung.connect(lambda thing: heard.append((thing, threading.get_ident() == here)))

    def put() -> None:
        for k in range(100_000):  # more than a pipe holds
            box.put(k)

    thread = threading.Thread(target=put)
    thread.start()
    qtbot.waitUntil(lambda: len(heard) == 100_000, timeout=PATIENCE)
    thread.join()
    assert heard == [(k, True) for k in range(100_000)]
    late = threading.Thread(target=put)
    late.start()
    owner.deleteLater()
    del owner, bell
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    late.join()
    assert not box.open
