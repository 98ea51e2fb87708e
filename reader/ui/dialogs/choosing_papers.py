"""Which newspapers are brought in: files, several folders among them, or a whole folder, in one dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QTreeView

from reader.model.messages import _
from reader.ui.dialogs.last_folder import keep_folder, start_folder

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host

WIDTH, HEIGHT, NAME = 62, 34, 30  # em


class PaperDialog(QFileDialog):
    """Qt's dialog for files, in which folders can be chosen too; where the desktop has one of its own, that."""

    def __init__(self, host: Host, start: str, kinds: str) -> None:
        super().__init__(host.window(), _("选择报纸文件"), start, kinds)
        self.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self.whole = ""  # the folder that is wanted whole
        files, buttons = self.findChild(QTreeView, "treeView"), self.findChild(QDialogButtonBox)
        if files is None or buttons is None:  # the desktop's own
            return
        px = host.look.tokens.px
        self.resize(px(WIDTH), px(HEIGHT))
        files.setColumnWidth(0, px(NAME))
        for column in range(1, files.header().count()):
            files.resizeColumnToContents(column)
        folder = buttons.addButton(_("导入整个文件夹"), QDialogButtonBox.ButtonRole.ActionRole)
        folder.clicked.connect(self._take_whole)

    def accept(self) -> None:
        """Take what is chosen. Several are taken as they are, folders too; one folder alone is gone into."""
        chosen = self.selectedFiles()
        if len(chosen) > 1 and all(Path(path).exists() for path in chosen):
            self.done(QDialog.DialogCode.Accepted)
        else:
            super().accept()

    def chosen(self) -> list[str]:
        """Ask; return the paths, none where it was left."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return []
        return [self.whole] if self.whole else self.selectedFiles()

    def _take_whole(self) -> None:
        """Take the folder that is chosen, without one the folder that is shown."""
        folders = [path for path in self.selectedFiles() if Path(path).is_dir()]
        self.whole = folders[0] if len(folders) == 1 else self.directory().absolutePath()
        self.done(QDialog.DialogCode.Accepted)


def choose_papers(host: Host) -> list[str]:
    """Ask which newspapers are brought in, and keep where they were; empty where none is."""
    from reader.importing.photographs import kinds_of_files

    kinds = kinds_of_files()
    every = (_("报纸文件"), tuple(suffix for _words, suffixes in kinds for suffix in suffixes))
    rows = [f"{words} ({' '.join(f'*.{s}' for s in suffixes)})" for words, suffixes in (every, *kinds)]
    dialog = PaperDialog(host, start_folder(host), ";;".join([*rows, _("所有文件") + " (*)"]))
    names = dialog.chosen()
    dialog.deleteLater()
    if names:
        keep_folder(host, names[0])
    return names
