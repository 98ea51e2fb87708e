"""A widget whose focus is that of one part of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class FocusPart(QWidget):
    """Gives the focus on to `focus_part`. Qt's own focus proxy takes all other parts out of Tab's way."""

    focus_part: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802  # Qt's name
        """Give the focus to the part."""
        if self.focus_part is not None:
            self.focus_part.setFocus(reason)
