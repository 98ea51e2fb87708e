"""Which process has the window of a library: an exclusive lock that the system lets go when the process ends.

It is asked before anything else, so that a first start need not load the network module to find that it is alone.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from reader.model.whole_file import make_folder


class WindowLock:
    """The lock of one library's window."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the lock; False where another process has it. A cache that cannot be written counts as alone."""
        try:
            make_folder(self._file.parent)
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError:
            return True
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Let the lock go."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            self._handle = None


def _lock(handle: int) -> None:
    """Lock a file without waiting. Raises OSError where it is locked."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
