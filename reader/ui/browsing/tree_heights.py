"""How tall the rows of the tree are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from reader.ui.browsing.tree_model import HeadingRole
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

ROW, EASY_ROW, HEADING = 2.02, 2.9, 2.5


class RowHeights(QStyledItemDelegate):
    """Gives the view its row heights; the view paints."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        px, easy = self._look.tokens.px, self._look.easy
        self._heading = QSize(100, px(HEADING))
        self._node = QSize(100, max(60, px(EASY_ROW)) if easy else px(ROW))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the height of a heading, which stands on the first level, or a node."""
        heads = not index.parent().isValid() and index.data(HeadingRole) is not None
        return self._heading if heads else self._node
