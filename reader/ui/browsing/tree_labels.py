"""The labels of the tree (栏目, 报纸 …) fold away what stands under them, and stay folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt

from reader.model.messages import _
from reader.ui.browsing.tree_model import GroupRole, HeadingRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QTreeView


class TreeLabels(QObject):
    """Hides and shows the rows under the labels of a tree."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self.folded: set[str] = set()  # keys of groups

    def is_folded(self, index: QModelIndex) -> bool:
        """Tell whether a label's rows are folded away."""
        return index.data(GroupRole) in self.folded

    def toggle(self, index: QModelIndex) -> None:
        """Fold what stands under a label away, or show it again."""
        self.fold(index, not self.is_folded(index))

    def fold(self, index: QModelIndex, folded: bool) -> None:
        """Fold what stands under a label away (True), or show it."""
        (self.folded.add if folded else self.folded.discard)(index.data(GroupRole))
        self.apply()

    def fold_all(self, keys: Iterable[str]) -> None:
        """Fold exactly these groups."""
        self.folded = set(keys)
        self.apply()

    def unfold(self, key: str) -> None:
        """Show a group."""
        if key in self.folded:
            self.folded.discard(key)
            self.apply()

    def apply(self, *, everything: bool = False) -> None:
        """Hide the rows of folded groups; with `everything` show all of them, and what is folded stays known."""
        model, hidden = self._view.model(), False
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data(GroupRole) is not None:
                hidden = self.is_folded(index) and not everything
                self._tell(index, folded=hidden)
            else:
                self._view.setRowHidden(row, QModelIndex(), hidden)
        self._view.viewport().update()

    def _tell(self, index: QModelIndex, *, folded: bool) -> None:
        if index.data(HeadingRole):
            words = _("，").join((index.data(HeadingRole), _("已收起") if folded else _("已展开")))
            if index.data(Qt.ItemDataRole.AccessibleTextRole) != words:
                self._view.model().setData(index, words, Qt.ItemDataRole.AccessibleTextRole)
