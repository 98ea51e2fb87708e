"""The tests' own files in memory where there is room for them: a run makes, flushes and removes some 100,000 files."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.processes import alive

MEMORY = Path("/dev/shm")
NAME = "baojia-tests"
# A whole run leaves 1.7 GB behind; what is in memory must not be missed elsewhere.
ROOM, SPARE = 4_000_000_000, 6_000_000_000


def folder(memory: Path = MEMORY, about: Path = Path("/proc/meminfo")) -> Path | None:
    """Return a new folder in memory, None where this computer has none or too little of it.

    What earlier runs left, which failed or were killed, goes: it was to be seen until the next one.
    """
    try:
        sweep(memory)
        if not sys.platform.startswith("linux") or shutil.disk_usage(memory).free < ROOM or available(about) < SPARE:
            return None
        return Path(tempfile.mkdtemp(prefix=f"{NAME}-{os.getpid()}-", dir=memory))
    except (OSError, ValueError):
        return None


def sweep(place: Path) -> None:
    """Remove what processes that are no more have left there; Linux alone tells which are."""
    for left in place.glob(f"{NAME}-*-*") if sys.platform.startswith("linux") else ():
        number = left.name.split("-")[-2]
        if number.isdecimal() and not alive(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def own(place: Path) -> Path:
    """Return a new folder there that goes with this process, or with the next one that makes one."""
    sweep(place)
    made = Path(tempfile.mkdtemp(prefix=f"{NAME}-{os.getpid()}-", dir=place))
    atexit.register(_remove, made, os.getpid())
    return made


def _remove(made: Path, maker: int) -> None:
    if os.getpid() == maker:  # and no fork of it
        shutil.rmtree(made, ignore_errors=True)


def available(about: Path) -> int:
    """Return the bytes of memory that programs may still take, as Linux tells it."""
    for line in about.read_text(encoding="ascii").splitlines():
        name, _, size = line.partition(":")
        if name == "MemAvailable":
            return int(size.split()[0]) * 1024
    return 0


def asked_elsewhere() -> bool:
    """Tell whether whoever runs the tests has said where their files go."""
    return "PYTEST_DEBUG_TEMPROOT" in os.environ
