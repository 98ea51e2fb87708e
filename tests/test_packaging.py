"""`pip install .` brings the whole program, with its resources as data of the package."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bundle.building import sources as copy_sources

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what a wheel is built from, so that building leaves nothing in the checkout."""
    return copy_sources(tmp_path_factory.mktemp("copied"))


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel; skip where its build tools cannot be had."""
    if importlib.util.find_spec("pip") is None:
        pytest.skip("pip is not installed")
    built = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(built), str(sources)]
    # pip may fetch setuptools: the one thing in the tests that the network guard must not stop.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PIP_RETRIES": "1"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode and ("No matching distribution" in run.stderr or "connection" in run.stderr.lower()):
        pytest.skip("setuptools cannot be fetched: no network")
    assert run.returncode == 0, run.stderr
    return next(built.glob("*.whl"))


def test_every_file_of_the_program_is_in_it(sources: Path, wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    program = {str(path.relative_to(sources)) for path in (sources / "reader").rglob("*.py")}
    assert program - inside == set()


def test_the_resources_are_data_of_the_package(sources: Path, wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    resources = {
        f"reader/{path.relative_to(sources).as_posix()}"
        for path in (sources / "resources").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert resources
    assert resources - inside == set()
    assert {name.split("/")[0] for name in inside if ".dist-info" not in name} == {"reader"}


def test_the_manual_is_in_it_with_its_pictures_and_no_others(wheel: Path) -> None:
    inside = {name.removeprefix("reader/docs/") for name in zipfile.ZipFile(wheel).namelist() if "/docs/" in name}
    for language in ("", ".en", ".zh_TW"):
        assert {f"manual{language}.md", f"whats-new{language}.md"} <= inside
    pages = [path for path in (ROOT / "docs").glob("*.md") if path.name in inside]
    shown = {name for page in pages for name in re.findall(r"\]\((pictures/[^)]+)\)", page.read_text("utf-8"))}
    assert shown
    assert shown == {name for name in inside if name.endswith(".png")}


def test_what_an_index_shows_leads_into_no_checkout(sources: Path, wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    about = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    said = archive.read(about).decode().partition("\n\n")[2]
    readme = (sources / "README.md").read_text("utf-8")
    assert "](docs/" in readme
    assert "](docs/" not in said
    assert "![" not in said
    assert "python3 main.py test" in said
    assert said.rstrip().endswith("MIT")


def test_an_installed_program_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    look = "from reader.model.resources import resource; print(resource('locale', 'en').is_dir(), resource('locale'))"
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", look], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["True", str(tmp_path / "reader" / "resources" / "locale")]


def test_the_command_is_declared(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "baojia = reader.cli.program:main" in archive.read(entry).decode()
