"""A file that a reader asked for, written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from reader.model.errors import NotSaved, WrongRequest
from reader.model.messages import _


def write_whole(path: Path, fill: Callable[[BinaryIO], None], *, replace: bool) -> int:
    """Let `fill` write into a neighbour of the file, flush it, put it in its place; return its bytes.

    Raises WrongRequest where a file of that name is there and `replace` is not set, NotSaved where the disk refuses,
    and what `fill` raises; then nothing of the new file is left and the old one is whole.
    """
    if not replace and (path.exists() or path.is_symlink()):
        raise WrongRequest(_("已有“{path}”，没有动它。换一个名字，或加 --force 覆盖它。").format(path=path))
    neighbour = path.with_name(f".{path.name[:60]}.{os.getpid()}.part")
    try:
        with neighbour.open("xb") as file:
            try:
                fill(file)
                file.flush()
                os.fsync(file.fileno())
                written = file.tell()
            except BaseException:
                neighbour.unlink(missing_ok=True)
                raise
        try:
            neighbour.replace(path)
        except OSError:
            neighbour.unlink(missing_ok=True)
            raise
    except OSError as trouble:
        raise NotSaved(
            _("写不了“{path}”：{reason}。换一个文件夹再试。").format(path=path, reason=_reason(trouble))
        ) from trouble
    return written


def _reason(trouble: OSError) -> str:
    """Say in words what the disk said."""
    known = {
        errno.ENOENT: _("没有这个文件夹"),
        errno.ENOTDIR: _("没有这个文件夹"),
        errno.EISDIR: _("那是一个文件夹"),
        errno.EACCES: _("没有写的权限"),
        errno.EPERM: _("没有写的权限"),
        errno.EROFS: _("那里只能读"),
        errno.ENOSPC: _("磁盘满了"),
    }
    return known.get(trouble.errno or 0, trouble.strerror or str(trouble))
