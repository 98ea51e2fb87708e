"""Link the open piece with another one by hand: which one, and why."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from reader.model.messages import _
from reader.model.summary import Collection
from reader.ui.browsing.wording import day_words, headline_words
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.background import Lane, Operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.summary import ArticleSummary
    from reader.ui.jobs.host import Host
    from reader.ui.look.theme import Look
    from reader.workspace.session import Session

MOST = 30
PAUSE_MS = 200


class LinkDialog(Dialog):
    """Asks for the other piece (those read last are offered, others are searched for) and for a remark."""

    def __init__(
        self, host: Host, session: Session, article: str, own: ArticleSummary | None, offered: Sequence[str]
    ) -> None:
        super().__init__(host, _("连到另一篇"), remark=words_of(own, host.look) if own is not None else "")
        self._session, self._article, self._offered = session, article, offered
        self._lane = Lane("linking", self)
        px = self.look.tokens.px
        self.field, self.pieces, self.remark = QLineEdit(), QListWidget(), QLineEdit()
        self.field.setPlaceholderText(_("搜标题、正文、记者，也可输拼音"))
        self.field.setAccessibleName(_("搜索"))
        self.pieces.setAccessibleName(_("文章"))
        self.pieces.setMinimumSize(px(26), px(12))
        self.pieces.setFont(self.look.tokens.font(0.93))
        self.remark.setPlaceholderText(_("可以不写"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.pieces, 1)
        self.row(_("为什么"), self.remark)
        self.add_button(_("取消"))
        self._ok = self.add_button(_("连起来"), main=True, accepts=True)
        self.pieces.currentItemChanged.connect(lambda *_items: self._ok.setEnabled(bool(self.chosen)))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.finished.connect(lambda _code: self._lane.close(0))
        self._search()

    @property
    def chosen(self) -> str:
        """The id of the piece that is chosen, empty without one."""
        item = self.pieces.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _search(self) -> None:
        Operation(partial(self._find, self.field.text().strip())).then(self._show).start(self._lane, newest=True)

    def _find(self, query: str, _cancelled: object) -> list[ArticleSummary]:
        """Return what answers a query, without one the pieces that are offered (worker thread)."""
        from reader.workspace import finding

        if query:
            found = [hit.summary for hit in finding.find(self._session, query, limit=MOST).hits]
        else:
            catalogue = self._session.library.catalogue
            recent = catalogue.list(Collection(kind="recent"), limit=MOST)
            known = (catalogue.summary(i) for i in dict.fromkeys([*self._offered, *(s.id for s in recent)]))
            found = [summary for summary in known if summary is not None]
        return [summary for summary in found if summary.id != self._article]

    def _show(self, found: list[ArticleSummary]) -> None:
        self.pieces.clear()
        for summary in found:
            item = QListWidgetItem(words_of(summary, self.look), self.pieces)
            item.setData(Qt.ItemDataRole.UserRole, summary.id)
        self.pieces.setCurrentRow(0)
        self._ok.setEnabled(bool(found))


def words_of(summary: ArticleSummary, look: Look) -> str:
    """Return which piece it is, in a line, in the characters that the reader wants of papers."""
    paper = f"《{look.shown(summary.newspaper)}》" if summary.newspaper else ""
    where = paper + day_words(summary.date_published, date.today())
    return "　".join(words for words in (look.shown(headline_words(summary)), where) if words)


def link_pieces(host: Host, session: Session, article: str, offered: Sequence[str]) -> None:
    """Ask which piece this one shall be linked with, and link them."""
    host.work(
        _("正在打开这一篇"),
        lambda: session.library.catalogue.summary(article),
        lambda own: _link(host, session, article, own, offered),
    )


def _link(host: Host, session: Session, article: str, own: ArticleSummary | None, offered: Sequence[str]) -> None:
    from reader.workspace import linking

    dialog = LinkDialog(host, session, article, own, offered)
    if not dialog.ask() or not dialog.chosen:
        return
    other, remark = dialog.chosen, dialog.remark.text()
    host.work(
        _("正在连起来"),
        lambda: linking.link(session, article, other, remark),
        lambda _done: host.tell_done(_("连起来了，两篇的下面都能看见。")),
    )
