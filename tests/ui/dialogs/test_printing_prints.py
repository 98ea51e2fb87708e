"""The print of a piece goes to a printer with it: its files are there until the printer has them, and then no more."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reader.model.errors import NotSaved
from reader.printing import PrintOptions
from reader.printing.facsimiles import Facsimiles
from reader.rendering.cut import Cut, Cutting
from reader.rendering.piece import Piece
from reader.ui.dialogs import printing
from reader.ui.shell.window import MainWindow
from tests.printing.test_cutting import RING, SAID, page
from tests.ui.opened import PATIENCE, desk_of


class Choices:
    """A print dialog whose reader wants the print too, on a printer."""

    target = "printer"
    facsimile = SimpleNamespace(isChecked=lambda: True)
    printing = SimpleNamespace(run=lambda: None, printer=SimpleNamespace(currentText=lambda: "纸"))

    def __init__(self, *_given: Any, **_more: Any) -> None:
        """Take what a dialog takes."""

    def ask(self) -> bool:
        """Print."""
        return True

    def options(self) -> PrintOptions:
        """Return how."""
        return PrintOptions()


def files_of(pieces: Sequence[Piece]) -> list[Path]:
    return [path for piece in pieces for path in piece.pictures.values()]


@pytest.mark.parametrize("refuses", [False, True])
def test_files_of_the_print_are_there_until_the_printer_has_them(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, refuses: bool
) -> None:
    cut = Cutting(said=SAID, parts=(Cut(picture=page(), width=100, polygons=[RING]),))
    monkeypatch.setattr(printing, "PrintChoices", Choices)
    monkeypatch.setattr(printing, "prints_of", lambda _session: Facsimiles(lambda _id: cut))
    sent: list[list[tuple[Path, bool]]] = []

    threads: list[threading.Thread] = []

    def paint(_printer: object, pieces: Sequence[Piece], *_how: object) -> int:
        threads.append(threading.current_thread())
        sent.append([(path, path.is_file()) for path in files_of(pieces)])
        if refuses:
            raise NotSaved("没有纸了")
        return 1

    monkeypatch.setattr("reader.printing.paint", paint)
    monkeypatch.setattr("reader.printing.printer.printer_for", lambda *_how: None)
    own = desk_of(window).navigation.article_id
    printing.print_pieces(window, window.library_session, [own])
    qtbot.waitUntil(lambda: bool(sent), timeout=PATIENCE)
    said = "没有纸了" if refuses else "交给打印机“纸”了，1 页。"
    qtbot.waitUntil(lambda: window.message.text == said, timeout=PATIENCE)
    assert threading.main_thread() not in threads
    assert len(sent[0]) == 1
    assert all(there for _path, there in sent[0])
    assert not any(path.exists() for path, _there in sent[0])
