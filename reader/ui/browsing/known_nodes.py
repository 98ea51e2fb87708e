"""The nodes of the tree by their collections, whether their rows are made or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.summary import Collection, TreeNode

Place = tuple[TreeNode, Collection | None]
"""A node and what it stands below."""


class KnownNodes:
    """The nodes of a tree, and what each stands below; follows from tree to tree by what is another in it.

    What stands below a node is learned when something below it is asked for.
    """

    def __init__(self) -> None:
        self._nodes: dict[Collection, TreeNode] = {}
        self._above: dict[Collection, Collection] = {}
        self._inside: set[Collection] = set()  # those below which all is known

    def node(self, collection: Collection) -> TreeNode | None:
        """Return the node of a collection; None where there is none."""
        if collection not in self._nodes:
            for above in _ways_to(collection):
                self._open(above)
        return self._nodes.get(collection)

    def above(self, collection: Collection) -> Collection | None:
        """Return what a collection stands below; None where it stands on the first level, or is none of these."""
        return self._above.get(collection) if self.node(collection) is not None else None

    def follow(self, before: Sequence[TreeNode], now: Sequence[TreeNode]) -> None:
        """Know the nodes of `now`; those of `before` are known. A node that is in both is not looked into."""
        gone: list[TreeNode] = []
        came: list[Place] = []
        self._compare(None, (before, now), gone, came)
        for node in gone:  # all of them first: a node may have come elsewhere
            self._forget(node.collection)
        for place in came:
            self._learn(*place)

    def _compare(
        self,
        above: Collection | None,
        levels: tuple[Sequence[TreeNode], Sequence[TreeNode]],
        gone: list[TreeNode],
        came: list[Place],
    ) -> None:
        before, now = levels
        if before is now:
            return
        was = {node.collection: node for node in before}
        for node in now:
            old = was.pop(node.collection, None)
            if old is None:
                came.append((node, above))
            elif old is not node:
                self._nodes[node.collection] = node
                if node.collection in self._inside:
                    self._compare(node.collection, (old.children, node.children), gone, came)
        gone += was.values()

    def _open(self, collection: Collection) -> None:
        """Learn what stands below a node."""
        node = self._nodes.get(collection)
        if node is not None and collection not in self._inside:
            self._inside.add(collection)
            for child in node.children:
                self._learn(child, collection)

    def _learn(self, node: TreeNode, above: Collection | None) -> None:
        own = node.collection
        self._nodes[own] = node
        if above is not None:
            self._above[own] = above
            if len(own.path) == len(above.path):  # a month, which the names of its issues do not tell
                self._open(own)

    def _forget(self, collection: Collection) -> None:
        node = self._nodes.pop(collection, None)
        self._above.pop(collection, None)
        if node is not None and collection in self._inside:
            self._inside.discard(collection)
            for child in node.children:
                self._forget(child.collection)


def _ways_to(collection: Collection) -> Iterator[Collection]:
    """Yield what a collection may stand below, from above: what is folded away, its paper, its year, its issue."""
    path = collection.path
    for length in range(len(path)):
        yield Collection(kind=collection.kind, path=path[:length])
    if len(path) == 2:
        yield Collection(kind=collection.kind, path=(path[0], path[1][:4]))  # of a month
