"""The search index kept up to date behind the window: a few new pieces on the way, more of them in another process.

Search answers from what is there meanwhile, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QObject, QTimer, Signal

from reader.model.messages import _
from reader.ui.jobs.child_process import ChildProcess
from reader.ui.searching.questions import Question
from reader.workspace.children.speech import Message

if TYPE_CHECKING:
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost
    from reader.ui.shell.import_desk import ImportDesk
    from reader.ui.shell.job_strip import JobStrip
    from reader.workspace.looking_through import Looked
    from reader.workspace.taking import Arrived

CHILD = "index"
# So many are indexed within a moment, on the thread that searches.
AT_ONCE = 300
FIRST_MS = 600
REST_MS = 1500
AGAIN_MS = 20_000


class IndexDesk(QObject):
    """Watches over the index of the reader's own library.

    Signals: built() search now answers from more than before.
    """

    built = Signal()

    def __init__(self, window: DeskHost, imports: ImportDesk) -> None:
        super().__init__(window.window())
        self._window = window
        self._imports = imports
        self._desk: Desk | None = None
        self._child: ChildProcess | None = None
        self._refused = False
        self._failure = ""
        self._shown: tuple[str, bool] | None = None  # what the strip said before
        self._look = QTimer(self, singleShot=True)
        self._look.timeout.connect(self.look)
        imports.jobs.finished.connect(self._imported)

    @property
    def busy(self) -> bool:
        """True while the index is being built."""
        return self._child is not None

    def adopt(self, desk: Desk) -> None:
        """Look after this desk's library, beginning in a moment."""
        if desk.session.sample or desk is self._desk:
            return
        desk.session.most_at_once = AT_ONCE
        self._desk = desk
        desk.strip.cancelled.connect(self.cancel)
        desk.destroyed.connect(lambda: self._forget(desk))
        self._look.start(FIRST_MS)
        QTimer.singleShot(FIRST_MS, desk, lambda: self._follow(desk))

    def look(self) -> None:
        """Find out whether the index lags behind, and have it built where it does."""
        if self._desk is None or self._child is not None or self._imports.jobs.busy or self._refused:
            return
        self._ask("complete", self._looked)

    def rebuild(self) -> None:
        """Build the index anew from the library."""
        if self._desk is not None and self._child is None:
            self._refused = False
            self._start(rebuild=True)

    def cancel(self) -> None:
        """Stop building, until the library changes or the window is opened anew."""
        if self._child is not None and not self._imports.jobs.busy:
            self._refused = True
            self._child.cancel()

    def close(self) -> None:
        """End at once (the window closes)."""
        self._look.stop()
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _follow(self, desk: Desk) -> None:
        if desk.changes is not None:
            desk.changes.changed.connect(lambda changes: self._heed() if changes.articles or changes.issues else None)
        if desk.search is not None:
            desk.search.answered.connect(self._answered)

    def _answered(self) -> None:
        """A search was answered from less than there is, as after its index was damaged."""
        search = self._desk.search if self._desk is not None else None
        if search is not None and search.answer is not None and not search.answer.complete:
            self._heed()

    def _heed(self) -> None:
        if not self._look.isActive():
            self._look.start(REST_MS)

    def _imported(self, _job: object) -> None:
        self._refused = False
        self._heed()

    def _ask(self, kind: Literal["complete", "reloaded"], then: Callable[[bool], None]) -> None:
        """Ask whoever searches: in a large library this process never opens the index."""
        search = self._desk.search if self._desk is not None else None
        if search is None:
            self._look.start(FIRST_MS)
            return
        desk = self._desk
        search.asker.ask(
            Question(kind=kind, stream="index"),
            lambda complete: then(complete) if desk is self._desk else None,
            lambda _trouble: None,
        )

    def _forget(self, desk: Desk) -> None:
        if self._desk is desk:
            self._desk = None

    def _looked(self, complete: bool) -> None:
        if complete:
            self._tell()
        elif self._child is None and not self._imports.jobs.busy:
            self._start(rebuild=False)

    def _start(self, *, rebuild: bool) -> None:
        if self._desk is None:
            return
        folder = self._desk.session.library.folder
        self._failure = ""
        self._child = ChildProcess(CHILD, self)
        self._child.answered.connect(self._answer)
        self._child.finished.connect(self._end)
        self._child.ask({"library": str(folder), "rebuild": rebuild})

    def _strip(self) -> JobStrip | None:
        """Return the strip, where no import needs it."""
        return self._desk.strip if self._desk is not None and not self._imports.jobs.busy else None

    def _answer(self, message: Message) -> None:
        line = message.line
        strip = self._strip()
        if "failed" in line:
            self._failure = str(line["failed"])
        elif strip is not None:
            if self._shown is None:
                self._shown = strip.result
            done, total = line["progress"]
            strip.progress(_("正在建索引"), done, total)

    def _end(self, status: int, _said: str) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.deleteLater()
        strip, before, self._shown = self._strip(), self._shown, None
        if strip is not None and before is not None:
            strip.finish(before[0], see=before[1])
        if self._failure:
            self._window.say(self._failure)
        if status == 0 and not self._failure and self._desk is not None:
            self._window.happenings.note("index", _("索引建好了"))
            self._ask("reloaded", self._rebuilt)

    def _rebuilt(self, complete: bool) -> None:
        self._tell()
        if not complete:  # another process was at it, or the library has grown meanwhile
            self._look.start(AGAIN_MS)

    def _tell(self) -> None:
        search = self._desk.search if self._desk is not None else None
        if search is not None:
            search.reconsider()
        if search is not None and search.active and search.answer is not None and not search.answer.complete:
            search.again()
        self._take_arrivals()
        self.built.emit()

    def _take_arrivals(self) -> None:
        """Let saved searches take what has come, where one of them takes anything."""
        from reader.workspace.standing_orders import orders

        desk = self._desk
        if desk is not None and desk.search is not None and desk.writable:
            desk.deeds.answer(lambda: orders(desk.session), lambda found: self._ask_what_came(desk) if found else None)

    def _ask_what_came(self, desk: Desk) -> None:
        from reader.workspace.looking_through import Wanted

        if desk is not self._desk or desk.search is None:
            return
        wanted = Wanted(view="arrived", query="", way="", against="", today=date.today())
        question = Question(kind="through", through=wanted, stream="index")
        desk.search.asker.ask(question, lambda looked: self._take(desk, looked), lambda _trouble: None)

    def _take(self, desk: Desk, looked: Looked) -> None:
        from reader.ui.dialogs.saved_search import take_arrivals

        found = cast("tuple[Arrived, ...]", looked.seen)
        if desk is self._desk and found:
            take_arrivals(self._window, desk.session, found)
