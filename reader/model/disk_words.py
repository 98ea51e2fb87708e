"""What a disk said, in the reader's words: one list for whoever reads or writes a file."""

from __future__ import annotations

import errno

from reader.model.messages import _


def in_words(trouble: Exception) -> str:
    """Return why a file could not be read or written, as part of a sentence; the system's words where we have none."""
    if isinstance(trouble, UnicodeDecodeError):
        return _("它不是 UTF-8 编码的文字")
    if not isinstance(trouble, OSError):
        return str(trouble)
    known = {
        errno.ENOENT: _("那里没有它"),
        errno.ENOTDIR: _("去那里的路上有一段是文件，不是文件夹"),
        errno.EISDIR: _("那是一个文件夹"),
        errno.EACCES: _("没有权限"),
        errno.EPERM: _("没有权限"),
        errno.EROFS: _("那里只能读"),
        errno.ENOSPC: _("磁盘满了"),
        errno.EDQUOT: _("磁盘满了"),
        errno.EFBIG: _("文件太大，那里放不下"),
        errno.ENAMETOOLONG: _("名字太长"),
        errno.EIO: _("磁盘读写出了错"),
        errno.ELOOP: _("那是一个链接，或链接绕成了圈"),
        errno.EMFILE: _("同时打开的文件太多"),
        errno.ENFILE: _("同时打开的文件太多"),
        errno.EBUSY: _("别的程序正用着它"),
        errno.ENODEV: _("那个盘不在了"),
        errno.ENXIO: _("那个盘不在了"),
        errno.ENOMEM: _("内存不够"),
    }
    return known.get(trouble.errno or 0) or trouble.strerror or str(trouble)
