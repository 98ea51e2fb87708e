"""Draw one row of the list: unread dot, headline, people and place, snippet, ribbon, hits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate

from reader.ui.browsing.article_model import RowRole
from reader.ui.browsing.lines import Line, Spans, headline_lines, hit_pieces, wrapped_lines
from reader.ui.browsing.row_picture import draw_picture, room_taken
from reader.ui.browsing.row_spots import Spot, spot_at
from reader.ui.browsing.row_text import RowText
from reader.ui.browsing.rows import Row
from reader.ui.browsing.wording import easy_meta_words, headline_words, meta_words
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListView, QStyleOptionViewItem

GUTTER, RIGHT, TOP = 1.6, 1.1, 0.72
ROW_HEIGHT, EASY_HEIGHT, COMPACT_HEIGHT = 6.85, 5.4, 4.25
LINES = 3
KEPT = 600
LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class _Setting(NamedTuple):
    """The lines of a row, broken for one width."""

    headline: list[Line]
    meta: str
    snippet: list[Line]


class ArticleRow(QStyledItemDelegate):
    """Paints rows; all lengths and colours come from the look."""

    _dot = TOP + 0.72  # em, the middle of the dot

    def __init__(
        self, look: Look, icons: Icons, view: QListView, pointed_at: Callable[[QRectF], bool], text: RowText
    ) -> None:
        super().__init__(view)
        self._how = text
        self.compact = False  # one line of headline, and not how it begins
        self.shown: dict[str, float] = {}  # the columns of a table
        # What Qt's option says of the state would be read through QStyle, whose import a start can do without.
        self._view, self._pointed_at = view, pointed_at
        self._look = look
        self._icons = icons
        self._ring = False
        self._set: dict[tuple[object, ...], _Setting] = {}
        self._fonts: dict[str, QFont] = {}
        look.changed.connect(self.forget)

    def forget(self) -> None:
        """Drop what was measured for another size."""
        self._set.clear()
        self._fonts.clear()

    def show_ring(self, shown: bool) -> None:
        """Show the keyboard's ring round the current row, or not."""
        self._ring = shown

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the one height of all rows."""
        usual = COMPACT_HEIGHT if self.compact else ROW_HEIGHT
        return QSize(200, self._look.tokens.px((EASY_HEIGHT if self._look.easy else usual) + self._how.lead))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(RowRole)
        if not isinstance(row, Row):
            return
        whole = QRectF(option.rect)
        rect = whole.adjusted(0, self._how.lead * self._look.em, 0, 0)
        view = self._view
        selected = view.selectionModel().isSelected(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, whole, selected, self._pointed_at(whole))
        self._text(painter, rect, row, selected)
        if self._ring and view.hasFocus() and view.currentIndex() == index:
            self._focus(painter, whole)
        offered = self._offered(rect, row)
        if row.summary.bookmarked or offered == "bookmark":
            self._ribbon(painter, rect, hollow=not row.summary.bookmarked)
        if offered == "read" and row.summary.read:
            self._hollow_dot(painter, rect)
        if not selected:
            em = self._look.em
            left = rect.left() + em * GUTTER
            painter.fillRect(QRectF(left, rect.bottom() - 1, rect.right() - left, 1), self._look.tokens.colour("rule"))
        if self._how.groups is not None:
            self._how.groups.paint(painter, whole, index.row())
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, selected: bool, hovered: bool) -> None:
        tokens = self._look.tokens
        if selected:
            painter.fillRect(rect, tokens.colour("sel"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), tokens.colour("accent"))
        elif hovered:
            painter.fillRect(rect, tokens.colour("hover"))

    def _text(self, painter: QPainter, rect: QRectF, row: Row, selected: bool) -> None:
        tokens, em = self._look.tokens, self._look.em
        summary = row.summary
        left = rect.left() + em * GUTTER
        taken = draw_picture(painter, rect, self._how, tokens, summary)
        width = rect.width() - em * (GUTTER + RIGHT) - taken
        strong = selected or not summary.read
        set_ = self._setting(row, width, strong)
        top = rect.top() + em * TOP
        if not summary.read:
            painter.setBrush(tokens.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            dot = QPointF(rect.left() + em * GUTTER * 0.56, rect.top() + em * self._dot)
            painter.drawEllipse(dot, em * 0.25, em * 0.25)
        font = self._font("strong" if strong else "headline")
        for line in set_.headline:
            self._line(painter, font, tokens.colour("ink"), (left, top, em * 1.45), line, row.headline_hits)
            top += em * 1.45
        top += em * 0.1
        painter.setFont(self._font("meta"))
        painter.setPen(tokens.colour("ink2"))
        painter.drawText(QRectF(left, top, width, em * 1.3), LINE, set_.meta)
        if summary.annotations and not self._look.easy:
            self._notes(painter, rect.right() - taken, top, summary.annotations)
        top += em * 1.32
        for line in set_.snippet:
            self._line(
                painter, self._font("snippet"), tokens.colour("ink2"), (left, top, em * 1.3), line, row.snippet_hits
            )
            top += em * 1.3

    def _setting(self, row: Row, width: float, strong: bool) -> _Setting:
        """Break the row's text into lines, or remember how it was broken."""
        summary, em = row.summary, self._look.em
        today = date.today()  # the reader's own day
        key = (summary.id, summary.headline, row.snippet, width, strong, bool(summary.annotations), today)
        known = self._set.get(key)
        if known is None:
            if len(self._set) > KEPT:
                self._set.clear()
            most = 1 if self.compact else 2
            font = self._font("strong" if strong else "headline")
            headline = self._how.shown(headline_words(summary))
            head = headline_lines(headline, font, width, most, words=self._how.words)
            easy = self._look.easy
            meta_room = width - (em * 2.4 if summary.annotations and not easy else 0)
            words = (easy_meta_words if easy else meta_words)(summary, today)
            meta = QFontMetricsF(self._font("meta")).elidedText(
                self._how.shown(words), Qt.TextElideMode.ElideRight, meta_room
            )
            lines = 0 if easy or self.compact else LINES - len(head)
            snippet = wrapped_lines(self._how.shown(row.snippet), self._font("snippet"), width, lines)
            known = self._set[key] = _Setting(head, meta, snippet)
        return known

    def _font(self, name: str) -> QFont:
        font = self._fonts.get(name)
        if font is None:
            tokens = self._look.tokens
            font = {
                "strong": lambda: tokens.font(1.07, serif=True, bold=True),
                "headline": lambda: tokens.font(1.07, serif=True),
                "meta": lambda: tokens.font(0.8),
                "snippet": lambda: tokens.font(0.87),
            }[name]()
            self._fonts[name] = font
        return font

    def _line(
        self, painter: QPainter, font: QFont, colour: QColor, place: tuple[float, float, float], line: Line, hits: Spans
    ) -> None:
        """Draw one line at (left, top, height) in pieces, so that nothing is drawn twice.

        Hits stand on their own ground in full ink.
        """
        left, top, height = place
        painter.setFont(font)
        if not hits:  # nothing beside it has to be met: it need not be measured
            painter.setPen(colour)
            painter.drawText(QRectF(left, top, self._view.viewport().width(), height), LINE, line.text)
            return
        metrics = QFontMetricsF(font)
        for start, end, hit in hit_pieces(line, hits):
            text = line.text[start:end]
            x = left + metrics.horizontalAdvance(line.text[:start])
            wide = metrics.horizontalAdvance(text)
            if hit:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._look.tokens.colour("hit"))
                size = font.pixelSize()
                painter.drawRoundedRect(QRectF(x - 1, top + height / 2 - size * 0.6, wide + 2, size * 1.22), 3, 3)
            painter.setPen(self._look.tokens.colour("ink") if hit else colour)
            painter.drawText(QRectF(x, top, wide + 4, height), LINE, text)

    def _notes(self, painter: QPainter, right: float, top: float, count: int) -> None:
        """Draw the note icon and count at the right end of the second line."""
        tokens, em = self._look.tokens, self._look.em
        size = tokens.px(0.9)
        pixmap = self._icons.pixmap("note-pencil", tokens.colour("ink2"), size, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(right - em * 2.6, top + (em * 1.3 - size) / 2), pixmap)
        painter.drawText(QRectF(right - em * 1.6, top, em * 1.4, em * 1.3), LINE, str(count))

    def _focus(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self._look.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("focus"), max(2.0, self._look.em * 0.13)))
        painter.drawRoundedRect(rect.adjusted(5, 3, -3, -3), 4, 4)

    def _offered(self, rect: QRectF, row: Row) -> Spot:
        """Return what of a row a click would be about, where the pointer is."""
        if self._look.easy or not self._pointed_at(rect):
            return ""
        pointer = QPointF(self._view.viewport().mapFromGlobal(self._view.cursor().pos()))
        taken = room_taken(rect, self._how, self._look.em, row.summary)
        return spot_at(rect, pointer, self._look.em, row.summary, taken)

    def _hollow_dot(self, painter: QPainter, rect: QRectF) -> None:
        em = self._look.em
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._look.tokens.colour("accent"))
        painter.drawEllipse(
            QPointF(rect.left() + em * GUTTER * 0.56, rect.top() + self._dot * em), em * 0.24, em * 0.24
        )

    def _ribbon(self, painter: QPainter, rect: QRectF, *, hollow: bool) -> None:
        """Hang it in the margin, so that no line is broken anew for it; `hollow` where there would be one."""
        em, colour = self._look.em, self._look.tokens.colour("accent")
        x, y, w, h = rect.right() - em * 0.94, rect.top() - 1, em * 0.72, em * 1.35
        painter.setPen(colour if hollow else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QBrush(Qt.BrushStyle.NoBrush) if hollow else colour)
        corners = ((x, y), (x + w, y), (x + w, y + h), (x + w / 2, y + h - w * 0.45), (x, y + h))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
