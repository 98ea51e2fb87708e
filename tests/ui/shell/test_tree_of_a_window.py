"""The tree in a window: filtered by typing, folded over a restart, people in it; and what stands in it, listed."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.dialogs.through_library import ThroughLibrary
from reader.ui.shell.context_menus import tree_menu
from reader.ui.shell.tree_filter import TreeFilter
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, answered, desk_of, opened, press


def field_of(window: MainWindow) -> TreeFilter:
    found = desk_of(window).column.filter
    assert found is not None
    return found


def names(window: MainWindow) -> list[str]:
    return [name for _c, name in desk_of(window).tree.nodes.collections()]


def test_typing_filters_the_tree_and_enter_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    whole = names(window)
    section = next(n for c, n in desk.tree.nodes.collections() if c.kind == "section")
    press(desk.list.list, "F4")
    field = field_of(window)
    assert window.focusWidget() is field.field
    QTest.keyClicks(field.field, "jk")  # letters, not J and K
    assert field.field.text() == "jk"
    field.field.setText(section)
    qtbot.waitUntil(lambda: len(names(window)) < len(whole), timeout=PATIENCE)
    press(field.field, "Return")
    assert desk.browser.collection == Collection(kind="section", path=(section,))
    assert window.focusWidget() is desk.tree
    press(desk.tree, "F4")
    press(field.field, "Escape")
    assert [n for n in names(window) if n in whole] == whole
    assert desk.browser.collection == Collection(kind="section", path=(section,))


def test_a_folded_label_is_folded_after_a_restart(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as made:
        desk_of(made).tree.labels.fold_all(["section"])
    with opened(qtbot, library) as made:
        tree = desk_of(made).tree
        section = next(c for c, _n in tree.nodes.collections() if c.kind == "section")
        assert tree.isRowHidden(tree.nodes.index_of(section).row(), tree.rootIndex())


def test_people_stand_in_the_tree_and_their_pieces_in_the_list(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as made:
        desk = desk_of(made)
        qtbot.waitUntil(lambda: any(c.kind == "person" for c, _n in desk.tree.nodes.collections()), timeout=PATIENCE)
        person = next(c for c, _n in desk.tree.nodes.collections() if c.kind == "person")
        desk.tree.setFocus()
        desk.tree.setCurrentIndex(desk.tree.nodes.index_of(person))
        node = desk.tree.nodes.node_of(person)
        assert node is not None
        assert desk.browser.collection == person
        assert desk.list.model.rowCount() == node.count > 0
    with opened(qtbot, library) as made:
        assert desk_of(made).browser.collection == person


def test_the_right_button_on_a_person_leads_to_life_and_search(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    qtbot.waitUntil(lambda: any(c.kind == "person" for c, _n in desk.tree.nodes.collections()), timeout=PATIENCE)
    person = next(c for c, _n in desk.tree.nodes.collections() if c.kind == "person")
    before = desk.browser.collection

    def menu() -> QMenu:
        answered(qtbot, window)  # what comes late makes the rows anew
        place = desk.tree.nodes.index_of(person)
        desk.tree.scrollTo(place)
        at = desk.tree.visualRect(place).center()
        QTest.mouseClick(desk.tree.viewport(), Qt.MouseButton.RightButton, pos=at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.tree.viewport().mapToGlobal(at))
        QApplication.sendEvent(desk.tree.viewport(), event)
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def choose(word: str) -> None:
        opened_menu = menu()
        action = next(a for a in opened_menu.actions() if a.text() == word)
        QTest.mouseClick(opened_menu, Qt.MouseButton.LeftButton, pos=opened_menu.actionGeometry(action).center())

    choose("人物生平…")
    dialog = next(d for d in window.findChildren(ThroughLibrary) if d.isVisible())
    assert (dialog.query.text(), dialog.view.currentData()) == (person.path[0], "life")
    dialog.close()
    assert desk.browser.collection == before
    choose("搜索这个名字")
    qtbot.waitUntil(lambda: desk.query == person.path[0], timeout=PATIENCE)
    shown = menu()
    assert "编成剪报本…" in [a.text() for a in shown.actions()]
    shown.close()


def test_a_whole_collection_is_marked_read_without_the_window_waiting(qtbot: QtBot, window: MainWindow) -> None:
    desk, every = desk_of(window), Collection(kind="all")
    catalogue = desk.session.library.catalogue
    qtbot.waitUntil(lambda: desk.tree.nodes.node_of(every) is not None, timeout=PATIENCE)
    action = next(a for a in tree_menu(window, every).actions() if a.text() == "全部标为已读")
    held, chosen, in_time = threading.Event(), threading.Event(), []

    def hold() -> None:
        with desk.session.library.deed("bookmark"):  # as long as it lasts, whoever asks the library waits
            held.set()
            in_time.append(chosen.wait(PATIENCE / 1000))

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(PATIENCE / 1000)
    action.trigger()
    chosen.set()
    other.join()
    assert in_time == [True]
    qtbot.waitUntil(lambda: catalogue.count(every)[1] == 0, timeout=PATIENCE)
