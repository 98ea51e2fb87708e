"""An issue beside the others of its day: they are one issue in several files, or it is another version of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from reader.model.messages import _, counted
from reader.ui.browsing.wording import day_words
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.deeds import AT_ONCE
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.model.issue import PublicationIssue
    from reader.ui.jobs.host import Host
    from reader.ui.look.theme import Look
    from reader.workspace.versions import Other

Way = tuple[str, Callable[[], object], str]
"""What is said meanwhile, what is done, and what is said then."""


class SameDay(Dialog):
    """Lists the other issues, and asks what this one is to the one that is chosen."""

    def __init__(self, host: Host, issue: PublicationIssue, others: Sequence[Other]) -> None:
        super().__init__(host, _("同一天的另几份"), width=38, remark=words_of(issue, host.look))
        self._host, self._issue, self._others = host, issue.id, others
        self.way: Way | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(_("同一天的另几份"))
        self.list.setMinimumHeight(self.look.tokens.px(9))
        for other in others:
            QListWidgetItem(line(other, host.look), self.list)
        words = _(
            "合为一期：各有各的版面和文章，按版次排在一起，原件都不动。换成这一份：它是选中那份的另一个版本，同样的文章编号不变，批注跟着走。都能撤销。"
        )
        self.said = Label(self.look, words if others else _("报库里没有同一天的另一份。"), colour="ink2", wrap=True)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.said)
        self.apart = self._button(_("分开"), self._take_apart)
        self.gather = self._button(_("合为一期"), self._gather)
        self.version = self._button(_("换成这一份"), self._make_version)
        self.add_close()
        self.list.currentRowChanged.connect(lambda _row: self._heed())
        self.list.setVisible(bool(others))
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._heed()

    def _button(self, word: str, way: Callable[[Other], Way]) -> QPushButton:
        button = QPushButton(word)
        button.setAutoDefault(False)
        self.buttons.addWidget(button)

        def take() -> None:
            if (other := self.chosen) is not None:
                self.way = way(other)
                self.accept()

        button.clicked.connect(lambda _checked=False: take())
        return button

    @property
    def chosen(self) -> Other | None:
        """The issue that is chosen."""
        row = self.list.currentRow()
        return self._others[row] if 0 <= row < len(self._others) else None

    def _heed(self) -> None:
        other, writable = self.chosen, not self._host.session.library.read_only
        self.apart.setEnabled(writable and other is not None and other.together)
        self.gather.setEnabled(writable and other is not None and other.same_day and not other.together)
        self.version.setEnabled(writable and other is not None)

    def _gather(self, other: Other) -> Way:
        from reader.workspace import gathering

        session = self._host.session
        deed = lambda: gathering.gather(session, other.issue, self._issue)  # noqa: E731
        return _("正在合为一期…"), deed, _("合为一期了，按版次排在一起。")

    def _take_apart(self, other: Other) -> Way:
        from reader.workspace import gathering

        session = self._host.session
        return _("正在分开…"), lambda: gathering.take_apart(session, other.issue), _("分开了，又是各自一份。")

    def _make_version(self, other: Other) -> Way:
        from reader.workspace import versions

        session = self._host.session
        deed = lambda: versions.make_version(session, self._issue, other.issue)  # noqa: E731
        return _("正在换成这一份…"), deed, _("换成这一份了；原来的留作旧版本，撤销就换回去。")


def words_of(issue: PublicationIssue, look: Look) -> str:
    """Return which issue it is: `《柳河报》5月3日，2 篇，一.txt`."""
    paper = f"《{look.shown(issue.newspaper)}》" if issue.newspaper else _("报名不详")
    day = day_words(issue.date_published, date.today())
    return _("，").join(
        (paper + day, counted("{n} 篇", len(issue.articles)).format(n=len(issue.articles)), issue.source.name)
    )


def line(other: Other, look: Look) -> str:
    """Return an issue as a row of the list."""
    same = _("{k} 篇相同").format(k=other.same) if other.same else _("没有相同的")
    paper = (
        ""
        if other.same_day
        else (f"《{look.shown(other.newspaper)}》" if other.newspaper else _("报名不详"))
        + day_words(other.date_published or None, date.today())
    )
    state = _("已合为一期") if other.together else ""
    words = (other.source, paper, counted("{n} 篇", other.pieces).format(n=other.pieces), same, state)
    return "\u3000".join(word for word in words if word)


def show_same_day(host: Host, issue_id: str, also: tuple[str, ...] = ()) -> None:
    """Read an issue and the others of its day beside the window, and ask what they are to each other."""
    from reader.workspace import versions

    session = host.session

    def read() -> tuple[PublicationIssue, tuple[Other, ...]]:
        return session.library.current(issue_id).issue, versions.beside(session, issue_id, also)

    def ask(found: tuple[PublicationIssue, tuple[Other, ...]]) -> None:
        dialog = SameDay(host, *found)
        if dialog.ask() and dialog.way is not None:
            meanwhile, deed, said = dialog.way
            host.work(meanwhile, deed, lambda _done: host.tell_done(said), size=AT_ONCE + 1)

    host.work(_("正在看同一天的报纸"), read, ask, size=AT_ONCE + 1)
