"""Opening pieces leaves nothing behind: counted in living objects, which no cache and no collector blurs."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from reader.ui.shell.window import MainWindow
from tests.ui.opened import desk_of

ROUNDS = 4


def turn() -> None:
    """Let a real event loop turn: only there does Qt let go of what was to be deleted later."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def living(window: MainWindow) -> Counter[str]:
    return Counter(type(thing).__name__ for thing in window.findChildren(QObject))


def test_a_piece_that_was_left_keeps_no_object_of_the_window_alive(many_window: MainWindow) -> None:
    window = many_window
    desk = desk_of(window)
    ids = desk.list.model.ids[:12]
    assert len(set(ids)) == 12

    def round_of_pieces() -> Counter[str]:
        for article in ids:
            desk.open(article)
            turn()
        return living(window)

    round_of_pieces()
    first = round_of_pieces()
    for _round in range(ROUNDS):
        last = round_of_pieces()
    # Some things are made once, late; what is made with each piece would be there once a piece.
    assert max((last - first).values(), default=0) < ROUNDS
