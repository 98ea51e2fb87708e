"""Enumerations of plain numbers, made in a quarter of the time that the standard library takes.

A start of the window makes some 240 of PySide's enumerations with 3,500 members, whatever it uses of them: `Qt` alone
has 93. The standard library puts each member into the class three times and looks through all bases for its name; that
is a tenth of a start. Here the class is a copy of one that the standard library has made without members, for each
kind (Enum, IntEnum, Flag, IntFlag) and boundary, and the members are put in directly. What comes out is the same, which
`tests/ui/test_quick_enums.py` holds for each enumeration of the modules we use; whatever is not a list of plain names
and numbers, and every version of Python that was not looked at, goes the standard library's way.
"""

from __future__ import annotations

import sys
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

LOOKED_AT = {(3, 11), (3, 12), (3, 13)}
KINDS = (Enum, IntEnum, Flag, IntFlag)
STANDARD = EnumType._create_  # type: ignore[attr-defined]  # the stubs leave it out
_OF_EACH_OWN = ("__dict__", "__weakref__", "__module__", "__qualname__", "__doc__")
_templates: dict[tuple[type, object], dict[str, Any]] = {}


def install() -> None:
    """Let `Enum("Name", [("A", 1), …])`, which is how PySide makes its enumerations, be quick from now on."""
    if sys.version_info[:2] in LOOKED_AT:
        EnumType._create_ = _create  # type: ignore[attr-defined]  # the place that PySide's calls come by


def _create(cls: Any, class_name: str, names: Any, **named: Any) -> Any:
    """Stand in for `EnumType._create_`."""
    if named.get("module") is None:  # the third frame from here: the standard library's rule
        named["module"] = sys._getframe(2).f_globals.get("__name__")
    if cls in KINDS and all(named.get(name) is None for name in ("qualname", "type")) and named.get("start", 1) == 1:
        template = _template(cls, named.get("boundary"))
        if _plain(names, template):
            return _made(cls, class_name, names, template, named["module"])
    return STANDARD(cls, class_name, names, **named)


def _template(cls: Any, boundary: Any) -> dict[str, Any]:
    """Return what a class of this kind holds besides its members."""
    known = _templates.get((cls, boundary))
    if known is None:
        empty = STANDARD(cls, "Empty", (), module=__name__, boundary=boundary)
        known = {name: value for name, value in vars(empty).items() if name not in _OF_EACH_OWN}
        known["names that mean something"] = frozenset(dir(empty)) | frozenset(dir(int)) | {"mro", "name", "value"}
        _templates[cls, boundary] = known
    return known


def _plain(names: Any, template: dict[str, Any]) -> bool:
    """Tell whether these are pairs of different names that mean nothing else and of whole numbers."""
    if type(names) not in (list, tuple) or template["_member_type_"] not in (object, int):
        return False
    taken = template["names that mean something"]
    seen = set()
    for pair in names:
        if type(pair) is not tuple or len(pair) != 2 or type(pair[0]) is not str or type(pair[1]) is not int:
            return False
        if pair[0] in taken or pair[0] in seen or not pair[0] or pair[0][0] == "_":
            return False
        seen.add(pair[0])
    return True


def _made(cls: Any, name: str, names: Sequence[tuple[str, int]], template: dict[str, Any], module: Any) -> Any:
    """Return the class with its members, as `EnumType.__new__` would."""
    own = {key: value.copy() if type(value) in (list, dict) else value for key, value in template.items()}
    del own["names that mean something"]
    own["__module__"] = module
    made: Any = type.__new__(cls.__class__, name, (cls,), own)
    new, arguments = made._new_member_, made._use_args_
    by_name, by_value, canonical = made._member_map_, made._value2member_map_, made._member_names_
    hashable: list[int] | None = getattr(made, "_hashable_values_", None)  # since Python 3.12
    flag = issubclass(cls, Flag)
    mask = singles = 0
    put = type.__setattr__
    for member_name, value in names:
        member = new(made, value) if arguments else new(made)
        member._value_ = value
        member._name_ = member_name
        member.__objclass__ = made
        member._sort_order_ = len(canonical)
        single = value > 0 and value & (value - 1) == 0
        if flag:
            mask |= value
            singles |= value if single else 0
        known = by_value.get(value)
        if known is not None:
            member = known  # a second name of the same
        else:
            by_value[value] = member
            if hashable is not None:
                hashable.append(value)
            if single or not flag:
                canonical.append(member_name)
        put(made, member_name, member)
        by_name[member_name] = member
    if flag:
        made._flag_mask_, made._singles_mask_, made._all_bits_ = mask, singles, 2 ** mask.bit_length() - 1
        values = [by_name[one]._value_ for one in canonical]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
    return made
