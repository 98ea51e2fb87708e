"""Saved searches that take what arrives: once, as one deed, and only what arrives."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import NotFound, WrongRequest
from reader.model.summary import Collection
from reader.workspace import importing, keeping_searches, tagging
from reader.workspace.annotating import current_annotations
from reader.workspace.session import Session
from reader.workspace.standing_orders import Orders, orders, set_orders
from reader.workspace.taking import arrived, everything, take, would_take


def bring(session: Session, tmp_path: Path, day: int, *bodies: str) -> list[str]:
    path = tmp_path / f"桥市报 {day}.txt"
    pieces = "\n\n".join(f"# 桥市新事{day}之{n}\n\n{body}" for n, body in enumerate(bodies, 1))
    path.write_text(f"桥市报\n2024年5月{day}日\n\n{pieces}\n", "utf-8")
    before = ids(session)
    list(importing.import_paths(session, [path]))
    return [i for i in ids(session) if i not in before]


def ids(session: Session) -> list[str]:
    return [s.id for s in session.library.catalogue.list(Collection(kind="all"))]


def taken(session: Session) -> dict[str, tuple[str, ...]]:
    return take(session, arrived(session))


def test_what_arrives_is_taken_once_and_nothing_else(filled: Session, tmp_path: Path) -> None:
    keeping_searches.save_search(filled, "渡口", "dukou")
    here = [s.id for s in would_take(filled, "dukou")]
    assert len(here) == 1
    set_orders(filled, "渡口", Orders(bookmark=True, tags=("过河",), mark="people"))
    assert taken(filled) == {}
    new = bring(filled, tmp_path, 3, "渡口又添了一条船，摆渡人高兴。", "集市照常，没有别的事情。")
    assert len(new) == 2
    (one,) = taken(filled)["渡口"]
    state = filled.library.status(one)
    assert state.bookmarked
    assert state.tags == ("过河",)
    assert [(a.exact, a.color) for a in current_annotations(filled, one)] == [("渡口", "people")]
    assert all(not filled.library.status(i).tags for i in ids(filled) if i != one)
    tagging.untag(filled, one, name="过河")
    assert taken(filled) == {}
    assert filled.library.status(one).tags == ()


def test_it_is_one_deed_that_undo_takes_back_for_good(filled: Session, tmp_path: Path) -> None:
    keeping_searches.save_search(filled, "渡口", "渡口")
    set_orders(filled, "渡口", Orders(tags=("过河",), mark="key"))
    bring(filled, tmp_path, 4, "渡口的灯亮了，渡口的人来了。")
    (one,) = taken(filled)["渡口"]
    assert len(current_annotations(filled, one)) == 2
    filled.library.undo()
    assert filled.library.status(one).tags == ()
    assert current_annotations(filled, one) == ()
    assert taken(filled) == {}


def test_issues_of_one_second_are_each_taken(filled: Session, tmp_path: Path) -> None:
    keeping_searches.save_search(filled, "渡口", "渡口")
    set_orders(filled, "渡口", Orders(bookmark=True))
    found: list[str] = []
    for day in range(5, 9):  # most of them within one second
        bring(filled, tmp_path, day, f"渡口第{day}天有风，船照开。")
        found += taken(filled).get("渡口", ())
    assert len(found) == len(set(found)) == 4


def test_orders_follow_the_search_and_end_with_it(filled: Session, tmp_path: Path) -> None:
    keeping_searches.save_search(filled, "渡口", "渡口")
    set_orders(filled, "渡口", Orders(bookmark=True))
    keeping_searches.rename_search(filled, "渡口", "河边")
    assert list(orders(filled)) == ["河边"]
    bring(filled, tmp_path, 9, "渡口修好了，来往的人多了。")
    assert list(taken(filled)) == ["河边"]
    keeping_searches.forget_search(filled, "河边")
    assert orders(filled) == {}
    filled.library.undo()
    assert list(orders(filled)) == ["河边"]


def test_what_is_here_can_be_taken_as_well(filled: Session) -> None:
    keeping_searches.save_search(filled, "渡口", "渡口")
    set_orders(filled, "渡口", Orders(tags=("过河",)))
    done = take(filled, everything(filled, "渡口", "渡口"))
    assert set(done["渡口"]) == {s.id for s in would_take(filled, "渡口")}
    assert take(filled, everything(filled, "渡口", "渡口")) == {}


def test_what_cannot_be_ordered_is_said(filled: Session) -> None:
    with pytest.raises(NotFound):
        set_orders(filled, "没有", Orders(bookmark=True))
    keeping_searches.save_search(filled, "渡口", "渡口")
    with pytest.raises(WrongRequest):
        set_orders(filled, "渡口", Orders(mark="green"))
    with pytest.raises(WrongRequest):
        set_orders(filled, "渡口", Orders(tags=("长" * 100,)))
    assert orders(filled) == {}
