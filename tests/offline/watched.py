"""Tells whether anybody opened a file: the kernel's inotify, so that it does not matter who did."""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NONBLOCKING, _OPENED = 0o4000, 0x20


@contextmanager
def watched(path: Path) -> Iterator[Callable[[], bool]]:
    """Watch a file; the value says whether it was opened since it was last asked."""
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(_NONBLOCKING)
    if descriptor < 0 or libc.inotify_add_watch(descriptor, os.fsencode(path), _OPENED) < 0:
        raise OSError(ctypes.get_errno(), "inotify")

    def opened() -> bool:
        try:
            return bool(os.read(descriptor, 4096))
        except BlockingIOError:
            return False

    try:
        yield opened
    finally:
        os.close(descriptor)
