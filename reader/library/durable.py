"""Write so that it stays written: flush to the medium, publish whole files, and tell plainly when the disk refuses.

Everything here goes through `os` calls, one by one, so that tests can make each of them fail.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from reader.model.errors import LibraryError, NotSaved
from reader.model.messages import _

if sys.platform == "darwin":  # pragma: no cover - not run here
    import fcntl

REPLACE_TRIES = 10
BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn each line feed into two characters


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


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; their names are on the medium when this returns."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(new)  # noqa: PTH102 - every system call here goes through `os`, where tests make it fail
        flush_folder(new.parent)


def publish(path: Path, data: bytes) -> None:
    """Write a whole file under its final name: beside it, flushed, then renamed.

    Raises OSError; then `path` is as it was.
    """
    make_folder(path.parent)
    draft = path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o644)
        try:
            write_all(descriptor, data)
            flush(descriptor)
        finally:
            os.close(descriptor)
        _replace(draft, path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    flush_folder(path.parent)


def _replace(draft: Path, path: Path) -> None:
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


def unreadable(error: OSError, path: Path) -> LibraryError:
    """Return the error that tells a reader why `path` could not be read."""
    return LibraryError(_("读不了《{path}》：{why}。").format(path=path, why=error.strerror or error))


def refusal(error: OSError, path: Path, *, in_doubt: bool = False) -> NotSaved:
    """Return the error that tells a reader why `path` could not be written.

    `in_doubt`: the disk did not even take back what it had refused, so that it may turn up after all.
    """
    if in_doubt:
        reason = _("磁盘写到一半坏了：《{path}》（{why}）。不确定这一步存下了没有；请检查磁盘，再打开报库看看。")
    elif error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        reason = _("磁盘满了，没有存进《{path}》。腾出一些地方，再试一次。")
    elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        reason = _("这里只能读，不能写：《{path}》。换一个可写的报库，或改文件夹的权限。")
    else:
        reason = _("磁盘写不进去：《{path}》（{why}）。什么都没有改动，可以再试。")
    return NotSaved(reason.format(path=path, why=error.strerror or error))
