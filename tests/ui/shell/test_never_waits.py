"""While somebody else holds the library for long, the window goes on: keys and mouse are answered, pages come later."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reader.library.catalogue import Catalogue
from reader.library.turns import Turns
from reader.model.summary import Collection
from reader.ui.dialogs.choosing_papers import PaperDialog
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs import answering
from reader.ui.look.actions import action_specs
from reader.ui.reading.note_sheet import NoteSheet
from reader.ui.shell.desk import Desk
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, click_row, desk_of, press


class Refusing(Turns):
    """The library's lock, which notes who takes it on the window's own thread while it is `held` elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.held = False
        self.takers: list[str] = []

    def acquire(self, timeout: float = -1) -> bool:
        """Take it; the window's own thread is not kept waiting, but told on."""
        if self.held and threading.current_thread() is threading.main_thread():
            self.tell_on()
        return super().acquire(timeout)

    def tell_on(self) -> None:
        """Note who waits, and let go, lest it be for long."""
        self.takers.append("".join(traceback.format_stack(limit=9)))
        self.held = False

    def __enter__(self) -> None:
        self.acquire()


@contextmanager
def held(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Refusing]:
    """Have the library's lock held by another thread, as by a deed on 20,000 pieces; nobody waits for an answer."""
    library = window.session.library
    lock = Refusing()
    for owner in (library, library._keeping_up, library.catalogue, library._keeping_up._large):
        monkeypatch.setattr(owner, "_lock", lock)
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    over, taken = threading.Event(), threading.Event()
    join = threading.Thread.join

    def note_join(thread: threading.Thread, timeout: float | None = None) -> None:
        if lock.held and threading.current_thread() is threading.main_thread() and thread.is_alive() and timeout != 0:
            lock.tell_on()
        join(thread, timeout)

    monkeypatch.setattr(threading.Thread, "join", note_join)

    def hold() -> None:
        with lock:
            taken.set()
            while not over.wait(0.01) and (lock.held or not lock.takers):
                pass

    thread = threading.Thread(target=hold)
    thread.start()
    assert taken.wait(PATIENCE / 1000)
    lock.held = True
    try:
        yield lock
    finally:
        lock.held = False
        over.set()
        thread.join()


def turn(times: int = 30) -> None:
    """Let the window do what it has to do."""
    for _k in range(times):
        QApplication.processEvents()
        QTest.qWait(5)


def scroll_and_choose(window: MainWindow) -> None:
    desk = desk_of(window)
    press(desk.list.list, "Ctrl+A")
    assert desk.list.list.selected_count == desk.list.model.rowCount()
    for kind in ("unread", "bookmarked", "all"):
        node = next(c for c, _name in desk.tree.nodes.collections() if c.kind == kind)
        desk.tree.choose(node)
        assert desk.browser.collection.kind == kind
    bar = desk.list.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.list.list.viewport().repaint()
    desk.list.list.scrollToTop()


def walk_by_keys(window: MainWindow) -> None:
    desk = desk_of(window)
    desk.list.list.setFocus()
    for _step in range(3):
        QTest.keyClick(desk.list.list, Qt.Key.Key_Down)
        turn(10)
    QTest.keyClick(desk.list.list, Qt.Key.Key_Return)


def do_small_deeds(window: MainWindow) -> None:
    for action in ("bookmark", "unread", "next", "back", "undo"):
        window.trigger(action)
        turn(5)


def look_elsewhere(window: MainWindow) -> None:
    for action in ("notes_panel", "front_page", "next_issue", "calendar", "activity", "notes_panel", "own_window"):
        window.trigger(action)
        turn(5)


def ask_for_files(window: MainWindow) -> None:
    for action in ("print", "pdf", "export", "page_pdf", "page_original", "original"):
        window.trigger(action)
        turn(5)


