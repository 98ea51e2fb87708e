"""What a sheet leaves behind when it has closed: nothing of ours, whichever it was."""

from __future__ import annotations

import gc
from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.choosing_papers import PaperDialog
from reader.ui.dialogs.dialog import Dialog
from reader.ui.reading.sheet import Sheet
from reader.ui.shell.window import MainWindow
from tests.ui.opened import answered
from tests.ui.shell.test_memory import turn
from tests.ui.shell.test_never_waits import FILE_QUESTIONS, open_every_sheet

CALM = ("manual", "keys", "syntax", "about", "news", "palette", "layout")
"""Sheets that ask nothing, and whose names in the menus do not end in …"""


def living() -> Counter[str]:
    """Count what lives of our own classes, by class."""
    turn()
    gc.collect()
    kinds = (type(thing) for thing in gc.get_objects())
    return Counter(f"{kind.__module__}.{kind.__name__}" for kind in kinds if kind.__module__.startswith("reader.ui"))


def test_what_a_sheet_held_goes_with_it(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(dialog: Dialog) -> bool:
        dialog.show()
        QApplication.processEvents()
        dialog.reject()
        dialog.deleteLater()
        return False

    monkeypatch.setattr(Dialog, "ask", leave)
    for ask, answer in FILE_QUESTIONS.items():
        monkeypatch.setattr(QFileDialog, ask, lambda *_given, answer=answer, **_more: answer)
    monkeypatch.setattr(PaperDialog, "chosen", lambda _dialog: [])

    def every_sheet() -> Counter[str]:
        open_every_sheet(window)
        for action in CALM:
            window.trigger(action)
            QApplication.processEvents()
        while close_what_came():  # an answer may come late, and bring another
            pass
        return living()

    def close_what_came() -> bool:
        answered(qtbot, window)
        came = False
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
            came = True
        for sheet in window.findChildren(Sheet):
            sheet.leave()
        for dialog in window.findChildren(Dialog):
            came |= dialog.isVisible()
            dialog.reject()
        QApplication.processEvents()
        return came

    before = every_sheet()  # some things are made once, late: the second time nothing more may be there
    left = every_sheet() - before
    assert not {name: count for name, count in left.items() if not name.endswith((".Entry", ".Fit"))}
