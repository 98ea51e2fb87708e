"""The fence around what reads foreign files: another process (`reading_child`), held to limits, that may fail.

Whatever happens in there (no memory, no end, a fault in C code) is one `ImportFailure` of one source; the process is
started anew and the others go on. Nothing it answers can name code of this process, which never loads a parser itself.
"""

from __future__ import annotations

import atexit
import os
import pickle
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reader.model.door import door
from reader.model.errors import ImportFailure, ImportFailureKind
from reader.model.messages import _, language
from reader.workspace import logbook
from reader.workspace.children.child import Child
from reader.workspace.children.limits import Limits, limits_for
from reader.workspace.children.speech import Message
from reader.workspace.children.starting import ENTRY
from reader.workspace.children.unpickling import ISSUES, unpickled

if TYPE_CHECKING:
    from reader.model.issue import PublicationIssue

AHEAD: Final = 6
AHEAD_BYTES: Final = 32 << 20
"""So many sources, or so many bytes of them, are read while one is stored."""
STAYS: Final = 120.0
"""So many seconds a process waits for more to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one source holds: its issues in printed order, and what the reader should know."""

    issues: tuple[PublicationIssue, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Something to be read: `do` and what that needs, the name it is called by, its size in bytes."""

    name: str
    size: int
    line: dict[str, Any]
    data: bytes = field(default=b"", repr=False)


def file_request(path: Path, encoding: str | None = None, *, do: str = "path") -> Request:
    """Ask for a file, folder or archive."""
    place = str(path.absolute())
    return Request(name=path.name, size=size_of(path), line={"do": do, "path": place, "encoding": encoding})


def text_request(text: str, name: str) -> Request:
    """Ask for a text that somebody pasted."""
    data = text.encode("utf-8", "surrogatepass")
    return Request(name=name, size=len(data), line={"do": "text"}, data=data)


def bytes_request(data: bytes, name: str, encoding: str | None = None) -> Request:
    """Ask for bytes of unknown format."""
    return Request(name=name, size=len(data), line={"do": "bytes", "encoding": encoding}, data=data)


def stored_request(issue: PublicationIssue) -> Request:
    """Ask for a stored issue to be read again with today's rules."""
    data = pickle.dumps(issue, pickle.HIGHEST_PROTOCOL)
    return Request(name=issue.source.name, size=len(issue.source.text) * 3, line={"do": "stored"}, data=data)


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files of a folder; 0 where nobody can tell."""
    total = 0
    with suppress(OSError):
        if not path.is_dir():
            return path.stat().st_size
        for folder, _folders, files in os.walk(path):
            total += sum((Path(folder) / name).lstat().st_size for name in files)
    return total


class Fence:
    """A process that reads, started at once and again whenever it has ended. One thread uses it at a time."""

    def __init__(self, *, limits: Callable[[int], Limits] = limits_for, library: Path | None = None) -> None:
        self._limits = limits
        self.library = library
        self._answers: queue.SimpleQueue[tuple[int, Message | None, str]] = queue.SimpleQueue()
        self._number = 0  # of the present process: what an earlier one said late counts no more
        self._child: Child | None = None
        self.start()

    def start(self) -> None:
        """See to it that there is a process that can be asked; where none can be started, reading will say so."""
        if self._child is not None and self._child.alive:
            return
        self._number += 1
        number = self._number
        try:
            self._child = Child(
                "read",
                heard=lambda message: self._answers.put((number, message, "")),
                ended=lambda _status, said: self._answers.put((number, None, said)),
                folder=ENTRY.parent,
            )
        except OSError:
            self._child = None

    def read(self, request: Request) -> Reading | ImportFailure:
        """Return what one source holds, or why it could not be read."""
        return next(self.read_all([request]))

    def read_all(self, requests: Iterable[Request]) -> Iterator[Reading | ImportFailure]:
        """Yield what each source holds, or why it could not be read, in their order; some are read ahead."""
        for request, told in self._ask_all(requests):
            if isinstance(told, ImportFailure):
                yield told
                continue
            try:
                yield Reading(issues=tuple(told[0]), warnings=tuple(told[1]))
            except (TypeError, ValueError, IndexError):
                yield _failed(request, "")

    def sources(self, path: Path) -> list[Path]:
        """Return the sources that a folder holds. Raises ImportFailure."""
        return [Path(place) for place in self._one(file_request(path, do="sources"))]

    def preview(self, path: Path, encoding: str | None = None) -> dict[str, Any]:
        """Return what a source would bring, as the fields of `previewing.Preview`. Raises ImportFailure."""
        told: dict[str, Any] = self._one(file_request(path, encoding, do="preview"))
        return told

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.end()
            self._child.wait(2.0)
            self._child = None

    def _one(self, request: Request) -> Any:
        _request, told = next(self._ask_all([request]))
        if isinstance(told, ImportFailure):
            raise told
        return told

    def _ask_all(self, requests: Iterable[Request]) -> Iterator[tuple[Request, Any]]:
        """Yield each request with what came of it: plain data, or ImportFailure."""
        left = iter(requests)
        waiting: deque[Request] = deque()
        try:
            while True:
                while _room(waiting) and (request := next(left, None)) is not None:
                    if not waiting:
                        self.start()
                    waiting.append(request)
                    self._say(request)
                if not waiting:
                    return
                told, gone = self._answer(waiting[0])
                request = waiting.popleft()
                if gone:
                    self._again(waiting)
                yield request, told
        finally:
            if waiting and self._child is not None:  # nobody wants the rest
                self.close()

    def _say(self, request: Request) -> None:
        if self._child is None:
            return
        limits = self._limits(request.size)
        line = {**request.line, "name": request.name, "limits": asdict(limits), "language": language()}
        self._child.say(line, request.data, limits=limits)

    def _again(self, waiting: deque[Request]) -> None:
        """Ask another process for what the last one has not answered."""
        self._child = None
        if waiting:
            self.start()
        for request in waiting:
            self._say(request)

    def _answer(self, request: Request) -> tuple[Any, bool]:
        """Wait for the answer to a request; tells also whether the process has ended with it."""
        if self._child is None:
            return ImportFailure("unreadable", _("没能启动读报的进程；请再试一次。")), False
        while True:
            number, message, _said = self._answers.get()
            if number != self._number:
                continue
            if message is None:
                return _failed(request, self._child.reason), True
            if "done" in message.line:
                told = self._told(message)
                if told is None:  # not to be trusted any more
                    self._child.end()
                    return _failed(request, "garbled"), True
                return told, "last" in message.line

    def _told(self, message: Message) -> Any:
        """Return what was answered: plain data or ImportFailure; None where that is nothing of ours."""
        if "failed" in message.line:
            if "trace" in message.line:
                logbook.note(str(message.line["trace"]), self.library)
            kind, sentence = message.line["failed"]
            return ImportFailure(kind, sentence)
        try:
            return unpickled(message.data, ISSUES, (tuple, dict))
        except ValueError:
            return None


def _room(waiting: deque[Request]) -> bool:
    return len(waiting) < AHEAD and sum(request.size for request in waiting) < AHEAD_BYTES


def _failed(request: Request, reason: str) -> ImportFailure:
    """Say what became of a source whose process was ended or has ended by itself."""
    kinds: dict[str, tuple[ImportFailureKind, str]] = {
        "memory": ("too_large", _("读“{name}”要的内存太多，停下了。")),
        "seconds": ("too_large", _("读“{name}”太费时间，停下了。")),
        "output": ("too_large", _("从“{name}”里读出的东西太多，停下了。")),
        "asleep": ("unreadable", _("读“{name}”时等不到下文，停下了。")),
    }
    kind, sentence = kinds.get(reason, ("corrupt", _("读“{name}”时出了岔子，没有读成。")))
    return ImportFailure(kind, sentence.format(name=request.name))


class _Kept:
    """The one process that waits for more to read, for a while; it ends with this process at the latest."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._fence: Fence | None = None
        self._timer: threading.Timer | None = None

    def take(self) -> Fence | None:
        """Return the fence that is kept, and keep it no more."""
        with self._lock:
            fence, self._fence = self._fence, None
            if self._timer is not None:
                self._timer.cancel()
            return fence

    def keep(self, fence: Fence) -> None:
        """Keep a fence for a while, in place of another."""
        other = self.take()
        if other is not None:
            other.close()
        with self._lock:
            self._fence = fence
            self._timer = threading.Timer(STAYS, self.drop)
            self._timer.daemon = True
            self._timer.start()

    def drop(self) -> None:
        """End what is kept."""
        fence = self.take()
        if fence is not None:
            fence.close()


_kept = _Kept()
atexit.register(_kept.drop)


@door
def warm() -> None:
    """Start the process now, so that it gets ready beside whatever comes before the first source."""
    _kept.keep(_kept.take() or Fence())


@contextmanager
def fenced(library: Path | None = None) -> Iterator[Fence]:
    """Lend a fence: the one that waits for more, or a new one. Faults are written to that library's log."""
    (fence := _kept.take() or Fence()).library = library
    fence.start()
    try:
        yield fence
    finally:
        _kept.keep(fence)
