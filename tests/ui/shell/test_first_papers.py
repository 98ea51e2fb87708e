"""A first start with papers on the command line shows what is in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from reader.ui.shell.job_strip import two_lines
from tests.ui.opened import PATIENCE, desk_of, opened

PAPER = """# 第{k}张报的渡口新灯

本报讯　{k}月{k}日，清河渡口添了{k}盏新灯，夜里过河的人从此看得清台阶了。
"""


def test_a_folder_of_papers_given_at_a_first_start_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "报纸"
    folder.mkdir()
    for k in range(1, 6):
        (folder / f"清河报 2026-0{k}-0{k}.md").write_text(PAPER.format(k=k), encoding="utf-8")
    with opened(qtbot, tmp_path / "library", paths=(folder,)) as window:
        qtbot.waitUntil(lambda: window.imports is not None and window.imports.last is not None, timeout=PATIENCE)
        qtbot.waitUntil(lambda: bool(window.article_id) and not window.session.sample, timeout=PATIENCE)
        desk = desk_of(window)
        qtbot.waitUntil(
            lambda: desk.browser.collection.path[-1:] == (window.article_id.partition("-")[0],), timeout=PATIENCE
        )
        assert window.article_id in desk.list.model.ids
        assert "渡口新灯" in window.windowTitle()
        assert desk.strip.words.startswith("读入 5 份")
        assert (desk.list.deed_line.text, desk.list.deed_line.link) == (
            "",
            "",
        )  # the reader is there: no way is offered


def test_another_library_does_not_bear_the_title_of_the_piece_before(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        sample = window.article_id
        assert sample
        assert window.windowTitle() != "报夹"
        window.show_desk(window.library_session)
        assert (window.article_id, window.windowTitle()) == ("", "报夹")


def test_what_came_of_an_import_has_room_in_the_strip() -> None:
    metrics = QFontMetricsF(QFont())
    words = "读入 10 份，2 份没有读懂，12 处待核对"
    assert two_lines(words, metrics, 10_000) == [words]
    width = metrics.horizontalAdvance("读入 10 份，2 份没有读懂，1")
    assert two_lines(words, metrics, width) == ["读入 10 份，2 份没有读懂，", "12 处待核对"]
    assert two_lines(words, metrics, 1) == [words]  # elided
