"""What is dropped on the window: files, folders and text are imported; nothing is ever fetched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


def is_welcome(data: QMimeData) -> bool:
    """Tell whether there is something in it to import."""
    return any(url.isLocalFile() for url in data.urls()) or data.hasText()


def take_in(window: MainWindow, data: QMimeData) -> None:
    """Import the files, or else the text."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        window.import_paths(paths)
    elif data.hasText() and data.text().strip():
        window.import_text(data.text())
