"""The process in which sources are read, so that no parser can harm the one that keeps the library: `--child read`.

It knows no library and writes no file. Requests: `do` with what it needs, and `limits`; answers: `done` with a pickle
(`unpickling` reads it), or `done` with `failed`: kind and sentence, and `trace` where nobody foresaw it. An answer with
`last` is its last one: it has grown large, and another one shall go on.
"""

from __future__ import annotations

import gc
import os
import pickle
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from reader.model.door import door
from reader.model.errors import BaojiaError, ImportFailure, Unforeseen
from reader.model.messages import _
from reader.workspace.children import limits, serving
from reader.workspace.children.looking import usage
from reader.workspace.children.speech import Message

LARGE: Final = 320 << 20
YOUNG: Final = 1_000_000
"""So many new objects before rings of them are looked for: a text of a million repairs has none."""


def main(arguments: list[str]) -> int:
    """Read what the parent asks for, until it asks no more; returns the exit status."""
    parent = serving.begin(arguments)
    limits.write_nothing()
    gc.set_threshold(YOUNG, 5, 5)
    from reader.importing import reading  # noqa: F401  # loaded while the parent still opens its library

    for asked in parent.requests():
        limits.hold_to(asked.line["limits"]["memory"], asked.line["limits"]["seconds"])
        line, data = answer(asked)
        now = usage(os.getpid())
        large = now is not None and now.memory > LARGE
        parent.tell("done", 0, data, **line, **({"last": 1} if large else {}))
        del asked, data
        if large:
            break
    return 0


def answer(asked: Message) -> tuple[dict[str, Any], bytes]:
    """Return what comes of one request: a line, and a pickle where there is something. Never raises."""
    try:
        return {}, _done(asked)
    except ImportFailure as failure:
        return {"failed": [failure.kind, str(failure)]}, b""
    except Unforeseen as trouble:
        return _failed(str(asked.line.get("name", "")), trouble.__cause__ or trouble), b""
    except BaojiaError as trouble:
        return {"failed": ["unreadable", str(trouble)]}, b""


@door
def _done(asked: Message) -> bytes:
    return pickle.dumps(DEEDS[asked.line["do"]](asked), pickle.HIGHEST_PROTOCOL)


def _failed(name: str, fault: BaseException) -> dict[str, Any]:
    """Say what a parser ran into that nobody foresaw: it fails its source alone, and is logged by the parent."""
    if isinstance(fault, MemoryError):
        return {"failed": ["too_large", _("读“{name}”要的内存太多，停下了。").format(name=name)]}
    if isinstance(fault, RecursionError):
        return {"failed": ["corrupt", _("“{name}”里套得太深，没有读成。").format(name=name)]}
    said = _("读“{name}”时出了没料到的岔子（{kind}），没有读成。").format(name=name, kind=type(fault).__name__)
    return {"failed": ["corrupt", said], "trace": "".join(traceback.format_exception(fault))}


def _path(asked: Message) -> object:
    from reader.importing import read_source

    found = read_source(Path(asked.line["path"]), encoding=asked.line.get("encoding"))
    return found.issues, found.warnings


def _text(asked: Message) -> object:
    from reader.importing import read_text

    found = read_text(asked.data.decode("utf-8", "surrogatepass"), name=asked.line["name"])
    return found.issues, found.warnings


def _bytes(asked: Message) -> object:
    from reader.importing import read_bytes

    found = read_bytes(asked.data, name=asked.line["name"], encoding=asked.line.get("encoding"))
    return found.issues, found.warnings


def _stored(asked: Message) -> object:
    from reader.importing import read_stored

    return (read_stored(pickle.loads(asked.data)),), ()  # the parent's own issue


def _sources(asked: Message) -> object:
    from reader.importing import sources

    return tuple(str(path) for path in sources([Path(asked.line["path"])]))


def _preview(asked: Message) -> object:
    from reader.workspace.previewing import look

    return asdict(look(Path(asked.line["path"]), encoding=asked.line.get("encoding")))


DEEDS: dict[str, Callable[[Message], object]] = {
    "path": _path, "text": _text, "bytes": _bytes, "stored": _stored, "sources": _sources, "preview": _preview,
}  # fmt: skip
