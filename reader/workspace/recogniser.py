"""The process that reads pictures, from its parent's side: one question at a time, and another process when it ends."""

from __future__ import annotations

import json
import queue
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from reader.model.errors import Cancelled, ImportFailure
from reader.model.messages import _, language
from reader.workspace.children.child import Child
from reader.workspace.children.limits import Limits
from reader.workspace.children.speech import Message
from reader.workspace.children.starting import ENTRY
from reader.workspace.children.unpickling import ISSUES, unpickled
from reader.workspace.fence import failure_of
from reader.workspace.reading_parts import Reading
from reader.workspace.reading_requests import Request

LIMITS: Final = Limits(memory=1800 << 20, seconds=900.0, output=256 << 20, asleep=120.0)
"""For one picture. Measured: .9 to 1.35 GB at most, 9 to 40 seconds of processor time."""
_LOOK: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What a picture says: its reading as JSON, the page made straight with pixels a point, what its head tells."""

    reading: str
    scale: float = 1.0
    jpeg: bytes = field(default=b"", repr=False)
    day: str | None = None
    number: str | None = None
    newspaper: str | None = None


class Recogniser:
    """Asks `--child recognise`. Raises ImportFailure where a question has no answer, Cancelled where it shall stop."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled
        self._child: Child | None = None
        self._heard: queue.SimpleQueue[Message | None] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        """Begin; the process is started at the first question."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._end()

    def photographs(self, path: Path) -> list[tuple[str, str, int]]:
        """Return the pictures of a source."""
        answer, _more = self._ask(path.name, {"do": "photographs", "path": str(path.absolute())})
        return [(str(p), str(m), int(k)) for p, m, k in answer.line["found"]]

    def digest(self, place: tuple[str, str, int]) -> str:
        """Return the sha256 of a picture's file."""
        return str(self._ask(Path(place[0]).name, {"do": "digest", **_at(place)})[0].line["digest"])

    def read(self, place: tuple[str, str, int], known: str = "") -> ReadPage:
        """Return what a picture says; a `known` reading is not made again."""
        answer, said = self._ask(Path(place[0]).name, {"do": "read", **_at(place)}, known.encode())
        page = next((m for m in said if "page" in m.line), Message({"scale": 1.0}))
        told = {k: answer.line.get(k) for k in ("day", "number", "newspaper")}
        return ReadPage(reading=answer.data.decode(), scale=float(page.line["scale"]), jpeg=page.data, **told)

    def issues(self, readings: Mapping[int, str], name: str, digest: str, *, pdf: Path | None = None) -> Reading:
        """Return the issues that read pages make."""
        line = {"do": "issues", "name": name, "digest": digest, "pdf": str(pdf.absolute()) if pdf else None}
        answer, _more = self._ask(name, line, json.dumps(readings).encode())
        try:
            issues, warnings = unpickled(answer.data, ISSUES, (tuple,))
            return Reading(issues=tuple(issues), warnings=tuple(warnings))
        except (TypeError, ValueError):
            self._end()
            raise failure_of(Request(name=name, size=0, line={}), "garbled") from None

    def _ask(self, name: str, line: dict[str, Any], data: bytes = b"") -> tuple[Message, list[Message]]:
        """Return the answer to a question, and what was said before it."""
        if self._child is None or not self._child.alive:
            self._start()
        assert self._child is not None
        told = {"name": name, **line, "limits": asdict(LIMITS), "language": language()}
        self._child.say(told, data, limits=LIMITS)
        before: list[Message] = []
        while True:
            if self._cancelled():
                self._end()
                raise Cancelled(_("导入已停下；已经读入的都在。"))
            try:
                message = self._heard.get(timeout=_LOOK)
            except queue.Empty:
                continue
            if message is None:
                reason = self._child.reason
                self._child = None
                raise failure_of(Request(name=name, size=0, line={}), reason)
            if "done" not in message.line:
                before.append(message)
                continue
            if "last" in message.line:
                self._end()
            if "failed" in message.line:
                kind, sentence = message.line["failed"]
                raise ImportFailure(kind, sentence)
            return message, before

    def _start(self) -> None:
        heard: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._heard = heard  # what an earlier one said late is not heard any more
        try:
            self._child = Child(
                "recognise", heard=heard.put, ended=lambda _status, _said: heard.put(None), folder=ENTRY.parent
            )
        except OSError as error:
            raise ImportFailure("unreadable", _("没能启动识字的进程；请再试一次。")) from error

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def _at(place: tuple[str, str, int]) -> dict[str, object]:
    return {"path": place[0], "member": place[1], "page": place[2]}
