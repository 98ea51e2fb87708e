"""The whole library into one file, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def back_up(host: Host, session: Session) -> None:
    """Ask where to and write a verified backup."""
    folder = Path(session.settings.backup_folder or Path.home())
    proposed = folder / f"{_('报夹备份')} {date.today().isoformat()}.zip"
    name, _kind = QFileDialog.getSaveFileName(host.window(), _("备份到"), str(proposed), _("备份文件") + " (*.zip)")
    if name:
        done = session.library.backup(Path(name))
        host.say(
            _("备份好了《{name}》：{articles} 篇，{size}，已逐一核对。").format(
                name=Path(name).name, articles=done.articles, size=size_words(done.bytes)
            ),
            warning=False,
        )


def restore(host: Host, shown: Callable[[], None]) -> None:
    """Ask for a backup and bring back what the library lacks; newer work is never overwritten. `shown` is told then."""
    name, _kind = QFileDialog.getOpenFileName(host.window(), _("选择备份文件"), "", _("备份文件") + " (*.zip)")
    if name:
        done = host.library_session.library.restore(Path(name))
        shown()
        host.say(
            _("从《{name}》恢复了：补回 {files} 个文件，较新的都没有动。").format(
                name=Path(name).name, files=done.files
            ),
            warning=False,
        )


def size_words(count: int) -> str:
    """Return a number of bytes in words."""
    for unit, limit in (("KB", 1 << 20), ("MB", 1 << 30)):
        if count < limit:
            return f"{count / (limit >> 10):.1f} {unit}"
    return f"{count / (1 << 30):.1f} GB"
