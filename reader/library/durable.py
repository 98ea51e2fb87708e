"""What a library promises to be on the medium, and how it is told when the disk refuses."""

from __future__ import annotations

import errno
from pathlib import Path

from reader.model import whole_file
from reader.model.disk_words import in_words
from reader.model.errors import LibraryError, NotSaved
from reader.model.messages import _
from reader.model.whole_file import BINARY, flush, flush_folder, make_folder, write_all

__all__ = ["BINARY", "flush", "flush_folder", "make_folder", "publish", "refusal", "unreadable", "write_all"]


def publish(path: Path, data: bytes) -> None:
    """Write a whole file under its final name; it is on the medium when this returns.

    Raises OSError; then `path` is as it was.
    """
    whole_file.write(path, data, "promised")


def unreadable(error: OSError, path: Path) -> LibraryError:
    """Return the error that tells a reader why `path` could not be read."""
    return LibraryError(_("读不了《{path}》：{why}。").format(path=path, why=in_words(error)))


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
    return NotSaved(reason.format(path=path, why=in_words(error)))
