"""The tests' own files in memory where there is room for them: a run makes, flushes and removes some 100,000 files."""

from __future__ import annotations

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
        for left in memory.glob(f"{NAME}-*-*"):
            if not alive(int(left.name.split("-")[-2])):
                shutil.rmtree(left, ignore_errors=True)
        if not sys.platform.startswith("linux") or shutil.disk_usage(memory).free < ROOM or available(about) < SPARE:
            return None
        return Path(tempfile.mkdtemp(prefix=f"{NAME}-{os.getpid()}-", dir=memory))
    except (OSError, ValueError):
        return None


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
