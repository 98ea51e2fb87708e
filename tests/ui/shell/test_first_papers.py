"""A first start with papers on the command line shows what is in them."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

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
        assert window.article_id in desk_of(window).list.model.ids
        assert "渡口新灯" in window.windowTitle()
