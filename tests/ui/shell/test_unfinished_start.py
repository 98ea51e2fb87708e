"""A start that came to no end: the next one opens without the last piece and says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.shell.application import Program
from reader.workspace import desk_state
from reader.workspace.session import open_session
from reader.workspace.unfinished_start import UnfinishedStart
from tests.ui.opened import PATIENCE, desk_of, opened

pytestmark = pytest.mark.gui


def test_after_a_start_that_was_cut_off_nothing_is_opened_by_itself(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        last = desk_of(window).list.model.ids[3]
        desk_of(window).open(last)
        desk_of(window).show_notes(True)
    with open_session(library) as session:
        assert (desk_state.load(session).article, session.settings.notes_open) == (last, True)
        UnfinishedStart(session.config, library).begin()
    with opened(qtbot, library) as window:
        assert window.article_id == ""
        assert not desk_of(window).panes.notes_shown
        desk_of(window).list.list.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        qtbot.waitUntil(lambda: "停在了半路" in window.message.text, timeout=PATIENCE)
        assert window.article_id == ""  # a window that becomes active chooses nothing
        window.message.link_chosen.emit("打开那一篇")
        assert window.article_id == last
    with opened(qtbot, library) as window:
        assert window.article_id == last
        assert "停在了半路" not in window.message.text


def test_a_start_that_breaks_leaves_its_mark(qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)

    def breaks(*_arguments: object, **_named: object) -> None:
        raise RecursionError("too deep")

    with open_session(library) as session, monkeypatch.context() as patch:
        patch.setattr("reader.ui.shell.window_state.open_piece", breaks)
        program = Program(application, session)
        with pytest.raises(RecursionError):
            program.start((), quit_when_shown=False)
        program.window.hide()
        program.end()
        assert UnfinishedStart(session.config, library).begin()


def test_a_settings_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    mark = UnfinishedStart(tmp_path / "file", tmp_path)
    assert not mark.begin()
    mark.end()
