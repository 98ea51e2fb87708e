from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.setup.system import LIBRARIES
from tests.setup.conftest import Checkout

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the pretences of these tests are for Linux"
)


def test_without_root_only_what_needs_qt_stops_and_names_the_command(
    ready: Checkout, apt: Callable[[], list[str]]
) -> None:
    pretend = "without:libEGL.so.1 without:libxcb-cursor.so.0"
    (ready.programs / "sudo").touch(mode=0o755)
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
    window = ready.start("open", DISPLAY=":7", PRETEND=pretend)
    assert window.returncode == 1
    assert f"{command} libegl1 libxcb-cursor0" in window.stderr
    for line in ("print x -o y.pdf", "test -n0"):
        run = ready.start(*line.split(), PRETEND=pretend)
        assert run.returncode == 1
        assert f"{command} libegl1\n" in run.stderr
    for line in ("list", "search x", "--version", "open", "open --help"):
        assert ready.start(*line.split(), PRETEND=pretend).returncode == 0
    assert apt() == []


def test_root_gets_them_installed_after_a_word(ready: Checkout, apt: Callable[[], list[str]]) -> None:
    pretend = "root " + " ".join(f"without:{name}" for name in LIBRARIES["drawing"] if "fontconfig" not in name)
    run = ready.start("print", "x", PRETEND=pretend)
    assert run.returncode == 0, run.stderr
    assert "Installing with apt-get" in run.stderr
    assert any("update" in line for line in apt())
    assert any(" libegl1 " in line and line.count("install") == 2 for line in apt())
    count = len(apt())
    assert ready.start("print", "x", PRETEND=pretend).stderr == ""
    assert len(apt()) == count


def test_a_missing_chinese_font_is_told_once_and_stops_nobody(ready: Checkout, tmp_path: Path) -> None:
    (ready.programs / "apt-get").touch(mode=0o755)
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(f"<fontconfig><dir>{tmp_path / 'none'}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    run = ready.start("print", "x", FONTCONFIG_FILE=str(nothing))
    assert run.returncode == 0, run.stderr
    assert "fonts-noto-cjk" in run.stderr
    assert ready.start("print", "x", FONTCONFIG_FILE=str(nothing)).stderr == ""
