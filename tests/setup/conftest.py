"""A small checkout of our own: the real main.py and set-up over a program of three lines and hand-made wheels."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON: str = getattr(sys, "_base_executable", sys.executable)
PROGRAM = """
import json, os, sys
def main(argv=None):
    print(json.dumps({"arguments": sys.argv[1:], "prefix": sys.prefix}))
    return 7 if "seven" in sys.argv else 0
"""
PROJECT = """
[project]
name = "small"
dependencies = [{run}]
[project.optional-dependencies]
test = ["smalltest>=1,<2"]
"""
# What a start may see is set from outside: who runs it, which libraries load, whether ensurepip is there. An empty
# environment is copied, for unpacking pip takes seconds; one test makes a real one.
PRETENCE = """
import ctypes, os, sys
if "TEMPLATE" in os.environ:
    import shutil, venv
    venv.create = lambda folder, **more: shutil.copytree(
        os.environ["TEMPLATE"], folder, symlinks=True, dirs_exist_ok=True)
pretend = os.environ.get("PRETEND", "").split()
os.geteuid = lambda: 0 if "root" in pretend else 1000
if "no-ensurepip" in pretend: sys.modules["ensurepip"] = None
if "no-rmtree" in pretend:
    import shutil
    def busy(path, **more): raise OSError("busy")
    shutil.rmtree = busy
if "read-only" in pretend:
    reach, checkout = os.access, os.environ["CHECKOUT"]
    os.access = lambda path, mode, **more: not str(path).startswith(checkout) and reach(path, mode, **more)
missing = [word.removeprefix("without:") for word in pretend if word.startswith("without:")]
class Library(ctypes.CDLL):
    def __init__(self, name, *more, **named):
        mended = os.path.exists(os.environ.get("MENDED", "/nonexistent"))
        if name in missing and not mended: raise OSError(name)
        if name and name.startswith("lib") and "fontconfig" not in name: name = None
        super().__init__(name, *more, **named)
ctypes.CDLL = Library
"""


def wheel(folder: Path, name: str, files: dict[str, str]) -> None:
    """Write a wheel by hand."""
    about = f"{name}-1.0.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: us\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{about}/RECORD", "")


@dataclass(kw_only=True)
class Checkout:
    """A checkout to start; `start` runs its main.py as bare Python would, with only the environment given."""

    folder: Path
    wheels: Path
    programs: Path
    home: Path
    more: dict[str, str] = field(default_factory=dict)

    def environment(self, **extra: str) -> dict[str, str]:
        return {
            "HOME": str(self.home),
            "PATH": f"{self.programs}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "LANG": "en_US.UTF-8",
            "PYTHONPATH": str(self.programs),
            "CHECKOUT": str(self.folder),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_CONFIG_FILE": os.devnull,
            **self.more,
            **extra,
        }

    def start(self, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
        command = [PYTHON, str(self.folder / "main.py"), *arguments]
        return subprocess.run(
            command, env=self.environment(**extra), cwd=self.home, capture_output=True, text=True, check=False
        )

    def require(self, *requirements: str) -> None:
        run = ", ".join(f'"{one}"' for one in requirements)
        (self.folder / "pyproject.toml").write_text(PROJECT.replace("{run}", run), encoding="utf-8")

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / ".baojia"


def _lay_out(folder: Path, template: Path) -> Checkout:
    checkout = Checkout(
        folder=folder / "check out", wheels=folder / "wheels", programs=folder / "bin", home=folder / "home"
    )
    checkout.more["TEMPLATE"] = str(template)
    for place in (checkout.home, checkout.programs, checkout.folder / "reader" / "cli"):
        place.mkdir(parents=True)
    shutil.copy(ROOT / "main.py", checkout.folder)
    shutil.copytree(
        ROOT / "reader" / "setup", checkout.folder / "reader" / "setup", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "reader" / "__main__.py", checkout.folder / "reader")
    (checkout.folder / "reader" / "__init__.py").touch()
    (checkout.folder / "reader" / "cli" / "__init__.py").touch()
    (checkout.folder / "reader" / "cli" / "program.py").write_text(PROGRAM)
    (checkout.programs / "sitecustomize.py").write_text(PRETENCE)
    qt = {"PySide6/__init__.py": "", "PySide6/QtWidgets.py": "", "PySide6/QtPrintSupport.py": ""}
    wheel(checkout.wheels, "small", {"small.py": "", **qt})
    wheel(checkout.wheels, "another", {"another.py": ""})
    wheel(
        checkout.wheels,
        "smalltest",
        {"pytest/__init__.py": "", "pytest/__main__.py": "import sys; print(sys.argv[1:]); sys.exit(5)"},
    )
    checkout.require("small>=1,<2")
    return checkout


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but pip."""
    folder = tmp_path_factory.mktemp("template") / "venv"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([PYTHON, "-m", "venv", str(folder)], env=environment, check=True)
    return folder


@pytest.fixture(scope="session")
def _ready(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Checkout:
    """A checkout that was set up once; it is copied, never started again."""
    checkout = _lay_out(tmp_path_factory.mktemp("ready"), template)
    run = checkout.start("list")
    assert run.returncode == 0, run.stderr
    return checkout


@pytest.fixture
def bare(tmp_path: Path, template: Path) -> Checkout:
    """A checkout that was never started."""
    return _lay_out(tmp_path, template)


@pytest.fixture
def ready(_ready: Checkout, tmp_path: Path, template: Path) -> Checkout:
    """A checkout that was set up, at a place of its own: also a moved one, so the stamp is made to fit."""
    copy = _lay_out(tmp_path, template)
    shutil.copytree(_ready.folder / ".venv", copy.folder / ".venv", symlinks=True)
    shutil.copystat(_ready.folder / "pyproject.toml", copy.folder / "pyproject.toml")
    text = copy.stamp.read_text(encoding="utf-8").replace(str(_ready.folder), str(copy.folder))
    status = (copy.folder / "pyproject.toml").stat()
    lines = [line for line in text.splitlines() if not line.startswith("pyproject=")]
    copy.stamp.write_text(
        "\n".join([*lines, f"pyproject={status.st_mtime_ns}-{status.st_size}"]) + "\n", encoding="utf-8"
    )
    for path in (copy.folder / ".venv").rglob("baojia.pth"):
        path.write_text(f"{copy.folder}\n", encoding="utf-8")
    return copy


@pytest.fixture
def apt(ready: Checkout) -> Callable[[], list[str]]:
    """Put an apt-get of our own in the way; return what it was asked, which also mends what lacks."""
    asked = ready.home / "apt.log"
    ready.more["MENDED"] = str(ready.home / "mended")
    script = ready.programs / "apt-get"
    script.write_text(f'#!/bin/sh\necho "$@" >> {asked}\ncase "$*" in *install*) touch {ready.home}/mended;; esac\n')
    script.chmod(0o755)
    return lambda: asked.read_text().splitlines() if asked.exists() else []
