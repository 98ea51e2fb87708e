"""The tray: heading bar with counts, filter and sort; room for chips and messages; the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.model.messages import _, counted
from reader.model.summary import SortOrder
from reader.ui.browsing.article_list import ArticleList, ListMode
from reader.ui.browsing.article_model import ArticleModel
from reader.ui.browsing.deed_line import DeedLine
from reader.ui.browsing.row_spots import RowSpots
from reader.ui.look.controls import Bar, Button, ElidedLabel, Label, Link
from reader.ui.look.icons import Icons
from reader.ui.look.message_line import MessageLine
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from reader.ui.browsing.column_header import ColumnHeader
    from reader.ui.browsing.groups import Groups

HORIZONTAL_MIDDLE = Qt.AlignmentFlag.AlignHCenter


def sort_words() -> dict[SortOrder, str]:
    """Return the orders of a list in words."""
    return {
        "printed": _("按版面"), "date": _("按日期"), "headline": _("按标题"), "newspaper": _("按报纸"),
        "page": _("按版次"), "section": _("按栏目"), "byline": _("按署名"), "length": _("按字数"),
        "added": _("按导入时间"), "opened": _("按阅读时间"),
    }  # fmt: skip


class ListPane(QWidget):
    """The list and what stands over it. Its own actions are how the list is shown.

    Signals: sort_chosen(str, bool) an order, perhaps turned round · unread_toggled(bool) · link_chosen(str) a link of
    the empty page was chosen.
    """

    sort_chosen = Signal(str, bool)
    unread_toggled = Signal(bool)
    link_chosen = Signal(str)
    groups: Groups | None = None  # made when they are first wanted
    _heading, _printed = ("", ""), False

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self.model = ArticleModel(self)
        self.list = ArticleList(look, icons, self.model)
        self.spots = RowSpots(look, self.list, self.model, self.list.text)
        self.message = MessageLine(look, icons)
        self._title = ElidedLabel(look, scale=1.07, serif=True, bold=True)
        self._counts = ElidedLabel(look, scale=0.8, colour="ink2")
        self._filter = Button(look, icons, _("只看未读"), icon="funnel-simple")
        self._filter.setCheckable(True)
        self._filter.toggled.connect(self.unread_toggled)
        self._sort = Button(look, icons, _("排序"), icon="sort-ascending")
        self._sort.clicked.connect(self._open_sorts)
        self._orders: dict[SortOrder, str] = sort_words()
        self._order: SortOrder = "printed"
        self._filter_offered = True
        self._turned = False
        self._ways_out: list[Link] = []
        self._empty = Label(look, scale=0.93, colour="ink2", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.bar = self._make_bar()
        self.header: ColumnHeader | None = None
        self.chips = QVBoxLayout()
        self.place = QStackedWidget()
        of_list = QWidget()
        self._layout = _column(of_list)
        self._layout.addWidget(self.bar)
        self._layout.addLayout(self.chips)
        self._layout.addWidget(self.message)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self.list, 1)
        self.place.addWidget(of_list)
        self.deed_line = DeedLine(look)
        whole = _column(self)
        whole.addWidget(self.place, 1)
        whole.addWidget(self.deed_line)
        self._empty.hide()
        look.changed.connect(self.restyle)
        self.restyle()

    def _make_bar(self) -> Bar:
        bar = Bar(self._look, "list")
        bar.row.addWidget(self._title)
        bar.row.addSpacing(self._look.tokens.px(0.6))
        bar.row.addWidget(self._counts)
        self.list.selectionModel().selectionChanged.connect(self._show_counts)
        self.model.modelReset.connect(self._show_counts)
        bar.row.addStretch(1)
        bar.row.addWidget(self._filter)
        bar.row.addWidget(self._sort)
        return bar

    def restyle(self) -> None:
        """Take margins from the look."""
        px = self._look.tokens.px
        self.bar.row.setContentsMargins(px(1.6), 0, px(0.6), 0)
        self._sort.setVisible(not self._look.easy)
        self._sort.setMinimumWidth(self._sort.sizeHint().width())
        self._show_counts()
        self._filter.setVisible(self._filter_offered and not self._look.easy)
        self._empty.setContentsMargins(px(1.6), px(1.6), px(1.6), px(1.6))

    def set_heading(self, title: str, counts: str, *, printed: bool = False) -> None:
        """Say what the list shows and how much; `printed`: the title is the paper's words."""
        self._heading, self._printed = (title, counts), printed
        self._show_counts()

    def _show_counts(self) -> None:
        """Say how much the list shows, and how many of it are selected where that is more than the piece one reads."""
        (title, counts), chosen = self._heading, self.list.selected_count
        title = self._look.shown(title) if self._printed else title
        if chosen > 1:
            counts = counted("选中 {n} 篇", chosen).format(n=f"{chosen:,}") + " · " + counts
        elif self._look.easy:
            counts = ""
        self._title.clear()  # a label keeps its hint, which is never below its minimum, until its text changes
        self._title.setMinimumWidth(0)
        self._title.setText(title)
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), self._look.tokens.px(8)))
        self._counts.setText(counts)
        self.list.setAccessibleDescription(f"{title} {counts}")

    def set_orders(
        self, orders: dict[SortOrder, str], order: SortOrder, *, turned: bool = False, worded: bool = False
    ) -> None:
        """Offer these orders, `order` in force, perhaps turned round; `worded` shows it as a word, not as an icon."""
        self._turned = turned
        if self.header is not None:
            self.header.show_sort(order, turned=turned, orders=frozenset(orders))
        self._orders, self._order = orders, order
        self._sort.set_icon("" if worded else "sort-ascending")
        self._sort.set_word(orders.get(order, "") if worded else "")
        self._sort.setMinimumWidth(self._sort.sizeHint().width())  # the counts give way to it, which end in an ellipsis

    def set_groups(self, order: SortOrder | None) -> None:
        """Show the list in the groups of its order; None shows none."""
        if self.groups is None:
            if order is None:
                return
            from reader.ui.browsing.groups import Groups

            self.groups = self.list.text.groups = Groups(self._look, self.list, self.model, self.list.restyle)
            self._layout.insertWidget(self._layout.indexOf(self.list), self.groups.band)
        self.groups.show(order)

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
            action.triggered.connect(lambda _checked=False, o=order: self.sort_chosen.emit(o, False))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        for action in self.actions():  # how the list is shown
            menu.addAction(action)
        return menu

    def set_mode(self, mode: ListMode) -> None:
        """Show pieces with how they begin, without, or as a table."""
        if mode == "table" and self.header is None:
            from reader.ui.browsing.column_header import ColumnHeader

            self.header = ColumnHeader(self._look)
            self.header.sort_chosen.connect(self._sort_by_column)
            self.header.changed.connect(lambda: self.list.set_columns(self.header.shown if self.header else {}))
            self._layout.insertWidget(self._layout.indexOf(self.message) + 1, self.header)
            self.header.show_sort(self._order, turned=self._turned, orders=frozenset(self._orders))
        if self.header is not None:
            self.header.setVisible(mode == "table")
        self.list.set_mode(mode)
        if self.header is not None:
            self.list.set_columns(self.header.shown)

    def _sort_by_column(self, order: str) -> None:
        """Sort by a column; by the one that is in force, the other way round."""
        self.sort_chosen.emit(order, order == self._order and not self._turned)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("list"))
        painter.end()


def _column(of: QWidget) -> QVBoxLayout:
    """Return a column without margins."""
    made = QVBoxLayout(of)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made
