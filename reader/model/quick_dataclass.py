"""`dataclass` as in the standard library, in a fifth of the time that it takes there to define a class.

The standard library writes every method of a dataclass as text and compiles it: two thirds of a millisecond a class,
which for the sixty classes of a start came to a quarter of a bare window's time. Here only `__init__` is written and
compiled, because objects are made by the hundred thousand; the other methods are ordinary functions over the fields.
Modules that a start loads take `dataclass` from here, all others may. To a type checker the two are one.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
    from typing import Any

    Fields = tuple[dataclasses.Field[Any], ...]
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """Return a decorator that makes a class a dataclass, with equality and, if it is frozen, a hash."""

        def decorate(plain: type) -> type:
            plain.__doc__ = plain.__doc__ or plain.__name__  # else the signature is found out, to be told in its place
            own = frozenset(vars(plain))
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(plain)
            fields = dataclasses.fields(made)
            others = made.__dataclass_fields__.keys() - {field.name for field in fields}
            if any("InitVar" in str(made.__dataclass_fields__[name].type) for name in others):
                raise TypeError(f"{plain.__qualname__}: InitVar is not for this dataclass; take the standard library's")
            methods = {"__init__": _init(made, fields, frozen=frozen), "__repr__": _repr(fields), "__eq__": _eq(fields)}
            methods |= _frozen(fields) if frozen else {"__hash__": None}
            for name, method in methods.items():
                if name not in own:
                    setattr(made, name, method)
            return made

        return decorate


def _init(cls: type, fields: Fields, *, frozen: bool) -> Callable[..., None]:
    """Write and compile `__init__`."""
    needs: dict[str, object] = {"__set": object.__setattr__, "__made": dataclasses.MISSING}
    parameters: tuple[list[str], list[str]] = [], []
    lines = []
    for field in fields:
        name, default, usual = field.name, "", ""
        if field.default is not dataclasses.MISSING:
            default = usual = f"__default_{name}"
            needs[usual] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            default, usual = "__made", f"__make_{name}()"
            needs[f"__make_{name}"] = field.default_factory
        if field.init:
            parameters[bool(field.kw_only)].append(f"{name}={default}" if default else name)
            value = f"{usual} if {name} is __made else {name}" if default == "__made" else name
        elif usual:
            value = usual
        else:
            continue
        lines.append(f" __set(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    positional, named = parameters
    taken = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    exec(f"def __init__({taken}):\n" + ("\n".join(lines) or " pass"), needs)
    init: Callable[..., None] = needs["__init__"]  # type: ignore[assignment]  # just defined
    init.__qualname__, init.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    init.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
    return init


def _repr(fields: Fields) -> Callable[[object], str]:
    shown = [field.name for field in fields if field.repr]

    def __repr__(self: object) -> str:  # noqa: N807 - it becomes one
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    return __repr__


def _eq(fields: Fields) -> Callable[[object, object], object]:
    values = _values([field.name for field in fields if field.compare])

    def __eq__(self: object, other: object) -> object:  # noqa: N807 - it becomes one
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _frozen(fields: Fields) -> dict[str, Callable[..., object]]:
    """Return what a frozen class has more: a hash, its guards, and a way round them for copying and pickling."""
    values = _values([field.name for field in fields if (field.compare if field.hash is None else field.hash)])
    names = [field.name for field in fields]

    def __hash__(self: object) -> int:  # noqa: N807 - it becomes one
        return hash(values(self))

    def __getstate__(self: object) -> list[object]:  # noqa: N807 - it becomes one
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: list[object]) -> None:  # noqa: N807 - it becomes one
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__hash__": __hash__, "__getstate__": __getstate__, "__setstate__": __setstate__,
        "__setattr__": _refuse, "__delattr__": _refuse,
    }  # fmt: skip


def _values(names: list[str]) -> Callable[[object], object]:
    """Return a function that gives what an object is compared by."""
    return attrgetter(*names) if names else lambda _object: ()


def _refuse(_self: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")
