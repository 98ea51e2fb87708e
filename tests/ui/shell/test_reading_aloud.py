"""Reading aloud with a dummy voice: each sentence in turn, lit; pause, speed, the next piece, the end, a plain hint."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.rendering.sentences import sentences
from reader.ui.shell.speaking import speaking_of
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE


def give_voice(window: MainWindow, folder: Path, *, lasting: float = 0.0) -> Path:
    """Give the window a voice that writes down what it is to say."""
    heard, script = folder / "heard.txt", folder / "voice.py"
    script.write_text(
        "import sys, time\n"
        f"text = sys.stdin.buffer.read().decode()\n"
        f"open({str(heard)!r}, 'a', encoding='utf-8').write(text)\n"
        f"time.sleep({lasting})\n",
        encoding="utf-8",
    )
    session = window.library_session
    session.change_settings(replace(session.settings, voice_command=f"{sys.executable} {script}"))
    return heard


def lines(heard: Path) -> list[str]:
    return heard.read_text(encoding="utf-8").splitlines() if heard.exists() else []


def test_every_sentence_is_read_in_turn_and_then_the_next_piece(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    heard = give_voice(window, tmp_path)
    assert window.desk is not None
    piece = window.desk.page.piece
    assert piece is not None
    window.trigger("speak")
    own = [s.spoken for s in sentences(piece.article)]
    qtbot.waitUntil(lambda: len(lines(heard)) > len(own), timeout=PATIENCE)
    assert lines(heard)[: len(own)] == own
    assert window.article_id != piece.article.id, "the next piece of the issue is open"
    window.trigger("speak")
    assert not speaking_of(window).aloud.active


def test_space_pauses_and_goes_on_at_the_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    heard = give_voice(window, tmp_path, lasting=60)
    assert window.desk is not None
    view = window.desk.page.view
    window.trigger("speak")
    qtbot.waitUntil(lambda: len(lines(heard)) == 1, timeout=PATIENCE)
    aloud = speaking_of(window).aloud
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert aloud.paused
    assert not aloud._voice.speaking  # silence is what a pause is
    QTest.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(lines(heard)) == 2, timeout=PATIENCE)
    assert lines(heard)[0] == lines(heard)[1]
    window.trigger("speak_faster")
    assert window.library_session.settings.voice_speed == 180
    window.trigger("speak")


def test_one_plain_hint_where_there_is_no_voice(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ui.jobs.voice.shutil.which", lambda _name: None)
    window.trigger("speak")
    assert "espeak-ng" in window.message.text
    assert not speaking_of(window).aloud.active


def test_a_voice_that_breaks_is_told(window: MainWindow, qtbot: QtBot) -> None:
    session = window.library_session
    session.change_settings(replace(session.settings, voice_command="/nowhere/to/be/found"))
    window.trigger("speak")
    qtbot.waitUntil(lambda: bool(window.message.text), timeout=PATIENCE)
    assert not speaking_of(window).aloud.active


def test_a_click_goes_on_from_the_sentence_that_is_meant(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    heard = give_voice(window, tmp_path, lasting=60)
    assert window.desk is not None
    view, piece = window.desk.page.view, window.desk.page.piece
    assert piece is not None
    wanted = [s for s in sentences(piece.article) if s.field == "body"][1]
    window.trigger("speak")
    qtbot.waitUntil(lambda: len(lines(heard)) == 1, timeout=PATIENCE)
    spot = view.box_of("body", wanted.start, wanted.start + 1).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: len(lines(heard)) == 2, timeout=PATIENCE)
    assert lines(heard)[1] == wanted.spoken
    window.trigger("speak")
