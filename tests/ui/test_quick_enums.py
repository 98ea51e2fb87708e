"""A quick enumeration is told from the standard library's by nothing but the time it takes to make."""

from __future__ import annotations

import json
import subprocess
import sys
from enum import KEEP, Enum, Flag, IntEnum, IntFlag, property
from typing import Any

import pytest

from reader.ui import quick_enums

# Every enumeration of the modules we use, as PySide asks for it, made both ways in a process of its own.
BOTH_WAYS = """
import json
from enum import EnumType
import reader.ui
from reader.ui import quick_enums
ours, asked = EnumType._create_, []
def remember(cls, name, names, **named):
    asked.append((cls.__name__, name, list(names)))
    return ours(cls, name, names, **named)
EnumType._create_ = remember
from PySide6 import QtCore, QtGui, QtPrintSupport, QtWidgets
for module in (QtCore, QtGui, QtWidgets, QtPrintSupport):
    for name in dir(module):
        getattr(module, name)
print(json.dumps(asked))
"""
KINDS: dict[str, Any] = {kind.__name__: kind for kind in (Enum, IntEnum, Flag, IntFlag)}


def shape(made: Any) -> dict[str, object]:
    """Return what a class holds, its members by what they are."""
    told: dict[str, object] = {}
    for name, value in vars(made).items():
        if name in ("__dict__", "__weakref__"):
            continue
        if isinstance(value, staticmethod):
            told[name] = value.__func__
        elif isinstance(value, made):
            told[name] = (vars(value) | {"__objclass__": value.__objclass__ is made}, type(value) is made)
        elif name in ("_member_map_", "_value2member_map_"):
            told[name] = [(key, member.name, member.value) for key, member in value.items()]
        else:
            told[name] = type(value) if isinstance(value, property) else getattr(value, "__func__", value)
    return told


def alike(kind: Any, name: str, names: Any) -> None:
    """Hold a quick one against the standard library's, in all that it holds and in how it acts."""
    quick = quick_enums._create(kind, name, names, boundary=KEEP, module="somewhere")
    plain: Any = quick_enums.STANDARD(kind, name, names, boundary=KEEP, module="somewhere")
    assert shape(quick) == shape(plain)
    assert list(quick.__members__) == list(plain.__members__)
    for one, other in zip(quick, plain, strict=True):
        assert (repr(one), str(one), f"{one}", hash(one), one.name) == (
            repr(other), str(other), f"{other}", hash(other), other.name,
        )  # fmt: skip
        assert quick(one.value) is one is quick[one.name]
        assert one in quick
        if issubclass(kind, Flag):
            assert [repr(x) for x in (~one, one | quick(1), one & ~one)] == [
                repr(x) for x in (~other, other | plain(1), other & ~other)
            ]
    for name, _value in names[:1]:
        with pytest.raises(AttributeError):
            setattr(quick, name, 1)


def test_each_enumeration_of_the_toolkit_is_the_same() -> None:
    told = subprocess.run([sys.executable, "-c", BOTH_WAYS], capture_output=True, text=True, timeout=120, check=True)
    asked = json.loads(told.stdout)
    assert len(asked) > 400
    quick = 0
    for kind, name, names in asked:
        pairs = [(member, value) for member, value in names]
        quick += quick_enums._plain(pairs, quick_enums._template(KINDS[kind], KEEP))
        alike(KINDS[kind], name, pairs)
    assert quick > 400, "most go the quick way"


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_second_names_several_bits_nothing_and_disorder(kind: Any) -> None:
    alike(kind, "Odd", [("B", 2), ("A", 1), ("Nothing", 0), ("Both", 3), ("Again", 2), ("Far", 64), ("Both2", 3)])


@pytest.mark.parametrize(
    "names",
    [
        "A B", ["A", "B"], [("A", "x")], [("name", 1)], [("real", 1), ("B", 2)], [("_a", 1)], [("A", True)],
        {"A": 1}, [("A", 1), ("B", (1, 2))],
    ],
)  # fmt: skip
def test_whatever_is_not_plain_goes_the_standard_way(names: Any) -> None:
    quick = quick_enums._create(Enum, "Odd", names, module="somewhere")
    plain: Any = quick_enums.STANDARD(Enum, "Odd", names, module="somewhere")
    assert shape(quick) == shape(plain)
    with pytest.raises(TypeError):
        quick_enums._create(Enum, "Twice", [("A", 1), ("A", 2)], module="somewhere")


def test_the_module_is_the_one_that_asks() -> None:
    code = "import reader.ui; from enum import IntEnum; print(IntEnum('Made', [('A', 1)]).__module__)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == "__main__"


class Begun(Enum):
    """A base that does something of its own with each member."""

    def __init__(self, number: int) -> None:
        self.doubled = 2 * number


class Shifted(int, Enum):
    """A base that makes its members itself."""

    def __new__(cls, number: int) -> Shifted:
        made = int.__new__(cls, number + 1)
        made._value_ = number + 1
        return made


@pytest.mark.parametrize("base", [Begun, Shifted])
def test_a_base_that_makes_its_members_is_asked_for_them(base: Any) -> None:
    names = [("A", 1), ("B", 2)]
    quick = quick_enums._create(base, "Own", names, module="somewhere")
    plain: Any = quick_enums.STANDARD(base, "Own", names, module="somewhere")
    assert [(m.name, m.value, vars(m).get("doubled")) for m in quick] == [
        (m.name, m.value, vars(m).get("doubled")) for m in plain
    ]
