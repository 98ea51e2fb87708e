"""The process in which pictures of pages are read: `--child recognise`. It opens no socket and writes no file.

Requests: `do` with what it needs, and `limits`; answers as those of `reading_child`. `read` answers with a reading as
JSON behind the line, and beside it what the page's head says; before it, as a message of its own (`page`), the page
made straight, as JPEG. An answer with `last` is its last one: it has grown large.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reader.model.door import door
from reader.workspace.children import limits, serving
from reader.workspace.children.expressions import Expressions, place
from reader.workspace.children.looking import usage
from reader.workspace.children.speech import Message
from reader.workspace.reading_child import told

if TYPE_CHECKING:
    from reader.importing.photographs import Photograph

LARGE: Final = 900 << 20
MOST_PAGES: Final = 20
"""After so many pages another process goes on: the engine keeps what it took."""


def main(arguments: list[str]) -> int:
    """Read what the parent asks for, until it asks no more; returns the exit status."""
    parent = serving.begin(arguments)
    sys.addaudithook(refuse_sockets)
    Expressions(place())  # before what reads is loaded
    limits.write_nothing()
    if hasattr(os, "nice"):
        os.nice(serving.NICENESS)
    deeds = _Deeds(parent)
    for asked in parent.requests():
        limits.hold_to(asked.line["limits"]["memory"], asked.line["limits"]["seconds"])
        line, data = deeds.answer(asked)
        now = usage(os.getpid())
        last = deeds.pages >= MOST_PAGES or (now is not None and now.memory > LARGE)
        parent.tell("done", 0, data, **line, **({"last": 1} if last else {}))
        if last:
            break
    return 0


def refuse_sockets(event: str, _arguments: tuple[Any, ...]) -> None:
    """Let nothing here reach for anywhere, whatever a library would fetch."""
    if event.startswith("socket."):
        raise PermissionError("no sockets here")


class _Deeds:
    """What can be asked of it; the engine is loaded at the first page."""

    def __init__(self, parent: serving.Parent) -> None:
        self._parent = parent
        self._engine: Any = None
        self.pages = 0

    def answer(self, asked: Message) -> tuple[dict[str, Any], bytes]:
        """Return what comes of one request: a line, and bytes. Never raises."""
        return told(asked, lambda: self._done(asked))

    @door
    def _done(self, asked: Message) -> tuple[dict[str, Any], bytes]:
        deeds: dict[str, Callable[[Message], tuple[dict[str, Any], bytes]]] = {
            "photographs": self._photographs, "digest": self._digest, "read": self._read, "issues": self._issues,
        }  # fmt: skip
        return deeds[asked.line["do"]](asked)

    def _photographs(self, asked: Message) -> tuple[dict[str, Any], bytes]:
        """Tell the pictures of a source: of each its file, its member, which of several it is."""
        from reader.importing import photographs
        from reader.importing.files import bytes_of
        from reader.importing.formats import pdf
        from reader.recognition.opening import pages_in

        path = Path(asked.line["path"])
        if path.is_file() and path.name.lower().endswith(".pdf"):
            numbers = pdf.pictured_pages(bytes_of(path), name=path.name)
            return {"found": [[str(path), "", n - 1] for n in numbers]}, b""
        found = []
        for photograph in photographs.photographs_in(path):
            several = photograph.name.lower().endswith((".tif", ".tiff"))
            count = pages_in(photographs.bytes_in(photograph), photograph.name) if several else 1
            found += [[str(photograph.path), photograph.member, k] for k in range(count)]
        return {"found": found}, b""

    def _digest(self, asked: Message) -> tuple[dict[str, Any], bytes]:
        return {"digest": hashlib.sha256(_picture(asked)[1]).hexdigest()}, b""

    def _read(self, asked: Message) -> tuple[dict[str, Any], bytes]:
        """Read a picture, or draw the page of one whose reading is known."""
        from reader.importing.readings import recognised
        from reader.importing.readings.placing import marks_of
        from reader.importing.recognising import head_of
        from reader.recognition.opening import as_jpeg, pixels_of
        from reader.recognition.reading import read_page, straight_page

        photograph, picture = _picture(asked)
        pixels, points = pixels_of(picture, photograph.name, photograph.page)
        if asked.data:
            reading = recognised.from_json(asked.data.decode())
            page = straight_page(pixels, reading)
        else:
            reading, page = read_page(pixels, self._loaded(), points)
            self.pages += 1
        marks = marks_of(reading)
        self._parent.tell("page", 0, as_jpeg(page), scale=reading.width / marks.width)
        return head_of(marks), recognised.as_json(reading).encode()

    def _issues(self, asked: Message) -> tuple[dict[str, Any], bytes]:
        """Return the issues of pages that were read: a JSON object of their readings by number."""
        from reader.importing.files import bytes_of
        from reader.importing.readings.placing import marks_of
        from reader.importing.readings.recognised import from_json
        from reader.importing.recognising import read_recognised

        pages = {int(n): marks_of(from_json(text)) for n, text in json.loads(asked.data).items()}
        path = asked.line.get("pdf")
        data = bytes_of(Path(path)) if path else b""
        found = read_recognised(pages, name=asked.line["name"], digest=asked.line["digest"], data=data)
        return {}, pickle.dumps((found.issues, found.warnings), pickle.HIGHEST_PROTOCOL)

    def _loaded(self) -> Any:
        if self._engine is None:
            from reader.recognition.engine import rapid_engine

            self._engine = rapid_engine()
        return self._engine


def _picture(asked: Message) -> tuple[Photograph, bytes]:
    """Return the picture that is meant, and its bytes."""
    from reader.importing import photographs

    photograph = photographs.Photograph(Path(asked.line["path"]), asked.line["member"], asked.line["page"])
    return photograph, photographs.bytes_in(photograph)
