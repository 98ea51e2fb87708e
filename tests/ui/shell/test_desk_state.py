"""What a window remembers belongs to the library, and 只看未读 to the collection it was chosen in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.look.controls import Button, Link
from reader.ui.shell.window import MainWindow
from reader.workspace import desk_state
from reader.workspace.session import open_session
from tests.ui.many import MANY
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press


def filter_button(window: MainWindow) -> Button:
    return next(b for b in desk_of(window).list.bar.findChildren(Button) if b.accessibleName() == "只看未读")


def test_each_library_opens_where_the_reader_was_in_it(qtbot: QtBot, library: Path, many: Path) -> None:
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        section = next(c for c, _n in desk.tree.nodes.collections() if c.kind == "section")
        desk.browser.show(section)
        own = click_row(desk, 0)
        qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    with opened(qtbot, many) as window:
        desk = desk_of(window)
        assert window.message.text == ""
        assert desk.browser.collection == Collection(kind="all")
        assert (desk.list.model.rowCount(), window.article_id) == (MANY, desk.list.model.first_id)
        last = click_row(desk, 3)
        qtbot.waitUntil(lambda: window.article_id == last, timeout=PATIENCE)
    with opened(qtbot, library) as window:
        assert (desk_of(window).browser.collection, window.article_id) == (section, own)
    with opened(qtbot, many) as window:
        assert window.article_id == last


@pytest.mark.parametrize("waits", [True, False])
def test_a_lost_cache_does_not_lose_the_place(
    qtbot: QtBot, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: bool
) -> None:
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        section = next(c for c, _n in desk.tree.nodes.collections() if c.kind == "section")
        desk.browser.show(section)
        own = click_row(desk, 0)
        qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    monkeypatch.setenv("BAOJIA_CACHE", str(tmp_path / "another cache"))
    with opened(qtbot, library) as window:
        if waits:
            qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
            assert desk_of(window).browser.collection == section
    with opened(qtbot, library) as window:
        qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
        assert desk_of(window).browser.collection == section


def test_a_collection_that_is_empty_by_now_is_not_opened_on(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        desk_of(window).browser.show(Collection(kind="tag", path=("没有的",)))
    with opened(qtbot, library) as window:
        assert desk_of(window).browser.collection == Collection(kind="all")
        assert window.article_id


def test_a_piece_that_is_gone_by_now_is_not_opened_on(qtbot: QtBot, library: Path) -> None:
    with open_session(library) as session:
        desk_state.save(session, desk_state.DeskState(collection="all", article="0123456789ab-7", place=40))
    with opened(qtbot, library) as window:
        assert window.message.text == ""
        assert window.article_id == desk_of(window).list.model.first_id


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"place": "far", "expanded": 5}', "\x00"])
def test_a_damaged_memory_is_none(library: Path, damaged: str) -> None:
    with open_session(library) as session:
        desk_state.save(session, desk_state.DeskState(article="a"))
        path = next((session.config / desk_state.FOLDER).iterdir())
        path.write_text(damaged, "utf-8")
        assert desk_state.load(session) == desk_state.DeskState()


def test_only_unread_is_kept_a_category_and_hides_no_bookmark(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        own = click_row(desk, 1)
        qtbot.waitUntil(lambda: window.session.library.status(own).read, timeout=PATIENCE)
        press(desk.list.list, "Ctrl+D")
        QTest.mouseClick(filter_button(window), Qt.MouseButton.LeftButton)
        assert desk.list.model.rowCount() < 15
        desk.browser.show(Collection(kind="bookmarked"))
        assert desk.list.model.ids == [own]
        assert not filter_button(window).isVisible()
        section = next(c for c, _n in desk.tree.nodes.collections() if c.kind == "section")
        desk.browser.show(section)
        assert not filter_button(window).isChecked()
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        desk.browser.show(Collection(kind="all"))
        assert filter_button(window).isChecked()
        assert own not in desk.list.model.ids


def test_where_all_is_read_the_empty_list_offers_what_was_read(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    QTest.mouseClick(filter_button(window), Qt.MouseButton.LeftButton)
    window.trigger("all_read")
    unread = Collection(kind="unread")
    qtbot.waitUntil(lambda: desk.session.library.catalogue.count(unread)[0] == 0, timeout=PATIENCE)
    desk.browser.show(Collection(kind="all"))
    assert desk.list.empty_words == "都读完了。"
    links = [link for link in desk.list.findChildren(Link) if link.text() == "显示已读的"]
    qtbot.waitUntil(links[0].isVisible, timeout=PATIENCE)
    QTest.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert desk.list.model.rowCount() == 15
    assert desk.list.empty_words == ""
