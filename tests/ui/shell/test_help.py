"""The manual in the window: at the place where the reader is, searched; the tour; what is new, once."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader import __version__
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.manual import SECTIONS, Manual
from reader.ui.dialogs.moving import MoveLibrary
from reader.ui.shell.tour import WAYS
from reader.ui.shell.window import MainWindow
from reader.workspace import manual
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, opened


def manual_of(window: MainWindow) -> Manual:
    found = window.findChild(Manual)
    assert isinstance(found, Manual)
    return found


@pytest.mark.parametrize(("place", "key"), [("search", "search"), ("page", "read"), ("tree", "start")])
def test_f1_opens_the_manual_at_the_place_where_the_keyboard_is(window: MainWindow, place: str, key: str) -> None:
    desk = window.desk
    assert desk is not None
    {"search": window.nameplate.search, "page": desk.page.view, "tree": desk.tree}[place].setFocus()
    window.trigger("manual")
    shown = manual_of(window)
    assert shown.names.currentItem().text() == manual.section(key).title
    assert manual.section(key).title in shown.page.toPlainText()
    shown.close()


def test_it_is_searched_by_pinyin_and_marks_the_place(window: MainWindow, qtbot: QtBot) -> None:
    window.trigger("manual")
    shown = manual_of(window)
    QTest.keyClicks(shown.field, "beifen")
    qtbot.waitUntil(
        lambda: any("备份" in shown.names.item(k).text() for k in range(shown.names.count())), timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: bool(shown.page.extraSelections()), timeout=PATIENCE)
    QTest.keyClick(shown.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown.names.count() == len(manual.sections()), timeout=PATIENCE)
    QTest.keyClick(shown.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Manual) is None, timeout=PATIENCE)


def test_f1_in_a_dialog_opens_its_section_over_it(window: MainWindow, tmp_path: Path) -> None:
    dialog = MoveLibrary(window, tmp_path)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    shown = dialog.findChild(Manual)
    assert isinstance(shown, Manual)
    assert shown.names.currentItem().text() == manual.section("questions").title
    dialog.close()
    dialog.deleteLater()


def test_sections_are_named_of_dialogs_that_there_are() -> None:
    for path in (Path(__file__).parents[3] / "reader" / "ui" / "dialogs").glob("*.py"):
        import_module(f"reader.ui.dialogs.{path.stem}")
    kinds = {kind.__name__ for kind in Dialog.__subclasses__()}
    assert set(SECTIONS) <= kinds
    assert set(SECTIONS.values()) <= set(manual.KEYS)


def test_pictures_fit_the_page(window: MainWindow) -> None:
    window.trigger("manual")
    shown = manual_of(window)
    image = shown.page.loadResource(2, "pictures/light.png")
    assert 0 < image.width() / image.devicePixelRatio() <= shown.page.viewport().width()  # type: ignore[attr-defined]
    shown.close()


def test_the_tour_goes_through_the_sample_step_by_step(window: MainWindow) -> None:
    window.trigger("tour")
    assert window.session.sample
    for k, step in enumerate(manual.steps()):
        assert window.state_line.text == f"{k + 1} / {len(manual.steps())}　{step}"
        if k + 1 < len(manual.steps()):
            window.state_line.link_chosen.emit("下一步")
    assert not window.state_line.offers("下一步")
    window.state_line.link_chosen.emit("看完了")
    assert "示例报纸" in window.state_line.text


def test_the_tour_goes_on_when_a_thing_was_done_and_stays_where_esc_is_pressed(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.trigger("tour")
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: bool(window.article_id), timeout=PATIENCE)
    first = window.article_id
    window.say("别的话")
    for _press in range(3):
        QTest.keyClick(desk.list.list, Qt.Key.Key_Escape)
    assert not window.message.text
    assert window.state_line.text.startswith("1 / ")
    desk.list.list.setFocus()
    QTest.keyClick(desk.list.list, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: window.article_id != first, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.state_line.text.startswith("2 / "), timeout=PATIENCE)
    assert "下一步" in window.state_line.text
    window.trigger("search_slash")
    assert window.state_line.text.startswith("2 / ")
    assert "还差 1 样" in window.state_line.text
    window.trigger("search_slash")
    window.trigger("note")
    assert "还差 1 样" in window.state_line.text
    window.trigger("next_hit")
    assert window.state_line.text.startswith("3 / ")
    assert "还差" not in window.state_line.text
    window.trigger("tour")
    assert window.state_line.text.startswith("1 / ")


def test_each_step_of_the_tour_has_ways_of_doing_it(window: MainWindow) -> None:
    assert window.menus is not None
    assert len(WAYS) == len(manual.steps())
    named = {name for step in WAYS for ways in step for name in ways}
    assert named - {"opened", "marked"} <= set(window.menus.specs)


def test_what_is_new_is_offered_once_after_an_upgrade_and_never_to_newcomers(library: Path, qtbot: QtBot) -> None:
    with opened(qtbot, library) as window:
        assert "更新" not in window.message.text
    with open_session(library) as session:
        session.change_settings(replace(session.settings, version_seen="0.0.9"))
    with opened(qtbot, library) as window:
        assert __version__ in window.message.text
        window.message.link_chosen.emit("有什么新的")
        assert manual_of(window).names.currentItem().text() == manual.section(manual.NEWS).title
        manual_of(window).close()
    with opened(qtbot, library) as window:
        assert "更新" not in window.message.text
