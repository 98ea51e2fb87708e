"""Choose another library folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


def choose_library(window: MainWindow) -> Path | None:
    """Ask for the folder of another library, or an empty one; None where the reader thought better."""
    here = str(window.library_session.library.folder.parent)
    name = QFileDialog.getExistingDirectory(window, _("选择报库所在的文件夹，空文件夹会成为新报库"), here)
    return Path(name) if name else None
