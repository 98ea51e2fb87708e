"""The library's lock: whoever works through much gives way to whoever waits.

A thread that lets a lock go and takes it again at once has it again: those who waited are only being woken. So what is
done in many slices asks, between them, whether anybody waits, and sleeps until they have had their turn.
"""

from __future__ import annotations

import threading
import time

WAKING = 0.0005  # seconds that a waiting thread may take to be there
LONGEST = 0.25  # seconds for which way is given at most: others may come all the time


class Turns:
    """A lock that the thread which holds it may take again."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._count = threading.Lock()
        self._waiting = 0

    def acquire(self, timeout: float = -1) -> bool:
        """Take it, however long that takes, or in so many seconds; tells whether that was done."""
        if self._lock.acquire(blocking=False):
            return True
        with self._count:
            self._waiting += 1
        try:
            return self._lock.acquire(timeout=timeout)
        finally:
            with self._count:
                self._waiting -= 1

    def release(self) -> None:
        """Let it go."""
        self._lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_error: object) -> None:
        self._lock.release()

    def give_way(self) -> None:
        """Let those who wait have their turn first; not to be called by whoever holds it."""
        end = time.monotonic() + LONGEST
        while self._waiting and time.monotonic() < end:
            time.sleep(WAKING)
