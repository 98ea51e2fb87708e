"""Draw a row of the table: the unread dot, then one line in columns, a small picture at the end of the headline's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from reader.ui.browsing.article_row import GUTTER, RIGHT, ArticleRow
from reader.ui.browsing.columns import HEADLINE, cell_words, columns
from reader.ui.browsing.row_picture import draw_in_cell
from reader.ui.browsing.rows import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

HEIGHT = 2.3
APART = 0.7  # em between a cell's words and the next column
LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class TableRow(ArticleRow):
    """Paints rows of one line; `shown` are the columns with their widths in em."""

    shown: dict[str, float]
    _dot = HEIGHT / 2

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the one height of all rows."""
        return QSize(200, self._look.tokens.px(HEIGHT + self._how.lead))

    def _text(self, painter: QPainter, rect: QRectF, row: Row, selected: bool) -> None:
        tokens, em = self._look.tokens, self._look.em
        summary, today, known = row.summary, date.today(), columns()  # the reader's own day
        if not summary.read:
            painter.setBrush(tokens.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(rect.left() + em * GUTTER * 0.56, rect.center().y()), em * 0.25, em * 0.25)
        left = rect.left() + em * GUTTER
        for name, width in self.shown.items():
            head = name == HEADLINE
            strong = head and (selected or not summary.read)
            font = self._font("strong" if strong else "headline") if head else self._font("snippet")
            room = (width - APART) * em
            if head:
                cell = QRectF(left, rect.top(), room, rect.height())
                room -= draw_in_cell(painter, cell, self._how, tokens, summary)
            words = self._how.shown(cell_words(summary, name, today))
            text = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(tokens.colour("ink" if head else "ink2"))
            side = Qt.AlignmentFlag.AlignRight if known[name].at_right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, rect.top(), room, rect.height()), LINE | side, text)
            left += width * em

    def _ribbon(self, painter: QPainter, rect: QRectF, *, hollow: bool) -> None:
        """Hang a short one in the margin."""
        super()._ribbon(painter, QRectF(rect.left(), rect.top(), rect.width(), rect.height() / 2), hollow=hollow)


MARGINS = GUTTER + RIGHT  # em of a row that no column has
