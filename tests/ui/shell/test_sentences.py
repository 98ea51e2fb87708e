"""Sentences that were promised and had no test: each as a reader meets it, with keys and mouse."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.palette import Palette
from reader.ui.jobs.import_words import progress_words
from reader.ui.look.controls import Link
from reader.ui.look.theme import THEMES
from reader.ui.shell.application import Program
from reader.ui.shell.window import MainWindow
from reader.workspace.import_progress import Progress
from tests.ui.opened import PATIENCE, desk_of, opened, press


def test_the_first_page_offers_to_restore_a_backup(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        window.message.link_chosen.emit("收起")
        assert window.first_run is not None
        wanted: list[str] = []
        window.first_run.action_requested.disconnect()
        window.first_run.action_requested.connect(wanted.append)
        link = next(x for x in window.first_run.findChildren(Link) if x.text() == "从备份恢复…")
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        assert wanted == ["restore"]
        assert window.menus is not None
        assert "restore" in window.menus.specs


@pytest.fixture
def unguarded() -> Iterator[None]:
    """Give back whoever heard of errors before the program did."""
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_what_nobody_foresaw_is_one_line_with_details_to_copy(
    qtbot: QtBot, window: MainWindow, unguarded: None, capsys: pytest.CaptureFixture[str]
) -> None:
    application = QApplication.instance()
    assert application is not None
    program = next(p for p in application.findChildren(Program) if p.window is window)
    program.heed_system()

    def fault() -> None:
        raise LookupError("渡口没有船")

    QTimer.singleShot(0, window, fault)
    qtbot.waitUntil(lambda: "渡口没有船" in window.message.text, timeout=PATIENCE)
    assert "\n" not in window.message.text
    link = next(x for x in window.message.findChildren(Link) if x.text() == "复制详情")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "LookupError: 渡口没有船" in QApplication.clipboard().text()
    assert desk_of(window).isEnabled()
    capsys.readouterr()


def test_tooltips_have_the_colours_of_the_theme(qtbot: QtBot, window: MainWindow) -> None:
    for theme in THEMES:
        window.trigger(f"theme_{theme}")
        QToolTip.showText(window.mapToGlobal(QPoint(200, 200)), f"桥头{theme}", window)
        tip = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QLabel) and w.text() == f"桥头{theme}")
        tip.ensurePolished()
        assert tip.grab().toImage().pixelColor(1, tip.height() // 2) == window.look.tokens.colour("ink")
    QToolTip.hideText()
    window.trigger("theme_light")


def test_one_large_file_tells_its_bytes_and_then_its_pieces(qtbot: QtBot, window: MainWindow) -> None:
    begun = Progress(source="年.jsonl", done=0, total=1, bytes_total=127 << 20)
    assert progress_words(begun) == ("正在读入《年》", "0 / 127 MB")
    read = Progress(source="年.jsonl", done=0, total=1, bytes_total=127 << 20, bytes_read=38 << 20, pieces=31_200)
    assert progress_words(read)[1] == "38 / 127 MB · 31,200 篇"
    made = Progress(source="年.jsonl", done=0, total=1, bytes_total=127 << 20, pieces=12_000, pieces_total=100_000)
    assert progress_words(made)[1] == "12,000 / 100,000 篇"
    strip = desk_of(window).strip
    assert window.imports is not None
    window.imports.jobs.progressed.emit(made)
    qtbot.waitUntil(strip.isVisible, timeout=PATIENCE)
    assert strip.accessibleName() == "正在读入《年》 12,000 / 100,000 篇"
    strip.finish("")


def test_every_menu_of_the_bar_opens_by_a_letter(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.menuBar()
    titles = [action.text() for action in bar.actions()]
    keys = [title.partition("&")[2][:1] for title in titles]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    bar.setVisible(True)
    rows = desk_of(window).list.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key[f"Key_{keys[2]}"], Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == titles[2]
    menu.close()
    window.leave_topmost()


def test_the_palette_says_so_where_nothing_is_found_and_offers_to_search(qtbot: QtBot, window: MainWindow) -> None:
    rows = desk_of(window).list.list
    rows.setFocus()
    press(rows, "Ctrl+K")
    (palette,) = window.findChildren(Palette)
    QTest.keyClicks(palette.field, "xqzvw")
    qtbot.waitUntil(lambda: palette.entries.index(0).data() == "没有找到“xqzvw”", timeout=PATIENCE)
    assert palette.entries.rowCount() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk_of(window).query == "xqzvw", timeout=PATIENCE)
