"""Have another process draw the pages of a source, held to limits, and hear each page as it is done."""

from __future__ import annotations

import queue
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.model.errors import Cancelled, ImportFailure
from reader.model.messages import _, language
from reader.workspace.children.child import Child
from reader.workspace.children.limits import MEMORY, MEMORY_A_BYTE, OUTPUT_A_BYTE, SECONDS, Limits
from reader.workspace.children.starting import ENTRY
from reader.workspace.import_progress import size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.workspace.children.speech import Message

SECONDS_A_PAGE: Final = 20.0
LOOK: Final = 0.2
"""So many seconds pass between two looks whether anybody still wants the pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page that was drawn: of which issue of the source (-1: of all of them), number, pixels a point, its file."""

    part: int
    page: int
    scale: float
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOriginal:
    """A PDF that pages are of: of which issue of the source (-1: of all of them), number from 1, its bytes."""

    part: int
    number: int
    data: bytes


def read_pages(
    path: Path,
    digest: str,
    *,
    pages: int,
    dpi: int,
    most_bytes: int,
    originals: bool,
    cancelled: Callable[[], bool],
) -> Iterator[ReadPage | ReadOriginal]:
    """Yield the pages of a source with that `sha256`, at most so many (0: none is drawn), before them on request the
    PDFs that they are of. Raises ImportFailure, Cancelled.
    """
    heard: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
    failure = ImportFailure("unreadable", _("没能画出“{name}”的版面。").format(name=path.name))
    try:
        child = Child("pages", heard=heard.put, ended=lambda _status, _said: heard.put(None), folder=ENTRY.parent)
    except OSError:
        raise failure from None
    try:
        size = size_of(path)
        limits = Limits(
            memory=2 * MEMORY + MEMORY_A_BYTE * size, seconds=SECONDS + SECONDS_A_PAGE * pages,
            output=(pages + 1) * 2 * max(most_bytes, 1 << 20) + (OUTPUT_A_BYTE * size if originals else 0),
        )  # fmt: skip
        line = {
            "path": str(path.absolute()), "digest": digest, "dpi": dpi, "most_bytes": most_bytes,
            "pages": pages > 0, "originals": originals,
            "name": path.name, "language": language(), "limits": {"memory": limits.memory, "seconds": limits.seconds},
        }  # fmt: skip
        child.say(line, limits=limits)
        yield from _told(heard, failure, cancelled)
    finally:
        child.end()
        child.wait(2.0)


def _told(
    heard: queue.SimpleQueue[Message | None], failure: ImportFailure, cancelled: Callable[[], bool]
) -> Iterator[ReadPage | ReadOriginal]:
    while True:
        if cancelled():
            raise Cancelled(_("留版面图停下了；已经留下的都在。"))
        message = None
        with suppress(queue.Empty):
            message = heard.get(timeout=LOOK)
            if message is None:
                raise failure
        if message is None:
            continue
        if "page" in message.line:
            part, page, scale = message.line["page"]
            yield ReadPage(part=int(part), page=int(page), scale=float(scale), data=message.data)
        elif "original" in message.line:
            part, number = message.line["original"]
            yield ReadOriginal(part=int(part), number=int(number), data=message.data)
        elif "failed" in message.line:
            kind, sentence = message.line["failed"]
            raise ImportFailure(kind, sentence)
        elif "done" in message.line:
            return
