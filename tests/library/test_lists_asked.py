"""What a list is asked for: collections, conditions that are typed, orders; what cannot be answered is said."""

from __future__ import annotations

from datetime import date

import pytest

from reader.library import Library
from reader.library.filters import Filters
from reader.model.errors import WrongRequest
from reader.model.summary import Collection

from .papers import STORIES, paper

HEADLINES = [headline for headline, _paragraphs in STORIES]


def filled(library: Library) -> str:
    library.store(paper(newspaper="渡口报", day="2025-12-31"), name="q", origin="q")
    return library.store(paper(), name="p", origin="p").issue


def listed(library: Library, wanted: Collection | Filters | None = None, *typed: tuple[str, str, bool]) -> list[str]:
    rows = library.catalogue.row_numbers(wanted, filters=typed, sort="printed")
    return [f"{row.newspaper} {row.headline}" for row in library.catalogue.summaries(rows)]


def of(newspaper: str, *positions: int) -> list[str]:
    return [f"{newspaper} {HEADLINES[k - 1]}" for k in positions]


BOTH = [*of("柳湾报", 1, 2, 3, 4), *of("渡口报", 1, 2, 3, 4)]
CONDITIONS: dict[str, tuple[Filters, list[str]]] = {
    "newspaper": (Filters(newspapers=("渡口报",)), of("渡口报", 1, 2, 3, 4)),
    "either year": (Filters(years=("2025", "2026")), BOTH),
    "year and page": (Filters(years=("2026",), pages=("2",)), of("柳湾报", 3, 4)),
    "page by name": (Filters(page_names=("生活",), years=("2025",)), of("渡口报", 3, 4)),
    "section": (Filters(categories=(("河边",),), newspapers=("柳湾报",)), of("柳湾报", 1, 3)),
    "no section": (Filters(categories=(("",),), newspapers=("柳湾报",)), of("柳湾报", 2, 4)),
    "name": (Filters(names=("柳青", "没有这人")), [*of("柳湾报", 1), *of("渡口报", 1)]),
    "since": (Filters(date_from="2026"), of("柳湾报", 1, 2, 3, 4)),
    "until a month": (Filters(date_to="2025-12"), of("渡口报", 1, 2, 3, 4)),
    "read": (Filters(unread=False), of("柳湾报", 2)),
    "unread of a paper": (Filters(unread=True, newspapers=("柳湾报",)), of("柳湾报", 1, 3, 4)),
    "tagged": (Filters(tags=("水事", "别的")), of("柳湾报", 4)),
    "kind": (Filters(kinds=("notice", "ad")), []),
    "collections": (
        Filters(collections=(Collection(kind="bookmarked"), Collection(kind="newspaper", path=("柳湾报",)))),
        of("柳湾报", 3),
    ),
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_conditions_all_hold(name: str, library: Library) -> None:
    issue = filled(library)
    with library.deed("set") as deed:
        deed.set_status(f"{issue}-2", read=True)
        deed.set_status(f"{issue}-3", bookmarked=True)
        deed.add_tag(f"{issue}-4", "水事")
    wanted, found = CONDITIONS[name]
    assert listed(library, wanted) == found


TYPED: dict[str, tuple[tuple[str, str, bool], list[str]]] = {
    "a part of a paper's name": (("newspaper", "渡", False), of("渡口报", 1, 2, 3, 4)),
    "not that paper": (("newspaper", "渡", True), of("柳湾报", 1, 2, 3, 4)),
    "no paper": (("newspaper", "", False), []),
    "section": (("section", "河", False), [*of("柳湾报", 1, 3), *of("渡口报", 1, 3)]),
    "page by number": (("page", "第02版", False), [*of("柳湾报", 3, 4), *of("渡口报", 3, 4)]),
    "page by name": (("page", "要闻", False), [*of("柳湾报", 1, 2), *of("渡口报", 1, 2)]),
    "either page": (("page", "1，2", False), BOTH),
    "month": (("date", "2026-03", False), of("柳湾报", 1, 2, 3, 4)),
    "until": (("date", "..2025", False), of("渡口报", 1, 2, 3, 4)),
    "since": (("date", "2026..", False), of("柳湾报", 1, 2, 3, 4)),
    "year": (("year", "2025", False), of("渡口报", 1, 2, 3, 4)),
    "name": (("name", "柳青", False), [*of("柳湾报", 1), *of("渡口报", 1)]),
    "kind": (("kind", "article", True), []),
    "tag": (("tag", "水事", False), []),
}


@pytest.mark.parametrize("name", TYPED)
def test_typed_conditions(name: str, library: Library) -> None:
    filled(library)
    condition, found = TYPED[name]
    assert listed(library, None, condition) == found


def test_an_issue_is_typed_by_its_id(library: Library) -> None:
    issue = filled(library)
    assert listed(library, None, ("issue", issue, False)) == of("柳湾报", 1, 2, 3, 4)


def test_collections_of_the_tree(library: Library) -> None:
    issue = filled(library)
    library.store(paper(newspaper="今日报", day=date.today().isoformat()), name="t", origin="t")
    library.store(paper(newspaper="石桥报", day=None), name="u", origin="u")
    assert listed(library, Collection(kind="today")) == of("今日报", 1, 2, 3, 4)
    assert listed(library, Collection(kind="newspaper", path=("石桥报", ""))) == of("石桥报", 1, 2, 3, 4)
    assert listed(library, Collection(kind="newspaper", path=("柳湾报", "2026", issue, "2"))) == of("柳湾报", 3, 4)
    assert listed(library, Collection(kind="issue", path=(issue,))) == of("柳湾报", 1, 2, 3, 4)
    unsorted = listed(library, Collection(kind="section", path=("",)))
    papers = ("今日报", "柳湾报", "渡口报", "石桥报")
    assert sorted(unsorted) == sorted(row for name in papers for row in of(name, 2, 4))
    assert len(listed(library, Collection(kind="person", path=("柳青",)))) == 4


def test_what_the_catalogue_cannot_answer_is_said(library: Library) -> None:
    filled(library)
    with pytest.raises(WrongRequest, match="search"):
        library.catalogue.list(Collection(kind="search", path=("河堤",)))
    with pytest.raises(WrongRequest, match="newspaper"):
        library.catalogue.list(Collection(kind="newspaper"))
    with pytest.raises(WrongRequest, match="relevance"):
        library.catalogue.list(Collection(kind="all"), sort="relevance")
    with pytest.raises(WrongRequest, match="weather"):
        listed(library, None, ("weather", "晴", False))
    for value in ("昨天", "2026-3", "2026..去年"):
        with pytest.raises(WrongRequest, match="不是日期"):
            listed(library, None, ("date", value, False))


def test_recently_opened_pieces_come_in_that_order(library: Library) -> None:
    issue = filled(library)
    for k in (3, 1, 2):
        with library.deed("open") as deed:
            deed.set_status(f"{issue}-{k}", opened=f"2026-05-0{4 - k}T10:00:00Z")
    rows = library.catalogue.list(Collection(kind="recent"))
    assert [row.headline for row in rows] == [HEADLINES[k] for k in (0, 1, 2)]
    assert [row.headline for row in library.catalogue.list(Collection(kind="recent"), limit=1)] == HEADLINES[:1]
