"""All nodes of the tree by their collections, whether their rows are made or not."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.summary import Collection, TreeNode

Place = tuple[TreeNode, Collection | None]
"""A node and what it stands below."""


class KnownNodes:
    """The nodes of a tree, and what each stands below; follows from tree to tree by what is another in it."""

    def __init__(self) -> None:
        self.nodes: dict[Collection, TreeNode] = {}
        self.above: dict[Collection, Collection] = {}

    def follow(self, before: Sequence[TreeNode], now: Sequence[TreeNode]) -> None:
        """Know the nodes of `now`; those of `before` are known. A node that is in both is not looked into."""
        gone: list[TreeNode] = []
        came: list[Place] = []
        self._compare(None, (before, now), gone, came)
        for node in gone:  # all of them first: a node may have come elsewhere
            self._forget(node)
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
                self.nodes[node.collection] = node
                self._compare(node.collection, (old.children, node.children), gone, came)
        gone += was.values()

    def _learn(self, node: TreeNode, above: Collection | None) -> None:
        self.nodes[node.collection] = node
        if above is not None:
            self.above[node.collection] = above
        for child in node.children:
            self._learn(child, node.collection)

    def _forget(self, node: TreeNode) -> None:
        self.nodes.pop(node.collection, None)
        self.above.pop(node.collection, None)
        for child in node.children:
            self._forget(child)
