"""Every dialog at 28 pixels the em on 1440×900: whole on the screen, and never to be scrolled both ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.choices_column import ChoicesColumn
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.print_choices import PrintChoices
from tests.ui.opened import PATIENCE, desk_of, opened

EM = 28
SCREEN = (1440, 900)
ASKING = (
    "clip", "link", "review", "review_all", "edit_pieces", "issue", "set_aside", "people", "trend", "holdings",
    "search_habits", "search_form", "language", "mark_names", "voice", "contents", "keys", "activity", "print",
    "manual",
)  # fmt: skip


def both_ways(dialog: QWidget) -> list[str]:
    """Return the areas of a dialog whose text has to be scrolled in both directions."""
    return [
        f"{type(area).__name__} {area.accessibleName()}"
        for area in dialog.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0 and area.verticalScrollBar().maximum() > 0
    ]


def cut(dialog: QWidget) -> list[str]:
    """Return the buttons that do not lie whole within the dialog, but for what can be scrolled to."""
    whole = QRect(0, 0, dialog.width(), dialog.height())
    found = []
    for button in dialog.findChildren(QAbstractButton):
        parent: QWidget | None = button
        while parent is not None and parent is not dialog and not isinstance(parent, QAbstractScrollArea):
            parent = parent.parentWidget()
        if button.isVisible() and button.text() and parent is dialog:
            place = QRect(button.mapTo(dialog, button.rect().topLeft()), button.size())
            if not whole.contains(place):
                found.append(button.text())
    return found


@pytest.mark.parametrize("large", [False, True], ids=["usual", "easy"])
def test_every_dialog_is_whole_and_scrolls_one_way(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    seen, wrong = list[str](), list[str]()
    name = ""

    def look_at(dialog: QDialog) -> int:
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.show()
        for _k in range(4):
            QApplication.processEvents()
        seen.append(name)
        if dialog.width() > SCREEN[0] or dialog.height() > SCREEN[1]:
            wrong.append(f"{name}: {dialog.width()}×{dialog.height()}")
        wrong.extend(f"{name}: both ways: {area}" for area in both_ways(dialog))
        wrong.extend(f"{name}: cut: {words}" for words in cut(dialog))
        dialog.reject()
        return 0

    monkeypatch.setattr(Dialog, "exec", look_at)
    monkeypatch.setattr("reader.ui.dialogs.dialog.room_on_screen", lambda _w: QRect(0, 0, *SCREEN).size())
    with opened(qtbot, library) as window:
        if large:
            window.trigger("easy")
        window.look.set_em(EM)
        QApplication.processEvents()
        assert desk_of(window).navigation.article_id
        for name in ASKING:  # read by `look_at`
            window.trigger(name)

            def looked(name: str = name) -> bool:
                for other in window.findChildren(QDialog):
                    if other.isVisible():
                        look_at(other)
                return name in seen

            qtbot.waitUntil(looked, timeout=PATIENCE)
    assert sorted({*ASKING} - {*seen}) == []
    assert not wrong, "\n".join(wrong)


NARROW = (1024, 600)


@pytest.mark.parametrize("name", ["print", "people", "review"])
def test_on_a_narrow_screen_parts_stand_one_below_the_other(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    seen = list[tuple[int, list[str]]]()

    def look_at(dialog: QDialog) -> int:
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.show()
        for _k in range(4):
            QApplication.processEvents()
        sideways = [
            f"{type(area).__name__} {area.accessibleName()}"
            for area in dialog.findChildren(QScrollArea)
            if area.isVisible() and area.horizontalScrollBar().maximum() > 0
        ]
        seen.append((dialog.width(), sideways))
        dialog.reject()
        return 0

    monkeypatch.setattr(Dialog, "exec", look_at)
    monkeypatch.setattr("reader.ui.dialogs.dialog.room_on_screen", lambda _w: QRect(0, 0, *NARROW).size())
    with opened(qtbot, library) as window:
        window.trigger("easy")
        window.look.set_em(EM)
        QApplication.processEvents()
        window.trigger(name)

        def looked() -> bool:
            for other in window.findChildren(QDialog):
                if other.isVisible():
                    look_at(other)
            return bool(seen)

        qtbot.waitUntil(looked, timeout=PATIENCE)
    assert all(width <= NARROW[0] and not sideways for width, sideways in seen), seen


LAPTOP = (1280, 648)
"""A screen of 1280×720 without what a window manager takes."""


@pytest.mark.parametrize("room", [LAPTOP, (1326, 696), SCREEN], ids=str)
def test_choices_for_a_printer_scroll_beside_pages_that_stay(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int]
) -> None:
    monkeypatch.setattr("reader.ui.dialogs.dialog.room_on_screen", lambda _w: QRect(0, 0, *room).size())
    with opened(qtbot, library) as window:
        dialog = PrintChoices(window, 1, ["渡口"], lambda _most, _printed: [], printed=True)
        dialog.show()
        for _k in range(4):
            QApplication.processEvents()
        scrolled = [area for area in dialog.findChildren(QScrollArea) if area.verticalScrollBar().maximum() > 0]
        assert [type(area) for area in scrolled if area is not dialog.preview] in ([], [ChoicesColumn])
        assert dialog.height() <= room[1]
        told = QRect(dialog.told.mapTo(dialog, QPoint(0, 0)), dialog.told.size())
        assert dialog.rect().contains(told)
        dialog.reject()
