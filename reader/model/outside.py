"""The one rule for files that a reader asks for outside the library: pages, exports, backups, copies of notes.

A file that is there is replaced only where the reader said so, and only a regular one; a link is followed to the file
that it leads to. A folder that is missing is told: its disk may be away. It is there whole or not at all.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from reader.model import whole_file
from reader.model.disk_words import in_words
from reader.model.errors import NotSaved, WrongRequest
from reader.model.messages import _


def write(
    path: Path,
    content: bytes | whole_file.Fill,
    *,
    force: bool,
    private: bool = False,
    verify: Callable[[Path], object] = lambda _draft: None,
) -> int:
    """Write a file; returns its bytes.

    `force`: the reader knows that a file of that name is replaced. `private`: a new file is for its owner alone.
    Raises WrongRequest where nothing may be written there, NotSaved where the disk refuses, and what `content` and
    `verify` raise; then everything is as it was.
    """
    target = place(path, force=force)
    try:
        target.parent.stat()
        size = whole_file.write(target, content, "flushed", over=force, for_others=not private, verify=verify)
        _flush_name(target.parent)
    except FileExistsError as error:
        raise _is_there(path) from error
    except OSError as error:
        raise NotSaved(
            _("写不了“{path}”：{reason}。换一个文件夹再试。").format(path=path, reason=_reason(error))
        ) from error
    return size


def _flush_name(folder: Path) -> None:
    """Have the file's name on the medium too. Raises OSError where the disk fails; some shares flush no folders."""
    try:
        whole_file.flush_folder(folder)
    except OSError as error:
        if error.errno == errno.EIO:
            raise


def place(path: Path, *, force: bool) -> Path:
    """Return the file that writing to `path` makes or replaces; asked before long work. Raises WrongRequest."""
    try:
        there = path.stat().st_mode
    except OSError as error:
        if os.path.islink(path):  # noqa: PTH114 - a name that is too long is no link
            said = _("“{path}”是一个链接，它指的地方不在，没有写。写上文件自己的名字。")
            raise WrongRequest(said.format(path=path)) from error
        return path  # nothing there, or no way there: writing tells
    if stat.S_ISDIR(there):
        raise WrongRequest(_("“{path}”是一个文件夹，请把文件名也写上。").format(path=path))
    if not stat.S_ISREG(there):
        raise WrongRequest(_("“{path}”是设备或管道，不是文件，没有动它。要写到标准输出，写 -o -。").format(path=path))
    if not force:
        raise _is_there(path)
    return Path(os.path.realpath(path))


def _is_there(path: Path) -> WrongRequest:
    return WrongRequest(_("已有“{path}”，没有动它。换一个名字，或加 --force 覆盖它。").format(path=path))


def _reason(trouble: OSError) -> str:
    """Say in words what the disk said."""
    if trouble.errno in {errno.ENOENT, errno.ENOTDIR}:
        return _("没有这个文件夹")
    return _("没有写的权限") if trouble.errno in {errno.EACCES, errno.EPERM} else in_words(trouble)
