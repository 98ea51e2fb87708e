"""Links, plans of books and corrections go along with the text of a piece, or are told to have lost it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.importing import read_source
from reader.rendering.arrangement import Planned, PlannedChapter
from reader.rendering.book_plan import BookPlan
from reader.workspace import book_making, correcting, left_behind, linking
from reader.workspace.importing import import_paths
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions
from tests.workspace.test_left_behind import TOLD, as_one, brought, headlines, several_days


def planned(*pieces: str) -> BookPlan:
    rows = tuple(Planned(article=piece, remark=f"第{k}篇") for k, piece in enumerate(pieces))
    return BookPlan(title="河", chapters=(PlannedChapter(title="", pieces=rows),), hidden=pieces[-1:])


def rows(session: Session) -> list[tuple[str, str]]:
    plan = book_making.plan_of(session, "河")
    assert plan is not None
    return [(row.article, row.remark) for chapter in plan.chapters for row in chapter.pieces]


def linked(session: Session, article: str) -> list[tuple[str, str]]:
    return [(one.summary.id, one.remark) for one in linking.links(session, article)]


def test_links_and_plans_go_to_the_days_that_have_the_text(session: Session, tmp_path: Path) -> None:
    path = several_days(tmp_path)
    whole = session.library.store(as_one(path), name=path.name, origin=path.name).issue
    linking.link(session, f"{whole}-3", f"{whole}-1", "同一座桥")
    book_making.keep_plan(session, "河", planned(f"{whole}-3", f"{whole}-1"))
    outcomes = brought(session, path, again=True)
    days = [f"{outcome.issue}-1" for outcome in outcomes]
    assert linked(session, days[0]) == [(days[2], "同一座桥")]
    assert linked(session, days[2]) == [(days[0], "同一座桥")]
    assert rows(session) == [(days[2], "第0篇"), (days[0], "第1篇")]
    assert left_behind.left_behind(session) == ()


def shortened(session: Session, place: Path) -> list[str]:
    """Bring in three pieces, link the third with the first and the second, and bring in a version without the third."""
    (path := place / "报.md").write_text("\n\n".join(f"# {head}\n\n{body}" for head, body in TOLD), "utf-8")
    (first,) = brought(session, path)
    ids = [f"{first.issue}-{k}" for k in (1, 2, 3)]
    linking.link(session, ids[2], ids[0], "同一座桥")
    linking.link(session, ids[2], ids[1])
    (shorter := place / "新.md").write_text("\n\n".join(f"# {head}\n\n{body}" for head, body in TOLD[:2]), "utf-8")
    (outcome,) = import_paths(session, [shorter], ImportOptions(revises=first.issue))
    assert "连着 2 篇" in outcome.warnings[0]
    return ids


def test_links_whose_piece_is_gone_are_listed_and_put_on_another(session: Session, tmp_path: Path) -> None:
    ids = shortened(session, tmp_path)
    (left,) = left_behind.left_behind(session)
    assert (left.article, left.links, left.bookmarked) == (ids[2], 2, False)
    left_behind.hand_over(session, ids[1], ids[2])
    assert linked(session, ids[1]) == [(ids[0], "同一座桥")]  # that of the second with itself is none
    assert left_behind.left_behind(session) == ()
    session.library.undo()
    assert [one.links for one in left_behind.left_behind(session)] == [2]


def test_and_dropped(session: Session, tmp_path: Path) -> None:
    ids = shortened(session, tmp_path)
    left_behind.drop(session, ids[2])
    assert left_behind.left_behind(session) == ()
    assert linked(session, ids[0]) == []


def test_a_link_takes_the_place_of_none_that_says_something_else(session: Session, tmp_path: Path) -> None:
    ids = shortened(session, tmp_path)
    linking.link(session, ids[0], ids[1], "同一天")
    left_behind.hand_over(session, ids[1], ids[2])
    assert linked(session, ids[0]) == [(ids[1], "同一天")]
    (left,) = left_behind.left_behind(session)
    assert (left.article, left.links) == (ids[2], 1)


def test_corrections_go_to_the_days_that_have_the_text(session: Session, tmp_path: Path) -> None:
    path = several_days(tmp_path)
    whole = session.library.store(as_one(path), name=path.name, origin=path.name).issue
    correcting.set_field(session, f"{whole}-3", "headline", "老桥换了新板")
    outcomes = brought(session, path, again=True)
    assert session.library.article(f"{outcomes[2].issue}-1").headline == "老桥换了新板"
    assert session.library.lost_corrections(whole) == ()


def test_of_several_corrections_the_last_one_holds_there_too(session: Session, tmp_path: Path) -> None:
    path = several_days(tmp_path)
    whole = session.library.store(as_one(path), name=path.name, origin=path.name).issue
    for name in "甲乙丙丁戊":
        correcting.set_field(session, f"{whole}-3", "headline", f"老桥换了{name}板")
    with session.library.deed("revert", f"{whole}-3") as deed:
        deed.drop_correction(session.library.corrections(whole)[2].id)
    session.library.undo()
    outcomes = brought(session, path, again=True)
    home = f"{outcomes[2].issue}-1"
    assert session.library.article(home).headline == "老桥换了戊板"
    told = [c.value for c in session.library.corrections(str(outcomes[2].issue)) if c.article == home]
    assert told == [f"老桥换了{name}板" for name in "甲乙丙丁戊"]


@pytest.mark.parametrize("parted", [((0, 1), (2,)), ((0,), (1, 2)), ((0, 1, 2),)], ids=["12|3", "1|23", "123"])
def test_days_that_were_parted_otherwise_are_not_doubled(
    session: Session, tmp_path: Path, parted: tuple[tuple[int, ...], ...]
) -> None:
    path = several_days(tmp_path)
    days = read_source(path).issues
    for part, own in enumerate(parted):
        pieces = tuple(replace(days[k].articles[0], position=n) for n, k in enumerate(own, 1))
        text = "".join(days[k].source.text for k in own)
        source = replace(days[0].source, part=part, text=text)
        issue = replace(days[own[0]], articles=pieces, source=source, set_aside=())
        session.library.store(issue, name=path.name, origin=path.name)
    before = session.library.issue_ids()
    outcomes = brought(session, path)
    assert {outcome.status for outcome in outcomes} == {"unchanged"}
    assert headlines(session) == sorted(head for head, _body in TOLD)
    assert session.library.issue_ids() == before
