"""What the paper says stands in the reader's characters everywhere in the window, what is ours or his stays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.searching.narrowing import Choice, Narrowing
from reader.ui.shell.appearance import lay_out_page
from reader.ui.shell.palette_entries import places
from reader.ui.shell.window import MainWindow
from tests.ui.opened import desk_of

ISSUE = Collection(kind="newspaper", path=("青石湾报", "2026"))


def in_characters(window: MainWindow, script: str) -> None:
    session = window.library_session
    session.change_settings(replace(session.settings, script=script))
    lay_out_page(window)


def picture(widget: QWidget) -> bytes:
    return bytes(widget.grab().toImage().constBits())


def test_every_place_follows_the_characters_that_are_wanted(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    printed = picture(desk.tree.viewport())
    desk.browser.show(ISSUE)
    chips = Narrowing(window.look, window.icons)
    qtbot.addWidget(chips)
    chips.show_choices([Choice("newspaper", "青石湾报", "青石湾报", 3)], {"newspaper": "报纸"})
    in_characters(window, "traditional")
    assert window.look.shown("青石湾报") == "青石灣報"
    assert any("青石灣報" in entry.text for entry in places(desk))
    assert any("未读" in entry.text for entry in places(desk))  # ours
    assert "青石灣報" in desk.list.list.accessibleDescription()
    assert "青石灣報" in chips.chips[0].accessibleName()
    assert picture(desk.tree.viewport()) != printed
    window.trigger("front_page")
    assert desk.papers.at_front is not None
    assert any("橋" in piece.accessibleName() for piece in desk.papers.at_front.sheet.pieces)
    assert not any("桥" in piece.accessibleName() for piece in desk.papers.at_front.sheet.pieces)
    in_characters(window, "printed")
    assert "青石湾报" in desk.list.list.accessibleDescription()
    assert "青石湾报" in chips.chips[0].accessibleName()
