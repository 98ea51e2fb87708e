"""Pictures that were not on this computer and have come since, by a synchroniser: shown without a new start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.ui.jobs.background import Lane, Operation

if TYPE_CHECKING:
    from reader.ui.jobs.background import Cancelled
    from reader.ui.shell.desk_parts import DeskParts

INTERVAL_MS = 3000
MOST = 300
"""So many of those that rows lacked last are looked for at a time."""


class ArrivingPictures(QObject):
    """Looks now and then, beside the window, for what the open piece and the rows of the list lack."""

    def __init__(self, desk: DeskParts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = Lane("arriving pictures", self)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._lane.close()

    def look(self) -> None:
        """Look once for what is lacking now; nothing is asked of the disk where nothing is."""
        piece, rows = self._desk.navigation.piece, self._desk.list.list.text.pictures
        own = {f.file_name for f in piece.article.figures if f.sha256 not in piece.pictures} if piece else set()
        listed = set(rows.lacking()[-MOST:]) if rows is not None else set()
        if not own and not listed:
            return
        store = self._desk.session.library.pictures

        def here(_cancelled: Cancelled) -> set[str]:
            return {name for name in own | listed if store.has(name)}

        Operation(here).then(lambda found: self._show(found, own)).start(self._lane, newest=True)

    def _show(self, found: set[str], own: set[str]) -> None:
        rows = self._desk.list.list.text.pictures
        if rows is not None and found:
            rows.try_again(found)
        if found & own:
            self._desk.navigation.look_again()
