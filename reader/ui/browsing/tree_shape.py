"""What stands where in the tree, without Qt: groups under their labels, months in a year, what is folded, a filter."""

from __future__ import annotations

from collections.abc import Collection as AnyOf
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.model.summary import Collection, TreeNode
from reader.ui.browsing.tree_names import ALWAYS, groups

UNCLASSIFIED = "未分类"  # the path that importing gives where nothing fits
# What is beyond the fullest, folded away; they open and close, or lead on, and are no lists of their own.
MORE, MORE_PEOPLE = Collection(kind="section"), Collection(kind="person")
SECTIONS, LEAST_MORE = 12, 3
DAYS_WITHOUT_MONTHS = 12
"""A year with no more issues than this shows them at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The nodes under one label; `key` names it whatever the language."""

    key: str
    title: str
    nodes: tuple[TreeNode, ...]


class TreeShape:
    """Puts nodes into groups; sections keep the order in which they came first, so that no import moves them about."""

    def __init__(self) -> None:
        self._order: dict[Collection, int] = {}

    def groups(self, nodes: Sequence[TreeNode], fitting: AnyOf[Collection] | None = None) -> list[Group]:
        """Return the groups that have nodes; where it is filtered, only nodes that fit and what stands above them."""
        made = []
        for title, kinds in groups():
            chosen = [_with_months(n) for n in _chosen(nodes, kinds)]
            if fitting is None:
                chosen = self._folded(chosen)
            else:
                chosen = [kept for n in chosen if (kept := _pruned(n, fitting)) is not None]
            if chosen:
                made.append(Group(key=kinds[0], title=title, nodes=tuple(chosen)))
        return made

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


def every(nodes: Sequence[TreeNode]) -> Iterator[TreeNode]:
    """Yield nodes and all that stands below them."""
    for node in nodes:
        yield node
        yield from every(node.children)


def different(before: Sequence[Group], now: Sequence[Group]) -> list[TreeNode] | None:
    """Return the nodes whose counts have changed; None where the tree has another shape."""
    if [(g.key, g.title) for g in before] != [(g.key, g.title) for g in now]:
        return None
    found: list[TreeNode] = []
    for old, new in zip(before, now, strict=True):
        if not _walk(old.nodes, new.nodes, found):
            return None
    return found


def _chosen(nodes: Sequence[TreeNode], kinds: Sequence[str]) -> list[TreeNode]:
    """Return the nodes of these kinds, empty ones only where a reader looks for them."""
    of_kind = [n for n in nodes if n.collection.kind in kinds]
    found = [n for n in of_kind if n.count or n.collection.kind in ALWAYS or n.collection == MORE_PEOPLE]
    smart = [kind for kind in kinds if kind not in {"section", "newspaper", "issue", "tag", "search", "person"}]
    place = {kind: k for k, kind in enumerate(smart)}
    # What has no section stands below those that have one, however much it is.
    return sorted(found, key=lambda n: (place.get(n.collection.kind, len(place)), n.label in {"", UNCLASSIFIED}))


def _with_months(node: TreeNode) -> TreeNode:
    """Return a newspaper with the issues of a full year by their months."""
    if node.collection.kind != "newspaper" or len(node.collection.path) != 1:
        return node
    years = tuple(
        replace(year, children=tuple(_months(year))) if len(year.children) > DAYS_WITHOUT_MONTHS else year
        for year in node.children
    )
    return node if years == node.children else replace(node, children=years)


def _months(year: TreeNode) -> Iterator[TreeNode]:
    """Yield the months of a year, and by itself what prints no day."""
    paper = year.collection.path[0]
    for month, issues in groupby(year.children, key=lambda n: n.label[:7] if n.label[4:5] == "-" else ""):
        inside = tuple(issues)
        if not month:
            yield from inside
            continue
        yield TreeNode(
            collection=Collection(kind="newspaper", path=(paper, month)),
            label=month,
            count=sum(n.count for n in inside),
            unread=sum(n.unread for n in inside),
            children=inside,
        )


def _pruned(node: TreeNode, fitting: AnyOf[Collection]) -> TreeNode | None:
    """Return a node that fits, whole, or with what fits below it; None where nothing does."""
    if node.collection in fitting:
        return node
    kept = tuple(k for child in node.children if (k := _pruned(child, fitting)) is not None)
    return replace(node, children=kept) if kept else None


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
