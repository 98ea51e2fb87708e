"""The fence around what reads foreign files: another process (`reading_child`), held to limits, that may fail.

Whatever happens in there (no memory, no end, a fault in C code) is one `ImportFailure` of one source; the process is
started anew and the others go on. Nothing it answers can name code of this process, which never loads a parser itself.
"""

from __future__ import annotations

import atexit
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from reader.model.door import door
from reader.model.errors import ImportFailure, ImportFailureKind
from reader.model.issue import PublicationIssue
from reader.model.messages import _, language
from reader.workspace import logbook
from reader.workspace.children.child import Child
from reader.workspace.children.inbox import Inbox
from reader.workspace.children.limits import Limits, limits_for
from reader.workspace.children.speech import Message
from reader.workspace.children.starting import ENTRY
from reader.workspace.children.unpickling import ISSUES, unpickled
from reader.workspace.reading_parts import Part, Reading, ReadIssue, ReadPicture, ReadStep, ReadToEnd, ReadUnread
from reader.workspace.reading_requests import Request, file_request

AHEAD: Final = 6
AHEAD_BYTES: Final = 32 << 20
"""So many sources, or so many bytes of them, are read while one is stored."""
STAYS: Final = 120.0
"""So many seconds a process waits for more to read."""
TURN: Final = 0.2
"""Every so many seconds whoever waits for an answer may give up."""


Check = Callable[[], None]
"""Called while an answer is waited for; raises where nobody wants it any more."""


class Fence:
    """A process that reads, started at once and again whenever it has ended. One thread uses it at a time."""

    def __init__(self, *, limits: Callable[[int], Limits] = limits_for, library: Path | None = None) -> None:
        self._limits = limits
        self.library = library
        self._answers = Inbox()
        self._number = 0  # of the present process: what an earlier one said late counts no more
        self._child: Child | None = None
        self.start()

    def start(self) -> None:
        """See to it that there is a process that can be asked; where none can be started, reading will say so."""
        if self._child is not None and self._child.alive:
            return
        self._number += 1
        self._answers.only(number := self._number)
        try:
            self._child = Child(
                "read",
                heard=lambda message: self._answers.put(number, message),
                ended=lambda _status, _said: self._answers.put(number, None),
                folder=ENTRY.parent,
            )
        except OSError:
            self._child = None

    def read(self, request: Request) -> Reading | ImportFailure:
        """Return what one source holds, or why it could not be read."""
        return next(self.read_all([request]))

    def read_all(self, requests: Iterable[Request]) -> Iterator[Reading | ImportFailure]:
        """Yield what each source holds as a whole, or why it could not be read, in their order."""
        issues: list[PublicationIssue] = []
        for part in self.parts(requests):
            if isinstance(part, ReadIssue):
                issues.append(part.issue)
            elif not isinstance(part, ReadStep | ReadPicture | ReadUnread):
                yield part if isinstance(part, ImportFailure) else Reading(issues=tuple(issues), warnings=part.warnings)
                issues.clear()

    def parts(self, requests: Iterable[Request], check: Check = lambda: None) -> Iterator[Part]:
        """Yield what comes of each source, in their order: steps and issues as they come, then ReadToEnd, or
        ImportFailure where it could be read no further. Some sources are read ahead.
        """
        for _request, told, _over in self._ask_all(requests, check):
            yield told if isinstance(told, Part) else ReadToEnd(warnings=tuple(told[0]), unread=tuple(told[1]))

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
        self._answers.only(-1)

    def _one(self, request: Request) -> Any:
        _request, told, _over = next(self._ask_all([request]))
        if isinstance(told, ImportFailure):
            raise told
        return told

    def _ask_all(self, requests: Iterable[Request], check: Check = lambda: None) -> Iterator[tuple[Request, Any, bool]]:
        """Yield each request with what comes of it, and whether that is all: Part, or plain data at the end."""
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
                request = waiting[0]
                told, over, gone = self._answer(request, check)
                if over:
                    waiting.popleft()
                if gone:
                    self._again(waiting)
                yield request, told, over
        finally:
            if waiting and self._child is not None:  # nobody wants the rest
                self.close()

    def _say(self, request: Request) -> None:
        if self._child is None:
            return
        limits = self._limits(request.size)
        more = {"name": request.name, "limits": asdict(limits), "language": language()}
        self._child.say(request.line | more, request.data, limits=limits)

    def _again(self, waiting: deque[Request]) -> None:
        """Ask another process for what the last one has not answered."""
        self._child = None
        if waiting:
            self.start()
        for request in waiting:
            self._say(request)

    def _answer(self, request: Request, check: Check) -> tuple[Any, bool, bool]:
        """Wait for the next word on a request; tells also whether it is the last, and the process has ended with it."""
        if self._child is None:
            return ImportFailure("unreadable", _("没能启动读报的进程；请再试一次。")), True, False
        while True:
            check()
            try:
                message = self._answers.get(TURN)
            except TimeoutError:
                continue
            if message is None:
                return failure_of(request, self._child.reason), True, True
            told = self._told(message)
            if told is None:  # not to be trusted any more
                self._child.end()
                return failure_of(request, "garbled"), True, True
            return told, "done" in message.line, "last" in message.line

    def _told(self, message: Message) -> Any:
        """Return what was answered: Part or plain data; None where that is nothing of ours."""
        line = message.line
        if "failed" in line:
            if "trace" in line:
                logbook.note(str(line["trace"]), self.library)
            return ImportFailure(*line["failed"])
        try:
            if "step" in line:
                share, pieces, of = line["step"]
                return ReadStep(share=float(share), pieces=int(pieces), of=int(of))
            if "unread" in line:
                return ReadUnread(pages=tuple(map(int, line["unread"])))
            if "picture" in line:
                return ReadPicture(data=message.data)
            if "issue" in line:
                issue = unpickled(message.data, ISSUES, (PublicationIssue,))
                return ReadIssue(issue=issue, warnings=tuple(map(str, line["issue"])))
            return unpickled(message.data, ISSUES, (tuple, dict)) if "done" in line else None
        except (TypeError, ValueError):
            return None


def _room(waiting: deque[Request]) -> bool:
    return len(waiting) < AHEAD and sum(request.size for request in waiting) < AHEAD_BYTES


def failure_of(request: Request, reason: str) -> ImportFailure:
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
