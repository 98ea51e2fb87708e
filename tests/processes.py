"""The processes of this machine, for tests: which are below another, which are still there. Linux alone tells."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path


def below(pid: int, words: str = "") -> list[int]:
    """Return all processes below one whose command line holds these words."""
    parents = {int(stat[0]): int(stat[1]) for stat in _all()}
    found = []
    for other in parents:
        above = parents[other]
        while above in parents and above != pid:
            above = parents[above]
        if above == pid and words in command(other):
            found.append(other)
    return found


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be noticed does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def command(pid: int) -> str:
    """Return the command line of a process, empty where there is none."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def wait_for(done: Callable[[], object], seconds: float = 240.0) -> None:
    """Wait until something is so; a busy machine may take its time."""
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until
        time.sleep(0.02)


def _all() -> list[tuple[str, str]]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, above = path.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state not in "ZX":
            found.append((path.parent.name, above))
    return found
