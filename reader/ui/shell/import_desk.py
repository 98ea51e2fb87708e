"""Imports as the window shows them: progress in the strip, what came of them, and the paper that has no name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.messages import _
from reader.model.summary import Collection
from reader.recognition.extra import can_recognise
from reader.ui.jobs.import_jobs import ImportJob, ImportJobs
from reader.ui.jobs.import_words import failure_words, outcome_lines, progress_words, summary_words
from reader.ui.shell.adding_desk import AddingDesk
from reader.ui.shell.going_on import GoingOn
from reader.ui.shell.job_strip import JobStrip
from reader.ui.shell.libraries import show_own_library, show_sample
from reader.ui.shell.page_question import ask_about_pages
from reader.workspace.recognising import install_command

if TYPE_CHECKING:
    from reader.ui.browsing.tree_model import TreeModel
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost
    from reader.workspace.import_progress import Progress
    from reader.workspace.storing import ImportOutcome


class ImportDesk(QObject):
    """Runs the imports of a window into the reader's own library.

    Signals: first_shown() the first issue of an import is shown.
    """

    first_shown = Signal()

    def __init__(self, window: DeskHost) -> None:
        super().__init__(window.window())
        self._window = window
        self.jobs = ImportJobs(window.library_session.library.folder, self)
        self.last: ImportJob | None = None
        self._shown_first = self._quiet = False
        self._strips: list[JobStrip] = []
        self._taken = ""  # the issue to which the reader was taken, or is about to be
        self._going_on = GoingOn(window, self.jobs, self)
        self._adding = AddingDesk(self, self._strips, self._offer, self.paths)
        self.jobs.progressed.connect(self._progress)
        self.jobs.stored.connect(self._stored)
        self.jobs.finished.connect(self._finished)

    def add_strip(self, strip: JobStrip) -> None:
        """Show progress in this strip too."""
        if strip not in self._strips:
            self._strips.append(strip)
            strip.cancelled.connect(self.jobs.cancel)
            strip.cancelled.connect(self._adding.adding.stop)
            strip.looked.connect(self.show_report)
            strip.destroyed.connect(lambda: self._strips.remove(strip) if strip in self._strips else None)

    def paths(self, paths: Sequence[Path], *, show: bool = False, **options: object) -> None:
        """Import files and folders; with `show`, what comes first is shown even to one who is reading."""
        self._begin(shown=not show and self._reading)
        self.jobs.import_paths(paths, **options)

    def _begin(self, *, shown: bool, quiet: bool = False) -> None:
        """Begin an import; with `shown`, nothing of it is shown by itself, and with `quiet` nothing is asked."""
        self._shown_first, self._quiet, self._taken = shown, quiet, ""

    @property
    def _reading(self) -> bool:
        """True while a piece of the reader's own library is open, which no import takes away."""
        window = self._window
        return window.desk is not None and not window.session.sample and bool(window.article_id)

    def arrived(self, paths: Sequence[Path]) -> None:
        """Import what came by itself: a piece that is being read stays, and nothing is asked."""
        own = self._window.desk is not None and not self._window.session.sample
        self._begin(shown=own, quiet=own)
        self.jobs.import_paths(paths)

    def text(self, text: str) -> None:
        """Import copied text."""
        self._begin(shown=self._reading)
        self.jobs.import_text(text, _("粘贴的文字"))

    def show_report(self) -> None:
        """Show what came of the last import, in full."""
        from reader.ui.dialogs.import_report import show_report

        if self.last is not None:
            show_report(self._window, self.last)

    def _progress(self, step: Progress) -> None:
        words, count = progress_words(step)
        for strip in self._strips:
            strip.progress(words, step.bytes_done, step.bytes_total, count)
        if self._window.desk is not None and self._window.session.sample:
            said = _("{words} {count}　读进第一份，示例报纸就让开。").format(words=words, count=count)
            self._window.state_line.tell(said, {_("停下"): self.jobs.cancel})

    def _stored(self, outcome: ImportOutcome) -> None:
        """Bring the library up to date, and show the first issue that came in."""
        window = self._window
        first = window.desk is None or window.session.sample
        if first:
            show_own_library(window)
        elif window.desk is not None:
            window.desk.look_for_changes()
        if not self._shown_first:
            self._shown_first = True
            self._show_issue(outcome, first=first)

    def _show_issue(self, outcome: ImportOutcome, *, first: bool) -> None:
        """Show an issue that came in, unless the reader goes elsewhere before the list has it.

        On a desk that is shown for the `first` time the list's first piece opens by itself: that is nobody's choice.
        """
        from reader.ui.shell.window_state import stands_at

        desk = self._window.desk
        if desk is None:
            return
        self._taken, stood = outcome.issue or "", stands_at(desk)

        def listed() -> None:
            now = stands_at(desk)
            elsewhere = (now.collection, now.query) != (stood.collection, stood.query)
            chosen = now.article not in {stood.article, "", desk.list.model.first_id if first else ""}
            self._show_stored(outcome, desk, moved=elsewhere or chosen)

        desk.look_for_changes(listed)

    def _show_stored(self, outcome: ImportOutcome, desk: Desk, *, moved: bool) -> None:
        if desk is not self._window.desk:
            return
        desk.browser.load_tree()
        collection = issue_collection(outcome, desk.tree.nodes)
        desk.tree.unfold(collection)
        if moved:
            self._taken = ""
            if self.last is not None and not self.jobs.busy:
                self._offer_way(self.last)
        else:
            desk.browser.show(collection)
            if first := desk.list.model.first_id:
                desk.open(first)
        self.first_shown.emit()

    def _finished(self, job: ImportJob) -> None:
        self.last = job
        if self._window.desk is not None and not self._window.session.sample:
            self._window.desk.look_for_changes()
        elif self._window.desk is not None:  # nothing came in
            show_sample(self._window)
        words = summary_words(job)
        for strip in self._strips:
            strip.finish(words, see=bool(job.outcomes))
        from reader.workspace.import_reports import KeptReport

        report = KeptReport(outcomes=tuple(job.outcomes), failure=job.failure)
        self._window.happenings.note("import", words or job.failure or _("没有读到什么"), outcome_lines(job), report)
        if job.failure:
            self._window.say(job.failure)
        elif photographs := _photographs(job):
            self._adding.offer(photographs)
        elif job.failed and not job.issues:
            self._window.say_with(failure_words(job.failed), {_("查看"): self.show_report})
        elif ask_about_pages(self._window, job, self.paths):
            pass
        elif not self._quiet and len(job.issues) == 1 and job.issues[0].status == "imported":
            self._ask_details(job.issues[0])
        elif not self._quiet and len(job.issues) > 1:
            self._ask_series(job.issues)
        self._offer_way(job)

    def _offer_way(self, job: ImportJob) -> None:
        """Offer the way to what came, unless the reader was taken there."""
        desk, came = self._window.desk, next((o for o in job.issues if o.issue), None)
        if desk is None or came is None or came.issue == self._taken:
            return
        issue = str(came.issue)
        said = _("《{name}》读进来了。").format(name=came.newspaper or Path(came.source).stem)
        desk.undo.tell_way(said, _("去看"), lambda: self._window.open_issue(issue))

    def _ask_details(self, outcome: ImportOutcome) -> None:
        """Offer to say newspaper and day where the issue prints neither."""
        missing = [
            word for word, value in ((_("报名"), outcome.newspaper), (_("日期"), outcome.date_published)) if not value
        ]
        if not missing:
            return
        said = _("这份报纸上没有印{missing}。").format(missing=_("和").join(missing))
        self._window.say_with(said, {_("补上…"): lambda: self._edit(outcome)}, warning=False)

    def _ask_series(self, outcomes: Sequence[ImportOutcome]) -> None:
        """Offer to say newspaper and day once for the photographs on which none were read."""
        from reader.ui.dialogs.series_details import edit_series, lacking, what_is_lacking

        if said := what_is_lacking(*map(len, lacking(outcomes))):
            ask = lambda: edit_series(self._window, self._window.session, outcomes)  # noqa: E731
            self._window.say_with(said, {_("一起补上…"): ask}, warning=False)

    def _offer(self, sentence: str, ways: dict[str, Callable[[], None]]) -> None:
        self._window.say_with(sentence, ways, warning=False)

    def _edit(self, outcome: ImportOutcome) -> None:
        from reader.ui.dialogs.issue_details import edit_issue_of

        if outcome.issue and self._window.desk is not None:
            edit_issue_of(self._window, self._window.session, outcome.issue)


def _photographs(job: ImportJob) -> list[Path]:
    """Return the sources of a job that are pictures which cannot be read here yet."""
    if job.request.get("paths") is None or can_recognise() or not install_command():
        return []
    return [Path(o.source) for o in job.failed if o.error_kind == "no_text"]


def issue_collection(outcome: ImportOutcome, nodes: TreeModel) -> Collection:
    """Return the collection of the pieces that an import brought: its node in the tree, as far as there is one."""
    issue = outcome.issue or ""
    return nodes.issue_node(issue) or Collection(kind="issue", path=(issue,))
