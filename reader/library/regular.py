"""Files of a library that are what they seem: links, pipes and devices in it are never followed, wherever they lead.

A synchroniser, or whoever shares a library, could else have any file of this machine read into it, or written to.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

NO_LINKS = getattr(os, "O_NOFOLLOW", 0)  # of a file that is opened to be written


def read(path: Path, start: int = 0) -> bytes:
    """Return the bytes of a regular file from `start` on. Raises OSError, also for anything else (ELOOP)."""
    if not stat.S_ISREG(path.lstat().st_mode):  # before it is opened: a pipe would wait for its writer
        raise _another_kind(path)
    with path.open("rb") as file:
        opened, there = os.fstat(file.fileno()), path.lstat()
        if (opened.st_dev, opened.st_ino) != (there.st_dev, there.st_ino):  # exchanged for a link in this moment
            raise _another_kind(path)
        file.seek(start)
        return file.read()


def _another_kind(name: Path) -> OSError:
    return OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(name))


def is_file(path: Path) -> bool:
    """Tell whether a regular file is there."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield what lies in a folder, by name; nothing where it is none or a link. Raises OSError."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with os.scandir(folder) as found:
        yield from sorted(found, key=lambda e: e.name)


def without_links(root: Path, path: Path) -> Path:
    """Return `path`, below `root`, once no folder between them is a link. Raises OSError (ELOOP)."""
    for folder in (path.parent, *path.parent.parents):
        if folder == root:
            return path
        if folder.is_symlink():
            raise _another_kind(folder)
    return path
