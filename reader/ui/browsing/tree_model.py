"""The category tree as Qt sees it: labels and nodes; from one tree to the next only what differs is touched.

What stands below a node becomes rows when the node is opened: forty years of a daily paper have ten thousand issues.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Collection as AnyOf

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.model.summary import Collection, TreeNode
from reader.ui.browsing.known_nodes import KnownNodes
from reader.ui.browsing.row_changes import gone_and_come
from reader.ui.browsing.tree_names import name_of, spoken
from reader.ui.browsing.tree_shape import MORE, MORE_PEOPLE, Group, Heading, Row, TreeShape, every, rows_of

NodeRole = Qt.ItemDataRole.UserRole
HeadingRole = Qt.ItemDataRole.UserRole + 1
LevelRole = Qt.ItemDataRole.UserRole + 2
GroupRole = Qt.ItemDataRole.UserRole + 3  # the key of the group that a label stands over
OpenRole = Qt.ItemDataRole.UserRole + 4  # whether the view shows what stands below
Index = QModelIndex | QPersistentModelIndex


class TreeModel(QStandardItemModel):
    """Headings without a node, and nodes below them (on the same level as headings, so that nothing is indented)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[Collection, QStandardItem] = {}
        self._known = KnownNodes()
        self._shape = TreeShape()
        self._shown: list[Group] = []
        self._given: Sequence[TreeNode] = ()
        self._fitting: AnyOf[Collection] | None = None

    def show(self, nodes: Sequence[TreeNode], before_rows: Callable[[], object] = lambda: None) -> bool:
        """Show these nodes; returns whether rows came or went. What has moved goes and comes again, so that views must
        restore what was open in it, which `before_rows` lets them look up.
        """
        self._given = nodes
        before, self._shown = self._shown, self._shape.groups(nodes, self._fitting)
        self._known.follow(_top(before), _top(self._shown))
        others: list[object] = []

        def first() -> None:
            if not others:
                others.append(before_rows())

        self._put(self.invisibleRootItem(), rows_of(before), rows_of(self._shown), first)
        return bool(others)

    def filter(self, fitting: AnyOf[Collection] | None, before_rows: Callable[[], object]) -> bool:
        """Show only what fits and what stands above it; None shows all. Returns what `show` does."""
        self._fitting = fitting
        return self.show(self._given, before_rows)

    def index_of(self, collection: Collection) -> QModelIndex:
        """Return where a collection stands; invalid where it does not."""
        if collection not in self._items and (above := self._known.above(collection)) is not None:
            self.fetchMore(self.index_of(above))
        item = self._items.get(collection)
        return item.index() if item is not None else QModelIndex()

    def node(self, index: Index) -> TreeNode | None:
        """Return the node behind an index; None for a heading."""
        found = super().data(index, NodeRole)
        return found if isinstance(found, TreeNode) else None

    def node_of(self, collection: Collection) -> TreeNode | None:
        """Return the node of a collection."""
        return self._known.node(collection)

    def group_of(self, collection: Collection) -> str:
        """Return the key of the group that a collection stands in; empty where the tree has it not."""
        while (above := self._known.above(collection)) is not None:
            collection = above
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
        papers = every(_top(self._shown), lambda c: c.kind == "newspaper" and len(c.path) < 4)
        return next((n.collection for n in papers if n.collection.path[2:] == (issue,)), None)

    def first(self) -> Collection | None:
        """Return the collection that stands first."""
        return next((node.collection for node in _top(self._shown)), None)

    def collections(self, wanted: Callable[[Collection], bool] = lambda _c: True) -> Iterator[tuple[Collection, str]]:
        """Yield every collection that is wanted with its name, in the tree's order; nothing that stands below one that
        is not wanted.
        """
        for node in every(_top(self._shown), wanted):
            if node.collection not in {MORE, MORE_PEOPLE}:
                yield node.collection, name_of(node)

    def made(self) -> Iterator[tuple[Collection, QModelIndex]]:
        """Yield the collections whose rows are made, and where they stand; what was never opened has none below it."""
        for collection, item in self._items.items():
            yield collection, item.index()

    def tell_open(self, index: Index, *, expanded: bool) -> None:
        """Know whether what stands below is shown; a screen reader hears it."""
        node = self.node(index)
        item = self._items.get(node.collection) if node is not None else None
        if node is not None and item is not None:
            item.setData(expanded, OpenRole)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what an item says; what a screen reader says of a node is put together when one asks."""
        if role == Qt.ItemDataRole.AccessibleTextRole and (node := self.node(index)) is not None:
            return spoken(node, expanded=bool(super().data(index, OpenRole)))
        return super().data(index, role)

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

    def _put(self, above: QStandardItem, before: Sequence[Row], now: Sequence[Row], first: Callable[[], None]) -> None:
        """Make the rows below an item those of `now`; `first` is called before any of them goes or comes."""
        goes, comes = gone_and_come([_key(row) for row in before], [_key(row) for row in now])
        if goes or comes:
            first()
        for start, end in goes:
            for row in range(start, end):
                self._forget(above.child(row))
            above.removeRows(start, end - start)
        own = above.data(LevelRole)
        for start, end in comes:
            above.insertRows(start, [self._row(row, 0 if own is None else own + 1) for row in now[start:end]])
        came = {row for start, end in comes for row in range(start, end)}
        for row, node in enumerate(now):
            if row not in came and isinstance(node, TreeNode):
                self._renew(above.child(row), node, first)

    def _renew(self, item: QStandardItem, node: TreeNode, first: Callable[[], None]) -> None:
        was = item.data(NodeRole)
        if was is node:
            return
        if item.text() != (name := name_of(node)):
            item.setText(name)
        quiet = self.blockSignals(_words(was) == _words(node))  # where only what stands below is other
        item.setData(node, NodeRole)
        self.blockSignals(quiet)
        made = bool(item.rowCount())
        if (made or item.data(OpenRole)) and was.children is not node.children:
            self._put(item, was.children if made else (), node.children, first)

    def _forget(self, item: QStandardItem) -> None:
        node = item.data(NodeRole)
        if isinstance(node, TreeNode) and self._items.get(node.collection) is item:
            del self._items[node.collection]
        for row in range(item.rowCount()):
            self._forget(item.child(row))

    def _row(self, row: Row, level: int) -> QStandardItem:
        return _heading(row) if isinstance(row, Heading) else self._item(row, level)

    def _item(self, node: TreeNode, level: int) -> QStandardItem:
        item = QStandardItem(name_of(node))
        item.setEditable(False)
        item.setData(node, NodeRole)
        item.setData(level, LevelRole)
        self._items[node.collection] = item
        return item


def _top(groups: Sequence[Group]) -> list[TreeNode]:
    return [node for group in groups for node in group.nodes]


def _key(row: Row) -> Collection | Heading:
    return row.collection if isinstance(row, TreeNode) else row


def _words(node: TreeNode) -> tuple[object, ...]:
    return node.label, node.count, node.unread, node.places


def _heading(heading: Heading) -> QStandardItem:
    item = QStandardItem(heading.title)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled if heading.title else Qt.ItemFlag.NoItemFlags)
    item.setData(heading.title, HeadingRole)
    item.setData(heading.key, GroupRole)
    return item
