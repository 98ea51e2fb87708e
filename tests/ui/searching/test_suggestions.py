"""What is offered below the search field, by keyboard and mouse; saved searches in the tree."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.searching.suggestion_list import Suggestions
from reader.ui.shell import saved_search_menu as saved_searches
from reader.ui.shell.window import MainWindow
from reader.workspace import keeping_searches, suggesting
from reader.workspace.session import Session
from tests.ui.opened import PATIENCE, answered, desk_of, press


def suggestions_of(window: MainWindow) -> Suggestions:
    found = window.findChild(Suggestions)
    assert found is not None
    return found


def type_in(qtbot: QtBot, window: MainWindow, text: str) -> Suggestions:
    """Type in the search field and wait for what is offered."""
    press(window, "Ctrl+L")
    field = window.nameplate.search
    qtbot.waitUntil(field.hasFocus, timeout=PATIENCE)
    QTest.keyClicks(field, text)
    offered = suggestions_of(window)
    qtbot.waitUntil(lambda: bool(offered.shown), timeout=PATIENCE)
    return offered


def test_a_section_is_offered_in_pinyin_and_chosen_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    desk, field = desk_of(window), window.nameplate.search
    offered = type_in(qtbot, window, "kepu")
    qtbot.waitUntil(lambda: any(s.kind == "section" for s in offered.shown), timeout=PATIENCE)
    section = next(s for s in offered.shown if s.kind == "section")
    assert section.marks
    assert section.count > 0
    for _step in range(offered.shown.index(section) + 1):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert section.text in field.accessibleDescription()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == section.query
    assert not offered.shown
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == section.count, timeout=PATIENCE)
    assert window.session.settings.recent_searches[0] == section.query


def test_esc_closes_the_list_first_and_then_the_search(qtbot: QtBot, window: MainWindow) -> None:
    field = window.nameplate.search
    offered = type_in(qtbot, window, "kepu")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not offered.shown
    assert field.text() == "kepu"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_list_that_was_closed_is_not_opened_again_by_what_comes_late(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    gate, real, gathered = threading.Event(), suggesting.known, list[object]()
    monkeypatch.setattr(suggesting, "known", lambda session: (gate.wait(PATIENCE / 1000), real(session))[1])
    keeping_searches.save_search(window.session, "科普", "科普")
    suggesting.remember(window.session, "kepu jiao")
    offered = type_in(qtbot, window, "kepu")  # a past search; names are not gathered yet
    QTest.keyClick(window.nameplate.search, key)
    assert not offered.shown
    window.nameplate.search.setFocus()
    monkeypatch.setattr(offered, "_show", lambda *found: gathered.append(found))
    gate.set()
    answered(qtbot, window)
    assert not gathered


def test_down_behind_the_last_goes_on_to_the_hits(qtbot: QtBot, window: MainWindow) -> None:
    desk, field = desk_of(window), window.nameplate.search
    offered = type_in(qtbot, window, "kepu")
    for _step in range(len(offered.shown) + 1):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert not offered.shown
    assert window.focusWidget() is desk.list.list


def test_a_click_chooses(qtbot: QtBot, window: MainWindow) -> None:
    offered = type_in(qtbot, window, "kepu")
    assert offered.sheet is not None
    wanted, view = offered.shown[0], offered.sheet.list
    spot = view.visualRect(view.entries.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert window.nameplate.search.text() == wanted.query


def test_past_searches_are_offered_and_forgotten(qtbot: QtBot, window: MainWindow) -> None:
    desk, field = desk_of(window), window.nameplate.search
    for query in ("zaoshi", "科普"):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, query) if query.isascii() else field.insert(query)
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: desk.list.list.hasFocus(), timeout=PATIENCE)
    assert window.session.settings.recent_searches[:2] == ("科普", "zaoshi")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    field.clearFocus()
    press(window, "Ctrl+L")
    offered = suggestions_of(window)
    qtbot.waitUntil(lambda: [s.text for s in offered.shown] == ["科普", "zaoshi"], timeout=PATIENCE)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [s.text for s in offered.shown] == ["zaoshi"], timeout=PATIENCE)
    assert offered.sheet is not None
    QTest.mouseClick(offered.sheet.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not offered.shown, timeout=PATIENCE)
    assert window.session.settings.recent_searches == ()


def test_a_saved_search_is_opened_renamed_and_taken_away(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)
    keeping_searches.save_search(window.session, "早市的事", "zaoshi")
    node = Collection(kind="search", path=("zaoshi",))
    qtbot.waitUntil(lambda: desk.tree.nodes.node_of(node) is not None, timeout=PATIENCE)
    menu = saved_searches.saved_search_menu(window, node, "早市的事")
    open_it, rename, _orders, forget = menu.actions()
    open_it.trigger()
    qtbot.waitUntil(lambda: desk.query == "zaoshi", timeout=PATIENCE)
    monkeypatch.setattr("reader.ui.dialogs.one_line.ask_line", lambda *_a, **_k: "集市")
    rename.trigger()

    def name() -> str:
        found = desk.tree.nodes.node_of(node)
        return found.label if found is not None else ""

    qtbot.waitUntil(lambda: name() == "集市", timeout=PATIENCE)
    saved_searches.forget_search(window, "集市")
    qtbot.waitUntil(lambda: name() == "", timeout=PATIENCE)
    window.trigger("undo")
    qtbot.waitUntil(lambda: name() == "集市", timeout=PATIENCE)
    assert forget.text()


def test_the_key_for_the_next_hit_opens_the_first_that_was_found(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    desk.search_for("科普角")
    qtbot.waitUntil(lambda: desk.search is not None and desk.search.answer is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk.list.model.rowCount() > 0 and bool(desk.list.model.first_id), timeout=PATIENCE)
    assert not desk.page.hits.all
    press(window, "F3")
    qtbot.waitUntil(lambda: bool(desk.page.hits.all), timeout=PATIENCE)
    assert desk.navigation.article_id == desk.list.model.first_id


def test_names_stay_offered_while_more_comes_in_and_are_gathered_anew(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(qtbot, window)  # the first count of the tree tells of clippings, and what was gathered before is forgotten
    offered = type_in(qtbot, window, "kepu")
    qtbot.waitUntil(lambda: any(s.kind == "section" for s in offered.shown), timeout=PATIENCE)
    gathered: list[int] = []
    known = suggesting.known

    def gathering(session: Session) -> tuple[suggesting.Suggestion, ...]:
        gathered.append(1)
        return known(session)

    monkeypatch.setattr(suggesting, "known", gathering)
    offered.outdate_known()
    QTest.keyClick(window.nameplate.search, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: bool(gathered), timeout=PATIENCE)
    assert any(s.kind == "section" for s in offered.shown)