def open_every_sheet(window: MainWindow) -> None:
    """Whatever asks for more ends in …: each is opened, and left again."""
    desk = desk_of(window)
    desk.search_for("桥")
    turn(10)
    for spec in action_specs():
        if spec.text.endswith("…") and spec.id not in AWAY:
            window.trigger(spec.id)
            turn(3)
            for dialog in window.findChildren(Dialog):
                if dialog.isVisible():
                    dialog.reject()


def write_a_note(window: MainWindow) -> None:
    desk = desk_of(window)
    desk.page.view.select("body", 0, 4)
    window.trigger("mark_key")
    desk.page.view.select("body", 6, 9)
    window.trigger("note")
    sheet = desk.page.tools.notes.sheet
    assert sheet is not None
    QTest.keyClicks(sheet.text, "mi")
    QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
    turn(5)


FILE_QUESTIONS = {
    "getSaveFileName": ("", ""), "getOpenFileName": ("", ""), "getExistingDirectory": "",
}  # fmt: skip
AWAY = {"library", "recent_libraries", "move_library", "restore"}
"""Sheets that lead away from the library."""
WALK: tuple[Callable[[MainWindow], None], ...] = (
    scroll_and_choose, walk_by_keys, do_small_deeds, look_elsewhere, ask_for_files, write_a_note,
    open_every_sheet,
)  # fmt: skip


