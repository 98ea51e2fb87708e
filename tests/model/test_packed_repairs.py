from __future__ import annotations

import pickle
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Repair
from reader.model.packed_repairs import PackedRepairs, begins, in_order, named, packed, rows, texts
from reader.model.text import Span
from tests.examples import examples

_PLACES = st.integers(0, 10_000)
_REPAIRS = st.builds(
    Repair,
    id=st.sampled_from(["r1", "r7b", "", "own"]),
    kind=st.sampled_from(["punctuation", "joined_line"]),
    rule=st.sampled_from(["half_width_punctuation", "column_edge"]),
    confidence=st.sampled_from([0.95, 0.5]),
    field=st.sampled_from(["body", "headline"]),
    start=_PLACES,
    end=_PLACES,
    original=st.text(max_size=3),
    result=st.text(max_size=3),
    source=st.none() | st.builds(Span, _PLACES, _PLACES),
    undone=st.booleans(),
)


@examples(150, deadline=None)
@given(st.lists(_REPAIRS, max_size=12))
def test_packed_repairs_are_the_same_repairs(some: list[Repair]) -> None:
    made = packed(some)
    assert made == tuple(some)
    assert tuple(some) == made
    assert list(made) == some
    assert [made[k] for k in range(-len(some), len(some))] == [*some, *some]
    assert made[1:3] == tuple(some[1:3])
    assert hash(made) == hash(tuple(some))
    assert pickle.loads(pickle.dumps(made)) == made
    assert made != (*some, Repair(id="r", kind="width", rule="", confidence=1, field="body", start=0, end=0,
                                  original="", result="", source=None))  # fmt: skip


@examples(150, deadline=None)
@given(st.lists(_REPAIRS, max_size=12))
def test_the_values_of_packed_repairs_are_those_of_the_repairs(some: list[Repair]) -> None:
    made = packed(some)
    assert list(rows(made)) == [
        (r.id, (r.kind, r.rule, r.confidence, r.field, r.original, r.result), r.start, r.end, r.source, r.undone)
        for r in some
    ]
    ids = {r.id for r in some if not r.source or r.id != f"r{r.source.start}"}
    assert {t for r in some for t in (r.kind, r.rule, r.field, r.original, r.result)} | ids <= set(texts(made))
    assert packed(some) == made
    assert made != packed([replace(r, end=r.end + 1) for r in some]) or not some


@examples(150, deadline=None)
@given(st.lists(_REPAIRS, max_size=12))
def test_packed_repairs_are_ordered_and_named_as_others_are(some: list[Repair]) -> None:
    ordered = sorted(some, key=lambda r: (r.field, r.start, r.end, r.source or Span(0, 0)))
    made = in_order(packed(some))
    assert [(r.field, r.start, r.end, r.source) for r in made] == [(r.field, r.start, r.end, r.source) for r in ordered]
    assert sorted(map(repr, made)) == sorted(map(repr, some))
    assert list(begins(made)) == [r.source.start if r.source else 0 for r in made]
    ids = [f"r{at}" if at % 2 else f"x{k}" for k, at in enumerate(begins(made))]
    assert [replace(r, id=own) for r, own in zip(made, ids, strict=True)] == list(named(made, ids))


def test_what_is_printed_and_stands_is_packed_and_nothing_else() -> None:
    one = Repair(
        id="r5", kind="width", rule="w", confidence=1, field="body", start=0, end=1, original="Ａ", result="A",
        source=Span(5, 6),
    )  # fmt: skip
    assert isinstance(packed([one, one]), PackedRepairs)
    assert packed([]) == ()
    assert isinstance(packed([one]), tuple)
