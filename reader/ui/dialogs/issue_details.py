"""Newspaper and day of an issue that prints neither, or prints them wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from reader.model.messages import _
from reader.ui.dialogs.day_field import DayField
from reader.ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model.issue import PublicationIssue
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


class IssueDetails(Dialog):
    """Asks for newspaper and day."""

    def __init__(self, host: Host, issue: PublicationIssue, newspapers: list[str]) -> None:
        remark = _("报纸上没有印的，在这里补上；原文不改，随时可以撤回。")
        super().__init__(host, _("这份报纸"), remark=remark)
        self.newspaper = QComboBox()
        self.newspaper.setEditable(True)
        self.newspaper.addItems(newspapers)
        self.newspaper.setCurrentText(issue.newspaper or "")
        self.day = DayField(issue.date_published or "")
        self.row(_("报名"), self.newspaper)
        self.row(_("日期"), self.day)
        self.add_button(_("以后再说"))
        self.ok = self.add_button(_("记下"), main=True, accepts=True)
        self.day.textChanged.connect(lambda _text: self.day.allow(self.ok))
        self.day.allow(self.ok)


def edit_issue_of(host: Host, session: Session, issue_id: str, then: Callable[[], None] = lambda: None) -> None:
    """Read an issue beside the window, ask for its newspaper and day, and note what is different."""
    host.work(
        _("正在读这一份"),
        lambda: (session.library.current(issue_id).issue, papers_of(session)),
        lambda found: edit_issue(host, session, *found, then),
    )


def papers_of(session: Session) -> list[str]:
    """Return the newspapers of a library."""
    return [n.label for n in session.library.catalogue.tree() if n.collection.kind == "newspaper" and n.label]


def edit_issue(
    host: Host, session: Session, issue: PublicationIssue, papers: list[str], then: Callable[[], None] = lambda: None
) -> None:
    """Ask for newspaper and day of an issue, and note what is different; `then` is called when that is done."""
    from reader.workspace import correcting

    dialog = IssueDetails(host, issue, papers)
    if not dialog.ask() or (day := dialog.day.date) is None:
        return
    newspaper = dialog.newspaper.currentText().strip()

    def note() -> None:
        if newspaper != (issue.newspaper or ""):
            correcting.set_field(session, issue.id, "newspaper", newspaper)
        if day != (issue.date_published or ""):
            correcting.set_field(session, issue.id, "date_published", day)

    host.work(_("正在记下…"), note, lambda _none: then())
