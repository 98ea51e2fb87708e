"""Whatever pieces are drawn, one over the other: no character is lost or doubled, and they are as they were drawn."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.apply import apply
from reader.model.article import NewsArticle, Paragraph
from reader.model.correction import Correction
from reader.model.issue import PublicationIssue
from reader.model.repiecing import repieced
from reader.model.rows import Rows
from tests.examples import examples

BODIES = (("甲乙丙丁", "戊己"), ("子丑寅", "卯辰巳午"), ("天地玄黄",))
HEADS = ("头一", None, "末题")


def issue() -> PublicationIssue:
    articles = tuple(
        NewsArticle(
            id=f"x-{k}", issue="x", position=k, headline=head, headline_status="printed" if head else "missing",
            paragraphs=tuple(Paragraph(text=t) for t in body),
        )
        for k, (body, head) in enumerate(zip(BODIES, HEADS, strict=True), 1)
    )  # fmt: skip
    return PublicationIssue(id="x", articles=articles)


def text(own: PublicationIssue) -> list[str]:
    return sorted("".join((a.headline or "") + a.body for a in own.articles).replace("\n", ""))


Span = tuple[int, int, int]
spans = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 8), st.integers(1, 9)).filter(lambda s: s[1] < s[2]), max_size=3
)
drawings = st.lists(st.tuples(spans, st.booleans(), st.integers(0, 5)), min_size=1, max_size=6)


def drawn(rows: Rows, own: list[Span], heads: bool, into: int) -> None:
    """Take text out, with its headline or without, as a piece of its own or into another."""
    target = rows.rows[into] if into < len(rows.rows) else None
    taken = [s for k, _a, _b in own for s in rows.take_head(f"x-{k}")] if heads else []
    taken = rows.joined([*taken, *rows.take_out([(f"x-{k}", a, b) for k, a, b in own])])
    if target is None or not target:
        if taken:
            rows.rows.append(taken)
    elif taken:
        first = target[-1]
        rows.insert(target, first.article, first.start + 1, taken)
    rows.settle_heads()


@examples(150, deadline=None)
@given(drawings, st.randoms(use_true_random=False))
def test_no_character_is_lost_or_doubled(steps: list[tuple[list[Span], bool, int]], order: random.Random) -> None:
    imported, corrections, whole = issue(), list[Correction](), text(issue())
    for k, (own, heads, into) in enumerate(steps):
        rows = Rows(imported, corrections)
        drawn(rows, own, heads, into)
        change = repieced(rows)
        gone = {c.id for c in change.dropped}
        made = [replace(c, id=f"{k}.{n}", stamp=(k, "")) for n, c in enumerate(change.made)]
        order.shuffle(made)
        names = [c.id for c in made]
        corrections = [c for c in corrections if c.id not in gone]
        corrections += [replace(c, id=name) for c, name in zip(made, sorted(names), strict=True)]
        applied = apply(imported, corrections)
        assert text(applied.issue) == whole
        assert not applied.superseded
        assert len({a.id for a in applied.issue.articles}) == len(applied.issue.articles)


def test_a_piece_that_was_joined_before_is_cut_with_what_followed_in_it() -> None:
    own = (
        Correction(id="a", issue="x", article="x-2", kind="merge", value="x-1", stamp=(1, "")),
        Correction(id="b", issue="x", article="x-1", kind="set", field="headline", value="新题", stamp=(2, "")),
    )
    rows = Rows(issue(), own)
    behind = rows.cut(rows.now("x-1"), "x-1", 5)
    change = repieced(rows, [behind])
    made = [replace(c, id=f"n{k}", stamp=(3, "")) for k, c in enumerate(change.made)]
    applied = apply(issue(), [c for c in own if c not in change.dropped] + made)
    assert [(a.headline, a.body) for a in applied.issue.articles] == [
        ("新题", "甲乙丙丁"), (None, "戊己\n子丑寅\n卯辰巳午"), ("末题", "天地玄黄"),
    ]  # fmt: skip


def test_what_was_said_of_a_piece_follows_it_where_it_begins_elsewhere() -> None:
    own = (
        Correction(id="a", issue="x", article="x-1", kind="split", start=3, stamp=(1, "")),
        Correction(id="b", issue="x", article="x-1.3", kind="set", field="headline", value="新题", stamp=(2, "")),
    )
    rows = Rows(issue(), own)
    row = rows.now("x-1.3")
    rows.insert(row, "x-1", 3, rows.take_out([("x-1", 2, 3)]))
    change = repieced(rows)
    made = [replace(c, id=f"n{k}", stamp=(3, "")) for k, c in enumerate(change.made)]
    applied = apply(issue(), [c for c in own if c not in change.dropped] + made)
    assert not applied.superseded
    assert [(a.headline, a.body) for a in applied.issue.articles][:2] == [("头一", "甲乙"), ("新题", "丙丁\n戊己")]


def test_nothing_is_cut_off_where_a_piece_begins_or_where_it_is_not() -> None:
    rows = Rows(issue(), ())
    row = rows.now("x-1")
    assert rows.cut(row, "x-1", 0) == []
    assert rows.cut(row, "x-2", 1) == []
    assert [a.article for a in row] == ["x-1"]
    assert len(rows.take_head("x-1")) == 1
    assert rows.take_head("x-1") == [], "it has gone already"


def test_text_that_stands_in_no_row_comes_at_the_end() -> None:
    rows = Rows(issue(), ())
    rows.insert(rows.now("x-1"), "x-9", 0, rows.take_out([("x-3", 0, 2)]))
    assert [(s.article, s.start, s.end) for s in rows.now("x-1")] == [("x-1", 0, 7), ("x-3", 0, 2)]


def test_a_place_is_its_pieces_and_a_headline_that_of_who_has_it() -> None:
    rows = Rows(issue(), (Correction(id="a", issue="x", article="x-1", kind="split", start=3),))
    assert (rows.owner("x-1", 2), rows.owner("x-1", 3)) == ("x-1", "x-1.3")
    assert rows.owner("x-1", -1) == "x-1"
    assert rows.owner("x-9", 0) == ""
