"""The desk's tree: rows painted whole, without lines, boxes or indentation of Qt's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QToolTip, QTreeView, QWidget

from reader.model.messages import _
from reader.model.summary import Collection, TreeNode
from reader.ui.browsing.tree_heights import RowHeights
from reader.ui.browsing.tree_model import MORE, HeadingRole, LevelRole, TreeModel
from reader.ui.browsing.tree_names import STRONG, icon_of, name_of, spoken
from reader.ui.look.controls import KEYBOARD, WALKING, own_viewport
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look, Token

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

LEFT, STEP = 1.15, 1.65
LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


class CategoryTree(QTreeView):
    """The tree of collections.

    Signals: collection_chosen(Collection) by the reader's hand · menu_requested(Collection, QPoint).
    """

    collection_chosen = Signal(object)
    menu_requested = Signal(object, object)

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icons = icons
        self._told: Collection | None = None
        self._ring = False
        self._rebuilding = False
        self._cut: set[Collection] = set()  # whose names do not fit
        self._offered: Collection | None = None  # into which something can be dropped just now
        self.setViewport(own_viewport())
        self.nodes = TreeModel(self)
        self.setModel(self.nodes)
        self.setItemDelegate(RowHeights(look, self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("栏目"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.expanded.connect(lambda index: self._say(index, expanded=True))
        self.collapsed.connect(lambda index: self._say(index, expanded=False))
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the ground and the row heights from the look."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.tokens.colour("desk"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
        self.setViewportMargins(0, self._look.tokens.px(0.5), 0, 0)
        self.scheduleDelayedItemsLayout()

    def show_nodes(self, nodes: Sequence[TreeNode]) -> None:
        """Show the tree; what was open and current stays so."""
        current, at = self._told, self.verticalScrollBar().value()
        open_ones: list[Collection] = []
        self._rebuilding = True  # as its nodes go one by one, each neighbour becomes current for a moment
        changed = self.nodes.show(nodes, lambda: open_ones.extend(self.open_collections()))
        self._rebuilding = False
        if changed:
            self.open(open_ones)
            if current is not None:
                self.select(current)
            self.verticalScrollBar().setValue(at)
        self.viewport().update()

    def open_collections(self) -> list[Collection]:
        """Return the collections that are expanded."""
        every = [*(c for c, _name in self.nodes.collections()), MORE]
        return [c for c in every if self.isExpanded(self.nodes.index_of(c))]

    def open(self, collections: Sequence[Collection]) -> None:
        """Expand these collections."""
        for collection in collections:
            index = self.nodes.index_of(collection)
            if index.isValid():
                self.setExpanded(index, True)

    def open_first_paper(self) -> None:
        """Expand the first newspaper, so that a newcomer sees what is in it."""
        for collection, _name in self.nodes.collections():
            if collection.kind == "newspaper" and len(collection.path) == 1:
                self.setExpanded(self.nodes.index_of(collection), True)
                return

    def unfold(self, collection: Collection) -> None:
        """Expand what stands above a collection."""
        for length in range(1, len(collection.path)):
            index = self.nodes.index_of(Collection(kind=collection.kind, path=collection.path[:length]))
            if index.isValid():
                self.setExpanded(index, True)

    def offer(self, collection: Collection | None) -> None:
        """Show into which collection something would be dropped."""
        if collection != self._offered:
            self._offered = collection
            self.viewport().update()

    def select(self, collection: Collection) -> bool:
        """Make a collection current without telling anybody; False where the tree has it not."""
        self._told = collection
        index = self.nodes.index_of(collection)
        if not index.isValid():
            self.selectionModel().clear()
            return False
        self.setCurrentIndex(index)
        return True

    def forget_choice(self) -> None:
        """Let no collection be current, so that choosing any is told."""
        self._told = None
        self.selectionModel().clear()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # noqa: N802
        """Tell which collection the reader chose."""
        super().currentChanged(current, previous)
        if self._rebuilding:
            return
        node = self.nodes.node(current)
        if node is not None and node.collection not in {self._told, MORE}:
            self._told = node.collection
            self.collection_chosen.emit(node.collection)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """A press on the caret opens or closes; a press on the current node tells it again."""
        self._show_ring(False)
        index = self.indexAt(event.position().toPoint())
        more = self.nodes.index_of(MORE)
        if index.isValid() and (index == more or self._caret(index).contains(event.position())):
            self.setExpanded(index, not self.isExpanded(index))
            return
        node = self.nodes.node(index)
        again = node is not None and index == self.currentIndex() and event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)
        if again and node is not None:
            self._told = node.collection
            self.collection_chosen.emit(node.collection)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring once the reader goes about by keys; Enter opens and closes 更多…."""
        if event.key() in WALKING:
            self._show_ring(True)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex() == self.nodes.index_of(MORE):
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring only where the keyboard brought the focus."""
        self._show_ring(event.reason() in KEYBOARD)
        super().focusInEvent(event)

    def drawBranches(  # noqa: N802  # Qt's name
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw no lines and boxes."""

    def drawRow(  # noqa: N802  # Qt's name
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a heading or a node over the whole width."""
        spot = options.rect
        rect = QRectF(0, spot.top(), self.viewport().width(), spot.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = index.data(HeadingRole)
        if heading is not None:
            self._draw_heading(painter, rect, heading)
        else:
            plain = self.nodes.index(index.row(), 0, index.parent())
            node = self.nodes.node(plain)
            if node is not None:
                self._draw_node(painter, rect, plain, node)
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRectF, text: str) -> None:
        tokens, em = self._look.tokens, self._look.em
        painter.setFont(tokens.font(0.8, bold=True, spacing=12))
        painter.setPen(tokens.colour("ink3"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
        painter.drawText(rect.adjusted(em * LEFT, 0, 0, -em * 0.2), flags, text)

    def _draw_node(self, painter: QPainter, rect: QRectF, index: QModelIndex, node: TreeNode) -> None:
        tokens, em = self._look.tokens, self._look.em
        chosen = self.selectionModel().isSelected(index)
        hovered = node.collection == self._offered or (
            not chosen and self._offered is None and self.underMouse() and rect.contains(self._pointer())
        )
        self._draw_ground(painter, rect, chosen=chosen, hovered=hovered, ringed=index == self.currentIndex())
        level = index.data(LevelRole)
        left = em * (LEFT + level * STEP)
        if level == 0:
            size = tokens.px(1.2)
            colour: Token = "accent" if chosen else "ink2"
            ratio = self.devicePixelRatioF()
            pixmap = self._icons.pixmap(icon_of(node.collection), tokens.colour(colour), size, ratio)
            painter.drawPixmap(QPointF(left, rect.center().y() - size / 2), pixmap)
            left += em * STEP
        count = f"{node.places or node.count:,}" if node.count else ""
        strong = node.collection.kind in STRONG and bool(node.count)
        count_font = tokens.font(0.8, bold=strong)
        painter.setFont(count_font)
        painter.setPen(tokens.colour("ink" if strong else "ink3"))
        right = rect.right() - em * 1.1
        painter.drawText(
            QRectF(left, rect.top(), right - left, rect.height()), Qt.AlignmentFlag.AlignRight | LINE, count
        )
        room = right - QFontMetricsF(count_font).horizontalAdvance(count) - em * 0.5 - left
        font = tokens.font(0.93, bold=chosen)
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(name_of(node), Qt.TextElideMode.ElideRight, room - (em * 1.1 if node.children else 0))
        (self._cut.discard if name == name_of(node) else self._cut.add)(node.collection)
        painter.setFont(font)
        painter.setPen(tokens.colour("ink"))
        painter.drawText(QRectF(left, rect.top(), room + 4, rect.height()), Qt.AlignmentFlag.AlignLeft | LINE, name)
        if node.children:
            size = tokens.px(0.72)
            caret = "caret-down" if self.isExpanded(index) else "caret-right"
            pixmap = self._icons.pixmap(caret, tokens.colour("ink3"), size, self.devicePixelRatioF())
            x = left + metrics.horizontalAdvance(name) + em * 0.4
            painter.drawPixmap(QPointF(x, rect.center().y() - size / 2), pixmap)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Say in full a name that does not fit, where the pointer rests on it."""
        if isinstance(event, QHelpEvent):
            node = self.nodes.node(self.indexAt(event.pos()))
            whole = name_of(node) if node is not None and node.collection in self._cut else ""
            QToolTip.showText(event.globalPos(), whole, self.viewport())
            return True
        return super().viewportEvent(event)

    def _draw_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, hovered: bool, ringed: bool) -> None:
        tokens, em = self._look.tokens, self._look.em
        row = rect.adjusted(em * 0.5, 1, -em * 0.5, -1)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("sel" if chosen else "hover"))
            painter.drawRoundedRect(row, em * 0.33, em * 0.33)
        if ringed and self._ring and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("focus"), max(2.0, em * 0.13)))
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 4, 4)

    def _pointer(self) -> QPointF:
        return QPointF(self.viewport().mapFromGlobal(self.cursor().pos()))

    def _caret(self, index: QModelIndex) -> QRectF:
        """Return where the caret of a node can be hit; empty where it has none."""
        node = self.nodes.node(index)
        if node is None or not node.children:
            return QRectF()
        em = self._look.em
        rect = QRectF(self.visualRect(index))
        name = QFontMetricsF(self._look.tokens.font(0.93)).horizontalAdvance(name_of(node))
        level = index.data(LevelRole)
        left = em * (LEFT + level * STEP) + (em * STEP if level == 0 else 0) + name
        return QRectF(left, rect.top(), em * 1.7, rect.height())

    def _say(self, index: QModelIndex, *, expanded: bool) -> None:
        node = self.nodes.node(index)
        if node is not None:
            self.nodes.setData(index, spoken(node, expanded=expanded), Qt.ItemDataRole.AccessibleTextRole)

    def _show_ring(self, shown: bool) -> None:
        self._ring = shown
        self.viewport().update()

    def _ask_menu(self, at: object) -> None:
        index = self.indexAt(at)  # type: ignore[arg-type]  # Qt gives a QPoint
        node = self.nodes.node(index)
        if node is not None and node.collection != MORE:
            self.menu_requested.emit(node.collection, self.viewport().mapToGlobal(at))  # type: ignore[call-overload]  # Qt gives a QPoint
