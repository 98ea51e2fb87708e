"""A disk that refuses: every system call of a writer fails in turn, once or from then on."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CALLS = ("write", "fsync", "fdatasync", "open", "replace", "ftruncate", "mkdir", "unlink")
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EINTR)
real = {name: getattr(os, name) for name in CALLS}


class Faults:
    """Counts system calls of these names; the one numbered `at` fails, and those after it too where `for_good`.

    A failing write takes in half of its bytes first, as a full disk does.
    """

    def __init__(self, names: tuple[str, ...], at: int, code: int, *, for_good: bool) -> None:
        self.names = names
        self.at = at
        self.code = code
        self.for_good = for_good
        self.count = 0
        self.failed: list[str] = []

    def wrap(self, name: str) -> Callable[..., Any]:
        """Return the call that may fail."""

        def call(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            if self.count == self.at or (self.for_good and self.count > self.at):
                self.failed.append(name)
                if name == "write" and len(args[1]) > 1:
                    real["write"](args[0], args[1][: len(args[1]) // 2])
                raise OSError(self.code, os.strerror(self.code))
            return real[name](*args, **kwargs)

        return call


@contextmanager
def failing(faults: Faults) -> Iterator[Faults]:
    """Let the calls fail inside."""
    try:
        for name in faults.names:
            setattr(os, name, faults.wrap(name))
        yield faults
    finally:
        for name, call in real.items():
            setattr(os, name, call)
