"""Imports one after another in a process of their own, with progress and cancel, and what came of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from reader.model.messages import _
from reader.ui.jobs.child_process import STAYS, ChildProcess
from reader.workspace.children.speech import Message
from reader.workspace.import_progress import Progress
from reader.workspace.storing import ImportOutcome, outcome_of

CHILD = "import"


@dataclass(slots=True, kw_only=True)
class ImportJob:
    """One request: `request` for the child; `outcomes` and `failure` as they come."""

    request: dict[str, Any]
    outcomes: list[ImportOutcome] = field(default_factory=list)
    failure: str = ""
    cancelled: bool = False

    @property
    def issues(self) -> list[ImportOutcome]:
        """What was read in, new or in another version."""
        return [o for o in self.outcomes if o.status in {"imported", "revised"}]

    @property
    def failed(self) -> list[ImportOutcome]:
        """What could not be read."""
        return [o for o in self.outcomes if o.status == "failed"]

    @property
    def doubts(self) -> int:
        """How many places the reader should look at."""
        return sum(o.doubts for o in self.issues)


class ImportJobs(QObject):
    """The queue of imports into one library.

    Signals: progressed(Progress) · stored(ImportOutcome) an issue is in the library ·
    finished(ImportJob).
    """

    progressed = Signal(object)
    stored = Signal(object)
    finished = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._waiting: deque[ImportJob] = deque()
        self._job: ImportJob | None = None
        self._child = ChildProcess(CHILD, self, stays=STAYS)
        self._child.answered.connect(self._answer)
        self._child.finished.connect(self._end)

    @property
    def busy(self) -> bool:
        """True while an import runs."""
        return self._job is not None

    def import_paths(self, paths: Sequence[Path], **options: object) -> None:
        """Queue files, folders and archives."""
        self._queue({"paths": [str(p.absolute()) for p in paths], "options": options})

    def import_text(self, text: str, name: str, **options: object) -> None:
        """Queue copied text."""
        self._queue({"text": text, "name": name, "options": options})

    def cancel(self) -> None:
        """Stop what runs and forget what waits; what is stored stays."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancelled = True
            self._child.cancel()

    def close(self) -> None:
        """End at once (the window closes)."""
        self._waiting.clear()
        self._job = None
        self._child.stop()

    def _queue(self, request: dict[str, Any]) -> None:
        self._waiting.append(ImportJob(request={**request, "library": str(self._library)}))
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        self._job = self._waiting.popleft()
        self._child.ask(self._job.request)
        self.progressed.emit(Progress(source="", done=0, total=len(self._job.request.get("paths", [""]))))

    def _answer(self, message: Message) -> None:
        line = message.line
        if self._job is None:
            return
        if "progress" in line:
            self.progressed.emit(Progress(**line["progress"]))
        elif "outcome" in line:
            outcome = outcome_of(line["outcome"])
            self._job.outcomes.append(outcome)
            if outcome.issue and outcome.status != "failed":
                self.stored.emit(outcome)
        else:
            self._job.failure = str(line.get("failed", ""))

    def _end(self, status: int, said: str) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        if status not in {0, 130, -1} and not job.failure:
            last = said.splitlines()[-1] if said else str(status)
            job.failure = _("读入中断了（{last}）。已经读入的都在。").format(last=last)
        self.finished.emit(job)
        self._next()
