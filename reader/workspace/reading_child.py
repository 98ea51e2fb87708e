"""The process in which sources are read, so that no parser can harm the one that keeps the library: `--child read`.

It knows no library and, once it hears what it is asked, writes no file. Requests: `do` with what it needs, and
`limits`; answers: `step`s (`pace`), `unread` pages of a PDF before its first issue, each `picture` before the issue
that names it first, each issue as it is ready with a pickle (`unpickling` reads it) and what is to be said by then
(`issue`), at last `done` with a pickle of all that is to be said, or of what else was asked for; or `done` with
`failed`: kind and sentence, and `trace` where nobody foresaw it. An answer with `last` is its last one: it has grown
large, and another one shall go on.
"""

from __future__ import annotations

import gc
import os
import pickle
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any, Final

from reader import importing
from reader.model.door import door
from reader.model.errors import BaojiaError, ImportFailure, Unforeseen
from reader.model.messages import _
from reader.workspace.children import limits, serving
from reader.workspace.children.expressions import Expressions, place
from reader.workspace.children.looking import usage
from reader.workspace.children.serving import Parent
from reader.workspace.children.speech import Message

if TYPE_CHECKING:
    from reader.importing.reading import Said
    from reader.model.issue import PublicationIssue

SELDOM: Final = 0.1
"""So many seconds lie between two steps that are told."""
LARGE: Final = 320 << 20
YOUNG: Final = 1_000_000
"""So many new objects before rings of them are looked for amid a source: a text of a million repairs has none."""
ANY: Final = "早市\n\n本报讯（记者葛长河）昨天起，早市挪进廊棚。"
"""Words on which everything is done that is done to any."""
LEFT: Final = 5_000
"""So many new objects behind a source before it is looked for rings of them: a page of a PDF leaves some thousands."""


def main(arguments: list[str]) -> int:
    """Read what the parent asks for, until it asks no more; returns the exit status."""
    parent = serving.begin(arguments)
    gc.set_threshold(YOUNG, 5, 5)
    _load()  # while the parent still opens its library
    limits.write_nothing()
    gc.freeze()
    for asked in parent.requests():
        limits.hold_to(asked.line["limits"]["memory"], asked.line["limits"]["seconds"])
        line, data = answer(asked, parent)
        now = usage(os.getpid())
        large = now is not None and now.memory > LARGE
        parent.tell("done", 0, data, **line, **({"last": 1} if large else {}))
        del asked, line, data
        if large:
            break
        _tidy()
    return 0


def _load() -> None:
    """Load what reads, with its expressions as they were compiled by an earlier process of this program.

    The first after a change of the program loads all there is to load, and keeps them; nothing foreign is here yet.
    """
    expressions = Expressions(place(), noting=True)
    from reader.importing import reading

    if expressions.missed and expressions.keepable:
        for module in walk_packages(importing.__path__, f"{importing.__name__}."):
            with suppress(ImportError, OSError):  # what lacks is told when it is needed
                import_module(module.name)
        list(reading.issues_of_text(ANY, reading.Said(), name=""))
        expressions.keep()
    expressions.noting = False


def _tidy() -> None:
    """Give back what the last source left in rings. What is there otherwise stays, and is not looked at again."""
    if gc.get_count()[0] > LEFT:
        gc.collect()
        gc.freeze()


def answer(asked: Message, parent: Parent) -> tuple[dict[str, Any], bytes]:
    """Return what is said at the end of one request: a line, and a pickle where there is something. Never raises."""
    return told(asked, lambda: ({}, _done(asked, parent)))


def told(asked: Message, work: Callable[[], tuple[dict[str, Any], bytes]]) -> tuple[dict[str, Any], bytes]:
    """Return what comes of work on foreign bytes, or the line that says why nothing does. Never raises."""
    try:
        return work()
    except ImportFailure as failure:
        return {"failed": [failure.kind, str(failure)]}, b""
    except Unforeseen as trouble:
        return _failed(str(asked.line.get("name", "")), trouble.__cause__ or trouble), b""
    except BaojiaError as trouble:
        return {"failed": ["unreadable", str(trouble)]}, b""


