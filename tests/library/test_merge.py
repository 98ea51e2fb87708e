"""The reader's state is a function of the set of lines: whatever order, repeats and clocks, all machines agree."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from reader.library import changing
from reader.library.merge import CONFLICTS, State
from reader.library.record import Payload, encode, scan
from tests.examples import examples

DEVICES = ("a.1", "b.2", "c.3", "d.4", "e.5")
TEN_YEARS = 10 * 365 * 86_400 * 1_000_000
VALUES = st.sampled_from(["甲", "乙", "丙", "", None, 1, True])
FIELDS = ("note", "color", "tag:老街")


@st.composite
def histories(draw: st.DrawFn) -> list[Payload]:
    """Five machines act, and now and then one sees another's lines; their clocks differ by up to ten years."""
    seen: dict[str, list[Payload]] = {d: [] for d in DEVICES}
    count = dict.fromkeys(DEVICES, 0)
    skew = {d: draw(st.integers(-TEN_YEARS, TEN_YEARS)) for d in DEVICES}
    lines: list[Payload] = []
    for step in range(draw(st.integers(0, 16))):
        device = draw(st.sampled_from(DEVICES))
        if draw(st.booleans()):
            other = draw(st.sampled_from(DEVICES))
            seen[device] += [p for p in seen[other] if p not in seen[device]]
            continue
        state = state_of(seen[device])
        ops = [_op(draw, state) for _ in range(draw(st.integers(1, 2)))]
        count[device] += 1
        stamp = max(1_800_000_000_000_000 + step + skew[device], state.clock + 1)
        line = {"v": 1, "s": count[device], "h": stamp, "d": device, "o": ops}
        seen[device].append(line)
        lines.append(line)
    return lines


def _op(draw: st.DrawFn, state: State) -> dict[str, Any]:
    number = draw(st.integers(1, 3))
    kind = draw(st.sampled_from(["set", "unset", "insert", "delete"]))
    if kind == "delete":
        return changing.delete(state, "n", number)
    fields = draw(st.dictionaries(st.sampled_from(FIELDS), VALUES, min_size=1, max_size=3))
    if kind == "insert":
        return changing.insert(state, "n", number, fields)
    if kind == "unset":
        return changing.change(state, "n", number, {}, fields)
    return changing.change(state, "n", number, fields)


def state_of(lines: list[Payload]) -> State:
    state = State()
    for line in lines:
        state.join(line)
    return state


def view(lines: list[Payload]) -> Any:
    """Return what is shown, and the note versions nobody has replaced."""
    state = state_of(lines)
    shown = {n: {f: (type(v), v) for f, v in d.items()} for n, d in state.table("n").items()}
    return shown, {n: state.versions("n", n) for n in (1, 2, 3)}


