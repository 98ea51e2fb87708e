"""A list in groups: by the day, paper, page, section or author that it is in the order of.

All rows stay equally tall: a group's name stands in its first row, above the text, and over the list that of the row on
top.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from reader.model.messages import _
from reader.model.summary import ArticleSummary, SortOrder
from reader.ui.browsing.columns import cell_words
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListView

    from reader.ui.browsing.article_model import ArticleModel
    from reader.ui.look.theme import Look

GROUPED: frozenset[SortOrder] = frozenset({"printed", "date", "newspaper", "page", "section", "byline"})
"""Orders in which equal pieces stand together; in the others no two are alike."""
LEAD = 0.8  # em more of each row, so that a name has room


def group_words(summary: ArticleSummary, order: SortOrder, today: date) -> str:
    """Return the name of the group that a piece stands in; empty in an order that has none."""
    if order not in GROUPED:
        return ""
    if order == "printed":
        parts = (cell_words(summary, "date", today), cell_words(summary, "newspaper", today))
        return "\u3000".join(part for part in parts if part) or _("没有日期和报名")
    return cell_words(summary, order, today) or {
        "date": _("没有日期"), "newspaper": _("没有报名"), "page": _("没有版次"), "section": _("没有栏目"),
    }.get(order, _("没有署名"))  # fmt: skip


class Groups(QObject):
    """The groups of one list; `order` is that of the list, None while it is in no groups."""

    def __init__(self, look: Look, view: QListView, model: ArticleModel, restyle: Callable[[], None]) -> None:
        super().__init__(view)
        self._look, self._view, self._model, self._set_again = look, view, model, restyle
        self.order: SortOrder | None = None
        self.band = Label(look, scale=0.8, colour="ink2", bold=True)
        self.band.hide()
        view.verticalScrollBar().valueChanged.connect(self._follow)
        view.viewport().installEventFilter(self)
        look.changed.connect(self._restyle)
        self._restyle()

    def show(self, order: SortOrder | None) -> None:
        """Show the groups of an order; None, or an order without groups, shows none."""
        before, self.order = self.order, order if order in GROUPED else None
        self._follow()
        if (before is None) != (self.order is None):
            self._set_again()
        self._view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow the rows once they are painted."""
        if event.type() == QEvent.Type.Paint and self.order is not None:
            self._follow()
        return False

    def name_at(self, place: int) -> str:
        """Return the group of the row at a place; empty where there is none."""
        row = self._model.row_at(self._model.index(place)) if 0 <= place < self._model.rowCount() else None
        return group_words(row.summary, self.order, date.today()) if row and self.order else ""

    @property
    def lead(self) -> float:
        """So many em each row is taller while there are groups."""
        return LEAD if self.order is not None else 0.0

    def paint(self, painter: QPainter, rect: QRectF, place: int) -> None:
        """Paint the name of the group that begins with the row at a place, above its text, and a rule over it."""
        words = self.name_at(place) if self.order is not None else ""
        if not place or not words or words == self.name_at(place - 1):
            return
        tokens, em = self._look.tokens, self._look.em
        left = rect.left() + em * 1.6  # where headlines begin
        painter.fillRect(QRectF(left, rect.top() - 1, rect.right() - left, 2), tokens.colour("ink3"))
        font = tokens.font(0.8, bold=True)
        room = QRectF(left, rect.top() + em * 0.2, rect.width() - em * 2.7, em * 1.1)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(tokens.colour("ink2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _follow(self) -> None:
        top = self._view.indexAt(QPoint(1, 1))
        words = self.name_at(top.row()) if self.order is not None and top.isValid() else ""
        if words != self.band.text():
            self.band.setText(words)
        self.band.setVisible(self.order is not None)

    def _restyle(self) -> None:
        px = self._look.tokens.px
        self.band.setContentsMargins(px(1.6), px(0.2), px(1.1), px(0.25))
