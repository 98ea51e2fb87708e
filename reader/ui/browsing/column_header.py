"""The head of the table: a word a column, ▲ on the sorted one; dragging the end of one makes it wider."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.model.messages import _
from reader.ui.browsing.article_row import GUTTER
from reader.ui.browsing.columns import HEADLINE, LEAST, Column, columns, fitting
from reader.ui.browsing.table_row import MARGINS
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable

HEIGHT, GRIP = 2.1, 0.5


class ColumnHeader(QWidget):
    """Signals: sort_chosen(str) by an order, given again to turn it round · changed() other columns or widths."""

    sort_chosen = Signal(str)
    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.chosen: tuple[str, ...] = tuple(columns())
        self.widths: dict[str, float] = {}
        self.shown: dict[str, float] = {}
        self._sorted, self._turned, self._orders = "", False, frozenset[str]()
        self._heads: dict[str, _Head] = {}
        self._grips: dict[str, _Grip] = {}
        for column in columns().values():
            head = _Head(look, column)
            head.setParent(self)
            head.clicked.connect(lambda _on=False, order=column.sort: self.sort_chosen.emit(order))
            self._heads[column.id] = head
            grip = _Grip(partial(self._pull, column.id))
            grip.setParent(self)
            self._grips[column.id] = grip
        look.changed.connect(self.restyle)
        self.restyle()

    def choose(self, chosen: tuple[str, ...], widths: dict[str, float]) -> None:
        """Show these columns at these widths in em; none that is known means all."""
        self.chosen = tuple(name for name in columns() if name in chosen) or tuple(columns())
        self.widths = {name: width for name, width in widths.items() if name in columns()}
        self.lay_out()

    def show_sort(self, order: str, *, turned: bool, orders: frozenset[str]) -> None:
        """Show which order is in force, whether turned round, and which of `orders` can be asked for."""
        self._sorted, self._turned, self._orders = order, turned, orders
        for head in self._heads.values():
            head.show_sort(head.column.sort == order, turned=turned)
            head.setEnabled(head.column.sort in orders)

    def restyle(self) -> None:
        """Take sizes from the look."""
        self.setFixedHeight(self._look.tokens.px(HEIGHT))
        for head in self._heads.values():
            head.restyle()
        self.lay_out()

    def lay_out(self) -> None:
        """Give each column its place."""
        em = self._look.em
        self.shown = fitting(self.chosen, self.widths, self.width() / em - MARGINS)
        left = GUTTER * em
        for name, head in self._heads.items():
            width = self.shown.get(name, 0.0) * em
            head.setVisible(bool(width))
            last = name == next(reversed(self.shown))
            self._grips[name].setVisible(bool(width) and not last)
            if width:
                head.setGeometry(round(left), 0, round(width - GRIP * em), self.height() - 1)
                grip = round(GRIP * em)
                self._grips[name].setGeometry(round(left + width) - grip, 0, grip, self.height() - 1)
                left += width
        self.changed.emit()

    def column_menu(self) -> QMenu:
        """Return the menu in which columns are chosen."""
        menu = QMenu(self)
        for column in columns().values():
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(column.id in self.chosen)
            action.setEnabled(column.id != HEADLINE)
            action.triggered.connect(lambda on, name=column.id: self._switch(name, on=on))
            menu.addAction(action)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  # Qt's name
        """Offer the columns."""
        menu = self.column_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Set the columns for another width."""
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("list"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.tokens.colour("rule"))
        painter.end()

    def _switch(self, name: str, *, on: bool) -> None:
        kept = {*self.chosen, name} if on else {*self.chosen} - {name}
        self.choose(tuple(kept), self.widths)

    def _pull(self, name: str, by: float) -> None:
        """Make a column wider by pixels, or for the headline, which takes what is left, the next one narrower."""
        names = list(self.shown)
        pulled, sign = (names[names.index(name) + 1], -1) if name == HEADLINE else (name, 1)
        width = max(self.shown[pulled] + sign * by / self._look.em, LEAST)
        self.widths = {**self.widths, pulled: round(width, 2)}
        self.lay_out()


class _Head(QToolButton):
    """A column's word; pressing it sorts."""

    def __init__(self, look: Look, column: Column) -> None:
        super().__init__()
        self._look, self.column = look, column
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sorted = False
        self.show_sort(False, turned=False)

    def show_sort(self, on: bool, *, turned: bool) -> None:
        """Show whether the table is sorted by this column."""
        self._sorted = on
        sign = ("▼" if turned else "▲") if on else ""
        self.setText(f"{self.column.title} {sign}".strip())
        way = (_("倒排") if turned else _("顺排")) if on else _("没有按它排")
        self.setAccessibleName(self.column.title)
        self.setAccessibleDescription(way)
        self.setToolTip(_("按{column}排，再点倒过来").format(column=self.column.title))
        self.restyle()

    def restyle(self) -> None:
        """Take size and colour from the look."""
        self.setFont(self._look.tokens.font(0.8, bold=self._sorted))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, self._look.tokens.colour("ink" if self._sorted else "ink3"))
        self.setPalette(palette)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the word where its column's words stand, and the ring where the keyboard is."""
        painter = QPainter(self)
        tokens = self._look.tokens
        if self.hasFocus():
            painter.setPen(tokens.colour("focus"))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, -1, -2), 4, 4)
        painter.setFont(self.font())
        painter.setPen(tokens.colour("ink" if self._sorted or self.underMouse() else "ink3"))
        side = Qt.AlignmentFlag.AlignRight if self.column.at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.text())
        painter.end()


class _Grip(QWidget):
    """The end of a column, to be pulled."""

    def __init__(self, pulled: Callable[[float], None]) -> None:
        super().__init__()
        self._pulled = pulled
        self._from: float | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Take hold."""
        self._from = event.globalPosition().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Pull."""
        if self._from is not None:
            x = event.globalPosition().x()
            self._pulled(x - self._from)
            self._from = x

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Let go."""
        self._from = None
