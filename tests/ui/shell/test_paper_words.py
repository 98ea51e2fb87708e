"""What the paper says stands in the reader's characters everywhere in the window, what is ours or his stays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.dialogs.linking import LinkDialog
from reader.ui.dialogs.people import PeopleDialog
from reader.ui.look.controls import Link
from reader.ui.searching.narrowing import Choice, Narrowing
from reader.ui.shell.appearance import lay_out_page
from reader.ui.shell.palette_entries import places
from reader.ui.shell.window import MainWindow
from reader.workspace import linking
from tests.ui.opened import PATIENCE, desk_of

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
    chips.setParent(window)
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


def test_links_people_titles_and_suggestions_follow_too(qtbot: QtBot, window: MainWindow) -> None:
    in_characters(window, "traditional")
    desk, session, shown = desk_of(window), window.library_session, window.look.shown
    own = desk.navigation.article_id
    heads = {i: session.library.article(i).headline or "" for i in desk.list.model.ids}
    other, head = next((i, words) for i, words in heads.items() if i != own and shown(words) != words)
    linking.link(session, own, other, "石桥")
    assert desk.related is not None
    line = desk.related
    qtbot.waitUntil(lambda: bool(line.linked), timeout=PATIENCE)
    words = [action.text() for action in line.menu().actions()]
    assert any(shown(head) in said for said in words)
    assert not any(head in said for said in words)
    assert any("石桥" in said for said in words), "the remark is the reader's"
    dialog = LinkDialog(window, session, own, None, [other])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.pieces.count() > 0, timeout=PATIENCE)
    assert any(shown(head) in dialog.pieces.item(k).text() for k in range(dialog.pieces.count()))
    dialog.reject()
    people = PeopleDialog(window, session)
    qtbot.addWidget(people)
    qtbot.waitUntil(lambda: bool(people.findChildren(Link)), timeout=PATIENCE)
    said = [link.text() for link in people.findChildren(Link)]
    said += [label.text() for label in people.findChildren(QLabel) if label.text().startswith("…")]
    assert all(shown(words) == words for words in said)
    people.reject()
    in_characters(window, "printed")
    assert any(head in action.text() for action in line.menu().actions())
    in_characters(window, "traditional")
    desk.open(other)
    qtbot.waitUntil(lambda: window.look.shown(head) in window.windowTitle(), timeout=PATIENCE)
