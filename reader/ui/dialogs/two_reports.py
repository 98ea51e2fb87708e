"""两报对读: two reports of one event, sentence by sentence; what only one has is shaded, cuts are shown as cuts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QTextBrowser

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.linking import words_of
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.controls import Label
from reader.ui.searching.askers import asker_for
from reader.ui.searching.questions import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.summary import ArticleSummary
    from reader.ui.jobs.host import Host
    from reader.workspace.comparison import Row, Side
    from reader.workspace.relating import Related
    from reader.workspace.session import Session
    from reader.workspace.two_reports import TwoReports as Found


class TwoReports(Dialog):
    """Compares a piece with one that belongs to it, or with one that was chosen beside it; stays beside the window."""

    def __init__(self, host: Host, session: Session, article: str, others: Sequence[str] = ()) -> None:
        super().__init__(
            host,
            _("两报对读"),
            width=56,
            remark=_("涂色的字只有这一篇有；〔〕里说对方删去了多少。点一句，到文章里去。"),
        )
        self._host, self._session, self._article = host, session, article
        self._lane, self._asker = Lane("reports", self), asker_for(session, "reports", self)
        self.other = QComboBox()
        self.row(_("与哪篇对读"), self.other)
        self.said = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.said)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(_("两报对读"))
        self.page.setFont(self.look.tokens.font(1.0, serif=True))
        self.page.setMinimumHeight(self.look.tokens.px(20))
        self.page.anchorClicked.connect(lambda url: host.open_piece(url.toString()))
        self.body.addWidget(self.page, 1)
        self.add_close()
        self.resize(self.look.tokens.px(66), self.look.tokens.px(52))
        self._offer([s for other in others if (s := session.library.catalogue.summary(other)) is not None])
        self.other.currentIndexChanged.connect(self._compare)
        self._compare()
        self.said.setText(_("正在找相关的文章…"))
        self._asker.ask(Question(kind="related", article=article), self._related, self._trouble)

    def _related(self, found: Sequence[Related]) -> None:
        known = {self.other.itemData(k) for k in range(self.other.count())}
        self._offer([one.summary for one in found if one.summary.id not in known])
        if not self.other.count():
            self.said.setText(_("没有找到与它相关的文章。在列表里选中两篇，也可以对读。"))

    def _offer(self, pieces: Sequence[ArticleSummary]) -> None:
        for own in pieces:
            self.other.addItem(words_of(own, self.look), own.id)

    def _compare(self) -> None:
        other = self.other.currentData()
        if other is None:
            return
        from reader.workspace.two_reports import two_reports

        work = Operation(lambda _cancelled: two_reports(self._session, self._article, other))
        work.then(self._show).otherwise(self._trouble).start(self._lane, newest=True)

    def _show(self, found: Found) -> None:
        own = found.comparison
        self.said.setText(
            _("共有 {shared} 字；只在左边 {left} 字，只在右边 {right} 字。").format(
                shared=f"{own.shared:,}", left=f"{own.only_left:,}", right=f"{own.only_right:,}"
            )
        )
        self.page.setHtml(self._html(found))

    def _trouble(self, error: Exception) -> None:
        self.said.setText(str(error))

    def _html(self, found: Found) -> str:
        heads = "".join(
            f'<td width="50%"><p style="color:{self._colour("ink2")}">{escape(self._source(own))}</p></td>'
            for own in (found.left, found.right)
        )
        rows = "".join(self._row(row, found) for row in found.comparison.rows)
        return f'<table width="100%" cellspacing="0" cellpadding="7"><tr>{heads}</tr>{rows}</table>'

    def _source(self, own: ArticleSummary) -> str:
        paper = f"《{own.newspaper}》" if own.newspaper else ""
        return "　".join(part for part in (paper, own.date_published) if part)

    def _row(self, row: Row, found: Found) -> str:
        cells = []
        for side, other, article in ((row.left, row.right, found.left.id), (row.right, row.left, found.right.id)):
            if side is None:
                said = _("〔没有这 {n} 字〕").format(n=len("".join((other.text if other else "").split())))
                cells.append(f'<td width="50%"><span style="color:{self._colour("ink3")}">{escape(said)}</span></td>')
            else:
                cells.append(f'<td width="50%">{self._sentence(side, row, article)}</td>')
        return f"<tr>{''.join(cells)}</tr>"

    def _sentence(self, side: Side, row: Row, article: str) -> str:
        """Return a sentence with what only it has shaded, and where the other has more."""
        alone = row.left is None or row.right is None
        marks = [(0, len(side.text))] if alone else list(side.own)
        cuts = dict(side.cuts)
        ground, faint = self._colour("sel" if alone else "hit"), self._colour("ink3")
        words = ""
        for at in range(len(side.text) + 1):
            if at in cuts:
                said = _("〔少 {n} 字〕").format(n=cuts[at])
                words += f'<span style="color:{faint}">{escape(said)}</span>'
            words += "".join(f'<span style="background-color:{ground}">' for start, _end in marks if start == at)
            words += escape(side.text[at : at + 1]).replace("\n", "<br>")
            words += "".join("</span>" for _start, end in marks if end == at + 1)
        if row.kind == "moved":
            said = escape(_("〔位置不同〕"))
            words = f'<span style="color:{faint}">{said}</span>{words}'
        if side.field == "headline":
            words = f"<b>{words}</b>"
        style = f"text-decoration:none;color:{self._colour('ink')}"
        return f'<a href="{escape(article)}" style="{style}">{words}</a>'

    def _colour(self, name: str) -> str:
        return self.look.tokens.colour(name).name()  # type: ignore[arg-type]  # one of Token

    def done(self, result: int) -> None:
        """End threads and processes with the dialog."""
        self._asker.close(0)
        self._lane.close(0)
        super().done(result)


def open_two_reports(host: Host, session: Session, article: str, others: Sequence[str] = ()) -> TwoReports:
    """Open the dialog beside the window."""
    from PySide6.QtCore import Qt

    dialog = TwoReports(host, session, article, others)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog
