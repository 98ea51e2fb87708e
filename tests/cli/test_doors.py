"""What a start that cannot have its window says: one sentence with what to do, status 1, never an abort."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.program import main
from reader.model.called import VARIABLE

ROOT = Path(__file__).resolve().parents[2]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
LACKING = """
import ctypes
class Library(ctypes.CDLL):
    def __init__(self, name, *more, **named):
        if name in {"libEGL.so.1", "libxcb-cursor.so.0"}: raise OSError(name)
        super().__init__(name, *more, **named)
ctypes.CDLL = Library
"""


def start(folder: Path, *arguments: str, more: dict[str, str], path: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Start the program with nothing but this of a desktop."""
    desktop = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR", VARIABLE)
    environment = {name: value for name, value in os.environ.items() if name not in desktop}
    environment |= {"PYTHONPATH": f"{path}{os.pathsep}{ROOT}", "HOME": str(folder)}
    environment |= {f"BAOJIA_{name}": str(folder / name.lower()) for name in ("LIBRARY", "CACHE", "CONFIG")} | more
    command = [sys.executable, "-P", "-m", "reader", "--lang", "zh_CN", *arguments]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


@linux
@pytest.mark.parametrize(
    "display",
    [
        {"DISPLAY": ":9871"},
        {"WAYLAND_DISPLAY": "nobody-here"},
        {"WAYLAND_DISPLAY": "nobody-here", "DISPLAY": ":9871"},
        {"QT_QPA_PLATFORM": "no-such"},
        {"QT_QPA_PLATFORM": "wayland", "XDG_SESSION_TYPE": "wayland"},
    ],
)
def test_a_display_that_does_not_answer_is_told(tmp_path: Path, display: dict[str, str]) -> None:
    run = start(tmp_path, "open", more=display)
    assert run.returncode == 1
    assert "窗口开不了" in run.stderr
    assert all(value in run.stderr for name, value in display.items() if name != "XDG_SESSION_TYPE")
    assert "Qt platform plugin" not in run.stderr


@linux
@pytest.mark.parametrize(
    ("arguments", "of_a_window"), [(("open",), True), ((), True), (("print", "x", "-o", "x.pdf"), False)]
)
def test_all_libraries_that_qt_misses_are_told_with_the_command_at_every_door(
    tmp_path: Path, arguments: tuple[str, ...], of_a_window: bool
) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file: No such file or directory')"
    )
    (tmp_path / "sitecustomize.py").write_text(LACKING)
    run = start(tmp_path, *arguments, path=tmp_path, more={"DISPLAY": ":9871"})
    assert run.returncode == 1
    assert "libEGL.so.1" in run.stderr
    assert "libegl1" in run.stderr
    assert ("libxcb-cursor0" in run.stderr) is of_a_window  # at once, not at the next start
    assert "没料到" not in run.stderr


@pytest.mark.parametrize(("typed", "meant"), [("lits", "list"), ("serch", "search"), ("Print", "print")])
def test_a_mistyped_command_is_asked_about(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--lang", "zh_CN", typed]) == 2
    said = capsys.readouterr().err
    assert typed in said
    assert f"是不是 {meant}？" in said


def test_hints_name_the_command_that_was_typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "python3 main.py")
    assert main(["--lang", "zh_CN", "list", "--help"]) == 0
    said = capsys.readouterr().out
    assert "python3 main.py list" in said
    assert "baojia" not in said
