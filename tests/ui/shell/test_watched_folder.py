from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.shell.import_desk import ImportDesk
from reader.ui.shell.watched_folder import WatchedFolder
from reader.ui.shell.window import MainWindow
from tests.ui.jobs.test_import_jobs import PASTED
from tests.ui.opened import PATIENCE, click_row, desk_of


def imports_of(window: MainWindow) -> ImportDesk:
    """Return who runs the imports of a window."""
    assert window.imports is not None
    return window.imports


def looked(qtbot: QtBot, watched: WatchedFolder) -> None:
    """Let the folder be looked at once."""
    watched.look()
    qtbot.waitUntil(lambda: not watched.looking, timeout=PATIENCE)


def test_what_appears_in_the_folder_is_imported_once_it_rests(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "来报"
    folder.mkdir()
    watched = WatchedFolder(window, imports_of(window))
    watched.watch(folder)
    paper, growing = folder / "渡口报.txt", folder / "大文件.txt.part"
    paper.write_text(PASTED, "utf-8")
    growing.write_text("半", "utf-8")
    looked(qtbot, watched)
    assert window.imports is not None
    jobs = window.imports.jobs
    assert not jobs.busy  # seen for the first time: it may still grow
    looked(qtbot, watched)
    assert jobs.busy
    qtbot.waitUntil(lambda: window.session.library.catalogue.count(Collection(kind="all"))[0] == 16, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENCE)
    another = WatchedFolder(window, imports_of(window))  # as at the next start
    another.watch(folder)
    looked(qtbot, another)
    looked(qtbot, another)
    assert not jobs.busy
    another.watch(None)
    watched.watch(None)
    watched.look()


def test_a_folder_that_is_gone_is_no_error(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    watched = WatchedFolder(window, imports_of(window))
    watched.watch(tmp_path / "没有")
    watched.look()
    assert watched.folder == tmp_path / "没有"


def test_what_comes_by_itself_leaves_the_reader_with_the_piece(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    desk = desk_of(window)
    chosen = click_row(desk, 2)
    qtbot.waitUntil(lambda: window.article_id == chosen, timeout=PATIENCE)
    folder = tmp_path / "来报"
    folder.mkdir()
    (folder / "渡口报.txt").write_text(PASTED, "utf-8")
    watched = WatchedFolder(window, imports_of(window))
    watched.watch(folder)
    looked(qtbot, watched)
    looked(qtbot, watched)
    assert window.imports is not None
    jobs = window.imports.jobs
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.session.library.catalogue.count(Collection(kind="all"))[0] == 16, timeout=PATIENCE)
    qtbot.wait(200)
    assert window.article_id == chosen
    assert not window.message.text
    watched.watch(None)
