"""How the rows of the notes panel are painted: heads of pieces, and notes with their quotation, words and time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model.annotation import Color
from reader.model.messages import _
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.notes.entries import NoteEntry, Row, left_words, when
from reader.ui.notes.rows_model import orphans_title
from reader.ui.reading.margin import set_text

Index = QModelIndex | QPersistentModelIndex
LEFT = 1.1  # em
MOST = 200  # lines of a note; its sheet shows all of it
LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class RowDelegate(QStyledItemDelegate):
    """Paints rows; heights are remembered for one width and one look."""

    def __init__(self, view: QListView, look: Look, icons: Icons, words: Mapping[Color, str]) -> None:
        super().__init__(view)
        self._view, self._look, self._icons, self._words = view, look, icons, words
        self._heights: dict[tuple[str, str, int], float] = {}
        look.changed.connect(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's name
        """Return a row's size for the view's width."""
        row, width = cast("Row", index.data(Qt.ItemDataRole.UserRole)), self._view.viewport().width()
        return QSize(width, round(self._height(row, width, index.row())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = cast("Row", index.data(Qt.ItemDataRole.UserRole))
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "note" and row.entry is not None:
            self._ground(painter, rect, option)
            self._note(painter, rect, row.entry)
        elif row.kind == "piece" and row.entry is not None:
            self._head(painter, rect, row.entry.headline, row.entry.place, first=index.row() == 0)
        elif row.left is not None:
            self._ground(painter, rect, option)
            self._head(painter, rect, row.left.headline, left_words(row.left), first=True)
        else:
            self._orphans(painter, rect, row, first=index.row() == 0)
        painter.restore()

    def _height(self, row: Row, width: int, number: int) -> float:
        em = self._look.em
        if row.left is not None:
            return em * 4.1
        if row.kind != "note" or row.entry is None:
            return em * (4.0 if number == 0 else 4.9)
        note = row.entry.annotation
        key = (note.exact, note.note, width)
        if key not in self._heights:
            room = width - em * (2 * LEFT + 0.95)
            quote = set_text(self._quote_font(), self._look.shown(_short(note.exact)), room - 6)[1]
            words = set_text(self._note_font(), note.note, room, lines=MOST)[1] if note.note else 0.0
            self._heights[key] = quote + em * 0.15 + words + em * (1.3 + 0.95)
        return self._heights[key]

    def _head(self, painter: QPainter, rect: QRectF, headline: str, place: str, *, first: bool) -> None:
        tokens, em = self._look.tokens, self._look.em
        left, width = rect.left() + em * LEFT, rect.width() - em * 2 * LEFT
        top = rect.top() + em * (1.0 if first else 1.9)
        if not first:
            painter.fillRect(QRectF(left, rect.top() + em * 0.9, width, 1), tokens.colour("rule"))
        font = tokens.font(1.0, serif=True, bold=True)
        self._line(painter, QRectF(left, top, width, em * 1.5), self._look.shown(headline), font, tokens.colour("ink"))
        below = QRectF(left, top + em * 1.5, width, em * 1.2)
        self._line(painter, below, self._look.shown(place), tokens.font(0.8), tokens.colour("ink2"))

    def _orphans(self, painter: QPainter, rect: QRectF, row: Row, *, first: bool) -> None:
        tokens, em = self._look.tokens, self._look.em
        left, width = rect.left() + em * LEFT, rect.width() - em * 2 * LEFT
        top = rect.top() + em * (1.0 if first else 1.9)
        if not first:
            painter.fillRect(QRectF(left, rect.top() + em * 0.9, width, 1), tokens.colour("rule"))
        size = tokens.px(1.15)
        ratio = self._view.devicePixelRatioF()
        picture = self._icons.pixmap("link-break", tokens.colour("warn"), size, ratio)
        painter.drawPixmap(QPointF(left, top + em * 0.12), picture)
        inner, room = left + em * 1.6, width - em * 1.6
        title = QRectF(inner, top, room, em * 1.4)
        self._line(painter, title, orphans_title(row.count, row.pieces), tokens.font(0.9), tokens.colour("ink"))
        words = QRectF(inner, top + em * 1.35, room, em * 1.3)
        text = _("原文有改动。批注完好，选中原处的文字可以放回。")
        if row.pieces:
            text = _("点一下，放到正在读的一篇")
        self._line(painter, words, text, tokens.font(0.8), tokens.colour("ink2"))

    def _note(self, painter: QPainter, rect: QRectF, entry: NoteEntry) -> None:
        tokens, em, note = self._look.tokens, self._look.em, entry.annotation
        left, top = rect.left() + em * LEFT, rect.top() + em * 0.3
        inner, room = left + em * 0.95, rect.width() - em * (2 * LEFT + 0.95)
        y = top + self._band(
            painter, QPointF(inner + 3, top), self._look.shown(_short(note.exact)), room - 6, note.color
        )
        y += em * 0.15
        if note.note:
            layout, height = set_text(self._note_font(), note.note, room, lines=MOST)
            painter.setPen(tokens.colour("ink"))
            layout.draw(painter, QPointF(inner, y))
            y += height
        foot = " · ".join(part for part in (self._words[note.color], when(note.modified or note.created)) if part)
        line = QRectF(inner, y, room, em * 1.3)
        self._line(painter, line, foot, tokens.font(0.75), tokens.colour("ink3"))
        painter.fillRect(QRectF(left, top + 2, 3, y + em * 1.3 - top - 2), tokens.mark_line(note.color))

    def _band(self, painter: QPainter, at: QPointF, text: str, width: float, color: Color) -> float:
        """Paint a quotation on its mark's ground; returns its height."""
        font = self._quote_font()
        layout, height = set_text(font, text, width)
        size = font.pixelSize()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.tokens.mark_ground(color))
        for k in range(layout.lineCount()):
            line = layout.lineAt(k)
            middle = at.y() + line.y() + line.height() / 2
            band = QRectF(at.x() - 3, middle - size * 0.66, line.naturalTextWidth() + 6, size * 1.32)
            painter.drawRoundedRect(band, 3, 3)
        painter.setPen(self._look.tokens.colour("ink"))
        layout.draw(painter, at)
        return height

    def _ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
        tokens, em = self._look.tokens, self._look.em
        state: QStyle.StateFlag = option.state
        inner = rect.adjusted(em * 0.5, 0, -em * 0.5, -em * 0.4)
        if state & QStyle.StateFlag.State_Selected:
            ground = tokens.colour("sel")
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = tokens.colour("hover")
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(inner, em * 0.33, em * 0.33)
        if state & QStyle.StateFlag.State_HasFocus and self._view.property("ring"):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("focus"), max(2.0, em * 0.13)))
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 4, 4)

    def _line(self, painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, LINE, shown)

    def _quote_font(self) -> QFont:
        return self._look.tokens.font(0.93, serif=True)

    def _note_font(self) -> QFont:
        return self._look.tokens.font(0.9)


def _short(quote: str) -> str:
    """Return a quotation as the panel shows it: its beginning and end where it is long."""
    quote = quote.replace("\n", " ")
    return quote if len(quote) <= 120 else f"{quote[:80]}……{quote[-30:]}"
