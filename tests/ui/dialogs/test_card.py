"""The sheet that shows a piece's picture card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.ui.dialogs.card import CardSheet
from reader.ui.dialogs.print_choices import PrintChoices
from reader.ui.shell.window import MainWindow

pytestmark = pytest.mark.gui


def test_the_card_is_shown_copied_and_kept(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = iter(("copy", "file", ""))

    def answer(sheet: CardSheet) -> bool:
        sheet.wanted = next(wanted)
        return bool(sheet.wanted)

    monkeypatch.setattr(CardSheet, "ask", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "卡"), "SVG (*.svg)"))
    window.trigger("card")
    assert not QApplication.clipboard().image().isNull()
    window.trigger("card")
    assert (tmp_path / "卡.svg").read_bytes().startswith(b"<svg")
    window.trigger("card")
    assert [p.name for p in tmp_path.glob("卡*")] == ["卡.svg"]


def test_the_print_sheet_sets_lines_that_run_down(window: MainWindow) -> None:
    dialog = PrintChoices(window, 1, [], lambda _most, _printed: [])
    dialog.vertical.setChecked(True)
    assert dialog.options().vertical
    dialog.edition.setCurrentIndex(1)
    assert dialog.options().edition == "2015"
    dialog.done(0)
