"""The one small file inside the virtual environment that says what was set up there.

Lines `name=value`: `python` (3.11), `checkout` (its folder), `pyproject` (time and size: an untouched file needs
no parsing), `run` and `test` (sha256 over the dependencies installed), `libraries` (groups of system libraries found).
A stamp that says `unfinished` was left by a set-up that never came to its end: nothing in that folder is trusted.
Only `os` and `sys` are imported: this is read at each start.
"""

from __future__ import annotations

import os
import sys

NAME = ".baojia"
UNFINISHED = {"unfinished": "yes"}


def python_version() -> str:
    """Return the version that decides where packages lie: `3.11`."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def interpreter(folder: str) -> str:
    """Return the path of an environment's Python."""
    return os.path.join(folder, "Scripts", "python.exe") if os.name == "nt" else os.path.join(folder, "bin", "python")


def read(folder: str) -> dict[str, str]:
    """Return what the stamp of an environment says; empty where there is none that can be read."""
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8") as file:
            return dict(line.split("=", 1) for line in file.read().splitlines() if "=" in line)
    except (OSError, UnicodeDecodeError):
        return {}


def write(folder: str, facts: dict[str, str]) -> None:
    """Write the stamp of an environment in one step."""
    path = os.path.join(folder, NAME)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in facts.items())
    os.replace(path + ".new", path)


def trace(pyproject: str) -> str:
    """Return time and size of pyproject.toml; raise OSError where it lacks."""
    status = os.stat(pyproject)
    return f"{status.st_mtime_ns}-{status.st_size}"
