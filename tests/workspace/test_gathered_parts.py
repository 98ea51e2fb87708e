"""Issues that came in several files, as they are used: another version with what was done to it, parts in the bin."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reader.model.correction import Correction
from reader.model.errors import WrongRequest
from reader.model.summary import Collection
from reader.workspace import (
    correcting,
    exporting,
    gathering,
    importing,
    opening,
    removing,
    reparsing,
    reviewing,
    undoing,
    versions,
)
from reader.workspace.issue_calendar import calendar_of
from reader.workspace.session import Session, open_session
from reader.workspace.storing import ImportOptions
from tests.library.papers import mark
from tests.workspace.test_gathering import ALL, DAY, FIRST, SECOND, brought, headlines, issues_in_tree, session

__all__ = ["session"]
THIRD = DAY + "\n第3版 副刊\n\n■灯市散了\n\n灯市散场以后，巷子里的人把纸灯一盏盏收进竹筐，来年还用。\n"


def marked(session: Session) -> dict[str, list[str | None]]:
    """Return the headlines of the pieces that are bookmarked, tagged 河, annotated."""
    kinds = (Collection(kind="bookmarked"), Collection(kind="tag", path=("河",)), Collection(kind="annotated"))
    return {kind.kind: [s.headline for s in session.library.catalogue.list(kind)] for kind in kinds}


def three(session: Session, folder: Path) -> list[str]:
    """Import three pages of a day as files of their own; returns their ids."""
    return [str(o.issue) for o in brought(session, folder / "来", 一_txt=FIRST, 二_txt=SECOND, 三_txt=THIRD)]


def test_what_was_done_to_an_issue_goes_along_when_it_becomes_a_version(session: Session, tmp_path: Path) -> None:
    whole = FIRST + SECOND.removeprefix(DAY)
    first, half = brought(session, tmp_path / "来", 全_txt=whole, 半_md=FIRST.replace("■", "## "))
    one, two = (a.id for a in session.library.current(str(half.issue)).issue.articles)
    with session.library.deed("mark", one) as deed:
        deed.set_status(one, bookmarked=True)
        deed.add_tag(one, "河")
    with session.library.deed("mark", two) as deed:
        body = session.library.article(two).body
        deed.add_annotation(mark(session.library.imported(str(half.issue)), 1, body[2:8], "我的批注"))
    correcting.set_field(session, one, "headline", "改过的题")
    correcting.replace_text(session, two, "body", 0, 2, "灯塔")
    removing.remove(session, f"{first.issue}-2")
    before = marked(session)
    versions.make_version(session, str(half.issue), str(first.issue))
    assert marked(session) == before == {"bookmarked": ["改过的题"], "tag": ["改过的题"], "annotated": [ALL[1]]}
    assert headlines(session, str(first.issue)) == ["改过的题", ALL[1]]
    assert session.library.article(f"{first.issue}-2").body.startswith("灯塔")
    (note,) = session.library.annotations()
    assert (note.article, note.exact, note.orphan) == (f"{first.issue}-2", body[2:8], False)
    undoing.undo(session)
    assert marked(session) == before
    assert session.library.annotations()[0].article == two
    assert session.library.corrections(str(first.issue)) == ()
    undoing.redo(session)
    assert marked(session) == before
    assert headlines(session, str(first.issue)) == ["改过的题", ALL[1]]


def test_a_part_in_the_bin_is_none_of_the_others(session: Session, tmp_path: Path) -> None:
    first, second, third = three(session, tmp_path)
    with session.library.deed("remove", first) as deed:
        deed.remove(first)
    assert gathering.parts_of(session, third) == (second, third)
    assert gathering.parts_of(session, first) == (first,)
    removing.remove(session, second)
    assert gathering.parts_of(session, second) == (first, second, third)
    removing.recover(session, second)
    assert sum(n for _i, n, _p in issues_in_tree(session)) == 5


def test_what_became_a_version_is_no_part_any_more(session: Session, tmp_path: Path) -> None:
    first, second, third = three(session, tmp_path)
    versions.make_version(session, first, second)
    removing.remove(session, second)
    removing.recover(session, second)
    assert sum(n for _i, n, _p in issues_in_tree(session)) == 3
    assert session.library.current(first).issue.is_part_of is None
    assert headlines(session, third) == [*ALL[:2], "灯市散了"]


def torn(session: Session, issue: str) -> None:
    """Cut the file of an issue in two."""
    (file,) = session.library.folder.rglob(f"{issue}*.json")
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def test_a_damaged_part_ends_no_import_and_hides_no_other_part(tmp_path: Path) -> None:
    with open_session(tmp_path / "库") as session:
        first, second = (str(o.issue) for o in brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND))
        torn(session, first)
    with open_session(tmp_path / "库") as session:
        other = THIRD.replace("5月3日", "5月4日").replace("灯", "花")
        outcomes = brought(session, tmp_path / "来", 三_txt=THIRD, 四_txt=other)
        assert [o.status for o in outcomes] == ["imported", "imported"]
        assert outcomes[0].part_of == second
        assert len(issues_in_tree(session)) == 2
        assert reviewing.open_doubts(session, second) == ()
        assert [o.issue for o in versions.beside(session, second)] == [outcomes[0].issue]


def test_each_piece_leaves_once_and_the_bin_is_the_same_for_gathered_issues(session: Session, tmp_path: Path) -> None:
    alone = FIRST.replace("5月3日", "5月4日").replace("桥", "船")
    first, second, other = (
        str(o.issue) for o in brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND, 四_txt=alone)
    )
    both = exporting.chosen(session, [second, first, f"{first}-1"])
    assert [session.library.article(i).headline for i in both] == ALL
    for issue, pieces in ((first, 4), (other, 2)):
        removing.remove(session, f"{issue}-1")
        assert len(exporting.chosen(session, [issue])) == pieces - 1
        removing.recover(session, f"{issue}-1")
        removing.remove(session, issue)
        assert len(exporting.chosen(session, [issue])) == pieces
        removing.recover(session, issue)


def test_name_and_day_given_with_a_file_are_of_that_file_alone(session: Session, tmp_path: Path) -> None:
    first, second, third = three(session, tmp_path)
    (outcome,) = importing.import_paths(session, [tmp_path / "来" / "二.txt"], ImportOptions(date="2024-05-04"))
    assert outcome.issue == second
    days = [session.library.current(i).issue.date_published for i in (first, second, third)]
    assert days == ["2024-05-03", "2024-05-04", "2024-05-03"]
    assert sorted(n for _i, n, _p in issues_in_tree(session)) == [2, 3]


@pytest.mark.parametrize("given", ["一", "二", "三", "一二", "二三", "一二三"])
def test_naming_a_part_is_one_deed_and_one_undo(session: Session, tmp_path: Path, given: str) -> None:
    ids = three(session, tmp_path)
    before, told = issues_in_tree(session), len(session.library.history())
    paths = [tmp_path / "来" / f"{name}.txt" for name in given]
    list(importing.import_paths(session, paths, ImportOptions(newspaper="柳湾报", date="2024-05-04")))
    assert len(session.library.history()) == told + len(given)
    for _file in given:
        session.library.undo()
    assert issues_in_tree(session) == before
    assert all(set(gathering.parts_of(session, i)) == set(ids) for i in ids)
    assert {session.library.current(i).issue.newspaper for i in ids} == {"柳河报"}


@pytest.mark.parametrize("given", [["一", "二"], ["二", "三"], ["一", "二", "三"]])
def test_what_gets_one_day_in_one_run_is_one_issue(session: Session, tmp_path: Path, given: list[str]) -> None:
    ids = dict(zip("一二三", three(session, tmp_path), strict=True))
    paths = [tmp_path / "来" / f"{name}.txt" for name in given]
    list(importing.import_paths(session, paths, ImportOptions(date="2024-05-04")))
    for name in given:
        assert set(gathering.parts_of(session, ids[name])) == {ids[n] for n in given}
        assert session.library.current(ids[name]).issue.date_published == "2024-05-04"
    assert len(issues_in_tree(session)) == (1 if len(given) == 3 else 2)


def test_only_what_has_a_name_and_a_day_is_gathered(session: Session, tmp_path: Path) -> None:
    from tests.library.papers import STORIES, paper

    one, two = (
        session.library.store(paper(some, newspaper=None, day=None), name="p", origin="p").issue
        for some in (STORIES[:2], STORIES[2:])
    )
    with pytest.raises(WrongRequest):
        gathering.gather(session, one, two)


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_an_issue_is_shown_under_the_first_part_that_is_there(tmp_path: Path, how: str) -> None:
    with open_session(tmp_path / "库") as session:
        first, second, third = three(session, tmp_path)
        if how == "damaged":
            torn(session, first)
        else:
            next(session.library.folder.rglob(f"{first}*.json")).unlink()
        cache = session.library.cache_folder
    shutil.rmtree(cache)
    with open_session(tmp_path / "库") as session:
        session.library.refresh()
        ((node, count, pages),) = issues_in_tree(session)
        assert (node, count, pages) == (second, 3, ["2", "3"])
        paper = Collection(kind="newspaper", path=("柳河报",))
        listed = session.library.catalogue.list(Collection(kind="newspaper", path=("柳河报", "2024", node)))
        assert len(listed) == len(headlines(session, node)) == len(exporting.chosen(session, [node])) == 3
        assert reparsing.issues_of(session, paper) == (second, third)
        assert {o.status for o in reparsing.reparse(session, [second, third])} == {"unchanged"}
        removing.remove(session, node)
        assert issues_in_tree(session) == []


def test_what_two_machines_gathered_apart_is_one_issue(session: Session, tmp_path: Path) -> None:
    first, second, third = three(session, tmp_path)
    gathering.take_apart(session, first, second, third)
    for issue, whole in ((second, second), (third, second), (first, first), (second, first)):
        with session.library.deed("gather", issue) as deed:
            deed.add_correction(Correction(id="", issue=issue, article="", kind="set", field="is_part_of", value=whole))
    ((node, count, pages),) = issues_in_tree(session)
    assert (node, count, sorted(pages)) == (first, 5, ["1", "2", "3"])
    for part in (first, second, third):
        assert set(gathering.parts_of(session, part)) == {first, second, third}
    gathering.take_apart(session, second)
    assert sorted(n for _i, n, _p in issues_in_tree(session)) == [2, 3]


def test_a_whole_paper_after_its_pages_doubles_no_piece(session: Session, tmp_path: Path) -> None:
    whole = (FIRST + SECOND.removeprefix(DAY)).replace("■", "## ")
    first, second, all_of_it = brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND, 全_md=whole)
    assert (all_of_it.status, all_of_it.part_of) == ("imported", None)
    assert set(all_of_it.candidates) == {first.issue, second.issue}
    assert headlines(session, str(first.issue)) == ALL


def test_the_next_piece_is_the_one_that_the_list_has(session: Session, tmp_path: Path) -> None:
    odd = FIRST + THIRD.removeprefix(DAY)
    first, second = brought(session, tmp_path / "来", 一_txt=odd, 二_txt=SECOND)
    listed = [s.id for s in session.library.catalogue.list(Collection(kind="issue", path=(str(first.issue),)))]
    by_paper = session.library.catalogue.list(Collection(kind="all"), sort="newspaper")
    assert [s.id for s in by_paper] == listed
    following = [opening.article(session, i).following for i in listed]
    assert [f and f.id for f in following] == [*listed[1:], None]
    calendar = calendar_of(session.library.catalogue.tree(), "柳河报")
    assert calendar.day_of(calendar.shown_as(gathering.parts_of(session, str(second.issue)))) is not None


@pytest.mark.parametrize("part", [False, True])
def test_an_issue_keeps_its_name_and_day_when_another_becomes_a_version(
    session: Session, tmp_path: Path, *, part: bool
) -> None:
    whole, dated = FIRST + SECOND.removeprefix(DAY), FIRST.replace("5月3日", "5月9日").replace("■", "## ")
    if part:
        first, second = brought(session, tmp_path / "来", 一_txt=FIRST, 二_txt=SECOND)
    else:
        (first,) = brought(session, tmp_path / "来", 全_txt=whole)
    (other,) = brought(session, tmp_path / "来", 别_md=dated)
    for field, value in (("date_published", "2024-06-01"), ("newspaper", "另一家报")):
        correcting.set_field(session, str(other.issue), field, value)
    versions.make_version(session, str(other.issue), str(first.issue))
    kept = session.library.current(str(first.issue)).issue
    assert (kept.newspaper, kept.date_published) == ("柳河报", "2024-05-03")
    if part:
        assert gathering.parts_of(session, str(first.issue)) == (first.issue, second.issue)


def test_the_middle_of_a_chain_becomes_a_version_and_its_parts_stay(session: Session, tmp_path: Path) -> None:
    first, second, third = three(session, tmp_path)
    (other,) = brought(session, tmp_path / "来", 四_txt=SECOND.replace("5月3日", "5月4日"))
    gathering.take_apart(session, first, second, third)
    for issue, whole in ((second, second), (third, second), (first, first), (second, first)):
        with session.library.deed("gather", issue) as deed:
            deed.add_correction(Correction(id="", issue=issue, article="", kind="set", field="is_part_of", value=whole))
    versions.make_version(session, second, str(other.issue))
    assert gathering.parts_of(session, third) == (first, third)


def test_a_piece_opens_though_the_next_one_is_damaged_and_one_in_the_bin_has_its_next(
    session: Session, tmp_path: Path
) -> None:
    first, second = (
        str(o.issue) for o in brought(session, tmp_path / "来", 一_txt=FIRST + THIRD.removeprefix(DAY), 二_txt=SECOND)
    )
    assert gathering.parts_of(session, first) == (first, second)
    removing.remove(session, f"{second}-1")
    assert (after := opening.article(session, f"{second}-1").following) is not None
    assert after.id == f"{second}-2"
    for path in session.library.folder.rglob(f"{second}*.json"):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:50])
    with open_session(session.library.folder) as anew:
        opened = opening.article(anew, f"{first}-2")
        assert opened.following is not None
        assert opened.following.headline == "灯市散了"
