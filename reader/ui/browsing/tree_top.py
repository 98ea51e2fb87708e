"""The row that stands uppermost in a scrolled tree, which rows that come and go above it do not move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QPoint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView


class TopRow:
    """Notes where a view stands; `restore` brings it back there."""

    def __init__(self, view: QTreeView) -> None:
        self._view, self._value = view, view.verticalScrollBar().value()
        index = view.indexAt(QPoint(0, 0)) if self._value else view.rootIndex()
        self._index, self._top = QPersistentModelIndex(index), view.visualRect(index).top()

    def restore(self) -> None:
        """Let the row stand where it stood; where it has gone, the view as far down as it was."""
        if not self._value:
            return
        index = self._view.model().index(self._index.row(), 0, self._index.parent()) if self._index.isValid() else None
        rect = self._view.visualRect(index) if index is not None else None
        bar = self._view.verticalScrollBar()
        bar.setValue(self._value if rect is None or rect.isEmpty() else bar.value() + rect.top() - self._top)
