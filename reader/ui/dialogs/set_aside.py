"""The text and pictures of an issue that stand in no piece: page furniture, contents, what the reader put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from reader.model.messages import _
from reader.rendering.original import reason_words
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.pictures_aside import add_pictures
from reader.ui.dialogs.places_for_text import giving_menu
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.model.issue import PublicationIssue, SetAside
    from reader.ui.jobs.host import Host

MOST = 400


class SetAsideText(Dialog):
    """Shows what was filed beside the pieces, with the reason, in printed order."""

    def __init__(self, host: Host, issue: PublicationIssue) -> None:
        remark = _("原件里的字和图一样也没有丢：不属于哪一篇的都在这里，字按原来的次序。")
        super().__init__(host, _("没有归入文章的文字和图"), width=36, remark=remark)
        self._host = host
        inner = QWidget()
        inner.setObjectName("plain")
        rows = QVBoxLayout(inner)
        rows.setSpacing(self.look.tokens.px(0.2))
        words = reason_words()
        self.passages = [s for s in issue.set_aside if s.text.strip()][:MOST]
        for passage in self.passages:
            text = Label(self.look, passage.text.strip(), scale=1.0, serif=True, wrap=True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setContentsMargins(0, 0, 0, self.look.tokens.px(0.5))
            head = QHBoxLayout()
            head.addWidget(Label(self.look, words.get(passage.reason, _("其他")), scale=0.8, colour="ink3"))
            head.addStretch(1)
            if issue.articles and not host.session.library.read_only:
                head.addWidget(self._giving_back(issue, passage))
            rows.addLayout(head)
            rows.addWidget(text)
        add_pictures(rows, host, issue.pictures_aside, self)
        if not self.passages:
            rows.addWidget(Label(self.look, _("这一份的文字都归入了文章。"), colour="ink2"))
        rows.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumHeight(self.look.tokens.px(20))
        self.body.addWidget(area, 1)
        self.add_close()

    def _giving_back(self, issue: PublicationIssue, passage: SetAside) -> QPushButton:
        """Return the button that gives a passage back to a piece."""
        button = QPushButton(_("放回正文…"))
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setFont(self.look.tokens.font(0.8))
        button.setAccessibleName(_("放回正文：{text}").format(text=passage.text.strip()[:20]))

        def give(article: str, before: int) -> None:
            from reader.workspace import correcting

            session = self._host.session

            def given(_correction: object) -> None:
                if isValid(button):
                    button.setEnabled(False)
                    button.setText(_("已放回"))

            self._host.work(
                _("正在放回…"), lambda: correcting.give_back(session, issue.id, passage.id, article, before), given
            )

        def offer(now: PublicationIssue) -> None:
            if isValid(button):
                giving_menu(button, now, passage, give).popup(button.mapToGlobal(button.rect().bottomLeft()))

        library = self._host.session.library
        button.clicked.connect(
            lambda _checked=False: self._host.work(_("正在读这一份"), lambda: library.current(issue.id).issue, offer)
        )
        return button


def show_set_aside(host: Host, issue: PublicationIssue) -> None:
    """Show the text of an issue that stands in no piece."""
    SetAsideText(host, issue).ask()
