"""How the list opens pieces: what is chosen after a moment, so that a key held down opens none on the way; what is
entered at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from reader.ui.shell.desk_parts import DeskParts

LINGER_MS = 30


class ListOpening(QObject):
    """Opens on a desk what the reader chooses in its list."""

    def __init__(self, desk: DeskParts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._rows = desk, desk.list.list
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self._open_chosen)
        self._rows.article_chosen.connect(self._choose)
        self._rows.article_entered.connect(self.enter)
        self._rows.clicked.connect(self._show_clicked)

    def stop(self) -> None:
        """Open no more what was chosen: the reader wants something else."""
        self._linger.stop()

    def enter(self, article_id: str) -> None:
        """Open a piece and give the page the keyboard."""
        self._desk.open(article_id)
        self._desk.panes.set_reading(True)
        self._desk.page.setFocus()

    def _choose(self, _article_id: str) -> None:
        self._desk.navigation.give_up()
        self._linger.start()

    def _open_chosen(self) -> None:
        chosen = self._rows.current_id
        if chosen and (chosen != self._desk.navigation.wanted_id or self._desk.query):
            self._desk.open(chosen)

    def _show_clicked(self) -> None:
        """Show the page again where it stands in the list's place and the open piece is clicked."""
        if self._rows.current_id == self._desk.navigation.wanted_id:
            self._desk.panes.set_reading(True)
