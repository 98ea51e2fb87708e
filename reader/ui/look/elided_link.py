"""A link for places that may be narrower than its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyleOptionToolButton

from reader.ui.look.controls import Link

if TYPE_CHECKING:
    from reader.ui.look.theme import Look


class ElidedLink(Link):
    """A link that gives way: cut with an ellipsis where room is scarce."""

    def __init__(self, look: Look, word: str) -> None:
        super().__init__(look, word)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Ask for hardly any width."""
        return QSize(self.fontMetrics().height(), super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:  # noqa: N802  # Qt's name
        """Say how it is painted: with as much of its word as there is room for."""
        super().initStyleOption(option)
        metrics, room = self.fontMetrics(), self.width() - 2
        if metrics.horizontalAdvance(self.text()) > room:
            option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            self.setToolTip(self.text())
