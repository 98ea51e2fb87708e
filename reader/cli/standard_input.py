"""`-` for a file: what is read comes from standard input."""

from __future__ import annotations

import sys

from reader.model.disk_words import in_words
from reader.model.errors import NotFound
from reader.model.messages import _


def read(most: int = -1) -> bytes:
    """Return standard input, so many bytes at most. Raises NotFound where it is closed or gives nothing out."""
    if sys.stdin is None:
        raise NotFound(_("标准输入关着，没有可读的。"))
    try:
        return sys.stdin.buffer.read(most)
    except OSError as trouble:
        raise NotFound(_("读不了“{path}”：{reason}").format(path="-", reason=in_words(trouble))) from trouble
