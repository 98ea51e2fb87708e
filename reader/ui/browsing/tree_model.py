"""The category tree as Qt sees it: labels and nodes, rebuilt only where its shape has changed.

What stands below a node becomes rows when the node is opened: forty years of a daily paper have ten thousand issues.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Collection as AnyOf

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.model.summary import Collection, TreeNode
from reader.ui.browsing.tree_names import name_of, spoken
from reader.ui.browsing.tree_shape import MORE, MORE_PEOPLE, Group, TreeShape, different

NodeRole = Qt.ItemDataRole.UserRole
HeadingRole = Qt.ItemDataRole.UserRole + 1
LevelRole = Qt.ItemDataRole.UserRole + 2
GroupRole = Qt.ItemDataRole.UserRole + 3  # the key of the group that a label stands over
Index = QModelIndex | QPersistentModelIndex


class TreeModel(QStandardItemModel):
    """Headings without a node, and nodes below them (on the same level as headings, so that nothing is indented)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[Collection, QStandardItem] = {}
        self._nodes: dict[Collection, TreeNode] = {}
        self._above: dict[Collection, Collection] = {}
        self._shape = TreeShape()
        self._shown: list[Group] = []
        self._given: Sequence[TreeNode] = ()
        self._fitting: AnyOf[Collection] | None = None

    def show(self, nodes: Sequence[TreeNode], before_rebuilding: Callable[[], object] = lambda: None) -> bool:
        """Show these nodes; returns whether the shape of the tree has changed, so that views must restore what was
        open, which `before_rebuilding` lets them look up.
        """
        self._given = nodes
        grouped = self._shape.groups(nodes, self._fitting)
        before, self._shown = self._shown, grouped
        changed = different(before, grouped)
        if changed is not None:
            for node in changed:
                self._nodes[node.collection] = node
                if node.collection in self._items:
                    self._items[node.collection].setData(node, NodeRole)
            return False
        before_rebuilding()
        self.clear()
        self._items, self._nodes, self._above = {}, {}, {}
        for group in grouped:
            self.appendRow(_heading(group))
            for node in group.nodes:
                self._learn(node)
                self.appendRow(self._item(node, 0))
        return True

    def filter(self, fitting: AnyOf[Collection] | None, before_rebuilding: Callable[[], object]) -> bool:
        """Show only what fits and what stands above it; None shows all. Returns what `show` does."""
        self._fitting = fitting
        return self.show(self._given, before_rebuilding)

    def index_of(self, collection: Collection) -> QModelIndex:
        """Return where a collection stands; invalid where it does not."""
        if collection not in self._items and collection in self._nodes:
            above = self._above.get(collection)
            if above is not None:
                self.fetchMore(self.index_of(above))
        item = self._items.get(collection)
        return item.index() if item is not None else QModelIndex()

    def node(self, index: Index) -> TreeNode | None:
        """Return the node behind an index; None for a heading."""
        found = index.data(NodeRole)
        return found if isinstance(found, TreeNode) else None

    def node_of(self, collection: Collection) -> TreeNode | None:
        """Return the node of a collection."""
        return self._nodes.get(collection)

    def group_of(self, collection: Collection) -> str:
        """Return the key of the group that a collection stands in; empty where the tree has it not."""
        while collection in self._above:
            collection = self._above[collection]
        return next((g.key for g in self._shown if any(n.collection == collection for n in g.nodes)), "")

    def way_to(self, collection: Collection) -> list[TreeNode]:
        """Return the nodes from the top to a collection; empty where the tree has it not."""
        found = []
        for length in range(1, len(collection.path) + 1) if collection.path else (0,):
            node = self.node_of(Collection(kind=collection.kind, path=collection.path[:length]))
            if node is not None:
                found.append(node)
        return found

    def issue_node(self, issue: str) -> Collection | None:
        """Return the newspaper node of an issue; None where the tree has none."""
        found = (c for c in self._nodes if c.kind == "newspaper" and len(c.path) == 3 and c.path[2] == issue)
        return next(found, None)

    def first(self) -> Collection | None:
        """Return the collection that stands first."""
        return next(iter(self._nodes), None)

    def collections(self, wanted: Callable[[Collection], bool] = lambda _c: True) -> Iterator[tuple[Collection, str]]:
        """Yield every collection that is wanted with its name, in the tree's order."""
        for collection, node in self._nodes.items():
            if collection not in {MORE, MORE_PEOPLE} and wanted(collection):
                yield collection, name_of(node)

    def made(self) -> Iterator[tuple[Collection, QModelIndex]]:
        """Yield the collections whose rows are made, and where they stand; what was never opened has none below it."""
        for collection, item in self._items.items():
            yield collection, item.index()

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: N802, B008  # Qt's name and its own default
        """Tell whether anything stands below, made or not."""
        node = self.node(parent) if parent.isValid() else None
        return bool(node.children) if node is not None else super().hasChildren(parent)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  # Qt's name
        """Tell whether what stands below is not made yet."""
        node = self.node(parent) if parent.isValid() else None
        return node is not None and bool(node.children) and not self.rowCount(parent)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802  # Qt's name
        """Make the rows below a node."""
        node = self.node(parent)
        item = self._items.get(node.collection) if node is not None else None
        if node is not None and item is not None and not item.rowCount():
            item.appendRows([self._item(child, parent.data(LevelRole) + 1) for child in node.children])

    def _learn(self, node: TreeNode) -> None:
        self._nodes[node.collection] = node
        for child in node.children:
            self._above[child.collection] = node.collection
            self._learn(child)

    def _item(self, node: TreeNode, level: int) -> QStandardItem:
        item = QStandardItem(name_of(node))
        item.setEditable(False)
        item.setData(node, NodeRole)
        item.setData(level, LevelRole)
        item.setData(spoken(node, expanded=False), Qt.ItemDataRole.AccessibleTextRole)
        self._items[node.collection] = item
        return item


def _heading(group: Group) -> QStandardItem:
    item = QStandardItem(group.title)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled if group.title else Qt.ItemFlag.NoItemFlags)
    item.setData(group.title, HeadingRole)
    item.setData(group.key, GroupRole)
    return item