@examples(60, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(lines: list[Payload], chance: random.Random) -> None:
    other = lines + [p for p in lines if chance.random() < 0.4]
    chance.shuffle(other)
    assert view(other) == view(lines)


@examples(60, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_merging_is_commutative_associative_and_idempotent(lines: list[Payload], chance: random.Random) -> None:
    a, b, c = ([p for p in lines if chance.random() < 0.6] for _ in range(3))
    assert view(a + b) == view(b + a)
    assert view((a + b) + c) == view(a + (b + c))
    assert view(a + a) == view(a)


@examples(60, deadline=None)
@given(histories())
def test_no_note_that_nobody_replaced_is_ever_invisible(lines: list[Payload]) -> None:
    state = state_of(lines)
    for number in (1, 2, 3):
        register = state.register("n", number)
        if register is None or not register.heads:
            continue
        shown = state.table("n")[number]
        assert sorted(map(repr, [shown["note"], *shown.get(CONFLICTS, ())])) == sorted(
            map(repr, register.heads.values())
        )


@examples(50, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_a_file_cut_anywhere_yields_its_first_lines(lines: list[Payload], chance: random.Random) -> None:
    data = b"".join(encode(p) for p in lines)
    found = scan(data[: chance.randrange(len(data) + 1)])
    assert not found.bad
    assert [p for p, _ in found.records] == lines[: len(found.records)]


@examples(50, deadline=None)
@given(histories())
def test_the_inverse_of_ops_takes_them_back(lines: list[Payload]) -> None:
    *before, last = lines or [{"v": 1, "s": 1, "h": 1, "d": "a.1", "o": []}]
    state = state_of(before)
    shown = {n: dict(d) for n, d in state.table("n").items()}
    assume(all(op.get("x") or op.get("n") or op["k"] in shown for op in last["o"]))  # deeds insert what is not there
    back = changing.inverse(state, last["o"])
    stamp = state.clock + 1
    state.join({**last, "h": stamp, "o": changing.with_versions(state, last["o"])})
    state.join({"v": 1, "s": 1, "h": stamp + 1, "d": "a.1", "o": changing.with_versions(state, back)})
    touched = {op["k"] for op in last["o"]}
    plain = {n: _without_versions(d) for n, d in shown.items() if n in touched}
    after = {n: _without_versions(d) for n, d in state.table("n").items() if n in touched}
    assert {n: d for n, d in after.items() if d or n in plain} == plain  # an empty document is as good as none


def _without_versions(document: dict[str, Any]) -> dict[str, Any]:
    return {f: v for f, v in document.items() if f != CONFLICTS}


def line(device: str, stamp: int, op: dict[str, Any]) -> Payload:
    return {"v": 1, "s": 1, "h": stamp, "d": device, "o": [{"t": "n", "k": 1, **op}]}


def test_a_writing_that_stands_alone_says_the_same_before_and_after_others() -> None:
    ops: list[dict[str, Any]] = [
        {"f": {"a": 1}}, {"n": False, "f": {"a": 1}}, {"n": True, "f": {"a": 1}}, {"f": {}}, {"f": {"note": "在"}},
    ]  # fmt: skip
    for op in ops:
        one, other = line("a.1", 20, op), line("b.2", 10, {"f": {"b": 2}})
        gone, later = line("b.2", 15, {"x": True}), line("b.2", 30, {"u": ["a"]})
        for rest in ([], [other], [gone], [later], [other, gone], [gone, later], [other, later]):
            assert view([one, *rest]) == view([*rest, one]), (op, rest)


def test_concurrent_notes_are_both_kept_and_a_later_edit_replaces_both() -> None:
    base = line("a.1", 10, {"n": True, "f": {"note": "原来"}})
    one = line("a.1", 20, {"f": {"note": "这边"}, "b": {"note": [[10, "a.1"]]}})
    two = line("b.2", 15, {"f": {"note": "那边"}, "b": {"note": [[10, "a.1"]]}})
    state = state_of([base, one, two])
    assert state.table("n")[1] == {"note": "这边", CONFLICTS: ["那边"]}
    state.join(line("a.1", 30, changing.change(state, "n", 1, {"note": "合在一起"})))
    assert state.table("n")[1] == {"note": "合在一起"}


def test_a_deletion_does_not_take_a_note_that_its_author_never_saw() -> None:
    base = {"v": 1, "s": 1, "h": 10, "d": "a.1", "o": [{"t": "n", "k": 1, "n": True, "f": {"note": "原来"}}]}
    seen = state_of([base])
    gone = {"v": 1, "s": 2, "h": 99, "d": "a.1", "o": [changing.delete(seen, "n", 1)]}
    edit = {"v": 1, "s": 1, "h": 50, "d": "b.2", "o": [changing.change(seen, "n", 1, {"note": "补了一句"})]}
    assert state_of([base, gone]).table("n") == {}
    assert state_of([base, edit, gone]).table("n")[1]["note"] == "补了一句"


def test_lines_of_a_newer_version_say_nothing() -> None:
    assert state_of([{"v": 2, "s": 1, "h": 1, "d": "a.1", "o": [{"t": "n", "k": 1, "f": {"x": 1}}]}]).documents == {}
