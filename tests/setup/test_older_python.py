"""A Python that is too old is told what to do, whichever it is and whatever the system."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.setup import older_python

ROOT = Path(__file__).resolve().parents[2]
OLDER = [
    *(path for name in ("2.7", "3.6", "3.8", "3.10") if (path := shutil.which(f"python{name}", path="/usr/bin"))),
    *(str(p) for v in ("2.7", "3.6", "3.8", "3.10") for p in Path.home().glob(f".pyenv/versions/{v}.*/bin/python")),
]


@pytest.mark.skipif(not OLDER, reason="no older Python is installed here")
@pytest.mark.parametrize("python", OLDER)
def test_an_older_python_says_so_and_leaves_nothing(python: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "main.py", tmp_path)
    (tmp_path / "reader" / "setup").mkdir(parents=True)
    for name in ("__init__.py", "setup/__init__.py", "setup/older_python.py"):
        shutil.copy(ROOT / "reader" / name, tmp_path / "reader" / name)
    command = [python, str(tmp_path / "main.py"), "list"]
    run = subprocess.run(command, env={"PATH": str(tmp_path), "LANG": "C.UTF-8"}, capture_output=True, check=False)
    said = run.stderr.decode("utf-8")
    assert run.returncode == 1
    assert "3.11" in said
    assert "Traceback" not in said
    assert "Error" not in said
    assert not [*tmp_path.rglob("*.pyc")]


@pytest.mark.parametrize(
    ("platform", "command"),
    [("darwin", "brew install python && python3 main.py list"), ("win32", "winget install Python.Python.3.13")],
)
def test_the_advice_fits_the_system(
    platform: str, command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert command in older_python.advice(["list"])


@pytest.mark.skipif(sys.platform == "win32", reason="the pretended programs are shell scripts")
def test_it_names_a_newer_one_that_is_here_or_that_apt_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "python.org" in older_python.advice([])
    known = tmp_path / "apt-cache"
    known.write_text("#!/bin/sh\necho python3.9 python3.9-venv python3.12 python3.12-venv python3.13\n")
    known.chmod(0o755)
    assert "sudo apt-get install -y python3.12 python3.12-venv && python3.12 main.py" in older_python.advice([])
    (tmp_path / "python3.11").touch(mode=0o755)
    assert "python3.11 main.py list" in older_python.advice(["list"])
