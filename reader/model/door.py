"""The door of a room: whatever goes wrong behind it leaves as a member of `reader.model.errors`, and as nothing else.

What nobody foresaw becomes one `Unforeseen`, its cause kept, and is told once to whoever keeps the log. So no other
place needs to catch everything, and whoever expects trouble from another room catches `BaojiaError` alone.

`model` and `hanzi` are no rooms in this sense but the floor: pure functions and `whole_file`, whose OSError and
ValueError are for the room that calls them to understand.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

from reader.model.errors import BaojiaError, Unforeseen
from reader.model.messages import _

if TYPE_CHECKING:
    from pathlib import Path

    # Writes a fault down; returns where, or None where it cannot.
    Log = Callable[[BaseException], Path | None]

F = TypeVar("F", bound=Callable[..., Any])
C = TypeVar("C", bound=type)
_GENERATOR = 0x20  # the flag of its code
# What else may be called on an object of a room, besides what has a name.
_SPOKEN = {"__enter__", "__exit__", "__iter__", "__len__", "__getitem__", "__contains__", "__call__"}
_log: Log = lambda _fault: None  # noqa: E731  # until somebody keeps one


def keep_log(log: Log) -> None:
    """From now on have every fault that nobody foresaw written down by `log`."""
    global _log
    _log = log


def door(function: F) -> F:
    """Make a function a door. What is thrown into a generator from outside (the body of a `with`) passes unchanged."""
    if function.__code__.co_flags & _GENERATOR:

        @wraps(function)
        def guarded(*arguments: Any, **named: Any) -> Any:
            return _followed(function(*arguments, **named))

    else:

        @wraps(function)
        def guarded(*arguments: Any, **named: Any) -> Any:
            try:
                return function(*arguments, **named)
            except BaojiaError:
                raise
            except Exception as fault:  # the one place where everything is caught
                raise unforeseen(fault) from fault

    guarded.is_door = True  # type: ignore[attr-defined]  # for the test that looks for doors
    return guarded  # type: ignore[return-value]  # it is called as the function is


def doors(room: C) -> C:
    """Make everything public of a class a door: methods, properties and what has no name."""
    for name, found in list(vars(room).items()):
        if name.startswith("_") and name not in _SPOKEN:
            continue
        if isinstance(found, FunctionType):
            setattr(room, name, door(found))
        elif isinstance(found, classmethod | staticmethod):
            setattr(room, name, type(found)(door(found.__func__)))
        elif isinstance(found, property) and found.fget is not None:
            setattr(room, name, property(door(found.fget), found.fset, found.fdel, found.__doc__))
    room.is_door = True  # type: ignore[attr-defined]  # as above
    return room


def unforeseen(fault: BaseException) -> Unforeseen:
    """Return what is to be raised for a fault, which is written down."""
    place = _log(fault)
    where = _("细节记在《{path}》。").format(path=place) if place else ""
    said = _("程序遇到了没料到的情况（{kind}：{error}）。{where}")
    return Unforeseen(said.format(kind=type(fault).__name__, error=fault, where=where))


def _followed(steps: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
    theirs: BaseException | None = None
    while True:
        try:
            value = next(steps) if theirs is None else steps.throw(theirs)
        except StopIteration as end:
            return end.value
        except BaojiaError:
            raise
        except Exception as fault:
            if fault is theirs:
                raise
            raise unforeseen(fault) from fault
        theirs = None
        try:
            yield value
        except GeneratorExit:
            steps.close()
            raise
        except BaseException as thrown:  # noqa: BLE001  # handed on to whom it was thrown at
            theirs = thrown
