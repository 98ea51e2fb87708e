"""An adapter that does whatever a broken parser may do: run in children by a `sitecustomize` that tests write.

A text that begins with `misbehave:` and a word is not read: that word is done.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import weakref
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any, ClassVar

DISPATCH = "reader.importing.formats.dispatch"
MARK = b"misbehave:"


def raise_() -> None:
    raise ValueError("an adapter's own fault")


def exit_() -> None:
    raise SystemExit(0)


def abort() -> None:
    import os

    os.abort()


def allocate_in_c() -> None:
    import ctypes

    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    library.memset.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t)
    while True:
        place = library.malloc(16 << 20)
        if not place:
            library.abort()
        library.memset(place, 1, 16 << 20)


def allocate() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(16 << 20))


def loop_in_c() -> None:
    sum(iter(int, 1))  # never ends, and never lets go of the interpreter


def loop_holding_the_interpreter() -> None:
    import ctypes

    # PyDLL does not let go of the interpreter; qsort over a great deal of memory is C alone.
    library = ctypes.PyDLL(None)
    while True:
        library.memset(ctypes.create_string_buffer(64 << 20), 1, 64 << 20)


def flood() -> None:
    import os

    while True:
        os.write(1, b"x" * 65536)
        os.write(2, b"y" * 65536)


def flood_answers() -> None:
    """Write to every handle that there is, the parent's own included."""
    import os

    while True:
        for handle in range(3, 12):
            try:
                os.write(handle, b"z" * 65536)
            except OSError:
                continue


def sleep() -> None:
    import time

    time.sleep(100_000)


def answer_code() -> None:
    """Answer for the reading process, with a pickle that would run a command of the parent's."""
    import os
    import pickle

    from reader.workspace.children import speech

    class Evil:
        def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
            return os.system, (f"touch {os.environ['MISBEHAVE']}/RAN",)

    for handle in range(3, 12):
        try:
            with os.fdopen(os.dup(handle), "wb") as stream:
                speech.write(stream, speech.Message({"done": 0}, pickle.dumps((Evil(), ()))))
        except OSError:
            continue
    os._exit(0)


def fill_the_disk() -> None:
    import os
    from pathlib import Path

    Path(os.environ["MISBEHAVE"], "filled").write_bytes(b"x" * 100)


class Ring:
    """Something that refers to itself."""

    left: ClassVar[weakref.WeakSet[Ring]] = weakref.WeakSet()

    def __init__(self) -> None:
        self.own = self
        self.left.add(self)


def leave_rings() -> None:
    """Leave much behind that nobody has any more, and say how much of an earlier source's is still there."""
    from reader.model.errors import ImportFailure

    left = len(Ring.left)
    for _ring in range(20_000):
        Ring()
    raise ImportFailure("corrupt", f"{left} rings")


DEEDS: dict[bytes, Callable[[], None]] = {
    name.encode(): deed
    for name, deed in (
        ("raise", raise_), ("exit", exit_), ("abort", abort), ("allocate", allocate), ("allocate-in-c", allocate_in_c),
        ("loop", loop_in_c), ("hold", loop_holding_the_interpreter), ("flood", flood), ("answer-flood", flood_answers),
        ("sleep", sleep), ("answer-code", answer_code), ("fill-disk", fill_the_disk),
        ("leave-rings", leave_rings),
    )
}  # fmt: skip


class _Loader(importlib.abc.Loader):
    def __init__(self, real: importlib.abc.Loader) -> None:
        self._real = real

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return self._real.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._real.exec_module(module)
        extracts = module.extracts

        def misbehaving(data: bytes, **more: Any) -> Any:
            if data.startswith(MARK):
                DEEDS[data.removeprefix(MARK).split()[0]]()
            return extracts(data, **more)

        module.extracts = misbehaving  # type: ignore[attr-defined]


class Finder(importlib.abc.MetaPathFinder):
    """Finds the room of adapters, and puts the bad one in front of it."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != DISPATCH:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec


def misbehave() -> None:
    """Let this process misbehave where it is told to."""
    sys.meta_path.insert(0, Finder())
