"""What came of an import, source by source: what was read in, repaired, doubted, set aside, not read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.report_words import heading, line, sentences
from reader.ui.look.controls import Label, Link
from reader.ui.reading.kept_keys import keep_keys
from reader.ui.searching.askers import OwnThread
from reader.ui.searching.questions import Asked, Question

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from reader.model.issue import PublicationIssue
    from reader.ui.jobs.host import Host
    from reader.ui.searching.fitting_names import Fit
    from reader.workspace.storing import ImportOutcome

    class Report(Protocol):
        """An import that just ended, or one that was kept."""

        @property
        def outcomes(self) -> Sequence[ImportOutcome]:
            """What came of each source."""

        @property
        def failure(self) -> str:
            """What ended it early."""


NumberRole = Qt.ItemDataRole.UserRole
REST_MS = 120


class ImportReport(Dialog):
    """The report of one import: the sources that fit what is typed, and in full the one that is chosen."""

    def __init__(self, host: Host, report: Report) -> None:
        super().__init__(host, _("读入的报纸"), width=44)
        self._host, self.outcomes = host, list(report.outcomes)
        self._lines = [line(outcome) for outcome in self.outcomes]
        self._asker = OwnThread(host.session, "report", self)
        self.finished.connect(lambda _result: self._asker.close(0))
        if report.failure:
            self.body.addWidget(Label(self.look, report.failure, wrap=True))
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(_("报名、文件名、出了什么，也可输拼音"))
        self.sought.setClearButtonEnabled(True)
        self.row(_("筛选"), self.sought)
        self._add_list()
        self._add_ways()
        self.add_close()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self.sought.textChanged.connect(lambda _text: self._rest.start())
        self.sought.installEventFilter(self)
        self._show(range(len(self.outcomes)))
        self.sought.setFocus()

    def _add_list(self) -> None:
        px = self.look.tokens.px
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)  # thousands of sources
        self.list.setAccessibleName(_("读入的报纸"))
        self.list.setMinimumHeight(px(13))
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_details())
        self.list.itemActivated.connect(lambda _item: self._open())
        self.body.addWidget(self.list, 3)
        self.said = Label(self.look, scale=0.87, colour="ink2")
        self.body.addWidget(self.said)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(_("详情"))
        self.details.setMinimumHeight(px(7))
        self.body.addWidget(self.details, 2)

    def _add_ways(self) -> None:
        """Add the ways that lead on from the source that is chosen."""
        self.to_issue, self.to_review = Link(self.look, _("看这一份")), Link(self.look, "")
        self.to_characters = Link(self.look, _("认不准的字…"))
        self.to_aside, self.to_others = Link(self.look, _("没有归入文章的…")), Link(self.look, _("同一天的另几份…"))
        row = QHBoxLayout()
        row.setSpacing(self.look.tokens.px(0.8))
        row.addStrut(self.look.tokens.px(1.8))  # nothing moves where there is no way on
        for link, way in (
            (self.to_issue, self._open), (self.to_review, self._review), (self.to_characters, self._characters),
            (self.to_aside, self._show_aside), (self.to_others, self._others),
        ):  # fmt: skip
            link.clicked.connect(lambda _checked=False, way=way: way())
            row.addWidget(link)
        row.addStretch(1)
        self.body.addLayout(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """In the field ↓ and Enter go to the first source that fits, Esc shows all again before it closes."""
        if keep_keys(event):
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        if event.key() == Qt.Key.Key_Escape and self.sought.text():
            self.sought.clear()
            return True
        return False

    def _ask(self) -> None:
        text = self.sought.text().strip()
        if not text:
            self._show(range(len(self.outcomes)))
            return
        question = Question(kind="names", stream="report", asked=Asked(text=text), names=tuple(self._lines))

        def fits(found: tuple[Fit, ...]) -> None:
            if text == self.sought.text().strip():
                self._show(sorted(fit.number for fit in found))

        self._asker.ask(question, fits, lambda _error: self._show(()), newest=True)

    def _show(self, numbers: Sequence[int]) -> None:
        self.list.clear()
        for number in numbers:
            outcome = self.outcomes[number]
            item = QListWidgetItem(f"{heading(outcome)}\u3000{sentences(outcome)[0]}")
            item.setData(NumberRole, number)
            self.list.addItem(item)
        count = _("{n} 份").format(n=f"{len(numbers):,}")
        found = count if numbers or not self.outcomes else _("没有这样的。")
        self.said.setText(found)
        self.sought.setAccessibleDescription(found)
        self.list.setCurrentRow(0)
        self._show_details()

    @property
    def outcome(self) -> ImportOutcome | None:
        """The source that is chosen."""
        item = self.list.currentItem()
        number: int | None = None if item is None else item.data(NumberRole)
        return None if number is None else self.outcomes[number]

    def _show_details(self) -> None:
        own = self.outcome
        stored = own is not None and bool(own.issue) and own.status != "failed"
        self.details.setPlainText("" if own is None else "\n".join((*sentences(own), own.source)))
        self.to_issue.setVisible(stored)
        self.to_review.setVisible(own is not None and stored and own.doubts > 0)
        review = _("核对 {n} 处…").format(n=own.doubts if own is not None else 0)
        self.to_review.setText(review)
        self.to_review.setAccessibleName(review)
        self.to_characters.setVisible(own is not None and stored and own.format == "picture")
        self.to_aside.setVisible(own is not None and stored and bool(own.set_aside or own.pictures_aside))
        self.to_others.setVisible(own is not None and stored and bool(own.candidates or own.part_of))

    def _review(self) -> None:
        from reader.ui.dialogs.review import open_review

        if issue := self._leave():
            open_review(self._host, issue=issue)

    def _characters(self) -> None:
        from reader.ui.dialogs.misreadings import open_misreadings

        if issue := self._leave():
            open_misreadings(self._host, issue)

    def _open(self) -> None:
        if self.to_issue.isVisibleTo(self) and (issue := self._leave()):
            self._host.open_issue(issue)

    def _show_aside(self) -> None:
        """Show what stands in no piece of the issue; the issue is read beside the window."""
        from reader.ui.dialogs.set_aside import show_set_aside
        from reader.ui.jobs.deeds import LONG

        host, issue = self._host, self._leave()
        if not issue:
            return

        def read() -> PublicationIssue:
            return host.session.library.current(issue).issue

        host.work(_("正在读这一份"), read, lambda found: show_set_aside(host, found), size=LONG)

    def _others(self) -> None:
        from reader.ui.dialogs.same_day import show_same_day

        own = self.outcome
        if own is not None and (issue := self._leave()):
            show_same_day(self._host, issue, own.candidates)

    def _leave(self) -> str:
        """Close and return the issue of the source that is chosen."""
        own = self.outcome
        self.accept()
        return own.issue or "" if own is not None else ""


def show_report(host: Host, report: Report) -> None:
    """Show the report of an import."""
    ImportReport(host, report).ask()
