"""A piece of disk kept back, so that the note being typed can still be saved when the disk is full."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from reader.library.durable import BINARY, write_all
from reader.library.regular import NO_LINKS
from reader.model.whole_file import private

SIZE = 64 * 1024
FULL = {errno.ENOSPC, errno.EDQUOT}


class Reserve:
    """The reserve file of one library."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._there: bool | None = None

    def keep(self) -> None:
        """See that the reserve is there, as long as there is room for it and for something else."""
        if self._there is None:
            with suppress(OSError):
                self._there = self.path.lstat().st_size >= SIZE
        if self._there:
            return
        try:
            if shutil.disk_usage(self.path.parent).free < 4 * SIZE:
                return
            descriptor = os.open(
                self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY | NO_LINKS, private(self.path.parent)
            )
            try:
                write_all(descriptor, b"\xb7" * SIZE)  # zeros might take no room
            finally:
                os.close(descriptor)
            self._there = True
        except OSError:
            with suppress(OSError):
                self.path.unlink()

    def release(self, error: OSError) -> bool:
        """Give the room up where `error` says that the disk is full; True where that helped."""
        if error.errno not in FULL:
            return False
        try:
            self.path.unlink()
        except OSError:
            return False
        self._there = False
        return True
