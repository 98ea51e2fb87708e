"""One way to write a file whole: beside it under another name, then renamed into its place.

Nobody ever sees half of it, and where the disk refuses the old one is as it was. Three strengths, by what a power cut
may take:

- `made_again`: anything, since the file can be made again at any time. Nothing is flushed.
- `flushed`: the new file, but then the old one is there whole. The bytes are flushed before the rename.
- `promised`: nothing. When the call returns, bytes and name are on the medium.

New files and folders are for their owner alone, where the folder that they lie in is not written by a group; a file
that is replaced keeps its rights. Everything goes through `os` calls, one by one, so that tests can make each of them
fail. Loaded at each start: only small modules are imported.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Literal

if sys.platform == "darwin":  # pragma: no cover - not run here
    import fcntl

Strength = Literal["made_again", "flushed", "promised"]
Fill = Callable[[BinaryIO], object]

BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn each line feed into two characters
REPLACE_TRIES = 10
LONGEST = 40  # characters of a name that its draft repeats: a file name has 255 bytes at most


def write(
    path: Path,
    content: bytes | Fill,
    strength: Strength,
    *,
    over: bool = True,
    for_others: bool = False,
    verify: Callable[[Path], object] = lambda _draft: None,
) -> int:
    """Write a file whole; returns its bytes.

    `content` is the bytes, or a function that writes them to a stream, which can seek. A link at `path` is replaced,
    not followed; without `over` nothing is. `for_others`: a new file has the rights that the user gives to new files.
    `verify` is called with what was written, before it counts. Raises OSError (FileExistsError without `over`), and
    what `content` and `verify` raise; then `path` is as it was.
    """
    make_folder(path.parent)
    rights = _rights(path, for_others=for_others)
    draft = path.with_name(f"{path.name[:LONGEST]}.{os.urandom(4).hex()}.tmp")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, rights)
    try:
        try:
            size = _fill(descriptor, content)
            _set_rights(descriptor, rights, for_others=for_others)
            if strength != "made_again":
                flush(descriptor)
        finally:
            os.close(descriptor)
        verify(draft)
        if over:
            replace(draft, path)
        else:
            _put_beside_none(draft, path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    if strength == "promised":
        flush_folder(path.parent)
    return size


def _fill(descriptor: int, content: bytes | Fill) -> int:
    if isinstance(content, bytes):
        write_all(descriptor, content)
        return len(content)
    raw = _Descriptor(descriptor)
    stream = io.BufferedWriter(raw)
    try:
        content(stream)
        stream.flush()
    except BaseException:
        raw.given_up = True  # what is still held back is not written when the stream is thrown away
        raise
    finally:
        stream.close()
    return os.fstat(descriptor).st_size


class _Descriptor(io.FileIO):
    """A file that is written through `os.write`."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "wb", closefd=False)
        self.given_up = False

    def write(self, data: Any, /) -> int:
        return len(data) if self.given_up else os.write(self.fileno(), data)


# -- rights


def private(folder: Path) -> int:
    """Return the rights of a new file in `folder`: its owner's, and the group's where the group writes there."""
    with suppress(OSError):
        if folder.stat().st_mode & stat.S_IWGRP:
            return 0o660
    return 0o600


def _rights(path: Path, *, for_others: bool) -> int:
    with suppress(OSError):
        there = path.lstat().st_mode
        if stat.S_ISREG(there):
            return stat.S_IMODE(there) & 0o777
    return 0o666 if for_others else private(path.parent)


def _set_rights(descriptor: int, rights: int, *, for_others: bool) -> None:
    """Give a file the rights that the umask took from it, where they are meant."""
    if for_others and rights == 0o666:
        return
    if os.name == "posix" and stat.S_IMODE(os.fstat(descriptor).st_mode) != rights:
        with suppress(OSError):  # a medium without rights
            os.fchmod(descriptor, rights)


_COMING_BACK: set[Path] = set()  # folders that nobody but their library makes anew


def leave_to_come_back(folder: Path) -> None:
    """From now on let nothing in this process make that folder by the way.

    Where it goes, its medium has gone, and must find its place free when it comes back.
    """
    _COMING_BACK.add(folder.absolute())


def make_folder(folder: Path, *, anew: bool = False) -> None:
    """Make a folder and those above it; their names are on the medium when this returns.

    Raises OSError, also where a folder is left to come back, unless it is to be made `anew` on purpose.
    """
    missing = []
    while not folder.is_dir():
        if not anew and folder.absolute() in _COMING_BACK:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        shared = private(new.parent) == 0o660
        with suppress(FileExistsError):
            # Every system call here goes through `os`, where tests make it fail.
            os.mkdir(new, 0o770 if shared else 0o700)  # noqa: PTH102
            if shared:  # the umask may have taken the group's rights, and the parent given its mark
                os.chmod(new, stat.S_IMODE(new.stat().st_mode) & ~0o007 | 0o070)  # noqa: PTH101
        flush_folder(new.parent)


# -- single steps


def flush(descriptor: int) -> None:
    """Return when the file's bytes are on the medium. Raises OSError; then nothing is known about them."""
    if sys.platform == "darwin":  # pragma: no cover - fsync alone stops at the drive's cache there
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(descriptor)
    else:  # pragma: no cover - Windows: FlushFileBuffers
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Return when the names in `folder` are on the medium; Windows does this by itself."""
    if os.name != "posix":  # pragma: no cover - folders cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes, however many calls it takes."""
    done = os.write(descriptor, data)
    while done < len(data):
        done += os.write(descriptor, data[done:])


def replace(draft: Path, path: Path) -> None:
    """Rename; on Windows a virus scanner or synchroniser may hold the file for a moment."""
    for attempt in range(REPLACE_TRIES):
        try:
            os.replace(draft, path)  # noqa: PTH105 - see make_folder
        except PermissionError:
            if os.name == "posix" or attempt == REPLACE_TRIES - 1:
                raise
            time.sleep(0.01 * 2**attempt)  # pragma: no cover - Windows
        else:
            return


def _put_beside_none(draft: Path, path: Path) -> None:
    """Rename where nothing of that name is, whoever comes at the same time. Raises FileExistsError."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a medium without links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        replace(draft, path)
    else:
        with suppress(OSError):
            draft.unlink()
