"""The tools that read the code, and the one fault of a library that would kill the program."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[1]


def complaints(*command: str) -> str:
    """Return what a tool says, or skip where it is not installed."""
    if importlib.util.find_spec(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    run = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def test_types_hold() -> None:
    assert complaints("mypy") == ""


def test_the_code_is_clean() -> None:
    assert complaints("ruff", "check", "--quiet", ".") == ""


@pytest.mark.gui
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal in this Python")
def test_qt_keeps_its_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses one at each void call, and the process aborts in the end: docs/decisions.md, 1."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for turn in range(500):
        label.setText(str(turn))
    assert sys.getrefcount(None) > before - 100


@pytest.fixture(scope="module")
def settled_early() -> Path:
    """Return where settings lie for what many tests share, and what is made before a test has folders of its own."""
    from reader.workspace.folders import machine_folder

    return machine_folder()


def test_what_many_tests_share_keeps_away_from_the_readers_settings(settled_early: Path) -> None:
    assert Path.home() not in settled_early.parents
    assert settled_early.parent.name.startswith("baojia-tests-")


def test_what_a_test_starts_need_not_compile_the_program() -> None:
    """Also where Python is told to write no bytecode, as in many containers: tests/conftest.py."""
    told = "import reader.model.messages as m, pathlib; print(pathlib.Path(m.__cached__).is_file())"
    for _start in range(2):
        run = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "True"
