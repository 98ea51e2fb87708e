"""`-o -`: what would be a file goes to standard output instead, and the words about it to standard error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.cli.output import Output

MEANT = Path("-")


def refused(output: Output, *, binary: bool) -> bool:
    """Say why nothing can go to standard output, where that is so: the usage is wrong then."""
    if output.as_json:
        output.say(_("用法不对：-o - 和 --json 都要用标准输出，只能选一个。"))
        return True
    if sys.stdout is None:
        output.say(_("用法不对：标准输出关着。"))
        return True
    if binary and sys.stdout.isatty():
        output.say(_("用法不对：这种格式不能显示在终端里；写成文件，或接到别的程序。"))
        return True
    return False


def stream() -> BinaryIO:
    """Return standard output as bytes."""
    sys.stdout.flush()
    return sys.stdout.buffer
