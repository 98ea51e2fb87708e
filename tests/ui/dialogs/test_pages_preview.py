"""A preview of pages that goes while they are being set hears no more of them."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.pages_preview import PagesPreview
from reader.ui.look.theme import Look
from tests.ui.opened import PATIENCE


class Page:
    """One page of white."""

    right_to_left = False
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return 1

    def picture(self, _number: int, _width: int) -> QImage:
        return QImage(10, 14, QImage.Format.Format_RGB32)


def test_pages_that_are_set_when_the_preview_has_gone_are_shown_nowhere(qtbot: QtBot, look: Look) -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def make(_cancelled: Callable[[], bool]) -> Page:
        begun.set()
        may_end.wait(PATIENCE / 1000)
        ended.set()
        return Page()

    preview = PagesPreview(look)
    lane = preview._lane
    preview.show_pages(make)  # type: ignore[arg-type]  # a page that nobody printed
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    preview.deleteLater()
    QApplication.sendPostedEvents(preview, QEvent.Type.DeferredDelete.value)
    with qtbot.capture_exceptions() as raised:
        may_end.set()
        qtbot.waitUntil(ended.is_set, timeout=PATIENCE)
        assert lane._thread is not None
        lane._thread.join(PATIENCE / 1000)
        qtbot.wait(1)
    assert not raised
    assert not lane._thread.is_alive()
