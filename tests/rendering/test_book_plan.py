"""The plan of a clipping book: kept and read back whole, and no piece of a book lost or doubled by it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import WrongRequest
from reader.rendering.arrangement import PARTS, Arrangement, Planned, PlannedChapter, as_planned
from reader.rendering.blocks import piece_blocks
from reader.rendering.book_plan import BookPlan, plan_from, plan_object, read_plan, written_plan
from reader.rendering.piece import Piece
from tests.rendering.pieces import report

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
PLANNED = st.builds(
    Planned, article=st.sampled_from("甲乙丙丁戊己"), introduction=TEXT, remark=TEXT, own_page=st.booleans()
)
PLANS = st.builds(
    BookPlan,
    title=TEXT, compiler=TEXT, publisher=TEXT, preface=TEXT, cover=TEXT, edition=st.sampled_from(["2025", "2015"]),
    chapters=st.lists(
        st.builds(PlannedChapter, title=TEXT, pieces=st.lists(PLANNED, max_size=4).map(tuple)), max_size=4
    ).map(tuple),
    hidden=st.lists(TEXT, max_size=3).map(tuple),
    omitted=st.lists(st.sampled_from(PARTS), max_size=3).map(tuple),
)  # fmt: skip


def named(name: str) -> Piece:
    own = report()
    return replace(own, article=replace(own.article, id=name, headline=f"{name}渡"))


@given(PLANS)
def test_a_plan_is_read_back_as_it_was_written(plan: BookPlan) -> None:
    assert read_plan(written_plan(plan)) == plan
    assert plan_from(plan_object(plan)) == plan


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"chapters": 3}', b"\xff\xfe", b"null"])
def test_what_is_no_plan_is_told(data: bytes) -> None:
    with pytest.raises(WrongRequest):
        read_plan(data)


@given(st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda c: st.lists(c) | st.dictionaries(TEXT, c)))
def test_any_json_is_a_plan_or_told(found: object) -> None:
    for value in (found, {"chapters": found}, {"chapters": [{"title": found, "pieces": [found]}], "hidden": found}):
        try:
            plan_from(value)
        except WrongRequest:
            continue


@given(PLANS)
def test_chapters_by_hand_lose_and_double_nothing(plan: BookPlan) -> None:
    pieces = [named(name) for name in "甲乙丙丁戊己庚"]
    chapters = plan.arrangement().chapters(pieces)
    assert sorted(p.article.id for c in chapters for p in c.pieces) == sorted(p.article.id for p in pieces)
    again = Arrangement(planned=as_planned(chapters)).chapters(pieces)
    assert [(c.title, c.pieces, c.own_page) for c in again] == [(c.title, c.pieces, c.own_page) for c in chapters]


def test_what_the_compiler_says_stands_around_the_text() -> None:
    piece = replace(report(), introduction="头一回停渡。\n另见后文。", remark="后来复航了。")
    kinds = [block.kind for block in piece_blocks(piece)]
    assert kinds.index("introduction") == kinds.index("byline") + 1
    assert kinds[-2:] == ["remark", "source_line"]
    assert [b.text for b in piece_blocks(piece) if b.kind == "introduction"] == ["头一回停渡。", "另见后文。"]
