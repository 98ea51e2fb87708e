"""The tray: heading bar with counts, filter and sort; room for chips and messages; the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.model.messages import _
from reader.model.summary import SortOrder
from reader.ui.browsing.article_list import ArticleList
from reader.ui.browsing.article_model import ArticleModel
from reader.ui.browsing.deed_line import DeedLine
from reader.ui.look.controls import Bar, Button, ElidedLabel, Label, Link
from reader.ui.look.icons import Icons
from reader.ui.look.message_line import MessageLine
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

HORIZONTAL_MIDDLE = Qt.AlignmentFlag.AlignHCenter


def sort_words() -> dict[SortOrder, str]:
    """Return the orders of a list in words."""
    return {
        "printed": _("按版面"), "date": _("按日期"), "headline": _("按标题"), "newspaper": _("按报纸"),
        "added": _("按导入时间"), "opened": _("按阅读时间"),
    }  # fmt: skip


def search_sort_words() -> dict[SortOrder, str]:
    """Return the orders of a search's answer in words."""
    return {"relevance": _("按相关"), "date": _("按日期"), "printed": _("按版面")}


class ListPane(QWidget):
    """The list and what stands over it.

    Signals: sort_chosen(str) · unread_toggled(bool) · link_chosen(str) a link of the empty page was chosen.
    """

    sort_chosen = Signal(str)
    unread_toggled = Signal(bool)
    link_chosen = Signal(str)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self.model = ArticleModel(self)
        self.list = ArticleList(look, icons, self.model)
        self.message = MessageLine(look, icons)
        self._title = ElidedLabel(look, scale=1.07, serif=True, bold=True)
        self._counts = Label(look, scale=0.8, colour="ink2")
        self._filter = Button(look, icons, _("只看未读"), icon="funnel-simple")
        self._filter.setCheckable(True)
        self._filter.toggled.connect(self.unread_toggled)
        self._sort = Button(look, icons, _("排序"), icon="sort-ascending")
        self._sort.clicked.connect(self._open_sorts)
        self._orders: dict[SortOrder, str] = sort_words()
        self._order: SortOrder = "printed"
        self._filter_offered = True
        self._ways_out: list[Link] = []
        self._empty = Label(look, scale=0.93, colour="ink2", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.bar = self._make_bar()
        self.chips = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.bar)
        self._layout.addLayout(self.chips)
        self._layout.addWidget(self.message)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self.list, 1)
        self.deed_line = DeedLine(look)
        self._layout.addWidget(self.deed_line)
        self._empty.hide()
        look.changed.connect(self.restyle)
        self.restyle()

    def _make_bar(self) -> Bar:
        bar = Bar(self._look, "list")
        bar.row.addWidget(self._title)
        bar.row.addSpacing(self._look.tokens.px(0.6))
        bar.row.addWidget(self._counts)
        bar.row.addStretch(1)
        bar.row.addWidget(self._filter)
        bar.row.addWidget(self._sort)
        return bar

    def restyle(self) -> None:
        """Take margins from the look."""
        px = self._look.tokens.px
        self.bar.row.setContentsMargins(px(1.6), 0, px(0.6), 0)
        self._sort.setVisible(not self._look.easy)
        self._filter.setVisible(self._filter_offered and not self._look.easy)
        self._empty.setContentsMargins(px(1.6), px(1.6), px(1.6), px(1.6))

    def set_heading(self, title: str, counts: str) -> None:
        """Say what the list shows and how much."""
        self._title.setText(title)
        self._counts.setText(counts)
        self.list.setAccessibleDescription(f"{title} {counts}")

    def set_orders(self, orders: dict[SortOrder, str], order: SortOrder, *, worded: bool = False) -> None:
        """Offer these orders, `order` in force; `worded` shows it as a word in place of the icon."""
        self._orders, self._order = orders, order
        self._sort.set_icon("" if worded else "sort-ascending")
        self._sort.set_word(orders.get(order, "") if worded else "")

    def set_unread_only(self, on: bool, *, offered: bool = True) -> None:
        """Show whether only unread pieces are listed."""
        self._filter_offered = offered
        self._filter.setVisible(offered and not self._look.easy)
        self._filter.blockSignals(True)
        self._filter.setChecked(on)
        self._filter.blockSignals(False)
        self._filter.restyle()

    def set_empty(self, sentence: str, links: Sequence[str] = ()) -> None:
        """Say why nothing is listed, with ways out; an empty sentence shows the list."""
        self._empty.setText(sentence)
        self._empty.setVisible(bool(sentence))
        if tuple(link.text() for link in self._ways_out) == tuple(links):
            return
        for link in self._ways_out:
            self._layout.removeWidget(link)
            link.deleteLater()
        self._ways_out = [Link(self._look, word) for word in links]
        for k, (link, word) in enumerate(zip(self._ways_out, links, strict=True)):
            link.clicked.connect(lambda _on=False, w=word: self.link_chosen.emit(w))
            self._layout.insertWidget(self._layout.indexOf(self._empty) + 1 + k, link, 0, HORIZONTAL_MIDDLE)

    @property
    def empty_words(self) -> str:
        """What is said in place of rows; empty where there are rows."""
        return "" if self._empty.isHidden() else self._empty.text()

    def _open_sorts(self) -> None:
        menu = self.sort_menu()
        menu.exec(self._sort.mapToGlobal(self._sort.rect().bottomLeft()))
        menu.deleteLater()

    def sort_menu(self) -> QMenu:
        """Return the menu of orders; choosing one tells `sort_chosen`."""
        from PySide6.QtGui import QAction, QActionGroup
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, words in self._orders.items():
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(order == self._order)
            action.triggered.connect(lambda _checked=False, o=order: self.sort_chosen.emit(o))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("list"))
        painter.end()
