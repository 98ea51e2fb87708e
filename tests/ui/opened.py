"""A real window on a real library, for tests: opened, driven, closed, opened again."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.jobs import tidying
from reader.ui.jobs.background import Lane
from reader.ui.look.icons import Icons
from reader.ui.shell import application as program_module
from reader.ui.shell import window_state
from reader.ui.shell.application import Program
from reader.ui.shell.desk import Desk
from reader.ui.shell.piece_window import PieceWindow
from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.sample import sample_path
from reader.workspace.session import open_session
from tests import ready_tables

SIZE = (1440, 900)
# Large enough for that size from the first: a page is set anew for each width. Icons too are drawn once for all, not
# for each new cache. Each took an eighth of a start.
SCREEN = QRect(0, 0, 2560, 1440)
# Bounds a hang, not a duration: a busy machine takes what it takes.
PATIENCE = 240_000

# What stands when a window opens is not looked at again: a run opens hundreds, and looking at everything that the tests
# hold took a third of a window's time. So the program may not thaw it: its own freezing stands still here. The window
# before is no part of that: a fixture still holds it when it has closed, so that it goes when the next one opens.
STANDING = SimpleNamespace(
    **{name: getattr(gc, name) for name in ("isenabled", "enable", "disable", "collect", "get_count", "get_threshold")},
    get_objects=gc.get_objects,
    freeze=lambda: None,
    unfreeze=lambda: None,
    get_freeze_count=lambda: 0,
)


def make_library(folder: Path) -> None:
    """Make a library with the sample newspaper in it."""
    with open_session(folder) as session:
        outcomes = list(importing.import_paths(session, [sample_path()]))
        assert [o.status for o in outcomes] == ["imported"]


class Strays:
    """Notes what is shown as a window and is none: what is visible before it is laid out takes the keyboard away.

    It listens at the three calls by which our own code shows a widget, which costs nothing where nothing is shown; a
    filter of all events would be asked tens of thousands of times a test.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.names: set[str] = set()
        for name in ("show", "setVisible", "setHidden"):
            patch.setattr(QWidget, name, self._heard(getattr(QWidget, name)))

    def _heard(self, showing: Callable[..., None]) -> Callable[..., None]:
        def shown(widget: QWidget, *wanted: bool) -> None:
            showing(widget, *wanted)
            if (
                type(widget).__module__.startswith("reader.")
                and widget.isVisible()
                and widget.isWindow()
                and widget.windowType() in {Qt.WindowType.Window, Qt.WindowType.Widget}
                and not isinstance(widget, (QMainWindow, PieceWindow))
            ):
                self.names.add(type(widget).__name__)

        return shown


@contextmanager
def opened(qtbot: QtBot, library: Path, *, paths: tuple[Path, ...] = ()) -> Iterator[MainWindow]:
    """Open the window as the program does; closes it and its session at the end."""
    from tests.conftest import AWAY  # it gives a process folders of its own: not for benchmarks, which press keys by us

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.font(), application.palette(), application.styleSheet()
    gc.collect()
    gc.freeze()
    with pytest.MonkeyPatch.context() as patch, open_session(library) as session:
        patch.setattr(tidying, "gc", STANDING)
        patch.setattr(window_state, "screen_room", lambda _window: SCREEN)
        patch.setattr(program_module, "Icons", lambda _folder: Icons(AWAY / "icons"))
        strays = Strays(patch)
        program = Program(application, session)
        window = program.window
        with qtbot.waitSignal(program.ready, timeout=PATIENCE):
            program.start([str(path) for path in paths], quit_when_shown=False)
            window.resize(*SIZE)
        try:
            yield window
            assert not strays.names, strays.names
        finally:
            window.close()
            program.end()
            # A widget that outlived the style sheet it was polished with would be looked at through a dead style.
            del window, program
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            application.setFont(before[0])
            application.setPalette(before[1])
            application.setStyleSheet(before[2])


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with the sample in it, to be copied."""
    folder = tmp_path_factory.mktemp("stocked") / "library"
    monkey = pytest.MonkeyPatch()
    monkey.setenv("BAOJIA_CACHE", str(folder.parent / "cache"))
    make_library(folder)
    monkey.undo()
    return folder


@pytest.fixture
def library(stocked: Path, tmp_path: Path) -> Path:
    """Return a copy of the stocked library."""
    return Path(shutil.copytree(stocked, tmp_path / "library"))


@pytest.fixture
def window(qtbot: QtBot, library: Path) -> Iterator[MainWindow]:
    """Return the window on a library with the sample in it."""
    with opened(qtbot, library) as made:
        yield made


@pytest.fixture(scope="module")
def standing(
    request: pytest.FixtureRequest, stocked: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """Return a window on the sample that stays for all tests of a module: each leaves it as it was."""
    from tests.conftest import FOLDERS, READINGS

    request.getfixturevalue("qapp")
    place = tmp_path_factory.mktemp("standing")
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in FOLDERS.items():
            patch.setenv(name, str(place / folder))
        ready_tables.lay(Path(os.environ[READINGS]), place / FOLDERS["BAOJIA_CACHE"])
        with opened(QtBot(request), Path(shutil.copytree(stocked, place / "library"))) as window:
            yield window


def desk_of(window: MainWindow) -> Desk:
    """Return the desk of a window that shows one."""
    assert window.desk is not None
    return window.desk


def answered(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until workers have told the window all that it asked of them, and all that it asked then."""
    qtbot.waitUntil(lambda: all(lane.idle for lane in window.findChildren(Lane)), timeout=PATIENCE)


def press(widget: QWidget, keys: str) -> None:
    """Press a combination such as `Ctrl+D` in a widget."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack it
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def click_row(desk: Desk, row: int) -> str:
    """Click a row of the list; returns the piece's id."""
    view = desk.list.list
    spot = view.visualRect(desk.list.model.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(spot))
    return desk.list.model.ids[row]
