"""File dialogs open where the reader last chose something, else among the documents, never where a shell stood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host


def start_folder(host: Host) -> str:
    """Return the folder that a file dialog opens in."""
    last = host.library_session.settings.last_folder
    if last and Path(last).is_dir():
        return last
    from PySide6.QtCore import QStandardPaths

    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())


def keep_folder(host: Host, chosen: str | Path) -> None:
    """Remember the folder of what was chosen, a file or a folder."""
    path = Path(chosen)
    folder = path if path.is_dir() else path.parent
    host.library_session.change_settings(replace(host.library_session.settings, last_folder=str(folder)))
