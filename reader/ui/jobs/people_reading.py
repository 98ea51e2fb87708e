"""Reading a library for its people index, for those in the window who need it: in another process where that is long.

A first reading takes minutes in a large library, and would hold the interpreter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.messages import _
from reader.ui.jobs.background import Lane, Operation
from reader.ui.jobs.child_process import ChildProcess

if TYPE_CHECKING:
    from reader.workspace.children.speech import Message
    from reader.workspace.session import Session

CHILD = "people"
AT_ONCE = 300
"""So many pieces are read on a thread; more of them in a process of their own."""


def is_long(session: Session) -> bool:
    """Tell whether so much has to be read first that another process should; for a worker thread."""
    from reader.workspace import people

    return not session.sample and people.missing(session) > AT_ONCE


class PeopleReading(QObject):
    """One reading by another process. Ends with the object, safely at any moment: what was read stays read.

    Signals: entered(list) entries as they were told · told(str) how far it is, or why it failed · finished(bool)
    whether all was read.
    """

    entered = Signal(object)
    told = Signal(str)
    finished = Signal(bool)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._child = ChildProcess(CHILD, self)
        self._child.answered.connect(self._answer)
        self._child.finished.connect(lambda status, _said: self.finished.emit(status == 0))
        self._child.ask({"library": str(session.library.folder)})

    def stop(self) -> None:
        """End the process."""
        self._child.stop()

    def _answer(self, message: Message) -> None:
        if "progress" in (line := message.line):
            done, total = line["progress"]
            self.told.emit(_("正在从文章里找人名　{done} / {total}").format(done=done, total=total))
        elif "entries" in line:
            self.entered.emit(line["entries"])
        else:
            self.told.emit(str(line.get("failed", "")))


class NamesFirst(QObject):
    """Sees that the names of all pieces are read before something is asked of them. Its owner stops it.

    Signals: read() they are · told(str) how far it is, or why it failed.
    """

    read = Signal()
    told = Signal(str)

    def __init__(self, session: Session, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._lane = session, lane
        self._reading: PeopleReading | None = None

    def see(self) -> None:
        """Read what is missing, and tell when it is there; a few pieces whoever asks reads by himself."""
        if self._reading is None:
            Operation(lambda _cancelled: is_long(self._session)).then(self._begin).otherwise(
                lambda trouble: self.told.emit(str(trouble))
            ).start(self._lane)

    def stop(self) -> None:
        """End what is under way."""
        if self._reading is not None:
            self._reading.stop()

    def _begin(self, long: bool) -> None:
        if not long:
            self.read.emit()
        elif self._reading is None:
            self.told.emit(_("正在从文章里找人名…"))
            self._reading = PeopleReading(self._session, self)
            self._reading.told.connect(self.told)
            self._reading.finished.connect(self._end)

    def _end(self, whole: bool) -> None:
        self._reading = None
        if whole:
            self.read.emit()