@pytest.mark.parametrize("deed", WALK, ids=lambda deed: deed.__name__)
def test_the_window_never_waits_for_the_library(
    deed: Callable[[MainWindow], None], window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(dialog: Dialog) -> bool:
        dialog.reject()
        dialog.deleteLater()
        return False

    monkeypatch.setattr(Dialog, "ask", leave)
    for ask, answer in FILE_QUESTIONS.items():
        monkeypatch.setattr(QFileDialog, ask, lambda *_given, answer=answer, **_more: answer)
    monkeypatch.setattr(PaperDialog, "chosen", lambda _dialog: [])
    with held(window, monkeypatch) as lock:
        deed(window)
        turn()
        assert not lock.takers, lock.takers[0]


def test_what_is_clicked_is_shown_once_the_library_answers(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)
    shown = desk.navigation.article_id
    other = next(k for k, article in enumerate(desk.list.model.ids) if article != shown)
    with held(window, monkeypatch):
        chosen = click_row(desk, other)
        qtbot.waitUntil(lambda: desk.navigation.coming == chosen, timeout=PATIENCE)
        assert desk.navigation.article_id == shown
        assert desk.page.piece is not None
        assert desk.page.piece.article.id == shown
    qtbot.waitUntil(lambda: desk.navigation.article_id == chosen, timeout=PATIENCE)
    assert desk.page.piece.article.id == chosen
    assert desk.list.list.current_id == chosen


def is_coming(desk: Desk, article: str) -> bool:
    """Tell whether a piece has been asked for and is not there yet."""
    return desk.navigation.coming == article


def test_of_pieces_that_are_coming_the_last_is_shown(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)
    seen: list[str] = []
    desk.navigation.opened.connect(lambda piece, _hits: seen.append(piece.article.id))
    with held(window, monkeypatch):
        for row in (1, 2, 3):
            chosen = click_row(desk, row)
            qtbot.waitUntil(partial(is_coming, desk, chosen), timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk.navigation.article_id == chosen, timeout=PATIENCE)
    turn()
    assert seen == [chosen]


def test_a_bookmark_set_while_the_library_is_busy_is_kept_on_closing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, library = desk_of(window), window.session.library
    own = desk.navigation.article_id
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    before = library.status(own).bookmarked
    window.trigger("bookmark")
    desk.deeds.close()
    assert library.status(own).bookmarked != before


def test_a_papers_pieces_are_counted_beside_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, threads, real = desk_of(window), list[threading.Thread](), Catalogue.count

    def count(catalogue: Catalogue, collection: Collection) -> tuple[int, int]:
        if collection.kind == "issue":
            threads.append(threading.current_thread())
        return real(catalogue, collection)

    desk.open(desk.list.model.ids[0])
    qtbot.waitUntil(lambda: desk.navigation.piece is not None, timeout=PATIENCE)
    monkeypatch.setattr(Catalogue, "count", count)
    window.trigger("remove_issue")
    qtbot.waitUntil(lambda: bool(threads), timeout=PATIENCE)
    assert threading.main_thread() not in threads
    qtbot.waitUntil(lambda: desk.list.deed_line.link != "", timeout=PATIENCE)


def kept_note(window: MainWindow) -> NoteSheet:
    """Return the sheet of a note that was begun, and kept as after a rest."""
    page = desk_of(window).page
    page.view.select("body", 0, 4)
    window.trigger("note")
    sheet = page.tools.notes.sheet
    assert sheet is not None
    QTest.keyClicks(sheet.text, "shi")
    sheet.keep()
    return sheet


def test_a_note_written_while_the_library_is_busy_is_stored_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, library = desk_of(window), window.session.library
    own = desk.navigation.article_id
    with held(window, monkeypatch):
        sheet = kept_note(window)
        QTest.keyClicks(sheet.text, "qiao")
        desk.page.store_again()  # as every few seconds
        QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
        assert [note.note for note in desk.page.unstored_notes()] == ["shiqiao"]
    qtbot.waitUntil(lambda: not desk.page.unstored_notes(), timeout=PATIENCE)
    assert [a.note for a in library.annotations([own])] == ["shiqiao"]


def test_a_note_that_was_taken_away_before_it_was_stored_does_not_come_back(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, library = desk_of(window), window.session.library
    own = desk.navigation.article_id
    with held(window, monkeypatch):
        sheet = kept_note(window)
        sheet.removed.emit()
    settled = threading.Event()
    desk.deeds.answer(lambda: None, lambda _none: desk.deeds.answer(lambda: None, lambda _none: settled.set()))
    qtbot.waitUntil(settled.is_set, timeout=PATIENCE)
    assert library.annotations([own]) == ()


def test_a_sheet_that_is_asked_for_twice_opens_once_and_is_gone_when_closed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, opened = list[Dialog](), list[Dialog]()
    ask, show_event = Dialog.ask, Dialog.showEvent

    def note_asked(dialog: Dialog) -> bool:
        asked.append(dialog)
        return ask(dialog)

    def note_opened(dialog: Dialog, event: QShowEvent) -> None:
        show_event(dialog, event)
        opened.append(dialog)

    monkeypatch.setattr(Dialog, "ask", note_asked)
    monkeypatch.setattr(Dialog, "showEvent", note_opened)
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    leave = QTimer(window, interval=20)
    leave.timeout.connect(lambda: opened[-1].reject() if len(asked) == 3 and isValid(opened[-1]) else None)
    leave.start()
    for time in range(3):  # each by a turn of its own: the sheet that opens holds the turn in which it was asked for
        QTimer.singleShot(30 * time, window, lambda: window.trigger("clip"))
    qtbot.waitUntil(lambda: len(asked) == 3 and not window.findChildren(Dialog), timeout=PATIENCE)
    leave.stop()
    assert len(opened) == 1


def test_a_sheet_of_a_piece_that_the_reader_has_left_does_not_open(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, opened = desk_of(window), list[Dialog]()
    monkeypatch.setattr(Dialog, "exec", lambda dialog: opened.append(dialog))
    monkeypatch.setattr(answering.Question, "wait", lambda _question, _lane: False)  # however soon a worker is there
    other = next(article for article in desk.list.model.ids if article != desk.navigation.article_id)
    window.trigger("clip")
    desk.open(other)
    qtbot.waitUntil(lambda: "没有打开" in window.message.text, timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk.navigation.article_id == other, timeout=PATIENCE)
    assert not opened
    window.trigger("clip")
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=PATIENCE)
