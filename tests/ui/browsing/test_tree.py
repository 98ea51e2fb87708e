from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection, CollectionKind, TreeNode
from reader.ui.browsing.tree_model import HeadingRole, TreeModel
from reader.ui.browsing.tree_names import name_of, title_of
from reader.ui.browsing.tree_shape import LEAST_MORE, MORE, MORE_PEOPLE, SECTIONS
from reader.ui.browsing.tree_view import CategoryTree
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from tests.ui.opened import PATIENCE


def node(
    kind: CollectionKind, *path: str, label: str = "", count: int = 1, children: tuple[TreeNode, ...] = ()
) -> TreeNode:
    return TreeNode(collection=Collection(kind=kind, path=path), label=label, count=count, unread=0, children=children)


def paper() -> TreeNode:
    page = node("newspaper", "渡口报", "2026", "i1", "02", label="02 要闻")
    issue = node("newspaper", "渡口报", "2026", "i1", label="2026-11-24", children=(page,))
    return node(
        "newspaper",
        "渡口报",
        label="渡口报",
        children=(node("newspaper", "渡口报", "2026", label="2026", children=(issue,)),),
    )


def nodes(*more: TreeNode) -> list[TreeNode]:
    return [
        node("all"), node("unread"), node("bookmarked", count=0), node("doubtful", count=0),
        node("section", "未分类", label="未分类", count=9), node("section", "要闻", label="要闻"), paper(), *more,
    ]  # fmt: skip


def test_empty_categories_are_not_shown_except_where_a_reader_looks(qtbot: QtBot) -> None:
    model = TreeModel()
    model.show(nodes())
    shown = [c for c, _name in model.collections()]
    assert Collection(kind="bookmarked") in shown
    assert Collection(kind="doubtful") not in shown


def test_headings_stand_over_their_nodes_and_the_unclassified_comes_last(qtbot: QtBot) -> None:
    model = TreeModel()
    model.show(nodes())
    rows = [model.index(k, 0) for k in range(model.rowCount())]
    assert [r.data(HeadingRole) for r in rows if r.data(HeadingRole)] == ["阅览", "栏目", "报纸"]
    names = [name for _c, name in model.collections()]
    assert names.index("要闻") < names.index("未分类")


def test_nodes_are_named_as_people_say_them(qtbot: QtBot) -> None:
    model = TreeModel()
    model.show(nodes())
    names = [name for c, name in model.collections() if c.kind == "newspaper"]
    assert names == ["渡口报", "2026年", "11月24日", "02版 要闻"]
    page = Collection(kind="newspaper", path=("渡口报", "2026", "i1", "02"))
    assert title_of(model.way_to(page), page) == "渡口报 11月24日 02版 要闻"


def test_other_counts_keep_the_shape(qtbot: QtBot) -> None:
    model = TreeModel()
    assert model.show(nodes())
    assert not model.show([node("all", count=7), *nodes()[1:]])
    assert model.show(nodes(node("tag", "老桥", label="老桥")))


def test_a_rebuilt_tree_chooses_nothing_by_itself(qtbot: QtBot, look: Look, icons: Icons) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    tree.show()
    tree.show_nodes(nodes())
    tree.select(Collection(kind="unread"))
    tree.open([Collection(kind="newspaper", path=("渡口报",))])
    with qtbot.assertNotEmitted(tree.collection_chosen):
        tree.show_nodes(nodes(node("tag", "老桥", label="老桥")))
    assert tree.nodes.node(tree.currentIndex()) == node("unread")
    assert tree.open_collections() == [Collection(kind="newspaper", path=("渡口报",))]


def test_the_reader_chooses_by_key_and_a_screen_reader_hears_it(qtbot: QtBot, look: Look, icons: Icons) -> None:
    from PySide6.QtTest import QTest

    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    tree.show()
    tree.show_nodes(nodes())
    tree.select(Collection(kind="unread"))
    with qtbot.waitSignal(tree.collection_chosen, timeout=PATIENCE) as told:
        QTest.keyClick(tree, Qt.Key.Key_Down)
    assert told.args == [Collection(kind="all")]
    index = tree.nodes.index_of(Collection(kind="newspaper", path=("渡口报",)))
    tree.expand(index)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "渡口报，1 篇，已展开"


def test_an_issue_without_a_name_never_shows_its_id() -> None:
    issue = node("newspaper", "", "", "694b86fdc", label="")
    year = node("newspaper", "", "", label="", children=(issue,))
    first = node("newspaper", "", label="", children=(year,))
    assert [name_of(n) for n in (first, year, issue)] == ["未知报纸", "日期不详", "没有印日期的一份"]
    assert title_of([first, year, issue], issue.collection) == "未知报纸"


