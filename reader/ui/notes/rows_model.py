"""The panel's rows as a Qt model: heads of pieces cannot be chosen, notes can; each says itself to a screen reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reader.model.annotation import Color
from reader.model.messages import _, counted
from reader.model.status import LeftBehind
from reader.ui.notes.entries import Row, left_words
from reader.ui.reading.announcing import told

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RowsModel(QAbstractListModel):
    """Rows of the notes panel. `UserRole` is the `Row` itself."""

    def __init__(self, words: Mapping[Color, str]) -> None:
        super().__init__()
        self._words = words
        self.rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, annotation: str) -> int:
        """Return the row of an annotation, −1 where it is not listed."""
        found = (
            k for k, r in enumerate(self.rows) if r.kind == "note" and r.entry and r.entry.annotation.id == annotation
        )
        return next(found, -1)

    def row_of_left(self, left: LeftBehind) -> int:
        """Return the row of a piece that is no more, −1 where it is not listed."""
        return next((k for k, r in enumerate(self.rows) if r.kind == "left" and r.left == left), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, or its words."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._said(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only notes can be chosen, and pieces that are no more."""
        if index.isValid() and self.rows[index.row()].kind in {"note", "left"}:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def _said(self, row: Row) -> str:
        if row.kind == "orphans":
            return orphans_title(row.count, row.pieces)
        if row.left is not None:
            return f"{row.left.headline}，{left_words(row.left)}"
        if row.entry is None:
            return ""
        if row.kind == "piece":
            return f"{row.entry.headline}，{row.entry.place}" if row.entry.place else row.entry.headline
        return told(row.entry.annotation, self._words[row.entry.annotation.color])


def orphans_title(count: int, pieces: int) -> str:
    """Return the head over notes that lost their place, and over pieces that are no more."""
    if pieces and count:
        return _("原处没有了：文章 {pieces} 篇，批注 {count} 条").format(pieces=pieces, count=count)
    if pieces:
        return counted("原处没有了：文章 {pieces} 篇", pieces).format(pieces=pieces)
    return counted("找不到原处的批注 {count} 条", count).format(count=count)
