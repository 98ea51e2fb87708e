"""The notes panel's place: empty until the panel is first wanted, since building it at start would cost paint time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.model.summary import Changes
from reader.ui.shell.icons import Icons
from reader.ui.shell.theme import Look

if TYPE_CHECKING:
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session


class NotesPlace(QWidget):
    """Signals: place_requested(Place) · closed() · export_requested()."""

    place_requested = Signal(object)
    closed = Signal()
    export_requested = Signal()

    def __init__(self, session: Session, look: Look, icons: Icons) -> None:
        super().__init__()
        self._session = session
        self._look = look
        self._icons = icons
        self._piece: OpenPiece | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def build(self) -> None:
        """Build the panel, once."""

    def show_piece(self, piece: OpenPiece) -> None:
        """Show the notes of this piece."""
        self._piece = piece

    def clear(self) -> None:
        """Show the notes of no piece."""
        self._piece = None

    def refresh(self, changes: Changes) -> None:
        """Follow the library."""
