"""Who answers questions about a search: a thread of the window, or for a large library a process of its own.

Search holds the interpreter for long stretches; in a large library a thread would make keys and frames wait.
"""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.model.summary import Collection
from reader.ui.jobs.background import Lane, Operation
from reader.ui.jobs.child_process import ChildProcess
from reader.ui.searching.questions import Question, answer

if TYPE_CHECKING:
    from reader.workspace.children.speech import Message
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

    def close(self, timeout: float = 5.0, /) -> None:
        """End; wait so many seconds at most for a thread."""


def asker_for(session: Session, name: str, parent: QObject) -> Asker:
    """Return who answers for this library."""
    return OtherProcess(session, parent) if is_large(session) else OwnThread(session, name, parent)


def is_large(session: Session) -> bool:
    """Tell whether a library is searched by a process of its own."""
    return not session.sample and session.library.catalogue.count(Collection(kind="all"))[0] > LARGE


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
        self._where = {"library": str(session.library.folder)}
        self._parent = parent  # lives as long as whoever asks
        self._child = ChildProcess(CHILD, parent)
        self._child.answered.connect(self._answered)
        self._child.finished.connect(self._ended)
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._changed = False

    def ask(self, question: Question, then: Then, fail: Fail, *, newest: bool = False) -> None:
        """Ask; with `newest`, whatever was asked before in its stream is forgotten."""
        if newest:
            self._drop(question.stream)
        self._put(_Waiting(question, then, fail), newest=newest)

    def _put(self, waiting: _Waiting, *, newest: bool = False) -> None:
        number = next(self._numbers)
        self._waiting[number] = waiting
        line = {"number": number, "stream": waiting.question.stream, "newest": newest, "refresh": self._changed}
        self._child.ask(line | self._where, pickle.dumps(waiting.question))
        self._changed = False

    def forget(self) -> None:
        """Want no answer about a search any more."""
        self._drop(SEARCH)
        if self._child.running:
            self._child.ask({"number": next(self._numbers), "stream": SEARCH, "newest": True} | self._where)

    def _drop(self, stream: str) -> None:
        self._waiting = {n: asked for n, asked in self._waiting.items() if asked.question.stream != stream}

    def heed(self) -> None:
        """The library has changed: the next question makes the other process look."""
        self._changed = True

    @property
    def idle(self) -> bool:
        """True where everything asked has been answered."""
        return not self._waiting

    def close(self, _timeout: float = 5.0, /) -> None:
        """End the process, which is not waited for."""
        self._waiting.clear()
        self._child.stop()

    def _answered(self, message: Message) -> None:
        asked = self._waiting.pop(message.line["number"], None)
        if asked is None:
            return
        if "failed" in message.line:
            asked.fail(BaojiaError(message.line["failed"]))
        else:
            asked.then(pickle.loads(message.data))

    def _ended(self, status: int, said: str) -> None:
        """It has died: another one is asked once more what it has not answered."""
        waiting, self._waiting = self._waiting, {}
        for asked in waiting.values():
            if asked.again or status == -1:
                why = said.splitlines()[-1] if said else str(status)
                asked.fail(BaojiaError(_("查找的进程中断了（{why}）；请再查一次。").format(why=why)))
            else:
                self._put(replace(asked, again=True))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A question that is not answered yet; `again` where a process has died over it."""

    question: Question
    then: Then
    fail: Fail
    again: bool = False
