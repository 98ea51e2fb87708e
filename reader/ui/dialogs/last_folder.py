"""File dialogs open where the reader last chose something, else among the documents, never where a shell stood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host


def start_folder(host: Host) -> str:
    """Return the folder that a file dialog opens in: one that is there, else its name would stand as a file's."""
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    likely = (host.library_session.settings.last_folder, documents)
    return next((folder for folder in likely if folder and Path(folder).is_dir()), str(Path.home()))


def keep_folder(host: Host, chosen: str | Path) -> None:
    """Remember the folder of what was chosen, a file or a folder."""
    path = Path(chosen)
    folder = path if path.is_dir() else path.parent
    host.library_session.change_settings(replace(host.library_session.settings, last_folder=str(folder)))
