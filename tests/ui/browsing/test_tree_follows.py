"""From one tree to the next only what differs is touched: any tree becomes any other, and what is open, chosen and in
sight stays so.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection, CollectionKind, TreeNode
from reader.ui.browsing.row_changes import gone_and_come
from reader.ui.browsing.tree_model import GroupRole, HeadingRole, LevelRole, TreeModel
from reader.ui.browsing.tree_shape import every
from reader.ui.browsing.tree_view import CategoryTree
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from tests.examples import examples
from tests.ui.opened import PATIENCE

Tree = tuple[TreeNode, ...]
Page = tuple[str, str, str]  # newspaper, day, page


def node(kind: CollectionKind, *path: str, count: int = 1, below: Tree = (), label: str = "") -> TreeNode:
    label = label or (path[-1] if path else "")
    return TreeNode(collection=Collection(kind=kind, path=path), label=label, count=count, unread=0, children=below)


def papers(pages: Sequence[Page]) -> Tree:
    """Return the newspapers of these pages as the catalogue gives them."""
    made = []
    for paper, of_paper in groupby(sorted(pages), key=lambda p: p[0]):
        years = []
        for year, of_year in groupby(sorted(of_paper, key=lambda p: p[1], reverse=True), key=lambda p: p[1][:4]):
            issues = []
            for day, of_day in groupby(of_year, key=lambda p: p[1]):
                below = tuple(node("newspaper", paper, year, f"i{day}", page) for _p, _d, page in sorted(set(of_day)))
                issues.append(node("newspaper", paper, year, f"i{day}", label=day, count=len(below), below=below))
            years.append(node("newspaper", paper, year, count=len(issues), below=tuple(issues)))
        made.append(node("newspaper", paper, count=len(years), below=tuple(years)))
    return tuple(made)


def subset(names: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True)


DAYS = [f"2025-0{1 + k % 2}-{1 + k // 2:02}" for k in range(18)] + ["2024-12-31"]
PAGES = st.lists(st.tuples(st.sampled_from(["渡口报", "石桥报"]), st.sampled_from(DAYS), st.sampled_from("12")))
FULL = st.just([("渡口报", day, "1") for day in DAYS])
SECTIONS = [f"栏目{k}" for k in range(17)]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw a tree: some collections of ours, sections in any order, papers with full and thin years, tags, people."""
    below = {name: tuple(node("section", name, own) for own in draw(subset("甲乙丙"))) for name in SECTIONS[:2]}
    sections = draw(st.one_of(subset(SECTIONS), st.permutations(SECTIONS)))
    counts = st.integers(0, 3)
    return (
        node("all", count=draw(counts)), node("unread", count=draw(counts)), node("doubtful", count=draw(counts)),
        *(node("section", name, count=1 + draw(counts), below=below.get(name, ())) for name in sections),
        *papers(draw(st.one_of(PAGES, FULL, st.tuples(PAGES, FULL).map(lambda both: both[0] + both[1])))),
        *(node("tag", name) for name in draw(subset("红黄蓝绿"))),
        *(node("person", name) for name in draw(subset("水祝秦柳"))), node("person", label="更多…", count=0),
    )  # fmt: skip


def rows(model: TreeModel, above: QModelIndex | None = None) -> list[object]:
    """Return all that is told of all rows, made now where they were not."""
    found: list[object] = []
    above = above if above is not None else QModelIndex()
    if model.canFetchMore(above):
        model.fetchMore(above)
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        shown = model.node(index)
        said = [index.data(role) for role in (0, HeadingRole, LevelRole, GroupRole, Qt.ItemDataRole.AccessibleTextRole)]
        assert shown is None or model.index_of(shown.collection) == index
        found.append((said, shown, model.hasChildren(index), rows(model, index)))
    return found


def known(model: TreeModel) -> tuple[object, ...]:
    """Return what the model answers of the collections of its tree, the last ones asked first."""
    every_one = list(model.collections())
    answers = [(model.node_of(c), model.group_of(c), model.way_to(c)) for c, _name in reversed(every_one)]
    assert all(found is not None for found, _group, _way in answers)
    return every_one, answers, model.first()


@examples(120)
@given(st.lists(trees(), min_size=2, max_size=4), st.booleans())
def test_any_tree_becomes_any_other_as_if_made_anew(shown: list[Tree], opened: bool) -> None:
    model, anew = TreeModel(), TreeModel()
    for tree in shown:
        model.show(tree)
        if opened:
            rows(model)
        anew.show(())
        anew.show(tree)
        assert known(model) == known(anew)
    assert rows(model) == rows(anew)
    gone = {n.collection for n in every(shown[0])} - {n.collection for n in every(shown[-1])}
    assert not any(model.index_of(c).isValid() or model.node_of(c) for c in gone)


