"""Which library: another folder, one of the recent ones, or this one at another place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.errors import LibraryGone
    from reader.ui.jobs.host import Host


def choose_library(host: Host) -> Path | None:
    """Ask for the folder of another library, or an empty one; None where the reader thought better."""
    here = str(host.library_session.library.folder.parent)
    name = QFileDialog.getExistingDirectory(host.window(), _("选择报库所在的文件夹，空文件夹会成为新报库"), here)
    return Path(name) if name else None


def choose_recent(host: Host) -> Path | None:
    """Ask for one of the libraries that were open before, or this machine's own."""
    from reader.workspace import known_libraries

    dialog = RecentLibraries(host, known_libraries.to_go_back_to(host.library_session.library.folder))
    return dialog.chosen if dialog.ask() else None


class Anew(Dialog):
    """Asks whether a new library is to be begun in a folder where one was."""

    def __init__(self, host: Host, folder: Path, gone: LibraryGone) -> None:
        super().__init__(host, _("在《{name}》里建一个新报库？").format(name=folder.name), width=34, remark=str(gone))
        self.add_close()
        self.add_button(_("建新的"), main=True, accepts=True)


class RecentLibraries(Dialog):
    """Lists libraries; those that are not there now say so and cannot be chosen."""

    def __init__(self, host: Host, folders: Sequence[Path]) -> None:
        here = host.library_session.library.folder
        super().__init__(host, _("最近的报库"), width=34, remark=_("现在开着：{path}").format(path=here))
        self.list = QListWidget()
        self.list.setMinimumHeight(self.look.tokens.px(10))
        self.list.setAccessibleName(_("最近的报库"))
        for folder in folders:
            there = (folder / "library.json").exists()
            item = QListWidgetItem(str(folder) if there else _("{path}（现在找不到）").format(path=folder))
            item.setData(Qt.ItemDataRole.UserRole, str(folder))
            item.setSizeHint(QSize(0, self.look.tokens.px(2)))
            if not there:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.body.addWidget(self.list, 1)
        self.add_close()
        self._open = self.add_button(_("打开"), main=True, accepts=True)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.currentItemChanged.connect(lambda _new, _old: self._check())
        first = next((k for k in range(len(folders)) if self.list.item(k).flags() & Qt.ItemFlag.ItemIsEnabled), -1)
        self.list.setCurrentRow(first)
        self._check()

    @property
    def chosen(self) -> Path | None:
        """The library chosen."""
        item = self.list.currentItem()
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _check(self) -> None:
        item = self.list.currentItem()
        self._open.setEnabled(item is not None and bool(item.flags() & Qt.ItemFlag.ItemIsEnabled))