@door
def _done(asked: Message, parent: Parent) -> bytes:
    from reader.importing import pace

    with pace.heard_by(_steps(parent)):
        return pickle.dumps(DEEDS[asked.line["do"]](asked, parent), pickle.HIGHEST_PROTOCOL)


def _steps(parent: Parent) -> Callable[[float, int, int], None]:
    """Return what tells the parent how far things have come, now and then."""
    last, known = time.monotonic(), 0

    def step(share: float, pieces: int, of: int) -> None:
        nonlocal last, known
        if of != known or time.monotonic() - last >= SELDOM:
            last, known = time.monotonic(), of
            parent.tell("step", [share, pieces, of])

    return step


def _handed_over(issues: Iterable[PublicationIssue], said: Said, parent: Parent) -> object:
    """Give the parent each issue as it is ready; return all that is to be said of them."""
    given: set[str] = set()
    for k, issue in enumerate(issues):
        if not k and said.unread:
            parent.tell("unread", said.unread)
        for sha256, data in said.pictures_of(issue).items():
            if sha256 not in given:
                parent.tell("picture", sha256, data)
                given.add(sha256)
        parent.tell("issue", said.warnings, pickle.dumps(issue, pickle.HIGHEST_PROTOCOL))
    return tuple(said.warnings), tuple(said.unread)


def _failed(name: str, fault: BaseException) -> dict[str, Any]:
    """Say what a parser ran into that nobody foresaw: it fails its source alone, and is logged by the parent."""
    if isinstance(fault, MemoryError):
        return {"failed": ["too_large", _("读“{name}”要的内存太多，停下了。").format(name=name)]}
    if isinstance(fault, RecursionError):
        return {"failed": ["corrupt", _("“{name}”里套得太深，没有读成。").format(name=name)]}
    said = _("读“{name}”时出了没料到的岔子（{kind}），没有读成。").format(name=name, kind=type(fault).__name__)
    return {"failed": ["corrupt", said], "trace": "".join(traceback.format_exception(fault))}


def _path(asked: Message, parent: Parent) -> object:
    from reader.importing import reading

    said = reading.Said()
    return _handed_over(
        reading.issues_of(Path(asked.line["path"]), said, encoding=asked.line.get("encoding")), said, parent
    )


def _text(asked: Message, parent: Parent) -> object:
    from reader.importing import reading

    text, said = asked.data.decode("utf-8", "surrogatepass"), reading.Said()
    return _handed_over(reading.issues_of_text(text, said, name=asked.line["name"]), said, parent)


def _bytes(asked: Message, parent: Parent) -> object:
    from reader.importing import reading

    name, said = asked.line["name"], reading.Said()
    found = reading.issues_of_bytes(asked.data, said, name=name, encoding=asked.line.get("encoding"))
    return _handed_over(found, said, parent)


def _stored(asked: Message, parent: Parent) -> object:
    from reader.importing import read_stored, reading

    stored = pickle.loads(asked.data)  # the parent's own issue
    return _handed_over([read_stored(stored)], reading.Said(), parent)


def _sources(asked: Message, _parent: Parent) -> object:
    from reader.importing import sources

    return tuple(str(path) for path in sources([Path(asked.line["path"])]))


def _preview(asked: Message, _parent: Parent) -> object:
    from reader.workspace.previewing import look

    return asdict(look(Path(asked.line["path"]), encoding=asked.line.get("encoding")))


DEEDS: dict[str, Callable[[Message, Parent], object]] = {
    "path": _path, "text": _text, "bytes": _bytes, "stored": _stored, "sources": _sources, "preview": _preview,
}  # fmt: skip
