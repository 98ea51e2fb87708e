"""The library that is to open is not where this machine knew it: the reader says what happens, before any window.

Somebody who starts the program from a desktop sees no standard error, and a disk may only have to be attached.
"""

from __future__ import annotations

from pathlib import Path

from reader.model.errors import LibraryGone
from reader.model.messages import _
from reader.workspace import known_libraries
from reader.workspace.session import Session, give_up_place, open_session


def open_or_ask(folder: Path, *, asking: bool) -> Session:
    """Open a window's library; where it is gone and somebody is there to be asked, ask until one opens.

    Raises LibraryGone where the reader leaves, any other LibraryError, and SystemExit once another window starts.
    """
    while True:
        try:
            return open_session(folder, late=True)
        except LibraryGone as gone:
            if not asking or not _go_on(folder, gone):
                raise


def _go_on(folder: Path, gone: LibraryGone) -> bool:
    """Ask what to do; tells whether the folder is to be tried again."""
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    from reader.ui.look.emblem import emblem
    from reader.ui.shell.next_library import start_window

    role = QMessageBox.ButtonRole
    box = QMessageBox(QMessageBox.Icon.Warning, _("报夹"), str(gone))
    box.setWindowIcon(emblem())
    again = box.addButton(_("再找一次"), role.AcceptRole)
    another = box.addButton(_("打开别的报库…"), role.ActionRole)
    anew = box.addButton(_("在那里建新的"), role.DestructiveRole)
    box.addButton(_("退出"), role.RejectRole)
    box.setDefaultButton(again)
    box.exec()
    pressed = box.clickedButton()
    if pressed is another:
        name = QFileDialog.getExistingDirectory(None, _("选择报库所在的文件夹，空文件夹会成为新报库"))
        if not name:
            return True
        known_libraries.remember(Path(name))
        start_window(Path(name))
        raise SystemExit(0)
    if pressed is anew:
        give_up_place(folder)
    return pressed in {again, anew}
