"""A link for places that may be narrower than its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionToolButton

from reader.ui.look.controls import Link

if TYPE_CHECKING:
    from reader.ui.look.theme import Look


class ElidedLink(Link):
    """A link that gives way: cut with an ellipsis where room is scarce."""

    def __init__(self, look: Look, word: str) -> None:
        self._room = 0
        super().__init__(look, word)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Ask for hardly any width."""
        return QSize(self.fontMetrics().height(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Know how much of its word there is room for."""
        super().resizeEvent(event)
        self._room = 0  # nothing is cut while it is asked how wide it is whole
        lacking = self.sizeHint().width() - self.width()
        self._room = max(1, self.fontMetrics().horizontalAdvance(self.text()) - lacking) if lacking > 0 else 0
        self.setToolTip(self.text() if self._room else "")

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:  # noqa: N802  # Qt's name
        """Say how it is painted: with as much of its word as there is room for."""
        super().initStyleOption(option)
        if self._room:
            option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room)
            spare = self._room - self.fontMetrics().horizontalAdvance(option.text)
            option.rect = option.rect.adjusted(0, 0, -spare, 0)  # else it stands in the middle, out of line with others
