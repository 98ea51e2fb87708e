"""What came of an import, source by source: what was read in, what is doubtful, what could not be read and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.browsing.wording import day_words
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.controls import Label, Link

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.ui.jobs.import_jobs import ImportJob
    from reader.workspace.storing import ImportOutcome


class ImportReport(Dialog):
    """The report of one import."""

    def __init__(self, host: Host, job: ImportJob) -> None:
        super().__init__(host, _("读入的报纸"), width=36)
        self._host = host
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setSpacing(self.look.tokens.px(0.9))
        for outcome in job.outcomes:
            self._add(outcome)
        if job.failure:
            self._rows.addWidget(Label(self.look, job.failure, wrap=True))
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumHeight(self.look.tokens.px(16))
        self.body.addWidget(area, 1)
        self.add_close()

    def _add(self, outcome: ImportOutcome) -> None:
        box = QVBoxLayout()
        box.setSpacing(self.look.tokens.px(0.15))
        box.addWidget(Label(self.look, heading(outcome), scale=1.0, serif=True, bold=True, wrap=True))
        for sentence in sentences(outcome):
            box.addWidget(Label(self.look, sentence, scale=0.87, colour="ink2", wrap=True))
        if outcome.issue and outcome.status != "failed":
            link = Link(self.look, _("看这一份"))
            link.clicked.connect(lambda _checked=False, issue=outcome.issue: self._show(issue))
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            if outcome.doubts:
                review = Link(self.look, _("核对 {n} 处…").format(n=outcome.doubts))
                review.clicked.connect(lambda _checked=False, issue=outcome.issue: self._review(issue))
                box.addWidget(review, 0, Qt.AlignmentFlag.AlignLeft)
            if outcome.format == "picture":
                characters = Link(self.look, _("认不准的字…"))
                characters.clicked.connect(lambda _checked=False, issue=outcome.issue: self._characters(issue))
                box.addWidget(characters, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addLayout(box)

    def _review(self, issue: str) -> None:
        from reader.ui.dialogs.review import open_review

        self.accept()
        open_review(self._host, issue=issue)

    def _characters(self, issue: str) -> None:
        from reader.ui.dialogs.misreadings import open_misreadings

        self.accept()
        open_misreadings(self._host, issue)

    def _show(self, issue: str) -> None:
        self._host.open_issue(issue)
        self.accept()


def heading(outcome: ImportOutcome) -> str:
    """Return what an outcome is about: paper and day, or the source's name."""
    from datetime import date

    name = Path(outcome.source).name
    if outcome.status == "failed":
        return name
    day = day_words(outcome.date_published, date.today())
    paper = f"《{outcome.newspaper}》" if outcome.newspaper else _("报名不详")
    return " ".join(word for word in (paper, day, "" if outcome.newspaper else name) if word)


def sentences(outcome: ImportOutcome) -> list[str]:
    """Return what there is to say of an outcome."""
    if outcome.status == "failed":
        return [outcome.error_message or _("没有读懂这份文件。")]
    said = {
        "imported": _("读入 {n} 篇。"), "revised": _("是库里一份报纸的新版本，{n} 篇，编号不变。"),
        "unchanged": _("早已在库，{n} 篇，没有变化。"),
    }[outcome.status].format(n=outcome.articles)  # fmt: skip
    counts = _("修整 {repairs} 处，{doubts} 处拿不准。").format(repairs=outcome.repairs, doubts=outcome.doubts)
    return [said + (counts if outcome.repairs or outcome.doubts else ""), *outcome.warnings]


def show_report(host: Host, job: ImportJob) -> None:
    """Show the report of an import."""
    ImportReport(host, job).ask()
