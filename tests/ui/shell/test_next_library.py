"""Open, create, move and go back to libraries from the window; what was chosen opens next time."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reader.library import copying, moving
from reader.model.errors import LibraryGone
from reader.ui.dialogs.libraries import Anew, RecentLibraries
from reader.ui.dialogs.moving import MoveLibrary
from reader.ui.shell.gone_library import open_or_ask
from reader.ui.shell.next_library import NextLibrary
from reader.ui.shell.window import MainWindow
from reader.workspace import bookmarking, known_libraries
from reader.workspace import moving as workspace_moving
from reader.workspace.children.starting import program
from reader.workspace.session import Session, open_session
from tests.ui.opened import PATIENCE, desk_of, opened

pytestmark = pytest.mark.gui

WHAT_OPENS = """
import reader.ui.shell.application as application
start = application.Program.start
def told(self, *paths, remark="", **options):
    print(self.window.library_session.library.folder, remark, sep="\\n", flush=True)
    start(self, *paths, remark=remark, **options)
application.Program.start = told
application.run(library=None, paths=[], quit_when_shown=True)
"""


def next_start() -> list[str]:
    """Start the program anew; returns the library that opened and what was said of it."""
    done = subprocess.run([sys.executable, "-c", WHAT_OPENS], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines()


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this machine's own library folder, where the environment names none."""
    monkeypatch.delenv("BAOJIA_LIBRARY")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "baojia" / "library"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the programs that were started, none of which really is."""
    calls: list[list[str]] = []

    def start(_program: str, arguments: list[str]) -> tuple[bool, int]:
        calls.append(arguments)
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    return calls


def leaving(window: MainWindow) -> NextLibrary:
    found = window.findChild(NextLibrary)
    assert isinstance(found, NextLibrary)
    return found


def test_the_library_chosen_in_the_window_opens_next_time(
    qtbot: QtBot,
    at_home: Path,
    library: Path,
    tmp_path: Path,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert next_start() == [str(at_home), ""]
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(fresh))
    with opened(qtbot, library) as window:
        window.trigger("library")
        assert not window.isVisible()
        going = leaving(window)
        going.open()
    assert started == [program("--library", str(fresh), "open")[1:]]
    assert next_start() == [str(fresh), ""]
    # Gone for a while: said, this machine's own opens, and it is not forgotten.
    away = fresh.rename(tmp_path / "away")
    folder, sentence = next_start()
    assert folder == str(at_home)
    assert str(fresh) in sentence
    away.rename(fresh)
    assert next_start() == [str(fresh), ""]


def test_a_folder_that_is_no_library_is_said_in_the_window_which_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "别的.txt").touch()
    for folder in (tmp_path / "other", window.library_session.library.folder):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, f=folder: str(f))
        window.trigger("library")
        assert window.isVisible()
        assert str(folder) in window.message.text
    assert known_libraries.load().recent == ()


def test_there_is_a_way_back(
    qtbot: QtBot, at_home: Path, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, lost = tmp_path / "before", tmp_path / "lost"
    for folder in (before, lost):
        open_session(folder).close()
        known_libraries.remember(folder)
    known_libraries.remember(before)
    lost.rename(tmp_path / "away")
    seen: list[str] = []

    def answer(dialog: RecentLibraries) -> bool:
        rows = [dialog.list.item(k) for k in range(dialog.list.count())]
        seen.extend(row.text() for row in rows)
        assert [bool(row.flags() & Qt.ItemFlag.ItemIsEnabled) for row in rows] == [True, False, False]
        return True

    monkeypatch.setattr(RecentLibraries, "ask", answer)
    with opened(qtbot, library) as window:
        window.trigger("recent_libraries")
        assert leaving(window).folder == before
    assert [str(p) in s for p, s in zip((before, lost, at_home), seen, strict=True)] == [True, True, True]
    assert known_libraries.load().recent[:2] == (before, library)


def test_the_library_moves_and_opens_at_its_new_place(
    qtbot: QtBot,
    at_home: Path,
    library: Path,
    tmp_path: Path,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    (chosen / "别的.txt").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(chosen))
    said: list[str] = []

    def answer(dialog: MoveLibrary) -> bool:
        dialog.show()
        dialog.yes.click()
        qtbot.waitUntil(lambda: dialog.moved is not None, timeout=PATIENCE)
        said.append(dialog.told.text())
        dialog.yes.click()
        return dialog.isHidden()

    monkeypatch.setattr(MoveLibrary, "ask", answer)
    with opened(qtbot, library) as window:
        piece = window.article_id
        bookmarking.bookmark(window.session, piece)
        generation = window.session.library.catalogue.generation
        window.trigger("move_library")
        going = leaving(window)
    going.open()
    assert "搬好了" in said[0]
    assert started == [program("--library", str(chosen / "library"), "open")[1:]]
    assert next_start() == [str(chosen / "library"), ""]
    with opened(qtbot, chosen / "library") as there:
        assert there.session.library.catalogue.generation == generation
        assert there.session.library.status(piece).bookmarked
        assert desk_of(there).list.model.rowCount()


def test_a_move_that_is_refused_or_stopped_leaves_the_window_at_work(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "chosen"
    (chosen / "library").mkdir(parents=True)
    (chosen / "library" / "x.txt").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(chosen))
    said: list[str] = []

    def refused(dialog: MoveLibrary) -> bool:
        dialog.yes.click()
        qtbot.waitUntil(lambda: not dialog.told.isHidden(), timeout=PATIENCE)
        said.append(dialog.told.text())
        dialog.no.click()
        return False

    def stopped(dialog: MoveLibrary) -> bool:
        dialog.show()
        dialog.begin()
        dialog.no.click()
        qtbot.waitUntil(dialog.isHidden, timeout=PATIENCE)
        return False

    monkeypatch.setattr(MoveLibrary, "ask", refused)
    window.trigger("move_library")
    assert str(chosen / "library") in said[0]
    (chosen / "library" / "x.txt").unlink()
    monkeypatch.setattr(MoveLibrary, "ask", stopped)
    real = copying.Copy.run

    def run(copy: copying.Copy) -> None:
        while not copy._cancelled():
            time.sleep(0.01)
        real(copy)

    monkeypatch.setattr(moving._Move, "by_renaming", lambda _self: None)
    monkeypatch.setattr(copying.Copy, "run", run)
    window.trigger("move_library")
    assert list((chosen / "library").iterdir()) == []
    assert window.isVisible()
    assert leaving(window).folder is None
    assert bookmarking.bookmark(window.session, window.article_id)


def test_a_window_is_told_where_its_library_was_moved_by_somebody_else(
    qtbot: QtBot, window: MainWindow, library: Path, tmp_path: Path
) -> None:
    with open_session(library) as other:
        workspace_moving.move(other, tmp_path / "new" / "place")
    desk = desk_of(window)
    assert desk.changes is not None
    desk.changes.look()
    qtbot.waitUntil(lambda: str(tmp_path / "new" / "place") in window.message.text, timeout=PATIENCE)
    window.message.clear()
    window.trigger("bookmark")
    assert str(tmp_path / "new" / "place") in window.message.text
    assert not window.session.library.status(window.article_id).bookmarked


def test_damage_that_comes_to_light_is_told_once(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    bookmarking.bookmark(window.session, window.article_id)
    (library / "journal" / "ffffffff-zzzzzzz-abcdef.jsonl").write_bytes(b"?!\n??\n")
    desk = desk_of(window)
    assert desk.changes is not None
    desk.changes.look()
    qtbot.waitUntil(lambda: "ffffffff-zzzzzzz-abcdef" in window.message.text, timeout=PATIENCE)
    assert "1" in window.message.text
    window.message.clear()
    with qtbot.waitSignal(desk.changes.changed, timeout=300, raising=False):
        desk.changes.look()
    assert not window.message.text


def test_a_gone_library_is_begun_anew_only_where_the_reader_says_so(
    qtbot: QtBot, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    with open_session(other) as session:
        tagging_something(session)
    other.rename(tmp_path / "away")
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(other))
    answers = [False, True]
    monkeypatch.setattr(Anew, "ask", lambda _self: answers.pop(0))
    with opened(qtbot, library) as window:
        window.trigger("library")
        assert window.isVisible()
        assert not list(other.iterdir())
        window.trigger("library")
        assert leaving(window).folder == other
    assert (other / "library.json").exists()


@pytest.mark.parametrize("answer", ["再找一次", "在那里建新的", "打开别的报库…", "退出"])
def test_a_start_whose_library_is_gone_asks_first(
    qtbot: QtBot, tmp_path: Path, started: list[list[str]], monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    folder, away, other = tmp_path / "mine", tmp_path / "away", tmp_path / "other"
    with open_session(folder) as session:
        tagging_something(session)
    folder.rename(away)
    said: list[str] = []

    def press(box: QMessageBox) -> int:
        said.append(box.text())
        if answer == "再找一次" and not folder.exists():
            away.rename(folder)
        next(b for b in box.buttons() if b.text() == answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(other))
    if answer == "退出":
        with pytest.raises(LibraryGone):
            open_or_ask(folder, asking=True)
    elif answer == "打开别的报库…":
        with pytest.raises(SystemExit):
            open_or_ask(folder, asking=True)
        assert started == [program("--library", str(other), "open")[1:]]
        assert known_libraries.load().opens_next == other
    else:
        with open_or_ask(folder, asking=True) as session:
            assert bool(session.library.history()) == (answer == "再找一次")
    assert [str(folder) in text for text in said] == [True]
    assert folder.exists() == (answer in {"再找一次", "在那里建新的"})


def tagging_something(session: Session) -> None:
    """Let a library hold something."""
    with session.library.deed("save_search", "桥") as deed:
        deed.save_search("桥", "桥")
