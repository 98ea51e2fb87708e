"""Faults where a room is left: at every call out of it, to the system, to a library or to another room.

`Leaving` watches one thread by the profile hook of the interpreter. Watching alone, it notes the places at which the
room is left; armed with one of them and a fault, it raises the fault there, once, as the call itself would.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, FrameType

ROOT = Path(__file__).resolve().parents[2]
READER = ROOT / "reader"

FAULTS: tuple[Callable[[], Exception], ...] = (
    lambda: sqlite3.OperationalError("injected"),
    lambda: OSError(5, "injected"),
    lambda: MemoryError("injected"),
    lambda: ValueError("injected"),
    lambda: RecursionError("injected"),
    lambda: KeyError("injected"),
)
# Calls that only Python itself answers: a fault there would be the interpreter's, or would leave a lock held.
_PYTHON = {
    "builtins", "_thread", "_functools", "functools", "itertools", "_collections", "_operator", "operator", "_abc",
    "_weakref", "_contextvars", "_sre", "re", "threading", "contextlib", "typing", "enum", "_struct", "array", "math",
    "_bisect", "_heapq", "_asyncio", "collections", "abc", "dataclasses", "weakref", "_warnings", "sys", "atexit",
    "_string", "string", "gc", "copy", "_imp", "marshal", "importlib", "_frozen_importlib", "_random", "random",
}  # fmt: skip
_PYTHON_FILES = tuple(
    f"/{name}" for name in (
        "functools.py", "contextlib.py", "threading.py", "typing.py", "enum.py", "dataclasses.py", "re/__init__.py",
        "collections/__init__.py", "_collections_abc.py", "abc.py", "copy.py", "weakref.py", "random.py",
        "model/quick_dataclass.py", "model/messages.py", "model/errors.py", "string.py", "types.py",
    )
)  # fmt: skip
Place = tuple[str, int, str]  # function and line in the room, what is called


@dataclass
class Leaving:
    """The calls out of a room. `places` in the order in which they were first met; `struck` once the fault is out."""

    room: str
    at: Place | None = None
    fault: Exception | None = None
    places: dict[Place, int] = field(default_factory=dict)
    struck: bool = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch what this thread does."""
        inside = str(READER / self.room) + "/"
        known: dict[CodeType, bool] = {}

        def here(code: CodeType) -> bool:
            if code not in known:
                known[code] = code.co_filename.startswith(inside)
            return known[code]

        def look(frame: FrameType, event: str, called: Any) -> None:
            if event == "c_call":
                if here(frame.f_code) and _leads_out(called):
                    self._meet(frame, getattr(called, "__qualname__", "?"))
            elif event == "call" and frame.f_back is not None and here(frame.f_back.f_code) and not here(frame.f_code):
                name = _name_of(frame, inside)
                if name:
                    self._meet(frame.f_back, name)

        sys.setprofile(look)
        try:
            yield
        finally:
            sys.setprofile(None)

    def _meet(self, frame: FrameType, name: str) -> None:
        place = (f"{Path(frame.f_code.co_filename).name} {frame.f_code.co_qualname}", frame.f_lineno, name)
        self.places[place] = self.places.get(place, 0) + 1
        if place == self.at and not self.struck:
            self.struck = True
            assert self.fault is not None
            sys.setprofile(None)
            raise self.fault


def _leads_out(called: Any) -> bool:
    """Tell whether a function written in C is more than a part of the language."""
    module = getattr(called, "__module__", None)
    if module is None:
        module = type(getattr(called, "__self__", None)).__module__
    return module.split(".")[0] not in _PYTHON and getattr(called, "__name__", "") not in {"close", "release"}


def _name_of(frame: FrameType, inside: str) -> str:
    """Return what is called, empty where it is the language's, or the room itself again."""
    code = frame.f_code
    if "shiboken" in code.co_filename:  # it listens to imports, where Qt was loaded before
        return ""
    if code.co_filename.startswith("<") or code.co_filename.endswith(_PYTHON_FILES) or "/tests/" in code.co_filename:
        return ""
    if code.co_name in {"__del__", "__exit__"} or code.co_qualname.startswith(("PurePath", "_PathParents")):
        return ""
    if code.co_flags & 0x20 and frame.f_lasti > 0:  # a generator that goes on was called before
        return ""
    if code.co_filename.endswith("model/door.py"):
        function = frame.f_locals.get("function")
        if function is None or function.__code__.co_filename.startswith(inside):
            return ""
        return str(function.__qualname__)
    return code.co_qualname
