"""A walk through the accessibility interface: every control of every state has name and role, and Tab reaches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.browsing.month_grid import MonthGrid
from reader.ui.dialogs.batch_edit import BatchEdit
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, click_row, desk_of, press

# What a screen reader is told of by name; text, pictures and frames speak for themselves.
CONTROLS = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.ComboBox,
        QAccessible.Role.EditableText,
        QAccessible.Role.List,
        QAccessible.Role.Table,
        QAccessible.Role.Tree,
        QAccessible.Role.Slider,
        QAccessible.Role.SpinBox,
        QAccessible.Role.Link,
    }
)


def inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that can be seen, a window of its own left out."""
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isVisible() and not child.isWindow():
            yield child
            yield from inside(child)


def spoken(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def nameless(top: QWidget) -> list[str]:
    """Return the controls that a screen reader could not name."""
    found = []
    for widget in inside(top):
        interface = spoken(widget)
        part_of = widget.parentWidget()
        within = part_of is not None and spoken(part_of).role() in {QAccessible.Role.ComboBox, QAccessible.Role.SpinBox}
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if (interface.role() in CONTROLS or takes_focus) and not within:
            name = interface.text(QAccessible.Text.Name)
            if not name.strip() or interface.role() == QAccessible.Role.NoRole:
                found.append(f"{type(widget).__name__} {widget.objectName()} {interface.role()}")
    return found


def unreached(top: QWidget) -> list[str]:
    """Return the controls that take the focus by Tab and are not in the chain of Tab."""
    chain, at = set[QWidget](), top.nextInFocusChain()
    while at is not None and at is not top and at not in chain:
        chain.add(at)
        at = at.nextInFocusChain()
    tabbed = [w for w in inside(top) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]
    return [type(w).__name__ for w in tabbed if w not in chain and w.focusProxy() is None]


def walked(window: MainWindow) -> list[QWidget]:
    """Return who has the keyboard, press by press, from the search field by Tab until it is there again."""
    window.nameplate.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    found: list[QWidget] = []
    for _press in range(200):
        at = QApplication.focusWidget()
        assert at is not None
        if found and at is found[0]:
            return found
        found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    raise AssertionError([w.accessibleName() for w in found])


def test_tab_goes_through_the_window_as_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 0)
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    desk.show_notes(True)
    assert desk.column.filter is not None
    desk.column.filter.show()
    QApplication.processEvents()
    on_the_way = list(dict.fromkeys(walked(window)))
    wanted = [w for w in inside(window) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]
    missed = [w.accessibleName() for w in wanted if w not in on_the_way and w.focusProxy() is None]
    assert missed == []
    panes = (desk.column, desk.list, desk.page, desk.notes)
    order = [next((k for k, p in enumerate(panes) if p.isAncestorOf(w)), -1) for w in on_the_way]
    assert order == sorted(order)
    assert set(order) == {-1, 0, 1, 2, 3}


def states() -> dict[str, Callable[[MainWindow], object]]:
    return {
        "list": lambda window: None,
        "empty": lambda window: desk_of(window).browser.show(Collection(kind="bookmarked")),
        "compact": lambda window: window.trigger("list_compact"),
        "table": lambda window: window.trigger("list_table"),
        "calendar": lambda window: desk_of(window).papers.toggle_calendar(),
        "year": lambda window: desk_of(window).tree.collection_chosen.emit(
            Collection(kind="newspaper", path=("青石湾报", "2026"))
        ),
        "front page": lambda window: window.trigger("front_page"),
        "notes": lambda window: window.trigger("notes_panel"),
        "find bar": lambda window: window.trigger("find"),
        "message": lambda window: window.say("磁盘写不进去。", ("再试",)),
        "narrow": lambda window: window.resize(420, 700),
        "two panes": lambda window: window.resize(800, 700),
        "layout": lambda window: window.trigger("layout"),
    }


@pytest.mark.parametrize("state", list(states()))
def test_every_control_of_the_window_has_a_name_and_tab_reaches_it(
    qtbot: QtBot, window: MainWindow, state: str
) -> None:
    own = click_row(desk_of(window), 0)
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    states()[state](window)
    QApplication.processEvents()
    assert nameless(window) == []
    assert unreached(window) == []


def test_a_search_with_its_chips_and_its_ways_out_has_names(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)

    def answered(text: str) -> bool:
        answer = desk.search.answer if desk.search is not None else None
        return desk.query == text and answer is not None and answer.asked.text == text

    for typed, whole in (("zaoshi", "zaoshi"), (" qqqq", "zaoshi qqqq")):
        QTest.keyClicks(window.nameplate.search, typed)
        qtbot.waitUntil(partial(answered, whole), timeout=PATIENCE)
        qtbot.wait(400)
        assert nameless(window) == []


def test_rows_days_and_nodes_say_what_they_are(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    rows = spoken(desk.list.list)
    assert "未读" in rows.child(1).text(QAccessible.Text.Name)
    assert rows.text(QAccessible.Text.Description)
    tree = spoken(desk.tree)
    names = [tree.child(k).text(QAccessible.Text.Name) for k in range(tree.childCount())]
    assert any("篇" in name for name in names)
    press(desk.list.list, "C")
    grid = window.findChild(MonthGrid)
    assert grid is not None
    calendar = spoken(grid)
    cells = [calendar.child(k) for k in range(calendar.childCount())]
    said = [cell.text(QAccessible.Text.Name) for cell in cells if cell is not None]
    assert any("篇" in words for words in said), said[:20]


def test_the_batch_sheet_ties_each_tick_to_its_field(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs: list[tuple[str, str]] = []

    def look(sheet: BatchEdit) -> bool:
        pairs.extend((sheet.ticks[n].text(), sheet.fields[n].accessibleName()) for n in sheet.ticks)
        return False

    monkeypatch.setattr(BatchEdit, "ask", look)
    own = click_row(desk_of(window), 0)
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    window.trigger("edit_pieces")
    assert pairs
    assert all(tick == field for tick, field in pairs)
