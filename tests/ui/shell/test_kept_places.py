"""What the window remembers while one reads: the place in each piece, where the keyboard is, the next key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.reading.repair_card import RepairSheet
from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press


@pytest.fixture
def long_pieces(tmp_path: Path) -> Path:
    """Return a library with three pieces that are longer than any window."""
    folder = tmp_path / "library"
    paragraph = "渡口的老船工把缆绳在石桩上绕了三圈，又回头望了一眼对岸的灯。"
    lines = [
        {
            "newspaper": "河口晚报",
            "date": "2024-03-01",
            "title": f"长长的渡口故事之{word}",
            "content": "\n".join(f"第{k}段：{paragraph * 3}" for k in range(60)),
        }
        for word in "甲乙丙"
    ]
    source = tmp_path / "河口晚报.jsonl"
    source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    with open_session(folder) as session:
        list(importing.import_paths(session, [source]))
    return folder


def standing(window: MainWindow) -> int:
    """Return the code point of the body at the top of the page."""
    place = desk_of(window).page.view.standpoint().place
    return place.point if place is not None and place.field == "body" else 0


def scroll_to(qtbot: QtBot, window: MainWindow, share: float) -> int:
    """Scroll the page and return what stands at its top then."""
    bar = desk_of(window).page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000, timeout=PATIENCE)
    bar.setValue(round(bar.maximum() * share))
    place = standing(window)
    assert place > 0
    return place


@pytest.mark.parametrize("share", [0.3, 0.7, 1.0])
def test_the_place_survives_going_on_and_back(qtbot: QtBot, long_pieces: Path, share: float) -> None:
    with opened(qtbot, long_pieces) as window:
        desk = desk_of(window)
        first = click_row(desk, 0)
        qtbot.waitUntil(lambda: window.article_id == first, timeout=PATIENCE)
        place = scroll_to(qtbot, window, share)
        press(desk.list.list, "J")
        qtbot.waitUntil(lambda: window.article_id != first, timeout=PATIENCE)
        assert standing(window) == 0
        qtbot.wait(900)  # longer than the page's rest
        press(desk.list.list, "K")
        qtbot.waitUntil(lambda: window.article_id == first, timeout=PATIENCE)
        assert abs(standing(window) - place) < 40
        second = scroll_to(qtbot, window, 0.5)
        press(desk.list.list, "J")
        qtbot.waitUntil(lambda: window.article_id != first, timeout=PATIENCE)
        press(desk.page.view, "Alt+Left")
        qtbot.waitUntil(lambda: window.article_id == first, timeout=PATIENCE)
        assert abs(standing(window) - second) < 40


def test_the_place_survives_a_restart_after_going_on(qtbot: QtBot, long_pieces: Path) -> None:
    with opened(qtbot, long_pieces) as window:
        desk = desk_of(window)
        first = click_row(desk, 0)
        qtbot.waitUntil(lambda: window.article_id == first, timeout=PATIENCE)
        place = scroll_to(qtbot, window, 0.4)
        press(desk.list.list, "J")
        qtbot.waitUntil(lambda: window.article_id != first, timeout=PATIENCE)
        other = scroll_to(qtbot, window, 0.6)
        qtbot.wait(900)
    with opened(qtbot, long_pieces) as window:
        assert window.article_id != first
        assert abs(standing(window) - other) < 40
        press(desk_of(window).list.list, "K")
        qtbot.waitUntil(lambda: window.article_id == first, timeout=PATIENCE)
        assert abs(standing(window) - place) < 40


def card_words(window: MainWindow) -> str:
    from PySide6.QtWidgets import QLabel

    cards = [c for c in window.findChildren(RepairSheet) if c.isVisible()]
    return "".join(label.text() for label in cards[0].findChildren(QLabel)) if cards else ""


def test_r_goes_on_from_repair_to_repair_and_letters_still_act(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    chosen = next(i for i in desk.list.model.ids if len(_stops(window, i)) > 1)
    desk.open(chosen)
    desk.page.view.setFocus()
    total = len(_stops(window, chosen))
    for number in (*range(1, total + 1), 1):
        press(window.focusWidget(), "R")
        assert f"第 {number} 处，共 {total} 处" in card_words(window)
        assert isinstance(window.focusWidget().window(), MainWindow)
    press(window.focusWidget(), "J")
    qtbot.waitUntil(lambda: window.article_id != chosen, timeout=PATIENCE)
    assert not card_words(window)


def _stops(window: MainWindow, article: str) -> tuple[object, ...]:
    from reader.rendering.repairs import repair_summary
    from reader.workspace import opening

    return repair_summary(opening.article(window.session, article).article).groups


def test_letters_act_again_after_each_sheet(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    click_row(desk, 0)
    for action in ("palette", "layout"):
        before = desk.list.list.currentIndex().row()
        window.trigger(action)
        press(window.focusWidget(), "Esc")
        press(window.focusWidget(), "J")
        assert desk.list.list.currentIndex().row() == before + 1


@pytest.mark.parametrize("emptying", [["Ctrl+A", "Backspace"], ["Backspace"] * 3])
def test_emptying_the_search_keeps_the_keyboard_in_it(qtbot: QtBot, window: MainWindow, emptying: list[str]) -> None:
    desk = desk_of(window)
    own = click_row(desk, 1)
    qtbot.waitUntil(lambda: window.session.library.status(own).read, timeout=PATIENCE)
    field = window.nameplate.search
    press(desk.list.list, "Ctrl+L")
    QTest.keyClicks(field, "zao")
    qtbot.waitUntil(lambda: desk.search is not None and desk.search.answer is not None, timeout=PATIENCE)
    for key in emptying:
        press(field, key)
    qtbot.waitUntil(lambda: not desk.query and desk.list.model.rowCount() == 15, timeout=PATIENCE)
    for letter in "uo":
        QTest.keyClicks(window.focusWidget(), letter)
    assert field.text() == "uo"
    assert window.session.library.status(own).read
    assert not desk.page.printed
    press(field, "Esc")
    assert window.focusWidget() is desk.list.list
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_J)
    qtbot.waitUntil(lambda: window.article_id != own, timeout=PATIENCE)
