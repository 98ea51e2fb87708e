"""Answers that come late are not shown over what the reader has asked for since; what is given up is given up whole."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reader.model.errors import NotFound
from reader.ui.jobs import answering
from reader.ui.shell.window import MainWindow
from reader.workspace import bookmarking, opening
from tests.ui.opened import PATIENCE, desk_of


@pytest.fixture(autouse=True)
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for answers no longer than a reader's window does."""
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.02)


class Gate:
    """Holds what is read of some pieces on the worker until it is opened; counts what was read to its end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *held: str) -> None:
        self.open, self.begun, self.read = threading.Event(), threading.Event(), 0
        real: Callable[..., Any] = opening.article

        def article(session: Any, piece: str) -> Any:
            if piece in held:
                self.begun.set()
                assert self.open.wait(PATIENCE / 1000)
            try:
                return real(session, piece)
            finally:
                self.read += piece in held

        monkeypatch.setattr(opening, "article", article)

    def let_through_unheard(self) -> None:
        """Let it be read, while this thread hears of nothing."""
        self.open.set()
        end = time.monotonic() + PATIENCE / 1000
        while not self.read and time.monotonic() < end:
            time.sleep(0.005)
        assert self.read
        time.sleep(0.05)  # until it is told of


def others(window: MainWindow) -> list[str]:
    desk = desk_of(window)
    return [i for i in desk.list.model.ids if i != desk.navigation.article_id]


def quiet(qtbot: QtBot, window: MainWindow) -> None:
    navigation = desk_of(window).navigation
    qtbot.waitUntil(lambda: not navigation.coming and navigation._lane.idle, timeout=PATIENCE)
    qtbot.wait(50)


def test_a_piece_that_was_read_and_not_yet_shown_gives_way(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = others(window)[:2]
    gate = Gate(monkeypatch, first)
    desk_of(window).open(first)
    gate.let_through_unheard()
    desk_of(window).open(second)
    quiet(qtbot, window)
    assert desk_of(window).navigation.article_id == second


def test_a_piece_that_was_given_up_does_not_come(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, first = desk_of(window).navigation.article_id, others(window)[0]
    gate = Gate(monkeypatch, first)
    desk_of(window).open(first)
    gate.let_through_unheard()
    desk_of(window).navigation.give_up()
    quiet(qtbot, window)
    assert desk_of(window).navigation.article_id == own


def test_what_is_opened_at_once_is_not_overtaken(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = others(window)[:2]
    gate = Gate(monkeypatch, first)
    desk_of(window).open(first)
    desk_of(window).open(second, at_once=True)
    gate.open.set()
    quiet(qtbot, window)
    assert desk_of(window).navigation.article_id == second


def test_looking_again_at_the_open_piece_stops_none_that_comes(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = others(window)[0]
    gate = Gate(monkeypatch, first)
    desk_of(window).open(first)
    desk_of(window).navigation.look_again()  # its picture has come
    gate.open.set()
    quiet(qtbot, window)
    assert desk_of(window).navigation.article_id == first


def test_what_was_missed_while_a_piece_failed_to_come_is_followed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    navigation = desk_of(window).navigation
    own, real = navigation.article_id, opening.article
    gate = threading.Event()

    def article(session: Any, piece: str) -> Any:
        if piece == "none-1":
            assert gate.wait(PATIENCE / 1000)
            raise NotFound("没有")
        return real(session, piece)

    monkeypatch.setattr(opening, "article", article)
    desk_of(window).open("none-1")
    bookmarking.bookmark(window.library_session, own)
    qtbot.waitUntil(lambda: own in navigation._missed.status, timeout=PATIENCE)
    gate.set()
    qtbot.waitUntil(lambda: navigation.piece is not None and navigation.piece.status.bookmarked, timeout=PATIENCE)


def test_a_late_front_page_does_not_cover_the_piece_opened_since(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, gate, read = desk_of(window), threading.Event(), threading.Event()
    real, piece = desk.papers._pieces, others(window)[0]

    def pieces(issue: str) -> Any:
        if threading.current_thread() is not threading.main_thread():
            assert gate.wait(PATIENCE / 1000)
            read.set()
        return real(issue)

    monkeypatch.setattr(desk.papers, "_pieces", pieces)
    window.trigger("front_page")
    desk.open(piece)
    qtbot.waitUntil(lambda: desk.navigation.article_id == piece, timeout=PATIENCE)
    gate.set()
    qtbot.waitUntil(lambda: read.is_set() and desk.deeds._lane.idle, timeout=PATIENCE)
    qtbot.wait(50)
    assert desk.papers.at_front is None


def held_undo(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let what the last deed is be answered only once the event that is returned is set."""
    gate, library = threading.Event(), window.library_session.library
    real = library.next_undo
    monkeypatch.setattr(library, "next_undo", lambda: (gate.wait(PATIENCE / 1000), real())[1])
    return gate


def test_a_line_said_since_is_not_overwritten(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, gate = desk_of(window), held_undo(window, monkeypatch)
    desk.undo.tell("先说的")
    desk.undo.tell_way("后说的", "去看", lambda: None)
    gate.set()
    qtbot.waitUntil(lambda: desk.deeds._lane.idle, timeout=PATIENCE)
    qtbot.wait(50)
    assert desk.list.deed_line.link == "去看"


def test_of_two_deeds_told_at_once_the_last_is_said(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, gate = desk_of(window), held_undo(window, monkeypatch)
    said = list[str]()
    monkeypatch.setattr(desk.list.deed_line, "say", lambda sentence, _link="": said.append(sentence))
    desk.undo.tell("先做的")
    desk.undo.tell("后做的")
    gate.set()
    qtbot.waitUntil(lambda: bool(said) and desk.deeds._lane.idle, timeout=PATIENCE)
    qtbot.wait(50)
    assert said == ["后做的"]
