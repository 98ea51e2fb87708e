"""A screen outlives whoever asked how large it is."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.look.screen_room import screen_room

READER = Path(__file__).resolve().parents[3] / "reader"
ASKED = """
import gc, os
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from reader.ui.look.screen_room import screen_room
application = QApplication(["test", "-platform", "offscreen"])
gone = []
QGuiApplication.primaryScreen().destroyed.connect(lambda *_: gone.append(True))
kept = QGuiApplication.primaryScreen()
asking = QDialog()
asking.itself = asking
assert screen_room(asking).width() > 100
del asking, kept
gc.collect()
print("gone" if gone else "stands", flush=True)
os._exit(0)
"""


def test_a_screen_stands_when_the_window_that_asked_is_garbage() -> None:
    command = [sys.executable, "-c", ASKED]
    assert subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout.strip() == "stands"


def test_nobody_asks_a_widget_for_its_screen() -> None:
    asked = [
        f"{path.relative_to(READER)}:{node.lineno}"
        for path in READER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "screen"
    ]
    assert asked == []


def test_a_dialog_that_is_not_shown_has_the_room_of_its_windows_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    assert screen_room(dialog) == screen_room(window) == window.screen().availableGeometry()
