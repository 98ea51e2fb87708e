"""A quick dataclass is told apart from the standard library's by nothing but the time it takes to define."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """As most of ours are."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = field(default_factory=tuple)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The same by the standard library."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = field(default_factory=tuple)


@dataclass(slots=True)
class Open:
    """One that changes."""

    first: int
    seen: set[int] = field(default_factory=set, compare=False)
    secret: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        self.seen.add(self.first)


values = st.fixed_dictionaries({"name": st.text()}, optional={"size": st.integers(), "parts": st.tuples(st.text())})


@given(one=values, other=values)
def test_it_compares_shows_and_replaces_alike(one: dict[str, object], other: dict[str, object]) -> None:
    quick, plain = [(Quick(**one), Quick(**other)), (Plain(**one), Plain(**other))]  # type: ignore[arg-type]
    assert (quick[0] == quick[1]) == (plain[0] == plain[1])
    assert (hash(quick[0]) == hash(quick[1])) >= (quick[0] == quick[1])
    assert repr(quick[0]) == repr(plain[0]).replace("Plain", "Quick")
    assert dataclasses.asdict(quick[0]) == dataclasses.asdict(plain[0])
    assert dataclasses.replace(quick[0], size=7) == Quick(**one | {"size": 7})  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(quick[0])) == copy.deepcopy(quick[0]) == quick[0]


def test_frozen_stays_frozen() -> None:
    made = Quick(name="a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.name
    with pytest.raises(AttributeError):
        object.__setattr__(made, "other", 1)


def test_wrong_arguments_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"Quick.__init__\(\) missing 1 required keyword-only argument: 'name'"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'other'"):
        Quick(name="a", other=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Quick("a")  # type: ignore[call-arg]


def test_one_that_changes_has_no_hash_and_its_own_defaults() -> None:
    one, other = Open(1), Open(1, secret="x")
    assert one.seen == {1}
    assert one.seen is not other.seen
    assert one != other
    assert Open(2) != Open(2, {5}, "x")
    assert Open(2) == Open(2, {5})
    assert repr(other) == "Open(first=1, seen={1})"
    one.first = 4
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_what_the_class_defines_itself_is_kept() -> None:
    @dataclass(frozen=True, slots=True)
    class Named:
        """With a word of its own."""

        name: str

        def __repr__(self) -> str:
            return self.name

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = None  # type: ignore[assignment]

    assert repr(Named("a")) == "a"
    assert Named("a") == Named("b")
    with pytest.raises(TypeError):
        hash(Named("a"))


def test_a_field_outside_init_has_its_default() -> None:
    @dataclass(slots=True)
    class Counter:
        """With what no caller gives."""

        step: int
        twice: int = field(init=False)
        count: int = field(init=False, default=1)
        seen: list[int] = field(init=False, default_factory=list)

        def __post_init__(self) -> None:
            self.twice = 2 * self.step

    made = Counter(3)
    assert (made.step, made.twice, made.count, made.seen) == (3, 6, 1, [])
    with pytest.raises(TypeError):
        Counter(3, 4)  # type: ignore[call-arg]


def test_what_it_does_not_do_is_refused() -> None:
    with pytest.raises(TypeError, match="InitVar"):

        @dataclass(frozen=True, kw_only=True)
        class Broken:
            size: int
            scale: dataclasses.InitVar[int] = 4
