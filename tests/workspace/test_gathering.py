"""One issue in several files: gathered as they come, seen as one, taken apart again; another version told from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.errors import WrongRequest
from reader.model.summary import Collection
from reader.workspace import correcting, exporting, gathering, importing, opening, removing, undoing, versions
from reader.workspace.session import Session, open_session
from reader.workspace.storing import ImportOptions, ImportOutcome
from tests.importing.stories import MORE, OTHER, STORY

DAY = "柳河报\n2024年5月3日\n"
FIRST = DAY + f"\n第1版 要闻\n\n■旧桥栏编了号\n\n{STORY}\n\n■渡船又开了\n\n{MORE}\n"
SCALES = "早市的摊主们领到了新秤，秤准了，人心才准。"
SECOND = DAY + f"\n第2版 民生\n\n■校门口成了菜园\n\n{OTHER}\n\n■早市换了新秤\n\n{SCALES}\n"
PAGE = (
    "<html><head><title>柳河报</title></head><body><h1>柳河报</h1><p>2024年5月3日　第2版：民生</p>"
    f"<h2>校门口成了菜园</h2><p>{OTHER}</p><h2>早市换了新秤</h2><p>{SCALES}</p>"
    "</body></html>"
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(tmp_path / "库") as made:
        yield made


def brought(session: Session, folder: Path, **files: str) -> list[ImportOutcome]:
    """Import files, each by itself."""
    folder.mkdir(exist_ok=True)
    outcomes: list[ImportOutcome] = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_text(text, encoding="utf-8")
        outcomes += importing.import_paths(session, [path], ImportOptions())
    return outcomes


def issues_in_tree(session: Session) -> list[tuple[str, int, list[str]]]:
    """Return the issues that the tree shows: id, pieces, pages."""
    return [
        (issue.collection.path[2], issue.count, [page.collection.path[3] for page in issue.children])
        for paper in session.library.catalogue.tree()
        if paper.collection.kind == "newspaper"
        for year in paper.children
        for issue in year.children
    ]


def headlines(session: Session, issue: str) -> list[str | None]:
    return [s.headline for s in session.library.catalogue.list(Collection(kind="issue", path=(issue,)))]


ALL = ["旧桥栏编了号", "渡船又开了", "校门口成了菜园", "早市换了新秤"]


@pytest.mark.parametrize("files", [{"一_txt": FIRST, "二_txt": SECOND}, {"二_txt": SECOND, "一_txt": FIRST}])
def test_pages_in_files_of_their_own_are_one_issue_in_the_order_of_its_pages(
    session: Session, tmp_path: Path, files: dict[str, str]
) -> None:
    first, second = brought(session, tmp_path / "来", **files)
    assert second.part_of == first.issue
    assert any("合为一期" in said for said in second.warnings)
    ((whole, count, pages),) = issues_in_tree(session)
    assert (whole, count, pages) == (first.issue, 4, ["1", "2"])
    for part in (first.issue, second.issue):
        assert headlines(session, str(part)) == ALL
    rows = session.library.catalogue.row_numbers(sort="printed")
    assert [s.headline for s in session.library.catalogue.summaries(rows)] == ALL
    assert len(exporting.chosen(session, [str(second.issue)])) == 4
    one = next(s for s in session.library.catalogue.list(Collection(kind="all")) if s.headline == ALL[1])
    following = opening.article(session, one.id).following
    assert following is not None
    assert following.headline == ALL[2]
    for outcome in brought(session, tmp_path / "来", **files):
        assert outcome.status == "unchanged"
    assert len(issues_in_tree(session)) == 1


def test_a_page_in_another_format_joins_its_issue(session: Session, tmp_path: Path) -> None:
    first, second = brought(session, tmp_path / "来", 一_txt=FIRST, 二_html=PAGE)
    assert second.part_of == first.issue
    ((_whole, count, _pages),) = issues_in_tree(session)
    assert count == first.articles + second.articles


def test_what_was_gathered_is_taken_back_by_itself(session: Session, tmp_path: Path) -> None:
    first, second = brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND)
    undoing.undo(session)
    assert sorted(i for i, _n, _p in issues_in_tree(session)) == sorted([str(first.issue), str(second.issue)])
    undoing.redo(session)
    assert len(issues_in_tree(session)) == 1
    assert len(gathering.take_apart(session, str(second.issue))) == 2
    assert sorted(n for _i, n, _p in issues_in_tree(session)) == [2, 2]
    assert gathering.take_apart(session, str(second.issue)) == ()
    gathering.gather(session, str(first.issue), str(second.issue))
    assert len(issues_in_tree(session)) == 1


def test_the_first_part_can_go_and_the_others_stay_together(session: Session, tmp_path: Path) -> None:
    third = DAY + "\n第3版 副刊\n\n■灯市散了\n\n灯市散场以后，巷子里的人把纸灯一盏盏收进竹筐，来年还用。\n"
    first, second, last = brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND, 三_txt=third)
    gathering.take_apart(session, str(first.issue))
    assert sorted(n for _i, n, _p in issues_in_tree(session)) == [2, 3]
    assert gathering.parts_of(session, str(last.issue)) == (second.issue, last.issue)
    removing.remove(session, str(second.issue))
    assert [n for _i, n, _p in issues_in_tree(session)] == [2]


def test_name_and_day_are_those_of_all_parts(session: Session, tmp_path: Path) -> None:
    first, second = brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND)
    correcting.set_field(session, str(second.issue), "date_published", "2024-05-04")
    assert len(issues_in_tree(session)) == 1
    assert session.library.current(str(first.issue)).issue.date_published == "2024-05-04"
    gathering.take_apart(session, str(first.issue), str(second.issue))
    correcting.set_field(session, str(second.issue), "date_published", "2024-05-05")
    with pytest.raises(WrongRequest):
        gathering.gather(session, str(first.issue), str(second.issue))


def test_a_file_with_half_of_the_pieces_hides_none_and_can_be_made_a_version(session: Session, tmp_path: Path) -> None:
    whole = FIRST + SECOND.removeprefix(DAY)
    first, half = brought(session, tmp_path / "来", 全_txt=whole, 半_md=FIRST.replace("■", "## "))
    assert half.status == "imported"
    assert half.candidates == (first.issue,)
    (other,) = versions.beside(session, str(half.issue))
    assert (other.issue, other.pieces, other.same) == (first.issue, 4, 2)
    stored = versions.make_version(session, str(half.issue), str(first.issue))
    assert stored.status == "revised"
    assert issues_in_tree(session) == [(first.issue, 2, ["1"])]
    undoing.undo(session)
    assert sorted(n for _i, n, _p in issues_in_tree(session)) == [2, 4]
    undoing.redo(session)
    (again,) = brought(session, tmp_path / "来", 半_md=FIRST.replace("■", "## "))
    assert (again.status, again.issue) == ("unchanged", first.issue)
    with pytest.raises(WrongRequest):
        versions.make_version(session, str(first.issue), str(first.issue))


def test_another_version_of_one_page_is_not_gathered_with_the_other_page(session: Session, tmp_path: Path) -> None:
    page = DAY + f"\n第1版 要闻\n\n## 旧桥栏编了号\n\n{STORY}\n"
    first, _second, half = brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND, 半_md=page)
    assert (half.status, half.candidates, half.part_of) == ("imported", (first.issue,), None)
    assert sorted(n for _i, n, _p in issues_in_tree(session)) == [1, 4]


def test_what_stands_beside_an_issue_tells_what_is_the_same_and_what_is_gathered(
    session: Session, tmp_path: Path
) -> None:
    first, second = brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND)
    (other,) = versions.beside(session, str(second.issue))
    assert (other.issue, other.source, other.pieces, other.same) == (first.issue, "一.txt", 2, 0)
    assert (other.together, other.same_day) == (True, True)
