"""The tree of the catalogue: spellings that are one section, people, months; each node's list is what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from reader.library import Filters, Library
from reader.library.deed import Deed
from reader.model.article import Credit, NewsArticle, Paragraph
from reader.model.issue import PublicationIssue, Source
from reader.model.summary import Collection, TreeNode

Piece = tuple[str, str, tuple[str, ...]]  # day, section, people


def stored(folder: Path, *pieces: Piece) -> Library:
    """Return a library with an issue for each piece."""
    library = Library.open(folder / "library", cache=folder / "cache")
    for k, (day, section, people) in enumerate(pieces):
        article = NewsArticle(
            position=1,
            headline=f"第{k}则",
            category=tuple(section.split("/")),
            credits=tuple(Credit(role="reporter", name=name) for name in people),
            paragraphs=(Paragraph(text=f"渡口第{k}班船靠岸。"),),
        )
        source = Source(name=f"{k}.txt", sha256=str(k), format="text", encoding="utf-8", text=f"渡口第{k}班船靠岸。")
        issue = PublicationIssue(newspaper="渡口报", date_published=day, articles=(article,), source=source)
        library.store(issue, name=f"{k}.txt", origin="")
    return library


def every(nodes: Iterable[TreeNode]) -> Iterator[TreeNode]:
    for node in nodes:
        yield node
        yield from every(node.children)


def counted(library: Library, node: TreeNode) -> tuple[int, int, int]:
    """Return what a node says it holds, what counting says, and how many its list has."""
    catalogue = library.catalogue
    return node.count, catalogue.count(node.collection)[0], len(catalogue.row_numbers(node.collection, sort="printed"))


def test_spellings_that_differ_in_marks_and_white_space_are_one_section(tmp_path: Path) -> None:
    library = stored(
        tmp_path,
        ("2025-01-01", "走渡口・船家日记", ()), ("2025-01-02", "走渡口 船家日记", ()),
        ("2025-01-03", "走渡口 船家日记", ()), ("2025-01-04", "走渡口", ()), ("2025-01-05", "政治/选举", ()),
        ("2025-01-06", "“政治”/选 举", ()), ("2025-01-07", "政治/选举", ()),
    )  # fmt: skip
    sections = {n.label: n for n in library.catalogue.tree() if n.collection.kind == "section"}
    assert {name: n.count for name, n in sections.items()} == {"走渡口 船家日记": 3, "走渡口": 1, "政治": 3}
    for node in (*sections.values(), *sections["政治"].children):
        assert len(set(counted(library, node))) == 1
    assert len(library.catalogue.row_numbers(Filters(categories=(("走渡口・船家日记",),)))) == 3
    library.close()


def test_people_are_those_that_most_pieces_credit_and_their_lists_are_whole(tmp_path: Path) -> None:
    library = stored(
        tmp_path,
        ("2025-01-01", "要闻", ("水春生", "祝小满")), ("2025-01-02", "要闻", ("水春生", "水春生")),
        ("2025-01-03", "要闻", ("水春",)), ("2025-01-04", "要闻", ('引"号',)),
    )  # fmt: skip
    people = library.catalogue.people(9)
    assert [(n.label, n.count) for n in people][:1] == [("水春生", 2)]
    assert {n.label for n in people} == {"水春生", "祝小满", "水春", '引"号'}
    for node in people:
        assert len(set(counted(library, node))) == 1
    assert len(library.catalogue.people(2)) == 2
    library.close()


@pytest.mark.parametrize(("step", "count"), [("2025", 3), ("2025-02", 2), ("2025-03", 0), ("", 1)])
def test_a_newspaper_goes_by_year_or_month(tmp_path: Path, step: str, count: int) -> None:
    library = stored(
        tmp_path, ("2025-01-31", "", ()), ("2025-02-01", "", ()), ("2025-02-28", "", ()), ("2024-02-28", "", ())
    )
    # A day that is not printed is unknown, and belongs to no year.
    undated = PublicationIssue(
        newspaper="渡口报",
        articles=(NewsArticle(position=1, headline="无日", paragraphs=(Paragraph(text="无日期。"),)),),
        source=Source(name="n", sha256="n", format="text", encoding="utf-8", text="无日期。"),
    )
    library.store(undated, name="n", origin="")
    assert library.catalogue.count(Collection(kind="newspaper", path=("渡口报", step)))[0] == count
    library.close()


def test_what_is_as_it_was_is_the_very_node(tmp_path: Path) -> None:
    library = stored(
        tmp_path, ("2025-01-31", "要闻", ()), ("2025-02-01", "副刊/连载", ()), ("2024-02-28", "副刊/书评", ())
    )
    first, second, _third = library.issue_ids()

    def counted_anew() -> tuple[TreeNode, ...]:
        other = Library.open(tmp_path / "library", cache=tmp_path / "another cache")
        other.refresh()
        found = other.catalogue.tree()
        other.close()
        return found

    before = {n.collection: n for n in every(library.catalogue.tree())}
    changes: tuple[Callable[[Deed], object], ...] = (
        lambda deed: deed.set_status(f"{first}-1", read=True),
        lambda deed: deed.remove(f"{second}-1"),
        lambda deed: deed.recover(f"{second}-1"),
        lambda deed: deed.add_tag(f"{first}-1", "石桥"),
    )
    for change in changes:
        with library.deed("试") as deed:
            change(deed)
        now = library.catalogue.tree()
        assert now == counted_anew()
        for node in every(now):
            was = before.get(node.collection)
            assert (node is was) == (node == was)
            assert was is None or node.children is was.children or node.children != was.children
        before = {n.collection: n for n in every(now)}
    library.close()
