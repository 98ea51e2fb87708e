"""A search kept as a node of the tree, and what it does with the pieces that arrive."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget

from reader.model.annotation import COLORS
from reader.model.errors import BaojiaError
from reader.model.messages import _, counted
from reader.rendering.overlays import color_words
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.answering import ask
from reader.ui.jobs.background import Lane
from reader.ui.look.controls import Label
from reader.ui.searching.askers import asker_for
from reader.ui.searching.questions import Asked, Question
from reader.workspace import keeping_searches, standing_orders
from reader.workspace.looking_through import Wanted
from reader.workspace.narrowing import names_of
from reader.workspace.standing_orders import Orders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.jobs.host import Host
    from reader.ui.searching.questions import Answer
    from reader.workspace.looking_through import Looked
    from reader.workspace.session import Session
    from reader.workspace.taking import Arrived

SHOWN = 200


class SavedSearch(Dialog):
    """Asks for a name and what is done with pieces that arrive; shows first what would have been taken."""

    def __init__(self, host: Host, session: Session, query: str, name: str, own: Orders, tags: Sequence[str]) -> None:
        """`name`: of a search that is kept already, which does its `own`; `tags`: those to choose from."""
        super().__init__(host, _("保存这次搜索"), width=36, remark=_("要找的话：{query}").format(query=query))
        self._host, self._session, self._query, self._kept = host, session, query, name
        self._own = own
        self._lane = Lane("keeping", self)
        self.name = QLineEdit(name or query)
        self.name.selectAll()
        self.name.setEnabled(not name)
        self.row(_("名称"), self.name)
        self.body.addWidget(Label(self.look, _("以后新来的文章里有合的，自动："), scale=0.93))
        self.bookmark = QCheckBox(_("加书签"))
        self.bookmark.setChecked(own.bookmark)
        self.body.addWidget(self.bookmark)
        self.tag = QComboBox()
        self.tag.setEditable(True)
        self.tag.addItems(["", *tags])
        self.tag.setCurrentText("、".join(own.tags))
        self.row(_("收进剪报"), self.tag)
        self.mark = QComboBox()
        self.mark.addItem(_("不划"), "")
        for color in COLORS:
            self.mark.addItem(color_words(color), color)
        self.mark.setCurrentIndex(max(0, self.mark.findData(own.mark)))
        self.row(_("划线"), self.mark)
        self.said = Label(self.look, _("正在看现在的报库里有哪些…"), scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.said)
        self.found = QListWidget()
        self.found.setAccessibleName(_("会收下的文章"))
        self.found.setMinimumHeight(self.look.tokens.px(9))
        self.body.addWidget(self.found, 1)
        self.now = QCheckBox(_("这些现在也照做"))
        self.body.addWidget(self.now)
        self.add_button(_("取消"))
        self._ok = self.add_button(_("保存"), main=True, accepts=True)
        self.name.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))
        self._asker = asker_for(session, "saved", self)
        asked = Asked(text=query, sort="date")
        self._asker.ask(Question(kind="hits", asked=asked, limit=SHOWN), self._show, self._trouble)
        self._asker.ask(Question(kind="totals", asked=asked), self._count, self._trouble)

    @property
    def orders(self) -> Orders:
        """What is chosen."""
        tags = tuple(t for t in self.tag.currentText().replace("，", "、").split("、") if t.strip())
        return Orders(bookmark=self.bookmark.isChecked(), tags=tags, mark=self.mark.currentData())

    def _show(self, answer: Answer) -> None:
        self.found.addItems(
            ["　".join(p for p in (row.summary.date_published, row.summary.headline) if p) for row in answer.rows]
        )

    def _count(self, found: tuple[int, int]) -> None:
        self.said.setText(_("照这句话，现在的报库里它会收下 {n} 篇，新的在前：").format(n=f"{found[0]:,}"))

    def _trouble(self, error: Exception) -> None:
        self.said.setText(str(error))

    def accept(self) -> None:
        """Keep it beside the window; what cannot be kept is said in the dialog, which stays."""
        name, orders = " ".join(self.name.text().split()), self.orders
        self._ok.setEnabled(False)
        ask(self._lane, lambda: self._keep(name, orders), lambda _kept: self._go_on(name, orders), self._refused)

    def _keep(self, name: str, orders: Orders) -> None:
        """Keep the search and what it does (worker thread)."""
        standing_orders.checked(self._session, orders)
        if not self._kept:
            keeping_searches.save_search(self._session, name, self._query)
            self._own = standing_orders.orders(self._session).get(name, Orders())  # one of this name may have had some
        if orders != self._own:
            standing_orders.set_orders(self._session, name, orders)

    def _refused(self, error: Exception) -> None:
        self._ok.setEnabled(bool(self.name.text().strip()))
        if not isinstance(error, BaojiaError):
            raise error
        self._trouble(error)

    def _go_on(self, name: str, orders: Orders) -> None:
        if self.now.isChecked() and not orders.empty:
            self.said.setText(_("正在照做…"))
            wanted = Wanted(view="arrived", query=self._query, way="", against=name, today=date.today())
            self._asker.ask(Question(kind="through", through=wanted), self._take, self._refused)
            return
        super().accept()
        if not self._kept:
            self._host.tell_done(_("“{name}”放进左边的“阅览”了。").format(name=name))

    def _take(self, looked: Looked) -> None:
        """Do with all that is here what was chosen."""
        super().accept()
        take_arrivals(self._host, self._session, cast("tuple[Arrived, ...]", looked.seen))

    def done(self, result: int) -> None:
        """End threads and process with the dialog, once what was asked for is kept."""
        self._asker.close(0)
        self.let_finish(self._lane)
        super().done(result)


def save_search(host: Host, session: Session, query: str, name: str = "") -> None:
    """Ask for a name and what the search is to do, and keep it."""

    def read() -> tuple[Orders, list[str]]:
        own = standing_orders.orders(session).get(name, Orders())
        return own, names_of(session.library.catalogue)["tag"]

    def ask_for_it(found: tuple[Orders, list[str]]) -> None:
        SavedSearch(host, session, query, name, *found).ask()

    host.work(_("正在打开…"), read, ask_for_it)


def take_arrivals(host: Host, session: Session, found: tuple[Arrived, ...]) -> None:
    """Let saved searches take what they found, and say what they took."""
    from reader.workspace.taking import take

    def tell(taken: dict[str, tuple[str, ...]]) -> None:
        for name, changed in taken.items():
            host.tell_done(counted("“{name}”收下了 {n} 篇。", len(changed)).format(name=name, n=f"{len(changed):,}"))

    host.work(_("正在照做…"), lambda: take(session, found), tell, size=sum(len(one.pieces) for one in found))
