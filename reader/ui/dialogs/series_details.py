"""Newspaper and day of photographs on which none were read: asked once for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from reader.model.messages import _
from reader.ui.dialogs.day_field import DayField
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.issue_details import papers_of

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session
    from reader.workspace.storing import ImportOutcome


class SeriesDetails(Dialog):
    """Asks for the newspaper of so many issues and the day of so many; what none lacks is not asked for."""

    def __init__(self, host: Host, unnamed: int, undated: int, newspapers: Sequence[str], likely: str) -> None:
        remark = _("照片上没有读到的，在这里一次补上；读到了的不动，可以一次全部撤回。")
        super().__init__(host, _("这些照片"), remark=what_is_lacking(unnamed, undated) + remark)
        self.newspaper, self.day = QComboBox(), DayField()
        if unnamed:
            self.newspaper.setEditable(True)
            self.newspaper.addItems(list(newspapers))
            self.newspaper.setCurrentText(likely)
            self.row(_("报名"), self.newspaper)
        if undated:
            self.row(_("日期"), self.day)
        self.add_button(_("以后再说"))
        self.ok = self.add_button(_("记下"), main=True, accepts=True)
        self.day.textChanged.connect(lambda _text: self.day.allow(self.ok))


def what_is_lacking(unnamed: int, undated: int) -> str:
    """Say of how many issues the name was not read, and of how many the day; empty where none lack any."""
    told = ((unnamed, _("{n} 份没有读到报名")), (undated, _("{n} 份没有读到日期")))
    words = [text.format(n=count) for count, text in told if count]
    return _("照片里有 {what}。").format(what=_("，").join(words)) if words else ""


def lacking(outcomes: Sequence[ImportOutcome]) -> tuple[list[str], list[str]]:
    """Return the issues of photographs that have no name, and those that have no day."""
    read = [o for o in outcomes if o.recognised and o.issue and o.status == "imported"]
    unnamed = [str(o.issue) for o in read if not o.newspaper]
    return unnamed, [str(o.issue) for o in read if not o.date_published]


def edit_series(host: Host, session: Session, outcomes: Sequence[ImportOutcome]) -> None:
    """Ask once for what photographs lack, and note it for all of them."""
    unnamed, undated = lacking(outcomes)
    named = Counter(o.newspaper for o in outcomes if o.newspaper)
    likely = named.most_common(1)[0][0] if named else ""
    host.work(
        _("正在读这一份"),
        lambda: papers_of(session),
        lambda papers: _ask(host, session, SeriesDetails(host, len(unnamed), len(undated), papers, str(likely)),
                            unnamed, undated),
    )  # fmt: skip


def _ask(host: Host, session: Session, dialog: SeriesDetails, unnamed: list[str], undated: list[str]) -> None:
    from reader.workspace import batch_editing

    if not dialog.ask() or (day := dialog.day.date) is None:
        return
    newspaper = dialog.newspaper.currentText() if unnamed else ""
    host.work(
        _("正在记下…"),
        lambda: batch_editing.name_issues(session, unnamed=unnamed, newspaper=newspaper, undated=undated, day=day),
        lambda _none: None,
    )
