"""The category tree with its counts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import is_
from typing import Any

from reader.library.catalogue_schema import SEPARATOR, spelling
from reader.library.filters import of_collection
from reader.model.summary import Collection, CollectionKind, TreeNode

SMART: tuple[CollectionKind, ...] = (
    "all", "unread", "today", "bookmarked", "annotated", "doubtful", "recent", "removed",
)  # fmt: skip
BEGINNING = 14  # characters of a piece without a headline


def tree(db: sqlite3.Connection, before: Sequence[TreeNode] = ()) -> tuple[TreeNode, ...]:
    """Return the smart collections, then sections, newspapers (year, issue, page), tags and saved searches.

    Nodes without pieces are left out, except the smart collections. What is as it was in `before`, the tree as it was
    counted last, is the very node, with all that stands below: whoever shows the tree need not compare it.
    """
    known = {node.collection: node for node in before}
    few = (*_smart(db), *_tags(db), *_searches(db))
    smart, rest = few[: len(SMART)], few[len(SMART) :]
    return (
        *(_as_before(known, node) for node in smart),
        *_sections(db, known),
        *_newspapers(db, known),
        *(_as_before(known, node) for node in rest),
    )


def _as_before(known: dict[Collection, TreeNode], node: TreeNode) -> TreeNode:
    was = known.get(node.collection)
    return was if was is not None and was == node else node


def _smart(db: sqlite3.Connection) -> Iterable[TreeNode]:
    for kind in SMART:
        collection = Collection(kind=kind)
        where, values = of_collection(collection)
        places = "SUM(doubts)" if kind == "doubtful" else "0"
        count, unread, waiting = db.execute(
            f"SELECT COUNT(*), SUM(read = 0), {places} FROM articles WHERE {where}", values
        ).fetchone()
        yield TreeNode(collection=collection, label="", count=count, unread=unread or 0, places=waiting or 0)


def _of_kind(known: dict[Collection, TreeNode], kind: CollectionKind) -> list[TreeNode]:
    return [node for collection, node in known.items() if collection.kind == kind]


class _Branch:
    """A node in the making."""

    __slots__ = ("children", "count", "label", "order", "unread")

    def __init__(self, label: str) -> None:
        self.label = label
        self.count = self.unread = 0
        self.order: Any = None
        self.children: dict[str, _Branch] = {}

    def grow(self, step: str, label: str, count: int, unread: int) -> _Branch:
        """Return the child at `step`, counting these pieces in."""
        child = self.children.setdefault(step, _Branch(label))
        child.count += count
        child.unread += unread
        return child

    def nodes(
        self, kind: CollectionKind, before: Sequence[TreeNode], path: tuple[str, ...] = ()
    ) -> tuple[TreeNode, ...]:
        """Return the children as tree nodes; those that were in `before` as they are now are the same ones."""
        known = {node.collection.path[-1]: node for node in before}
        return tuple(child.node(kind, known.get(step), (*path, step)) for step, child in self.children.items())

    def node(self, kind: CollectionKind, was: TreeNode | None, path: tuple[str, ...]) -> TreeNode:
        """Return the branch as a node: `was`, where that says the same."""
        children: Sequence[TreeNode] = self.nodes(kind, was.children if was is not None else (), path)
        if was is not None:
            if len(children) == len(was.children) and all(map(is_, children, was.children)):
                children = was.children
            if children is was.children and (self.label, self.count, self.unread) == (was.label, was.count, was.unread):
                return was
        collection = was.collection if was is not None else Collection(kind=kind, path=path)
        return TreeNode(
            collection=collection, label=self.label, count=self.count, unread=self.unread, children=children
        )


def _sections(db: sqlite3.Connection, known: dict[Collection, TreeNode]) -> tuple[TreeNode, ...]:
    """Return the sections, the fullest first, pieces without one last."""
    root, usual = _Branch(""), dict[tuple[int, str], str]()
    for category, count, unread in db.execute(
        "SELECT category, COUNT(*), SUM(read = 0) FROM articles WHERE removed = 0 GROUP BY category"
        " ORDER BY category = '', 2 DESC, 1"
    ):
        branch = root
        for step in category.split(SEPARATOR):
            # Spellings that are one section stand under the one that most pieces bear.
            name = usual.setdefault((id(branch), spelling(step) or ""), step)
            branch = branch.grow(name, name, count, unread)
    root.children = dict(sorted(root.children.items(), key=lambda c: (c[0] == "", -c[1].count, c[0])))
    return root.nodes("section", _of_kind(known, "section"))


def _newspapers(db: sqlite3.Connection, known: dict[Collection, TreeNode]) -> tuple[TreeNode, ...]:
    """Return newspapers by name, their years and issues newest first, pages as printed."""
    root, shown = _Branch(""), _shown_as(db)
    numbers = dict(db.execute("SELECT id, issue_number FROM issues"))
    # What prints neither day nor number is told by how it begins.
    begins = {
        shown.get(issue, issue): headline or beginning[:BEGINNING]
        for issue, headline, beginning, _first in db.execute(
            "SELECT whole, headline, snippet, MIN(position) FROM articles"
            " WHERE removed = 0 AND date_published = '' GROUP BY whole"
        )
    }
    for paper, day, issue, page, _order, name, count, unread in db.execute(
        "SELECT newspaper, date_published, whole, print_page, page_order, MAX(print_page_name), COUNT(*), SUM(read = 0)"
        " FROM articles WHERE removed = 0 GROUP BY newspaper, date_published, whole, page_order, print_page"
        " ORDER BY newspaper = '', newspaper, date_published DESC, whole, page_order"
    ):
        issue = shown.get(issue, issue)
        branch = root.grow(paper, paper, count, unread).grow(day[:4], day[:4], count, unread)
        branch = branch.grow(issue, _issue_label(day, numbers.get(issue)) or begins.get(issue, ""), count, unread)
        branch.grow(page, " ".join(t for t in (page, name or "") if t), count, unread)
    _tell_apart(db, root, shown)
    return root.nodes("newspaper", _of_kind(known, "newspaper"))


def _tell_apart(db: sqlite3.Connection, root: _Branch, shown: dict[str, str]) -> None:
    """Say behind its day how an issue begins where others of its paper have that day too."""
    alike: dict[str, _Branch] = {}
    for year in (year for paper in root.children.values() for year in paper.children.values()):
        many = Counter(branch.label for branch in year.children.values())
        alike |= {issue: one for issue, one in year.children.items() if one.label[4:5] == "-" and many[one.label] > 1}
    if not alike:
        return
    for whole, headline, beginning, _first in db.execute(
        "SELECT whole, headline, snippet, MIN(position) FROM articles WHERE removed = 0 GROUP BY whole"
    ):
        branch = alike.get(shown.get(whole, whole))
        if branch is not None:
            branch.label = f"{branch.label[:10]} {headline or beginning[:BEGINNING]}".strip()


def _shown_as(db: sqlite3.Connection) -> dict[str, str]:
    """Return the issue that stands for all parts of a whole where that is another one: the first that is there."""
    parts = db.execute(
        "SELECT whole, issue, MAX(removed = 0) FROM articles WHERE whole <> issue GROUP BY whole, issue"
        " ORDER BY MIN(place)"
    ).fetchall()
    of = {part: whole for whole, part, _here in parts}
    ends: dict[str, str] = {}
    for start in {whole for whole, _part, _here in parts}:
        way = [start]
        while (step := of.get(way[-1])) is not None and step not in way:
            way.append(step)
        ends[start] = min(way[way.index(step) :]) if step is not None else way[-1]  # round in a ring: any of it
    here = "SELECT EXISTS (SELECT 1 FROM articles WHERE issue = ? AND removed = 0)"
    first: dict[str, str] = {end: end for end in ends.values() if db.execute(here, [end]).fetchone()[0]}
    for whole, part, there in parts:
        if there:
            first.setdefault(ends[whole], part)
    return {whole: first.get(end, end) for whole, end in ends.items()}


def _issue_label(day: str, number: str | None) -> str:
    """Return what an issue is called in the tree: its day, else its number; nothing where it prints neither."""
    return day or number or ""


def _tags(db: sqlite3.Connection) -> Iterable[TreeNode]:
    """Return the tags; spellings that are one tag under the one that most pieces bear."""
    spelled = "SELECT folded(tag), tag FROM tags JOIN articles USING (row) WHERE removed = 0 GROUP BY tag"
    label = dict(db.execute(f"{spelled} ORDER BY COUNT(*), tag DESC").fetchall())
    counts = db.execute(
        "SELECT one, COUNT(*), SUM(read = 0) FROM (SELECT DISTINCT folded(tag) AS one, row FROM tags)"
        " JOIN articles USING (row) WHERE removed = 0 GROUP BY one"
    )
    for tag, count, unread in sorted((label[one], *rest) for one, *rest in counts):
        yield TreeNode(collection=Collection(kind="tag", path=(tag,)), label=tag, count=count, unread=unread)


def _searches(db: sqlite3.Connection) -> Iterable[TreeNode]:
    """Return saved searches; how many pieces they find is the search index's to say."""
    for name, query in db.execute("SELECT name, query FROM searches ORDER BY name"):
        yield TreeNode(collection=Collection(kind="search", path=(query,)), label=name, count=0, unread=0)


def people(db: sqlite3.Connection, most: int) -> tuple[TreeNode, ...]:
    """Return the people that most pieces credit, the busiest first."""
    counts = db.execute(
        "SELECT json_extract(value, '$[1]') AS name, COUNT(DISTINCT row),"
        " COUNT(DISTINCT CASE WHEN read = 0 THEN row END)"
        " FROM articles, json_each(credits) WHERE removed = 0 AND credits != '[]'"
        " GROUP BY name ORDER BY 2 DESC, name LIMIT ?",
        (most,),
    )
    return tuple(
        TreeNode(collection=Collection(kind="person", path=(name,)), label=name, count=count, unread=unread)
        for name, count, unread in counts
    )