@examples(400)
@given(st.lists(st.integers(0, 5), max_size=9), st.lists(st.integers(0, 5), max_size=9))
def test_rows_that_go_and_come_make_the_other_list(before: list[int], now: list[int]) -> None:
    goes, comes = gone_and_come(before, now)
    made = list(before)
    for start, end in goes:
        del made[start:end]
    for start, end in comes:
        made[start:start] = now[start:end]
    assert made == now
    once = len(set(before)) == len(before) and len(set(now)) == len(now)
    if once and before == [key for key in now if key in before]:
        assert not goes


@examples(60)
@given(trees(), trees(), st.randoms(use_true_random=False))
def test_what_is_open_and_current_stays_so(qapp: QApplication, before: Tree, now: Tree, chance: random.Random) -> None:
    tree = CategoryTree(Look("light", 15), Icons(None))
    tree.show_nodes(before)
    there = [c for c, _name in tree.nodes.collections()]
    with_more = [c for c in there if (found := tree.nodes.node_of(c)) is not None and found.children]
    opened = chance.sample(with_more, chance.randint(0, len(with_more)))
    for collection in opened:
        tree.unfold(collection)
        tree.open([collection])
    current = chance.choice(there)
    tree.labels.fold_all(["section"])
    tree.select(current)
    was_open = set(tree.open_collections())
    told: list[object] = []
    tree.collection_chosen.connect(told.append)
    tree.show_nodes(now)
    left = {c for c, _name in tree.nodes.collections()}
    assert told == []
    chosen = tree.nodes.node(tree.currentIndex())
    assert (chosen.collection if chosen is not None else None) == (current if current in left else None)
    above = {n.collection for n in tree.nodes.way_to(current)} | {Collection(kind="section")}
    above |= {c for c in left if c.kind == current.kind == "newspaper"}
    is_open = set(tree.open_collections())
    assert was_open & left <= is_open
    assert is_open - was_open <= above
    for row in range(tree.nodes.rowCount()):
        index = tree.nodes.index(row, 0)
        shown = tree.nodes.node(index)
        assert tree.isRowHidden(row, QModelIndex()) == (shown is not None and shown.collection.kind == "section")
    tree.deleteLater()


def test_other_counts_touch_their_own_rows_only(qtbot: QtBot) -> None:
    model = TreeModel()
    before = papers([("渡口报", day, "1") for day in DAYS] + [("石桥报", "2025-01-01", "1")])
    model.show((node("all"), *before))
    rows(model)
    touched: list[str] = []
    model.dataChanged.connect(lambda index, _last, _roles: touched.append(index.data()))
    model.rowsInserted.connect(lambda _above, first, last: touched.append(f"{last - first + 1} came"))
    model.rowsRemoved.connect(lambda *_rows: touched.append("went"))
    model.modelReset.connect(lambda: touched.append("reset"))
    model.show((node("all", count=7), *before))
    assert set(touched) == {"全部"}
    assert model.index_of(Collection(kind="all")).data(Qt.ItemDataRole.AccessibleTextRole) == "全部，7 篇"
    touched.clear()
    now = papers([("渡口报", day, "1") for day in [*DAYS, "2025-02-28"]] + [("石桥报", "2025-01-01", "1")])
    model.show((node("all", count=7), now[0], before[1]))
    assert set(touched) == {"2025年", "2月", "1 came"}  # the paper says what it said: here it counts its years
    assert touched.count("1 came") == 1


def test_what_comes_back_below_an_open_node_is_shown(qtbot: QtBot, look: Look, icons: Icons) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    elections = node("section", "政治", "选举")
    tree.show_nodes([node("all"), node("section", "政治", below=(elections,))])
    tree.open([Collection(kind="section", path=("政治",))])
    tree.show_nodes([node("all"), node("section", "政治")])
    tree.show_nodes([node("all"), node("section", "政治", count=2, below=(elections,))])
    assert not tree.visualRect(tree.nodes.index_of(elections.collection)).isEmpty()
    spoken = tree.nodes.index_of(Collection(kind="section", path=("政治",))).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "政治，2 篇，已展开"


def test_what_comes_above_moves_nothing_that_is_in_sight(qtbot: QtBot, look: Look, icons: Icons) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    tree.resize(240, 200)
    clippings = [node("tag", f"剪报{k:02}") for k in range(40)]
    tree.show_nodes([node("all"), node("section", "要闻"), *clippings])
    with qtbot.waitExposed(tree, timeout=PATIENCE):
        tree.show()
    bar = tree.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = tree.indexAt(QPoint(0, 0))
    name, at = top.data(), tree.visualRect(top).top()
    tree.show_nodes([node("all"), node("section", "副刊"), node("section", "要闻"), *clippings])
    top = tree.indexAt(QPoint(0, 0))
    assert (top.data(), tree.visualRect(top).top()) == (name, at)
    bar.setValue(0)
    tree.show_nodes([node("all"), node("unread"), node("section", "要闻"), *clippings])
    assert bar.value() == 0
