"""A real window on a real library, for tests: opened, driven, closed, opened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.shell.application import Program
from reader.ui.shell.desk import Desk
from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.sample import sample_path
from reader.workspace.session import open_session

SIZE = (1440, 900)
PATIENCE = 30_000


def make_library(folder: Path) -> None:
    """Make a library with the sample newspaper in it."""
    with open_session(folder) as session:
        outcomes = list(importing.import_paths(session, [sample_path()]))
        assert [o.status for o in outcomes] == ["imported"]


@contextmanager
def opened(qtbot: QtBot, library: Path, *, paths: tuple[Path, ...] = ()) -> Iterator[MainWindow]:
    """Open the window as the program does; closes it and its session at the end."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with open_session(library) as session:
        program = Program(application, session)
        window = program.window
        window.resize(*SIZE)
        with qtbot.waitSignal(program.ready, timeout=PATIENCE):
            program.start(paths, quit_when_shown=False)
            window.resize(*SIZE)
        try:
            yield window
        finally:
            window.close()
            program.end()


def desk_of(window: MainWindow) -> Desk:
    """Return the desk of a window that shows one."""
    assert window.desk is not None
    return window.desk


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    """Press a combination as `Ctrl+D`, wherever the focus is."""
    from PySide6.QtGui import QKeySequence

    combination = QKeySequence(keys)[0]
    target = window.focusWidget() or window
    qtbot.keyClick(target, combination.key(), combination.keyboardModifiers() or Qt.KeyboardModifier.NoModifier)
