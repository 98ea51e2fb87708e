"""The desk's tree: rows painted whole, without lines, boxes or indentation of Qt's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Collection as AnyOf
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QMenu, QToolTip, QTreeView, QWidget

from reader.model.messages import _
from reader.model.summary import Collection, TreeNode
from reader.ui.browsing.tree_heights import RowHeights
from reader.ui.browsing.tree_labels import TreeLabels
from reader.ui.browsing.tree_model import HeadingRole, TreeModel
from reader.ui.browsing.tree_rows import TreeRows
from reader.ui.browsing.tree_shape import MORE, MORE_PEOPLE
from reader.ui.browsing.tree_top import TopRow
from reader.ui.look.controls import KEYBOARD, WALKING, own_viewport
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CategoryTree(QTreeView):
    """The tree of collections.

    Signals: collection_chosen(Collection) by the reader's hand · people_asked() for all of them ·
    menu_requested(Collection, QPoint).
    """

    collection_chosen = Signal(object)
    people_asked = Signal()
    menu_requested = Signal(object, object)

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._told: Collection | None = None
        self._rebuilding = False
        self._before_filter: list[Collection] | None = None  # what was open before it was filtered
        self.setViewport(own_viewport())
        self.nodes = TreeModel(self)
        self.setModel(self.nodes)
        self._rows = TreeRows(look, icons, self)
        self.labels = TreeLabels(self)
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
        self.expanded.connect(lambda index: self.nodes.tell_open(index, expanded=True))
        self.collapsed.connect(lambda index: self.nodes.tell_open(index, expanded=False))
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the ground and the row heights from the look."""
        self._rows.forget()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.tokens.colour("desk"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
        self.setViewportMargins(0, self._look.tokens.px(0.5), 0, 0)
        self.scheduleDelayedItemsLayout()

    def show_nodes(self, nodes: Sequence[TreeNode]) -> None:
        """Show the tree; what was open and current stays so."""
        self._rebuild(lambda before: self.nodes.show(nodes, before))

    def filter(self, fitting: AnyOf[Collection] | None) -> None:
        """Show only these collections and what stands above them, opened; None shows all as it was before."""
        if fitting is not None and self._before_filter is None:
            self._before_filter = self.open_collections()
        self._rebuild(lambda before: self.nodes.filter(fitting, before))
        if fitting is not None:
            for collection in fitting:
                self._open_above(collection)
        elif self._before_filter is not None:
            self.collapseAll()
            self.open(self._before_filter)
            self._before_filter = None
        self.labels.apply(everything=fitting is not None)

    def _rebuild(self, show: Callable[[Callable[[], object]], bool]) -> None:
        """Let rows come and go; what is open, current and uppermost stays so."""
        current, top = QPersistentModelIndex(self.currentIndex()), TopRow(self)
        open_ones: list[Collection] = []
        self._rebuilding = True  # the current row may go: its neighbour is not to be current in its place
        try:
            if show(lambda: open_ones.extend(self.open_collections())):
                self.labels.apply(everything=self._before_filter is not None)
                self.open(open_ones)
                if not current.isValid() and self._told is not None:
                    self.select(self._told)
                elif not current.isValid():
                    self.selectionModel().clear()
                top.restore()
        finally:
            self._rebuilding = False
        self.viewport().update()

    def open_collections(self) -> list[Collection]:
        """Return the collections that are expanded."""
        return [collection for collection, index in self.nodes.made() if self.isExpanded(index)]

    def open(self, collections: Sequence[Collection]) -> None:
        """Expand these collections."""
        for collection in collections:
            index = self.nodes.index_of(collection)
            if index.isValid() and not self.isExpanded(index):
                self.setExpanded(index, True)

    def open_first_paper(self) -> None:
        """Expand the first newspaper, so that a newcomer sees what is in it."""
        for collection, _name in self.nodes.collections():
            if collection.kind == "newspaper" and len(collection.path) == 1:
                self.setExpanded(self.nodes.index_of(collection), True)
                return

    def unfold(self, collection: Collection) -> None:
        """Expand what stands above a collection, and show its group."""
        self.labels.unfold(self.nodes.group_of(collection))
        self._open_above(collection)

    def _open_above(self, collection: Collection) -> None:
        above = self.nodes.index_of(collection).parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()

    def offer(self, collection: Collection | None) -> None:
        """Show into which collection something would be dropped."""
        if collection != self._rows.offered:
            self._rows.offered = collection
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

    def choose(self, collection: Collection) -> None:
        """Make a collection current as if by the reader's hand."""
        self.select(collection)
        self.collection_chosen.emit(collection)

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
        if node is not None and node.collection not in {self._told, MORE, MORE_PEOPLE}:
            self._told = node.collection
            self.collection_chosen.emit(node.collection)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """A press on a label folds, on a caret opens or closes; on the current node tells it again; the right button
        goes nowhere.
        """
        self._show_ring(False)
        if event.button() == Qt.MouseButton.RightButton:
            return
        index, left = self.indexAt(event.position().toPoint()), event.button() == Qt.MouseButton.LeftButton
        node = self.nodes.node(index)
        leads_on = index.isValid() and left and (node is None or node.collection in {MORE, MORE_PEOPLE})
        if leads_on or self._rows.caret(index, node).contains(event.position()):
            self._open_or_close(index)
            return
        again = node is not None and index == self.currentIndex() and left
        super().mousePressEvent(event)
        if again and node is not None:
            self._told = node.collection
            self.collection_chosen.emit(node.collection)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring once the reader goes about by keys; Enter opens and closes labels and 更多…, as ← and → do."""
        if event.key() in WALKING:
            self._show_ring(True)
        current, node = self.currentIndex(), self.nodes.node(self.currentIndex())
        leads_on = current.isValid() and (node is None or node.collection in {MORE, MORE_PEOPLE})
        sideways = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        if leads_on and event.key() in ENTER:
            self._open_or_close(current)
        elif leads_on and node is None and event.key() in sideways:
            self.labels.fold(current, sideways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _open_or_close(self, index: QModelIndex) -> None:
        node = self.nodes.node(index)
        if node is None:
            self.labels.toggle(index)
        elif node.collection == MORE_PEOPLE:
            self.people_asked.emit()
        else:
            self.setExpanded(index, not self.isExpanded(index))

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
        heading, plain = index.data(HeadingRole), self.nodes.index(index.row(), 0, index.parent())
        node = self.nodes.node(plain)
        if heading is not None:
            folded, current = self.labels.is_folded(plain), plain == self.currentIndex()
            self._rows.heading(painter, rect, heading, folded=folded, current=current)
        elif node is not None:
            self._rows.node(painter, rect, plain, node)
        painter.restore()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Say in full a name that does not fit, where the pointer rests on it."""
        if isinstance(event, QHelpEvent):
            node = self.nodes.node(self.indexAt(event.pos()))
            whole = self._rows.shown(node) if node is not None and node.collection in self._rows.cut else ""
            QToolTip.showText(event.globalPos(), whole, self.viewport())
            return True
        return super().viewportEvent(event)

    def _show_ring(self, shown: bool) -> None:
        self._rows.ring = shown
        self.viewport().update()

    def _ask_menu(self, at: object) -> None:
        index = self.indexAt(at)  # type: ignore[arg-type]  # Qt gives a QPoint
        node = self.nodes.node(index)
        if node is not None and node.collection not in {MORE, MORE_PEOPLE}:
            self.menu_requested.emit(node.collection, self.viewport().mapToGlobal(at))  # type: ignore[call-overload]  # Qt gives a QPoint
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):  # what it is about is shown as long as it is there
                self.offer(node.collection)
                menu.aboutToHide.connect(lambda: self.offer(None))
