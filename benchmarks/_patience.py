"""Seconds as a program counts them on a machine of its own: time in which it waited for a processor does not count.

A command that is not done in a minute hangs; one that was ready for a minute and got no processor does not. The system
keeps for each thread how long it was ready and waited (Linux, `schedstat`); elsewhere every second counts.
"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

LONGEST = 12.0
"""So many times as long as it is owed is waited by the clock, however busy the machine."""


def tree(pid: int) -> list[int]:
    """Return a process and all below it that are there."""
    above: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        above.setdefault(parent, []).append(int(path.parent.name))
    found = [pid]
    for one in found:
        found += above.get(one, [])
    return found


def waited(pids: list[int]) -> dict[str, float]:
    """Return for each thread of these processes the seconds that it was ready and had no processor."""
    found = {}
    for pid in pids:
        for path in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                found[path.parent.name] = int(path.read_text().split()[1]) / 1e9
            except (OSError, IndexError):
                continue
    return found


class Patience:
    """So many seconds for some processes and all below them."""

    def __init__(self, seconds: float, *pids: int) -> None:
        self._seconds, self._pids = seconds, pids
        self._began = self._last = time.monotonic()
        self._waited = self._waits()
        self.counted = 0.0

    def _waits(self) -> dict[str, float]:
        return waited([one for pid in self._pids for one in tree(pid)])

    def over(self) -> bool:
        """Count what has passed since the last look; tell whether it was enough."""
        now, waits = time.monotonic(), self._waits()
        starved = max((seconds - self._waited.get(one, 0.0) for one, seconds in waits.items()), default=0.0)
        self.counted += max(0.0, now - self._last - starved)
        self._last, self._waited = now, waits
        return self.counted > self._seconds or now - self._began > self._seconds * LONGEST


def heard(process: subprocess.Popen[bytes], seconds: float) -> tuple[bytes, bytes] | None:
    """Wait for a process to end; returns what it said, or None where it had its time and is not done."""
    patience = Patience(seconds, process.pid)
    while True:
        try:
            return process.communicate(timeout=0.3)
        except subprocess.TimeoutExpired:
            if patience.over():
                return None
