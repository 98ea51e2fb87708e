"""The category tree as Qt sees it: section labels and nodes, rebuilt only where its shape has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.model.messages import _
from reader.model.summary import Collection, TreeNode
from reader.ui.browsing.tree_names import ALWAYS, groups, name_of, spoken

NodeRole = Qt.ItemDataRole.UserRole
HeadingRole = Qt.ItemDataRole.UserRole + 1
UNCLASSIFIED = "未分类"  # the path that importing gives where nothing fits
LevelRole = Qt.ItemDataRole.UserRole + 2
# The sections beyond the fullest, folded away; it opens and closes, and is no list of its own.
MORE = Collection(kind="section")
SECTIONS, LEAST_MORE = 12, 3


class TreeModel(QStandardItemModel):
    """Headings without a node, and nodes below them (on the same level as headings, so that nothing is indented)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[Collection, QStandardItem] = {}
        self._shown: list[tuple[str, list[TreeNode]]] = []
        self._order: dict[Collection, int] = {}  # of the sections, as they came first: no import moves them about

    def show(self, nodes: Sequence[TreeNode], before_rebuilding: Callable[[], object] = lambda: None) -> bool:
        """Show these nodes; returns whether the shape of the tree has changed, so that views must restore what was
        open, which `before_rebuilding` lets them look up.
        """
        grouped = [(title, self._folded(_chosen(nodes, kinds))) for title, kinds in groups()]
        grouped = [(title, chosen) for title, chosen in grouped if chosen]
        before, self._shown = self._shown, grouped
        different = _different(before, grouped)
        if different is not None:
            for node in different:
                self._items[node.collection].setData(node, NodeRole)
            return False
        before_rebuilding()
        self.clear()
        self._items = {}
        for title, chosen in grouped:
            self.appendRow(_heading(title))
            for node in chosen:
                self.appendRow(self._item(node, 0))
        return True

    def index_of(self, collection: Collection) -> QModelIndex:
        """Return where a collection stands; invalid where it does not."""
        item = self._items.get(collection)
        return item.index() if item is not None else QModelIndex()

    def node(self, index: QModelIndex) -> TreeNode | None:
        """Return the node behind an index; None for a heading."""
        found = index.data(NodeRole)
        return found if isinstance(found, TreeNode) else None

    def node_of(self, collection: Collection) -> TreeNode | None:
        """Return the node of a collection."""
        item = self._items.get(collection)
        found = item.data(NodeRole) if item is not None else None
        return found if isinstance(found, TreeNode) else None

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
        found = (c for c in self._items if c.kind == "newspaper" and len(c.path) == 3 and c.path[2] == issue)
        return next(found, None)

    def first(self) -> Collection | None:
        """Return the collection that stands first."""
        return next(iter(self._items), None)

    def collections(self) -> Iterator[tuple[Collection, str]]:
        """Yield every collection with its name, in the tree's order."""
        for collection, item in self._items.items():
            if collection != MORE:
                yield collection, item.text()

    def _folded(self, nodes: list[TreeNode]) -> list[TreeNode]:
        """Return the nodes of a group; of many sections the fullest, the others below one that opens."""
        named = [n for n in nodes if n.collection.kind == "section" and n.label not in {"", UNCLASSIFIED}]
        if not named:
            return nodes
        for node in named:
            self._order.setdefault(node.collection, len(self._order))
        named.sort(key=lambda n: self._order[n.collection])
        rest = nodes[len(named) :]  # what has no section stands last
        if len(named) < SECTIONS + LEAST_MORE:
            return [*named, *rest]
        others = tuple(named[SECTIONS:])
        more = TreeNode(
            collection=MORE,
            label=_("更多…"),
            count=sum(n.count for n in others),
            unread=sum(n.unread for n in others),
            children=others,
        )
        return [*named[:SECTIONS], more, *rest]

    def _item(self, node: TreeNode, level: int) -> QStandardItem:
        item = QStandardItem(name_of(node))
        item.setEditable(False)
        item.setData(node, NodeRole)
        item.setData(level, LevelRole)
        item.setData(spoken(node, expanded=False), Qt.ItemDataRole.AccessibleTextRole)
        self._items[node.collection] = item
        for child in node.children:
            item.appendRow(self._item(child, level + 1))
        return item


def _chosen(nodes: Sequence[TreeNode], kinds: Sequence[str]) -> list[TreeNode]:
    """Return the nodes of these kinds, empty ones only where a reader looks for them."""
    found = [n for n in nodes if n.collection.kind in kinds and (n.count or n.collection.kind in ALWAYS)]
    smart = [kind for kind in kinds if kind not in {"section", "newspaper", "issue", "tag", "search"}]
    place = {kind: k for k, kind in enumerate(smart)}
    # What has no section stands below those that have one, however much it is.
    return sorted(found, key=lambda n: (place.get(n.collection.kind, len(place)), n.label in {"", UNCLASSIFIED}))


def _different(
    before: Sequence[tuple[str, list[TreeNode]]], now: Sequence[tuple[str, list[TreeNode]]]
) -> list[TreeNode] | None:
    """Return the nodes whose counts have changed; None where the tree has another shape."""
    if [title for title, _nodes in before] != [title for title, _nodes in now]:
        return None
    found: list[TreeNode] = []
    for (_old_title, old), (_new_title, new) in zip(before, now, strict=True):
        if not _walk(old, new, found):
            return None
    return found


def _walk(before: Sequence[TreeNode], now: Sequence[TreeNode], found: list[TreeNode]) -> bool:
    """Gather the nodes that differ; False where they are not the same collections under the same names."""
    if before == now:
        return True
    if len(before) != len(now):
        return False
    for old, new in zip(before, now, strict=True):
        if old.collection != new.collection or old.label != new.label:
            return False
        if old != new:
            found.append(new)
            if not _walk(old.children, new.children, found):
                return False
    return True


def _heading(title: str) -> QStandardItem:
    item = QStandardItem(title)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(title, HeadingRole)
    return item
