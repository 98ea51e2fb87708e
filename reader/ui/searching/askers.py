"""Who answers questions about a search: a thread of the window, or for a large library a process of its own.

Search holds the interpreter for long stretches; in a large library a thread would make keys and frames wait.
"""

from __future__ import annotations

import base64
import itertools
import pickle
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from reader.model.errors import BaojiaError
from reader.model.messages import language
from reader.model.summary import Collection
from reader.ui.jobs.background import Lane, Operation
from reader.ui.jobs.child_process import ChildProcess
from reader.ui.searching.questions import Question, answer

if TYPE_CHECKING:
    from reader.workspace.session import Session

CHILD = "search"
# From so many pieces on a thread would be felt.
LARGE = 8000
SEARCH = "search"
Then = Callable[[Any], None]
Fail = Callable[[Exception], None]


class Asker(Protocol):
    """Puts questions; the answers come on the GUI thread, none for a question that was overtaken."""

    def ask(self, question: Question, then: Then, fail: Fail, *, newest: bool = False) -> None:
        """Ask; with `newest`, whatever was asked before in its stream is forgotten."""

    def forget(self) -> None:
        """Want no answer about a search any more."""

    def heed(self) -> None:
        """The library has changed."""

    @property
    def idle(self) -> bool:
        """True where everything asked has been answered."""

    def close(self) -> None:
        """End."""


def asker_for(session: Session, name: str, parent: QObject) -> Asker:
    """Return who answers for this library."""
    large = session.library.catalogue.count(Collection(kind="all"))[0] > LARGE
    return OtherProcess(session, parent) if large and not session.sample else OwnThread(session, name, parent)


class OwnThread:
    """Answers on worker threads, one a stream."""

    def __init__(self, session: Session, name: str, parent: QObject) -> None:
        self._session, self._name, self._parent = session, name, parent
        self._lanes: dict[str, Lane] = {}

    def ask(self, question: Question, then: Then, fail: Fail, *, newest: bool = False) -> None:
        """Ask; with `newest`, whatever was asked before in its stream is forgotten."""
        Operation(lambda cancelled: answer(self._session, question, cancelled)).then(then).otherwise(fail).start(
            self._lane(question.stream), newest=newest
        )

    def forget(self) -> None:
        """Want no answer about a search any more."""
        Operation(lambda _cancelled: None).start(self._lane(SEARCH), newest=True)

    def _lane(self, stream: str) -> Lane:
        if stream not in self._lanes:
            self._lanes[stream] = Lane(f"{self._name}, {stream}", self._parent)
        return self._lanes[stream]

    def heed(self) -> None:
        """The library has changed: the session knows it."""

    @property
    def idle(self) -> bool:
        """True where everything asked has been answered."""
        return all(lane.idle for lane in self._lanes.values())

    def close(self, timeout: float = 5.0) -> None:
        """End the threads; wait so many seconds for each."""
        for lane in self._lanes.values():
            lane.close(timeout)


class OtherProcess:
    """Answers in another process, which is started by the first question and again where it has ended."""

    def __init__(self, session: Session, parent: QObject) -> None:
        self._folder = session.library.folder
        self._parent = parent
        self._child: ChildProcess | None = None
        self._numbers = itertools.count(1)
        self._waiting: dict[int, tuple[str, Then, Fail]] = {}
        self._changed = False

    def ask(self, question: Question, then: Then, fail: Fail, *, newest: bool = False) -> None:
        """Ask; with `newest`, whatever was asked before in its stream is forgotten."""
        stream = question.stream
        if newest:
            self._drop(stream)
        number = next(self._numbers)
        self._waiting[number] = (stream, then, fail)
        line = {"number": number, "stream": stream, "newest": newest, "question": _packed(question)}
        self._send(line | {"refresh": self._changed})
        self._changed = False

    def forget(self) -> None:
        """Want no answer about a search any more."""
        self._drop(SEARCH)
        if self._child is not None:
            self._send({"number": next(self._numbers), "stream": SEARCH, "newest": True})

    def _drop(self, stream: str) -> None:
        self._waiting = {number: asked for number, asked in self._waiting.items() if asked[0] != stream}

    def heed(self) -> None:
        """The library has changed: the next question makes the other process look."""
        self._changed = True

    @property
    def idle(self) -> bool:
        """True where everything asked has been answered."""
        return not self._waiting

    def close(self) -> None:
        """End the process."""
        self._waiting.clear()
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _send(self, line: dict[str, Any]) -> None:
        if self._child is None:
            self._child = ChildProcess(CHILD, {"library": str(self._folder), "language": language()}, self._parent)
            self._child.answered.connect(self._answered)
            self._child.finished.connect(self._ended)
            self._child.start()
        self._child.send(line)

    def _answered(self, line: dict[str, Any]) -> None:
        asked = self._waiting.pop(line["number"], None)
        if asked is None:
            return
        _stream, then, fail = asked
        if "failed" in line:
            fail(BaojiaError(line["failed"]))
        else:
            then(pickle.loads(base64.b64decode(line["answer"])))

    def _ended(self, _status: int, said: str) -> None:
        """It has died: nobody answers what was asked."""
        child, self._child = self._child, None
        if child is not None:
            child.deleteLater()
        waiting, self._waiting = self._waiting, {}
        for _stream, _then, fail in waiting.values():
            fail(BaojiaError(said.splitlines()[-1] if said else ""))


def _packed(what: object) -> str:
    return base64.b64encode(pickle.dumps(what)).decode()
