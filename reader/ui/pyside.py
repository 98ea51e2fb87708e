"""PySide, without what each of its starts does for tools that nobody here uses.

It carries a package of its own as source text and compiles all of it each time. Most of that only tells how something
should have been called: in the message of a TypeError, in `help()`, in .pyi files. Those modules are put off: each is
there but empty, and fills itself at the first look at one of its names. And it puts an import of its own in Python's
place, to watch each import statement for its `__feature__` switch: Python's is put back. (What it does to `import *`,
which must fill its lazy modules in, stays.) Together this is a quarter of a bare window's start.

All of it is by names that 6.11 uses; where they are others, nothing is put off and nothing is lost.
"""

from __future__ import annotations

import builtins
import sys
import threading
from typing import TYPE_CHECKING

from reader.ui import quick_enums

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

PUT_OFF = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "mapping", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)
_FILLING = threading.RLock()
_SOURCE = "the source as it came"
_EMPTY = f"""
from reader.ui.pyside import fill
__source__ = {_SOURCE!r}
def __getattr__(name):
    return fill(globals(), name)
"""
# From C, PySide looks into this module's dictionary, and at nothing in it before it has called this function.
_CALLED_FROM_C = {
    "shibokensupport/signature/mapping.py": """
def update_mapping():
    return fill(globals(), "update_mapping")()
"""
}


def load() -> None:
    """Import PySide's foundation; to be called before anything else imports PySide. Does nothing without PySide."""
    if "shiboken6" not in sys.modules:
        quick_enums.install()
        compile_source = builtins.compile
        builtins.compile = _putting_off(compile_source)
        try:
            import shiboken6  # noqa: F401 - what it compiles is meant
        except ImportError:
            return
        finally:
            builtins.compile = compile_source
    if hasattr(builtins, "__orig_import__"):
        builtins.__import__ = builtins.__orig_import__


def fill(module: dict[str, object], name: str) -> object:
    """Give a module that was put off its contents, and return one of them. Raises AttributeError, like any module."""
    if name.startswith("__"):  # what Python and its tools ask any module for
        raise AttributeError(name)
    with _FILLING:  # two threads may be told of a wrong argument at once
        source = module.pop("__source__", None)
        if source is not None:
            exec(compile(source, str(module["__file__"]), "exec"), module)  # type: ignore[call-overload]  # bytes
    try:
        return module[name]
    except KeyError:
        raise AttributeError(name) from None


def _putting_off(compile_source: Callable[..., Any]) -> Callable[..., Any]:
    """Return a `compile` that makes an empty module of one that is put off."""

    def compile_or_put_off(source: Any, filename: Any, *others: Any, **named: Any) -> Any:
        if filename in PUT_OFF:
            empty = compile_source(_EMPTY + _CALLED_FROM_C.get(filename, ""), filename, "exec")
            return empty.replace(co_consts=tuple(source if c == _SOURCE else c for c in empty.co_consts))
        return compile_source(source, filename, *others, **named)

    return compile_or_put_off
