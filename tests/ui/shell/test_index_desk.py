"""The search index behind the window: built by another process, told in the strip, answering meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.shell import index_desk
from reader.ui.shell.index_desk import IndexDesk
from reader.ui.shell.window import MainWindow
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, desk_of, make_library, opened


@pytest.fixture
def library(tmp_path: Path) -> Path:
    make_library(tmp_path / "library")
    return tmp_path / "library"


def indexing_of(window: MainWindow) -> IndexDesk:
    assert window.indexing is not None
    return window.indexing


def test_a_missing_index_is_built_by_another_process(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_desk, "AT_ONCE", 5)
    with opened(qtbot, library) as window:
        indexing, desk = indexing_of(window), desk_of(window)
        said: list[str] = []
        finish = desk.strip.progress

        def progress(words: str, done: int, total: int) -> None:
            said.append(words)
            finish(words, done, total)

        monkeypatch.setattr(desk.strip, "progress", progress)
        qtbot.waitUntil(lambda: indexing.busy, timeout=PATIENCE)
        # Search answers meanwhile, from nothing yet, and says so.
        QTest.keyClicks(window.nameplate.search, "zaoshi")
        qtbot.waitUntil(lambda: desk.search is not None and desk.search.answer is not None, timeout=PATIENCE)
        answer = desk.search.answer if desk.search is not None else None
        assert answer is not None
        assert ("索引还没有建完" in desk.list.message.text) is not answer.complete
        qtbot.waitUntil(lambda: not indexing.busy and desk.list.model.rowCount() > 0, timeout=PATIENCE)
        assert window.session.index_is_complete
        assert len(window.session.index) == 15
        assert said
        assert desk.list.message.text == ""
        assert desk.strip.isHidden()


def test_a_few_pieces_need_no_process(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        indexing = indexing_of(window)
        with qtbot.waitSignal(indexing.built, timeout=PATIENCE):
            pass
        assert not indexing.busy
        assert window.session.index_is_complete


def test_building_can_be_stopped_and_begun_anew(qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_desk, "AT_ONCE", 5)
    with opened(qtbot, library) as window:
        indexing, desk = indexing_of(window), desk_of(window)
        qtbot.waitUntil(lambda: indexing.busy, timeout=PATIENCE)
        desk.strip.cancelled.emit()
        qtbot.waitUntil(lambda: not indexing.busy, timeout=PATIENCE)
        indexing.look()
        assert not indexing.busy
        window.trigger("rebuild_index")
        assert indexing.busy
        with qtbot.waitSignal(indexing.built, timeout=PATIENCE):
            pass
        assert window.session.index_is_complete
        assert len(window.session.index) == 15


def test_closing_the_window_ends_the_process(qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_desk, "AT_ONCE", 5)
    with opened(qtbot, library) as window:
        indexing = indexing_of(window)
        qtbot.waitUntil(lambda: indexing.busy, timeout=PATIENCE)
    assert not indexing.busy
    with open_session(library) as session:
        assert len(session.index) == 15
        assert session.index_is_complete


def test_what_the_strip_said_before_comes_back(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        indexing, desk = indexing_of(window), desk_of(window)
        with qtbot.waitSignal(indexing.built, timeout=PATIENCE):
            pass
        desk.strip.finish("读入 1 份，3 处待核对", see=True)
        with qtbot.waitSignal(indexing.built, timeout=PATIENCE):
            indexing.rebuild()
        assert desk.strip.result == ("读入 1 份，3 处待核对", True)