def test_a_name_that_does_not_fit_is_said_in_full(qtbot: QtBot, look: Look, icons: Icons) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    tree.resize(120, 400)
    tree.show_nodes([node("all"), node("section", "长长的栏目名字一二三", label="长长的栏目名字一二三")])
    with qtbot.waitExposed(tree, timeout=PATIENCE):
        tree.show()
    tree.grab()
    rows = [tree.model().index(k, 0) for k in range(tree.model().rowCount())]
    spot = tree.visualRect(rows[-1]).center()
    where = tree.viewport().mapToGlobal(spot)
    QApplication.sendEvent(tree.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, where))
    assert QToolTip.text() == "长长的栏目名字一二三"
    QToolTip.hideText()


def sections(count: int, *, fullest: int = 0) -> list[TreeNode]:
    """Return many sections, the fullest first as the catalogue gives them."""
    made = [
        node("section", f"栏目{k}", label=f"栏目{k}", count=1000 if fullest and k == fullest else 500 - k)
        for k in range(count)
    ]
    return sorted(made, key=lambda n: -n.count)


def test_many_sections_are_twelve_and_the_others_below_one_that_opens(qtbot: QtBot) -> None:
    model = TreeModel()
    model.show([*sections(40), node("section", "未分类", label="未分类", count=9)])
    under = [model.index(k, 0).data() for k in range(model.rowCount())]
    at = under.index("更多…")
    assert under[at - SECTIONS : at] == [f"栏目{k}" for k in range(SECTIONS)]
    assert under[at + 1] == "未分类"
    more = model.node(model.index(at, 0))
    assert more is not None
    assert (len(more.children), more.count) == (28, sum(500 - k for k in range(12, 40)))
    assert model.node_of(Collection(kind="section", path=("栏目39",))) is not None
    assert MORE not in [c for c, _name in model.collections()]


def test_a_few_more_than_twelve_sections_are_all_shown(qtbot: QtBot) -> None:
    model = TreeModel()
    model.show(sections(SECTIONS + LEAST_MORE - 1))
    assert not model.index_of(MORE).isValid()


def test_sections_keep_their_places_when_an_import_fills_one(qtbot: QtBot) -> None:
    for count in (5, 40):
        model = TreeModel()
        model.show(sections(count))
        before = [name for _c, name in model.collections()]
        assert not model.show(sections(count, fullest=4))
        assert [name for _c, name in model.collections()] == before


def test_the_folded_sections_open_by_a_click_and_are_no_list(qtbot: QtBot, look: Look, icons: Icons) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    tree.resize(240, 900)
    with qtbot.waitExposed(tree, timeout=PATIENCE):
        tree.show()
    tree.show_nodes(sections(40))
    told: list[object] = []
    tree.collection_chosen.connect(told.append)
    more = tree.nodes.index_of(MORE)
    for expanded in (True, False, True):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(more).center())
        assert tree.isExpanded(more) == expanded
    assert told == []
    tree.select(Collection(kind="section", path=("栏目11",)))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(more)
    assert told == []
    assert MORE not in tree.open_collections()
    tree.open([MORE])
    assert tree.open_collections() == [MORE]
    tree.select(Collection(kind="section", path=("栏目30",)))
    assert tree.currentIndex().parent() == more


def year_of(issues: int) -> TreeNode:
    made = tuple(
        node("newspaper", "渡口报", "2025", f"i{k}", label=f"2025-{12 - k // 28:02}-{28 - k % 28:02}")
        for k in range(issues)
    )
    return node(
        "newspaper",
        "渡口报",
        label="渡口报",
        children=(node("newspaper", "渡口报", "2025", label="2025", children=made),),
    )


def test_a_full_year_goes_by_months_and_a_thin_one_does_not(qtbot: QtBot) -> None:
    model = TreeModel()
    model.show([year_of(56)])
    names = [name for c, name in model.collections() if len(c.path) == 2]
    assert names == ["2025年", "12月", "11月"]
    november = Collection(kind="newspaper", path=("渡口报", "2025-11"))
    assert title_of(model.way_to(november), november) == "渡口报 2025年11月"
    model.show([year_of(12)])
    assert [name for c, name in model.collections() if len(c.path) == 2] == ["2025年"]


def test_names_of_issues_without_a_day_are_no_months(qtbot: QtBot) -> None:
    names = [name for k in range(8) for name in (f"2024-15期{k}", f"2023-01期{k}")]
    undated = tuple(node("issue", f"i{k}", label=name) for k, name in enumerate(names))
    year = node("newspaper", "渡口报", "", label="", children=undated)
    model = TreeModel()
    model.show([node("newspaper", "渡口报", label="渡口报", children=(year,))])
    known = [collection for collection, _name in model.collections()]
    assert len(known) == len(set(known))


