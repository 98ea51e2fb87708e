"""What stands where in the tree, without Qt: groups under their labels, months in a year, what is folded, a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Collection as AnyOf
from dataclasses import replace
from functools import partial
from itertools import groupby

from reader.model.later import Later
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
        self._parted: dict[Collection, tuple[TreeNode, TreeNode]] = {}  # newspapers as they came, and by months

    def groups(self, nodes: Sequence[TreeNode], fitting: AnyOf[Collection] | None = None) -> list[Group]:
        """Return the groups that have nodes; where it is filtered, only nodes that fit and what stands above them."""
        made, parted = [], {}
        for title, kinds in groups():
            chosen = _chosen(nodes, kinds)
            for k, node in enumerate(chosen):
                if node.collection.kind == "newspaper":
                    chosen[k] = self._by_months(node)
                    parted[node.collection] = node, chosen[k]
            if fitting is None:
                chosen = self._folded(chosen)
            else:
                chosen = [kept for n in chosen if (kept := _pruned(n, fitting)) is not None]
            if chosen:
                made.append(Group(key=kinds[0], title=title, nodes=tuple(chosen)))
        self._parted = parted
        return made

    def _by_months(self, node: TreeNode) -> TreeNode:
        """Return a newspaper with its full years by months; what is as it was last time is the very node."""
        came, made = self._parted.get(node.collection, (None, None))
        return made if made is not None and came is node else _with_months(node, came, made)

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


def every(nodes: Sequence[TreeNode], wanted: Callable[[Collection], bool] = lambda _c: True) -> Iterator[TreeNode]:
    """Yield the nodes whose collections are wanted, and those below them that are; below others none is looked for."""
    for node in nodes:
        if wanted(node.collection):
            yield node
            yield from every(node.children, wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The row of a group's label."""

    key: str
    title: str


Row = Heading | TreeNode


def rows_of(groups: Sequence[Group]) -> list[Row]:
    """Return what stands on the first level, from above to below."""
    rows: list[Row] = []
    for group in groups:
        rows += (Heading(key=group.key, title=group.title), *group.nodes)
    return rows


def _chosen(nodes: Sequence[TreeNode], kinds: Sequence[str]) -> list[TreeNode]:
    """Return the nodes of these kinds, empty ones only where a reader looks for them."""
    of_kind = [n for n in nodes if n.collection.kind in kinds]
    found = [n for n in of_kind if n.count or n.collection.kind in ALWAYS or n.collection == MORE_PEOPLE]
    smart = [kind for kind in kinds if kind not in {"section", "newspaper", "issue", "tag", "search", "person"}]
    place = {kind: k for k, kind in enumerate(smart)}
    # What has no section stands below those that have one, however much it is.
    return sorted(found, key=lambda n: (place.get(n.collection.kind, len(place)), n.label in {"", UNCLASSIFIED}))


def _with_months(node: TreeNode, came: TreeNode | None, made: TreeNode | None) -> TreeNode:
    """Return a newspaper with the issues of a full year by their months; `came` was `made` into this last time."""
    before: dict[Collection, tuple[TreeNode, TreeNode]] = {}
    if came is not None and made is not None:
        before = {year.collection: (year, parted) for year, parted in zip(came.children, made.children, strict=True)}
    years = []
    for year in node.children:
        was, parted = before.get(year.collection, (None, None))
        if parted is not None and was is year:
            years.append(parted)
        elif len(year.children) > DAYS_WITHOUT_MONTHS:
            years.append(replace(year, children=Later(partial(_months, year, parted))))
        else:
            years.append(year)
    same = all(made is year for made, year in zip(years, node.children, strict=True))
    return node if same else replace(node, children=tuple(years))


def _months(year: TreeNode, parted: TreeNode | None) -> tuple[TreeNode, ...]:
    """Return the months of a year, those of last time where they are the same, and by itself what prints no day."""
    paper, known = year.collection.path[0], {n.label: n for n in (parted.children if parted is not None else ())}
    begins = f"{year.collection.path[-1]}-"  # a name such as 2024-15期 among issues without a day is no month
    months: list[TreeNode] = []
    for month, issues in groupby(year.children, key=lambda n: n.label[:7] if n.label.startswith(begins) else ""):
        inside = tuple(issues)
        was = known.get(month)
        if not month:
            months += inside
        elif was is not None and was.children == inside:
            months.append(was)
        else:
            months.append(
                TreeNode(
                    collection=Collection(kind="newspaper", path=(paper, month)),
                    label=month,
                    count=sum(n.count for n in inside),
                    unread=sum(n.unread for n in inside),
                    children=inside,
                )
            )
    return tuple(months)


def _pruned(node: TreeNode, fitting: AnyOf[Collection]) -> TreeNode | None:
    """Return a node that fits, whole, or with what fits below it; None where nothing does."""
    if node.collection in fitting:
        return node
    kept = tuple(k for child in node.children if (k := _pruned(child, fitting)) is not None)
    return replace(node, children=kept) if kept else None
