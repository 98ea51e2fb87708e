"""Is there a wheel of every dependency for every system that the bundle is meant for? Asks pip, downloads nothing.

`python -m bundle platforms`: a line a system. Only what is found here was tried; that a wheel is there says no more.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from typing import Final

from bundle.paths import ROOT

_MANYLINUX: Final = (
    "manylinux2014",
    "manylinux_2_17",
    "manylinux_2_26",
    "manylinux_2_28",
    "manylinux_2_34",
    "manylinux_2_39",
)
_MACOS: Final = ("10_9", "10_13", "10_14", "11_0", "12_0", "13_0", "14_0")
SYSTEMS: Final = {
    "Windows x86-64": ["win_amd64"],
    "macOS arm64": [f"macosx_{v}_{a}" for v in _MACOS for a in ("arm64", "universal2")],
    "macOS x86-64": [f"macosx_{v}_{a}" for v in _MACOS for a in ("x86_64", "universal2")],
    "Linux aarch64": [f"{t}_aarch64" for t in _MANYLINUX],
    "Linux x86-64": [f"{t}_x86_64" for t in _MANYLINUX],
}
PYTHONS: Final = ("3.12", "3.13", "3.14")


def requirements() -> list[str]:
    """Return what the program needs to run."""
    found: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return found


def lacking(system: str, python: str) -> list[str]:
    """Return the requirements that have no wheel for a system and a version of Python."""
    return [one for one in requirements() if not _has_wheel(one, SYSTEMS[system], python)]


def _has_wheel(requirement: str, tags: list[str], python: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps", "--report", "-"]
        command += ["--only-binary=:all:", "--python-version", python, "--target", folder]
        command += [word for tag in tags for word in ("--platform", tag)]
        run = subprocess.run([*command, requirement], capture_output=True, text=True, check=False)
    return run.returncode == 0 and bool(json.loads(run.stdout)["install"])


def main() -> int:
    """Print a line for each; returns how many lack something."""
    short = 0
    for system in SYSTEMS:
        for python in PYTHONS:
            gone = lacking(system, python)
            short += bool(gone)
            print(f"{system} {python}: {len(requirements()) - len(gone)} of {len(requirements())}", *gone, flush=True)
    return short
