from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.checking import CheckReport
from reader.ui.shell.window import MainWindow
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, opened

pytestmark = pytest.mark.gui


def test_a_backup_a_day_comes_by_itself(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_more: str(folder))
    window.trigger("auto_backup")
    qtbot.waitUntil(lambda: len(list(folder.glob("*.zip"))) == 1, timeout=PATIENCE)
    assert window.backups is not None
    window.backups.look()
    qtbot.waitUntil(lambda: window.backups is not None and window.backups.idle, timeout=PATIENCE)
    assert len(list(folder.glob("*.zip"))) == 1  # today's is there
    window.trigger("auto_backup")
    assert not window.library_session.settings.backup_folder


def test_a_backup_that_fails_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    session = window.library_session
    session.change_settings(replace(session.settings, backup_folder=str(tmp_path / "file" / "below")))
    assert window.backups is not None
    window.backups.look()
    qtbot.waitUntil(lambda: "自动备份没有写成" in window.message.text, timeout=PATIENCE)


def test_a_sound_library_is_said_to_be_sound(qtbot: QtBot, window: MainWindow) -> None:
    window.trigger("check")
    qtbot.waitUntil(lambda: "报库完好" in window.message.text, timeout=PATIENCE)


def test_damage_is_listed_and_mended(
    qtbot: QtBot, window: MainWindow, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    segment = next((library / "journal").glob("*.jsonl"))
    lines = segment.read_bytes().splitlines(keepends=True)
    segment.write_bytes(lines[0][:-9] + b"x" + lines[0][-8:] + b"".join(lines[1:]))
    seen: list[str] = []

    def ask(report: CheckReport) -> bool:
        seen.append(report.windowTitle())
        return len(seen) == 1

    monkeypatch.setattr(CheckReport, "ask", ask)
    window.trigger("check")
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert "不妥" in seen[0]
    qtbot.waitUntil(lambda: len(seen) > 1 or "报库完好" in window.message.text, timeout=PATIENCE)


def test_a_backup_of_a_library_that_lacks_something_says_so(
    qtbot: QtBot, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next((library / "issues").rglob("*.json")).unlink()
    with opened(qtbot, library) as window:
        assert not window.session.sample  # an emptied library is no new one
        assert "不见了" in window.message.text
        assert window.message.offers("核对报库…")
        session = window.library_session
        session.change_settings(replace(session.settings, backup_folder=str(tmp_path / "备份")))
        assert window.backups is not None
        window.backups.look()
        qtbot.waitUntil(lambda: "备份也不全" in window.message.text, timeout=PATIENCE)


def test_a_library_without_its_journal_says_so(qtbot: QtBot, library: Path) -> None:
    with open_session(library) as session:
        session.library.issue_ids()
    for path in (library / "journal").iterdir():
        path.unlink()
    with opened(qtbot, library) as window:
        qtbot.waitUntil(lambda: "不见了" in window.message.text, timeout=PATIENCE)


def test_a_new_library_still_greets_with_the_sample(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "new") as window:
        assert window.session.sample
