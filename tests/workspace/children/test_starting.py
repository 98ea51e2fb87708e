from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from reader.workspace.children.starting import program, surroundings

NAMES = ("re", "json", "sitecustomize", "usercustomize", "subprocess", "ctypes", "lxml", "numpy", "importlib")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder full of modules that must not be run; returns the file that says whether one was."""
    told = tmp_path / "RAN"
    evil = f"open({str(told)!r}, 'a').write(__file__ + '\\n')\nraise SystemExit(3)\n"
    folder = tmp_path / "here"
    for package in ("reader", "reader/cli", "PySide6"):
        (folder / package).mkdir(parents=True, exist_ok=True)
        (folder / package / "__init__.py").write_text(evil)
    for name in (*NAMES, "reader/__main__", "reader/cli/program"):
        (folder / f"{name}.py").write_text(evil)
    (folder / "evil.pth").write_text(f"import os; open({str(told)!r}, 'a').write('pth')\n")
    monkeypatch.chdir(folder)
    return told


def started(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        program(*arguments), env={**surroundings(), **more}, capture_output=True, text=True, check=False, input="{}\n"
    )


@pytest.mark.parametrize("paths", ["", ".", ":", "reader:."])
def test_the_program_runs_itself_and_nothing_of_the_current_folder(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, paths: str
) -> None:
    kept = os.environ["PYTHONPATH"]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(p for p in (paths, kept) if p))
    run = started("--version")
    assert (run.returncode, run.stdout.split()[:1]) == (0, ["baojia"]), run.stderr
    run = started("import", "nothing.txt")
    assert "nothing.txt" in run.stderr, run.stderr
    assert not hostile.exists(), hostile.read_text()


def test_it_finds_itself_without_any_path(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH")
    assert "PYTHONPATH" not in surroundings()
    assert started("--version").returncode == 0
    assert not hostile.exists()


def test_a_child_that_nobody_knows_is_no_child() -> None:
    assert started("--child", "os").returncode == 2
