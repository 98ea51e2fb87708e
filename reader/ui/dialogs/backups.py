"""The whole library into one file, and back. Both take their time on a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog

from reader.model.errors import BaojiaError
from reader.model.messages import _, counted
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.last_folder import keep_folder, start_folder
from reader.ui.dialogs.saving import ask_where
from reader.ui.jobs.background import once
from reader.ui.look.controls import Label
from reader.workspace import backing_up

if TYPE_CHECKING:
    from reader.library import Archived, BackupView
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session

T = TypeVar("T")


class LookIn(Dialog):
    """Shows what is in a backup and what restoring would do, and asks whether to."""

    def __init__(self, host: Host, view: BackupView) -> None:
        super().__init__(host, _("恢复《{name}》").format(name=Path(view.path).name), width=34)
        for line in backing_up.description(view):
            self.body.addWidget(Label(self.look, line, wrap=True))
        if view.brings_nothing:
            self.add_close()
            return
        self.add_button(_("取消"))
        self.add_button(_("开始恢复"), main=True, accepts=True)


def back_up(host: Host, session: Session) -> None:
    """Ask where to and write a verified backup."""
    folder = Path(session.settings.backup_folder or Path.home())
    name = _("报夹备份")
    proposed = folder / f"{name} {date.today().isoformat()}.zip"
    chosen = ask_where(host, _("备份到"), str(proposed), {_("备份文件") + " (*.zip)": ".zip"})
    if chosen is not None:
        path = chosen[0]
        host.say(_("正在备份…"), warning=False)
        _beside(host, lambda: session.library.backup(path, force=True), lambda done: tell(host, done))


def tell(host: Host, done: Archived) -> None:
    """Say what a backup holds, and what it lacks."""
    if done.problems:
        host.say("\n".join([backing_up.warning(done), *backing_up.sentences(done)]))
        return
    left_out = _("图没有放进去（{n} 张）。").format(n=done.pictures_left_out) if done.pictures_left_out else ""
    host.say(
        counted("备份好了《{name}》：{articles} 篇，{size}，已逐一核对。", done.articles).format(
            name=Path(done.path).name, articles=done.articles, size=size_words(done.bytes)
        )
        + left_out,
        warning=False,
    )


def restore(host: Host, shown: Callable[[], None]) -> None:
    """Ask for a backup, show what is in it, and bring back what the library lacks. `shown` is called then.

    Newer work is never overwritten.
    """
    kinds = _("备份文件") + " (*.zip)"
    name, _kind = QFileDialog.getOpenFileName(host.window(), _("选择备份文件"), start_folder(host), kinds)
    if not name:
        return
    keep_folder(host, name)
    library = host.library_session.library

    def restored(done: Archived) -> None:
        shown()
        host.say(
            counted("从《{name}》恢复了：补回 {files} 个文件，较新的都没有动。", done.files).format(
                name=Path(name).name, files=done.files
            )
            + "".join(backing_up.binned(done.binned)),
            warning=False,
        )

    def looked(view: BackupView) -> None:
        if LookIn(host, view).ask():
            _beside(host, lambda: library.restore(Path(name)), restored)

    _beside(host, lambda: library.look_into(Path(name)), looked)


def _beside(host: Host, work: Callable[[], T], then: Callable[[T], None]) -> None:
    """Do something long on a worker thread; expected trouble is said."""

    def failed(error: Exception) -> None:
        if not isinstance(error, BaojiaError):
            raise error
        host.say(str(error))

    once("backup", host.window(), work, then, failed)


def size_words(count: int) -> str:
    """Return a number of bytes in words."""
    for unit, limit in (("KB", 1 << 20), ("MB", 1 << 30)):
        if count < limit:
            return f"{count / (limit >> 10):.1f} {unit}"
    return f"{count / (1 << 30):.1f} GB"
