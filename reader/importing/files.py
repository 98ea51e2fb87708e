"""The bytes of a file: of regular files only, and never more than any newspaper has."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from reader.model.disk_words import in_words
from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST: Final = 1 << 29
"""A file of more bytes is no newspaper."""
_PORTION: Final = 1 << 22


@door
def bytes_of(path: Path) -> bytes:
    """Return what a file holds. Raises ImportFailure: `not_found`, `too_large`, or `unreadable` for anything that is
    no regular file (a pipe, a device, a socket), which could give bytes for ever, or none.
    """
    try:
        # Without O_NONBLOCK, opening a pipe waits until somebody writes to it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            return _read(handle, path)
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise ImportFailure("not_found", _("没有这个文件：{path}").format(path=path)) from None
    except (OSError, ValueError) as fault:  # ValueError: a name that no file can have
        said = _("读不了“{path}”：{reason}").format(path=path, reason=in_words(fault))
        raise ImportFailure("unreadable", said) from fault


def reader_below(folder: Path) -> Callable[[str], bytes]:
    """Return a way to read what lies below a folder, by its path in it; links are not followed."""

    def read(name: str) -> bytes:
        inside = folder / name
        own = [inside, *inside.parents][: len(inside.parts) - len(folder.parts)]
        if not inside.is_relative_to(folder) or any(part.is_symlink() for part in own):
            raise ImportFailure("unreadable", name)
        return bytes_of(inside)

    return read


@door
def too_large(name: str) -> ImportFailure:
    """Return the failure of what is larger than any newspaper."""
    return ImportFailure("too_large", _("“{name}”太大，不像一份报纸。").format(name=name))


def _read(handle: int, path: Path) -> bytes:
    kind = os.fstat(handle)
    if stat.S_ISFIFO(kind.st_mode):
        raise ImportFailure(
            "unreadable", _("“{name}”是管道，不能按名字读；请用 -，从标准输入读。").format(name=path.name)
        )
    if not stat.S_ISREG(kind.st_mode):
        raise ImportFailure("unreadable", _("“{name}”不是普通文件，没有读。").format(name=path.name))
    if kind.st_size > LARGEST:
        raise too_large(path.name)
    portions, length = [], 0
    while portion := os.read(handle, max(_PORTION, kind.st_size + 1)):
        portions.append(portion)
        length += len(portion)
        if length > LARGEST:  # it grows while it is read, or does not say how large it is
            raise too_large(path.name)
    return portions[0] if len(portions) == 1 else b"".join(portions)
