"""The leftmost column of a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from reader.ui.shell.tree_filter import TreeFilter


class TreeColumn(QWidget):
    """The tree over the strip of long work, on the desk's ground."""

    def __init__(self, look: Look, *widgets: QWidget) -> None:
        super().__init__()
        self._look, self._tree = look, widgets[0]
        self.filter: TreeFilter | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in widgets:
            layout.addWidget(widget)
        layout.setStretch(0, 1)
        self._column = layout

    def put_under(self, field: TreeFilter) -> None:
        """Let the field that filters the tree stand under it, so that the tree stays where it is when it comes."""
        self.filter = field
        self._column.insertWidget(1, field)
        QWidget.setTabOrder(self._tree, field.field)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("desk"))
        painter.end()
