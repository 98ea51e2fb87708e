"""The rows of a view of the library as a table's model: a row is worked out when it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.ui.dialogs.views_of_library import Cells, Shown

_REMEMBERED = 20_000


class ViewRows(QAbstractTableModel):
    """The rows of a view; a row is worked out when it is seen."""

    def __init__(self, found: Shown) -> None:
        super().__init__()
        self.shown = found
        self._known: dict[int, Cells] = {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802  # Qt's name
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else self.shown.rows

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802  # Qt's name
        """Return how many columns there are."""
        return len(self.shown.heads)

    def cells(self, row: int) -> Cells:
        """Return the words of a row."""
        if row not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[row] = self.shown.cells(row)
        return self._known[row]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, and how they are set."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.FontRole and self.shown.heads[index.column()] == _("处"):
            font = QGuiApplication.font()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.shown.right_aligned:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802  # Qt's name
        """Return a column's head."""
        if side != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:  # where its cells begin: a wide column's middle is out of sight
            right = section in self.shown.right_aligned
            return (
                Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            ) | Qt.AlignmentFlag.AlignVCenter
        return None
