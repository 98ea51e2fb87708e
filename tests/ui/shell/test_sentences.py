"""Sentences that were promised and had no test: each as a reader meets it, with keys and mouse."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.dialogs.palette import Palette
from reader.ui.dialogs.review import open_review
from reader.ui.jobs.import_words import progress_words
from reader.ui.look.controls import Link
from reader.ui.look.theme import THEMES
from reader.ui.shell.application import Program
from reader.ui.shell.window import MainWindow
from reader.workspace import annotating, logbook
from reader.workspace.import_progress import Progress
from tests.ui.opened import PATIENCE, desk_of, opened, press

DOUBTFUL = Collection(kind="doubtful")


def test_the_first_page_offers_to_restore_a_backup(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        window.state_line.link_chosen.emit("收起示例报纸")
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


def test_the_page_alone_shows_its_notes_and_no_discs(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    place = desk.page.piece
    assert place is not None
    annotating.annotate(window.session, place.article.id, exact=place.article.body[2:6], note="记一笔")
    desk.look_for_changes()
    qtbot.waitUntil(lambda: bool(desk.page.view.shown.margin.cards), timeout=PATIENCE)
    assert desk.page.view.shown.margin.beside
    press(desk.page.view, "F9")
    qtbot.waitUntil(lambda: desk.panes.notes_shown and not desk.page.view.shown.margin.beside, timeout=PATIENCE)
    press(desk.page.view, "F11")
    qtbot.waitUntil(lambda: desk.notes.isHidden() and desk.page.view.shown.margin.beside, timeout=PATIENCE)
    press(desk.page.view, "F11")
    qtbot.waitUntil(lambda: not desk.notes.isHidden() and not desk.page.view.shown.margin.beside, timeout=PATIENCE)


def test_the_menu_behind_the_three_lines_offers_deeds_before_submenus(qtbot: QtBot, window: MainWindow) -> None:
    QTest.mouseClick(window.nameplate.menu_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [a for a in menu.actions() if not a.isSeparator()]
    below = [isinstance(a.menu(), QMenu) for a in entries]
    assert below.index(True) >= 4
    assert not any(below[: below.index(True)])
    assert all(below[below.index(True) :])
    menu.close()


def test_a_count_of_doubts_is_the_same_wherever_it_stands(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    desk, papers = desk_of(window), tmp_path / "几份"
    papers.mkdir()
    known = desk.tree.nodes.node_of(DOUBTFUL)
    before = known.places if known is not None else 0
    for k in range(3):
        text = f"渡口第{k}盏灯亮了\n\n本报记者 郑小满\n\n第{k}盏灯挂在石阶旁，夜里过河的人从此看得清台阶了。\n"
        (papers / f"{k}.txt").write_text(text, "utf-8")
    window.import_paths([papers])
    assert window.imports is not None
    qtbot.waitUntil(lambda: window.imports is not None and window.imports.last is not None, timeout=PATIENCE)
    job = window.imports.last
    assert job is not None
    assert job.doubts
    assert f"{job.doubts} 处待核对" in desk.strip.words
    wanted = before + job.doubts

    def places() -> int:
        node = desk.tree.nodes.node_of(DOUBTFUL)
        return node.places if node is not None else 0

    qtbot.waitUntil(lambda: places() == wanted, timeout=PATIENCE)
    desk.tree.choose(DOUBTFUL)
    assert f"{wanted} 处" in desk.list.list.accessibleDescription()
    review = open_review(window)
    assert review is not None
    rows = review.findChild(QListWidget)
    assert rows is not None
    qtbot.waitUntil(lambda: rows.count() == wanted, timeout=PATIENCE)
    review.close()


def test_a_log_that_has_grown_large_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logbook, "LARGEST", 2000)
    paths = {logbook.write_down(LookupError(f"第 {k} 次 {'渡' * 100}"), tmp_path / "library") for k in range(30)}
    (path,) = paths
    assert path is not None
    old = path.with_suffix(".old.log")
    assert max(path.stat().st_size, old.stat().st_size) < 3000
    assert "第 29 次" in path.read_text("utf-8")


CHINESE_SHAPES = """
import hashlib, sys
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from reader.ui.look.fonts import font
application = QApplication(["x"])
image = QImage(400, 160, QImage.Format.Format_RGB32)
image.fill(QColor("white"))
painter = QPainter(image)
for row, serif in enumerate((False, True)):
    painter.setFont(font(48, serif=serif))
    painter.drawText(4, 60 + 76 * row, "直角复门关")
painter.end()
sys.stdout.write(hashlib.sha256(bytes(image.constBits())).hexdigest())
"""


def test_pages_keep_chinese_shapes_under_a_japanese_locale() -> None:
    seen = set()
    for language in ("zh_CN.UTF-8", "ja_JP.UTF-8", "en_US.UTF-8"):
        environment = {**os.environ, "LANG": language, "LC_ALL": language, "QT_QPA_PLATFORM": "offscreen"}
        shown = subprocess.run(
            [sys.executable, "-c", CHINESE_SHAPES], env=environment, capture_output=True, check=True, text=True
        )
        seen.add(shown.stdout)
    assert len(seen) == 1
