"""What commands need of a window that works beside its desk: imports, index, backups, the way to other libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.ui.shell.desk_host import DeskHost

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from reader.ui.shell.import_desk import ImportDesk
    from reader.ui.shell.index_desk import IndexDesk
    from reader.ui.shell.rotating_backups import RotatingBackups
    from reader.ui.shell.watched_folder import WatchedFolder


class WorkingHost(DeskHost, Protocol):
    """A host with what is made after the first paint; None until then."""

    @property
    def imports(self) -> ImportDesk | None:
        """Runs the imports."""

    @property
    def indexing(self) -> IndexDesk | None:
        """Watches over the index."""

    @property
    def watched(self) -> WatchedFolder | None:
        """Watches a folder."""

    @property
    def backups(self) -> RotatingBackups | None:
        """Writes backups."""

    @property
    def library_chosen(self) -> SignalInstance:
        """(Path) the reader wants another library."""

    @property
    def library_moved(self) -> SignalInstance:
        """(Path) the one that is open is there now."""

    @property
    def reopening(self) -> SignalInstance:
        """() the window is to be opened anew."""

    def close(self) -> bool:
        """Close; False where the reader would rather look after something."""
