"""A list in groups: by the day, paper, page, section or author that it is in the order of.

All rows stay equally tall: a group's name stands on the rule between two rows, and over the list that of the row on top.
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
    from reader.ui.browsing.article_list import ArticleList
    from reader.ui.browsing.article_model import ArticleModel
    from reader.ui.look.theme import Look

GROUPED: frozenset[SortOrder] = frozenset({"printed", "date", "newspaper", "page", "section", "byline"})
"""Orders in which equal pieces stand together; in the others no two are alike."""
TALL = 1.25  # em of a name between two rows


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

    def __init__(self, look: Look, view: ArticleList, model: ArticleModel) -> None:
        super().__init__(view)
        self._look, self._view, self._model = look, view, model
        self.order: SortOrder | None = None
        self.band = Label(look, scale=0.8, colour="ink2", bold=True)
        self.band.hide()
        view.verticalScrollBar().valueChanged.connect(self._follow)
        view.viewport().installEventFilter(self)
        look.changed.connect(self._restyle)
        self._restyle()

    def show(self, order: SortOrder | None) -> None:
        """Show the groups of an order; None, or an order without groups, shows none."""
        self.order = order if order in GROUPED else None
        self._follow()
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

    def paint(self, painter: QPainter, rect: QRectF, place: int) -> None:
        """Paint the names that stand on the upper and on the lower edge of a row: half of each lies in it."""
        own = self.name_at(place)
        if place and own != self.name_at(place - 1):
            self._name(painter, rect.left(), rect.right(), rect.top(), own)
        below = self.name_at(place + 1)
        if below and below != own:
            self._name(painter, rect.left(), rect.right(), rect.bottom(), below)

    def _name(self, painter: QPainter, left: float, right: float, middle: float, words: str) -> None:
        tokens, em = self._look.tokens, self._look.em
        font = tokens.font(0.8, bold=True)
        begin = left + em * 1.6  # where headlines begin
        wide = min(QFontMetricsF(font).horizontalAdvance(words), right - begin - em * 1.1)
        painter.fillRect(QRectF(begin, middle - 1, right - begin, 2), tokens.colour("ink3"))
        place = QRectF(begin, middle - em * TALL / 2, wide + em * 0.6, em * TALL)
        painter.fillRect(place, tokens.colour("list"))
        painter.setFont(font)
        painter.setPen(tokens.colour("ink2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(place, flags, shown)

    def _follow(self) -> None:
        top = self._view.indexAt(QPoint(1, 1))
        words = self.name_at(top.row()) if self.order is not None and top.isValid() else ""
        if words != self.band.text():
            self.band.setText(words)
        self.band.setVisible(self.order is not None)

    def _restyle(self) -> None:
        px = self._look.tokens.px
        self.band.setContentsMargins(px(1.6), px(0.2), px(1.1), px(0.25))
