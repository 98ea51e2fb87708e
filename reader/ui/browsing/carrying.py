"""Pieces carried with the mouse: from a list to a clipping, a section or the bookmarks of the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QFontMetricsF, QPainter, QPixmap

from reader.model.messages import counted
from reader.ui.browsing.article_model import PIECES
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.model.summary import Collection
    from reader.ui.browsing.tree_view import CategoryTree

TAKES = frozenset({"tag", "section", "bookmarked"})  # nodes that pieces can be put into


def carry(source: QWidget, look: Look, ids: Sequence[str]) -> None:
    """Carry pieces until they are let go."""
    if not ids:
        return
    data = QMimeData()
    data.setData(PIECES, QByteArray("\n".join(ids).encode()))
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_label(look, counted("{n} 篇", len(ids)).format(n=f"{len(ids):,}"), source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(-look.tokens.px(0.7), -look.tokens.px(0.4)))
    drag.exec(Qt.DropAction.CopyAction)


def carried(data: QMimeData) -> list[str]:
    """Return the pieces that are carried; none where it is something else."""
    return bytes(data.data(PIECES).data()).decode().split("\n") if data.hasFormat(PIECES) else []


def _label(look: Look, words: str, ratio: float) -> QPixmap:
    """Return what hangs at the pointer."""
    tokens = look.tokens
    font = tokens.font(0.93, bold=True)
    width, height = QFontMetricsF(font).horizontalAdvance(words) + tokens.px(1.4), tokens.px(2.0)
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(tokens.colour("edge"))
    painter.setBrush(tokens.colour("field"))
    frame = QRectF(0.5, 0.5, width - 1, height - 1)
    painter.drawRoundedRect(frame, 4, 4)
    painter.setFont(font)
    painter.setPen(tokens.colour("ink"))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return made


class TreeDrops(QObject):
    """Lets pieces be put into nodes of the tree.

    Signals: dropped(list of ids, Collection).
    """

    dropped = Signal(object, object)

    def __init__(self, tree: CategoryTree) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.setAcceptDrops(True)
        tree.viewport().setAcceptDrops(True)
        tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take pieces over nodes that take them; anything else is the window's."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            node = self._node(event)
            self._tree.offer(None)
            if node is None:
                return False
            event.acceptProposedAction()
            self.dropped.emit(carried(event.mimeData()), node)
            return True
        if isinstance(event, QDragMoveEvent):  # entering is a move as well
            if not event.mimeData().hasFormat(PIECES):
                event.ignore()
                return True
            node = self._node(event)
            self._tree.offer(node)
            event.acceptProposedAction()
            if node is None and event.type() == QEvent.Type.DragMove:
                event.ignore()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._tree.offer(None)
        return False

    def _node(self, event: QDropEvent) -> Collection | None:
        if not event.mimeData().hasFormat(PIECES):
            return None
        node = self._tree.nodes.node(self._tree.indexAt(event.position().toPoint()))
        takes = node is not None and node.collection.kind in TAKES
        takes = takes and node is not None and (node.collection.kind == "bookmarked" or bool(node.collection.path))
        return node.collection if node is not None and takes else None