def test_what_stands_below_is_made_when_it_is_opened_or_looked_for(qtbot: QtBot, look: Look, icons: Icons) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    tree.show_nodes([year_of(200)])
    assert tree.nodes.hasChildren(tree.nodes.index(1, 0))
    assert not tree.nodes.rowCount(tree.nodes.index(1, 0))
    issue = tree.nodes.issue_node("i199")
    assert issue is not None
    tree.unfold(issue)
    assert tree.select(issue)
    assert [c.path for c in tree.open_collections()] == [("渡口报",), ("渡口报", "2025"), ("渡口报", "2025-05")]


def test_a_label_folds_by_mouse_and_key_and_stays_folded(qtbot: QtBot, look: Look, icons: Icons) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    tree.resize(220, 500)
    tree.show_nodes(nodes())
    with qtbot.waitExposed(tree, timeout=PATIENCE):
        tree.show()
    label = next(i for k in range(tree.nodes.rowCount()) if (i := tree.nodes.index(k, 0)).data(HeadingRole) == "栏目")
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(tree.viewport(), left, Qt.KeyboardModifier.NoModifier, tree.visualRect(label).center())
    section = tree.nodes.index_of(Collection(kind="section", path=("要闻",)))
    assert tree.visualRect(section).isEmpty()
    assert label.data(Qt.ItemDataRole.AccessibleTextRole) == "栏目，已收起"
    tree.show_nodes(nodes(node("tag", "老桥", label="老桥")))  # another shape
    section = tree.nodes.index_of(Collection(kind="section", path=("要闻",)))
    assert tree.visualRect(section).isEmpty()
    tree.setFocus()
    tree.select(Collection(kind="annotated"))
    tree.setCurrentIndex(next(i for k in range(9) if (i := tree.nodes.index(k, 0)).data(HeadingRole) == "栏目"))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert not tree.visualRect(section).isEmpty()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.labels.folded == {"section"}
    tree.unfold(Collection(kind="section", path=("要闻",)))
    assert tree.labels.folded == set()


def test_a_filter_leaves_what_fits_and_what_stands_above_and_goes_without_a_trace(
    qtbot: QtBot, look: Look, icons: Icons
) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    deep = node("section", "政治", label="政治", children=(node("section", "政治", "选举", label="选举"),))
    many = [node("section", f"栏{k}", label=f"栏{k}") for k in range(SECTIONS + LEAST_MORE)]
    tree.show_nodes([*nodes(deep), *many])
    tree.open([Collection(kind="newspaper", path=("渡口报",))])
    tree.labels.fold_all(["section"])
    before = [name for _c, name in tree.nodes.collections()]
    tree.filter({Collection(kind="section", path=("政治", "选举")), Collection(kind="section", path=("栏14",))})
    assert [name for _c, name in tree.nodes.collections()] == ["政治", "选举", "栏14"]
    assert tree.isExpanded(tree.nodes.index_of(deep.collection))
    assert not tree.isRowHidden(1, tree.rootIndex())
    tree.filter(None)
    assert [name for _c, name in tree.nodes.collections()] == before
    assert tree.open_collections() == [Collection(kind="newspaper", path=("渡口报",))]
    assert tree.labels.folded == {"section"}
    assert tree.isRowHidden(tree.nodes.index_of(deep.collection).row(), tree.rootIndex())


def test_all_people_are_one_click_away(qtbot: QtBot, look: Look, icons: Icons) -> None:
    tree = CategoryTree(look, icons)
    qtbot.addWidget(tree)
    more = TreeNode(collection=MORE_PEOPLE, label="更多…", count=0, unread=0)
    tree.show_nodes([node("person", "水春生", label="水春生"), more])
    with qtbot.waitExposed(tree, timeout=PATIENCE):
        tree.show()
    spot = tree.visualRect(tree.nodes.index_of(MORE_PEOPLE)).center()
    with qtbot.waitSignal(tree.people_asked, timeout=PATIENCE), qtbot.assertNotEmitted(tree.collection_chosen):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def test_news_make_no_row_that_was_never_opened(qtbot: QtBot) -> None:
    look = Look("light", 15)
    tree = CategoryTree(look, Icons(None))
    qtbot.addWidget(tree)
    tree.show_nodes(nodes())
    paper_of = Collection(kind="newspaper", path=("渡口报",))
    tree.open([paper_of])
    year = Collection(kind="newspaper", path=("渡口报", "2026"))
    assert tree.open_collections() == [paper_of]
    tree.show_nodes(nodes(node("tag", "石桥", label="石桥")))  # another shape: what was open is looked up and opened
    assert tree.open_collections() == [paper_of]
    assert tree.nodes.rowCount(tree.nodes.index_of(year)) == 0
