"""Why no window can be opened, said in a sentence: Qt by itself would say it in English and abort with a core dump."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from reader.model.called import called
from reader.model.messages import _, language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMessageLogContext


@contextmanager
def told_instead_of_aborting() -> Iterator[None]:
    """Hear what Qt says while an application is made. What it calls fatal ends the process: our sentence, status 1."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            sys.stderr.write(why() + "\n")
            sys.stderr.flush()
            os._exit(1)  # whoever returns from here is aborted
        said.append(words)

    qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(None)
    for words in said:  # remarks on the way to a window that came after all
        sys.stderr.write(words + "\n")


def why() -> str:
    """Return what keeps a window from opening: a library that lacks, with the command for it, or the display."""
    from reader.setup.system import why_qt_fails

    groups = {"drawing", "x11"} if os.environ.get("DISPLAY") else {"drawing"}
    if lacking := why_qt_fails(groups, language()):
        return lacking
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    where = " ".join(f"{name}={os.environ[name]}" for name in names if os.environ.get(name))
    said = _(
        "窗口开不了：连不上显示屏（{where}）。在桌面上打开终端再试；"
        "没有桌面，报库也可以用命令来读，例如：{command} list。"
    )
    return said.format(where=where, command=called())
