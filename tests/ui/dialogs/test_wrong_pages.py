"""Pages that are none, or not there, are told in a sentence, whichever way leads to the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from reader.ui.dialogs import book_making, printing
from reader.ui.dialogs.book_editor import BookEditor
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.print_choices import PrintChoices
from reader.ui.dialogs.printer_fields import PrinterChoices
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, desk_of

WAYS: dict[str, Callable[[MainWindow, Sequence[str]], None]] = {
    "book": lambda window, ids: book_making.make_book(window, window.session, ids, "剪报"),
    "pieces": lambda window, ids: printing.print_pieces(window, window.session, ids),
}


@pytest.mark.parametrize("pages", ["abc", "90-95"])
@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_wrong_pages_are_told(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    way: Callable[[MainWindow, Sequence[str]], None],
    pages: str,
) -> None:
    def choose(dialog: Dialog) -> bool:
        if isinstance(dialog, PrinterChoices):
            dialog.fields.pages.setText(pages)
        elif isinstance(dialog, PrintChoices):
            dialog.printing.pages.setText(pages)
        if isinstance(dialog, (PrintChoices, BookEditor)):
            dialog.target = "printer"
        dialog.finished.emit(1)
        return True

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["P"]))
    monkeypatch.setattr(Dialog, "ask", choose)
    before = window.message.text
    way(window, desk_of(window).list.model.ids[:2])
    qtbot.waitUntil(lambda: "页" in window.message.text and window.message.text != before, timeout=PATIENCE)
    assert "程序" not in window.message.text
