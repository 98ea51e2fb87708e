"""Regular expressions as Python has compiled them, kept beside the program's bytecode: half of a reading child's start.

Such a child compiles some 600 expressions before it answers. What Python's compiler hands to its engine is kept word
for word, by the expression and its flags, and handed over again; what is not kept (new, or the file is damaged, of
another Python or not there) is compiled as ever. So is everything on a Python that was not looked at, and wherever the
standard library's inner parts are other than they were. A child writes the file before it has seen anything foreign,
where Python would write bytecode.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

import reader
from reader.model.door import door, doors

LOOKED_AT: Final = {(3, 11), (3, 12), (3, 13)}
_DIGEST: Final = 32
CODE: Final = "I"
"""The engine's words are four bytes each."""
_OTHER_PARTS: Final = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError)
"""What comes of inner parts that are missing, want something else or do not know these words."""

Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine is given beside the expression: flags, code, number of groups, their names both ways."""
Key = tuple[bool, str | bytes, int]
"""Whether it is of text, the expression, the flags that it was asked with."""


@door
def place() -> Path:
    """Return the file in which this Python keeps what it compiled for this program."""
    return Path(cache_from_source(reader.__file__)).with_name(f"expressions.{sys.implementation.cache_tag}")


@doors
class Expressions:
    """Stands before Python's compiler of expressions until its `end`.

    While it is `noting`, `missed` tells whether any was asked for that is not kept.
    """

    def __init__(self, path: Path, *, noting: bool = False) -> None:
        self._path = path
        self._asked: dict[Key, Compiled] = {}
        self._known: dict[Key, Compiled] = {}
        self.noting = noting
        self.missed = False
        self._stands = False
        if sys.version_info[:2] in LOOKED_AT:
            with suppress(*_OTHER_PARTS):
                self._compiler, self._engine = _parts()
                self._compile = self._compiler.compile
                self._known = self._read()
                self._compiler.compile = self._given
                self._stands = True

    def end(self) -> None:
        """Leave Python's compiler alone again."""
        if self._stands:
            self._compiler.compile = self._compile

    @property
    def keepable(self) -> bool:
        """Whether this process may write what is like bytecode where that lies."""
        said = sys.dont_write_bytecode and not getattr(sys, "frozen", False)  # a bundle says so for Python's own
        folder = self._path.parent
        return not said and os.access(folder if folder.exists() else folder.parent, os.W_OK)

    def keep(self) -> None:
        """Write all that was asked for while noting. Where that cannot be, the next start is slower, that is all."""
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError, *_OTHER_PARTS):
            data = marshal.dumps((self._python(), self._asked))
            self._path.parent.mkdir(exist_ok=True)
            try:
                draft.write_bytes(hashlib.sha256(data).digest() + data)
                draft.replace(self._path)
            except OSError:
                draft.unlink(missing_ok=True)

    def _given(self, expression: Any, flags: int = 0) -> Any:
        """Be `re._compiler.compile`."""
        if not isinstance(expression, str | bytes):
            return self._compile(expression, flags)
        key = isinstance(expression, str), expression, int(flags)
        if found := self._known.get(key):
            if self.noting:
                self._asked[key] = found
            with suppress(*_OTHER_PARTS):
                whole, code, *more = found
                return self._engine.compile(expression, whole, memoryview(code).cast(CODE).tolist(), *more)
        return self._noted(key) if self.noting else self._compile(expression, flags)

    def _noted(self, key: Key) -> Any:
        """Compile an expression and note what Python hands to its engine."""
        _text, expression, flags = key
        self._compiler._sre = handed = _Handed(self._engine)
        try:
            made = self._compile(expression, flags)
        finally:
            self._compiler._sre = self._engine
        if handed.words and not made.flags & re.LOCALE:
            self._asked[key] = handed.words
            self.missed = True
        return made

    def _python(self) -> tuple[str, int, int]:
        """Tell whose code this is: another Python's means something else."""
        return sys.version, self._engine.MAGIC, self._engine.CODESIZE

    def _read(self) -> dict[Key, Compiled]:
        try:
            whole = self._path.read_bytes()
        except OSError:
            return {}
        data = whole[_DIGEST:]
        if hashlib.sha256(data).digest() != whole[:_DIGEST]:
            return {}
        python, known = marshal.loads(data)
        return known if python == self._python() and isinstance(known, dict) else {}


def _parts() -> tuple[Any, Any]:
    """Return what compiles expressions, and the engine that it compiles them for."""
    return import_module("re._compiler"), import_module("_sre")


class _Handed:
    """Python's engine, with what the compiler hands to it noted."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.words: Compiled | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def compile(self, *given: Any) -> Any:
        """Be `_sre.compile`."""
        with suppress(*_OTHER_PARTS):
            _expression, flags, code, groups, names, numbers = given
            self.words = int(flags), array(CODE, code).tobytes(), int(groups), dict(names), tuple(numbers)
        return self._engine.compile(*given)
