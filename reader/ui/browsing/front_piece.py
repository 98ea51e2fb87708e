"""One piece on the front page of its issue: kicker, headline, how it begins, byline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from reader.model.messages import _
from reader.ui.browsing.lines import headline_lines, wrapped_lines
from reader.ui.browsing.row_picture import LEAST_TEXT, SHAPE
from reader.ui.browsing.rows import beginning
from reader.ui.browsing.wording import headline_words, people_words
from reader.ui.look.controls import KEYBOARD
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from reader.model.summary import ArticleSummary
    from reader.ui.browsing.small_pictures import SmallPictures
    from reader.ui.look.theme import Token

LEAD, USUAL = 1.55, 1.07
HEADLINE_LINES = 3
LEAD_PICTURE, PICTURE = 7.2, 4.1  # em high
LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class FrontPiece(QAbstractButton):
    """A piece to be opened; `lead` is the first of its page."""

    def __init__(
        self, look: Look, summary: ArticleSummary, *, lead: bool, pictures: SmallPictures | None = None
    ) -> None:
        super().__init__()
        self._look, self.summary, self._lead, self._pictures = look, summary, lead, pictures
        self._box = QSizeF()
        self._lines: list[tuple[QFont, Token, float, str]] = []
        self._width = -1
        self._ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_summary(summary)

    def show_summary(self, summary: ArticleSummary) -> None:
        """Show the piece in its present state."""
        self.summary, self._width = summary, -1
        said = (summary.kicker, headline_words(summary), people_words(summary.credits, summary.byline))
        parts = [self._look.shown(words) for words in said if words]
        self.setAccessibleName(_("，").join(parts) + ("" if summary.read else _("，未读")))
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's name
        """Return how tall the piece is at a width."""
        self._set(width)
        words = sum(height for _font, _colour, height, _text in self._lines)
        return round(max(words, self._box.height()) + self._look.em * 1.0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring only where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the lines, and the ring where the keyboard is."""
        self._set(self.width())
        tokens, em = self._look.tokens, self._look.em
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("sel" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), em * 0.33, em * 0.33)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(tokens.colour("focus"), max(2.0, em * 0.13)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 4, 4)
        top = em * 0.5
        for font, colour, height, text in self._lines:
            painter.setFont(font)
            painter.setPen(tokens.colour(colour))
            painter.drawText(QRectF(em * 0.5, top, self.width() - em, height), LINE, text)
            top += height
        if self._pictures is not None and not self._box.isEmpty():
            box = QRectF(QPointF(self.width() - em * 0.5 - self._box.width(), em * 0.5), self._box)
            self._pictures.draw(painter, box, self.summary.picture, tokens)
        painter.end()

    def _picture_size(self, width: float) -> QSizeF:
        """Return how large the picture stands at the right; an empty size where there is none, or no room for it."""
        if self._pictures is None or not self._pictures.has(self.summary.picture):
            return QSizeF()
        height = self._look.em * (LEAD_PICTURE if self._lead else PICTURE)
        size = QSizeF(height * SHAPE, height)
        return size if width - size.width() >= LEAST_TEXT * self._look.em else QSizeF()

    def _set(self, width: int) -> None:
        """Break the piece into lines for a width."""
        if width == self._width:
            return
        self._width = width
        tokens, em, one = self._look.tokens, self._look.em, self.summary
        self._box = self._picture_size(width)
        room = width - em - (0 if self._box.isEmpty() else self._box.width() + em)
        ink: Token = "ink2" if one.read else "ink"
        self._lines = []
        if one.kicker:
            small = tokens.font(0.87)
            self._lines += [
                (small, "accent", em * 1.3, line.text)
                for line in wrapped_lines(self._look.shown(one.kicker), small, room, 1)
            ]
        scale = LEAD if self._lead else USUAL
        large = tokens.font(scale, serif=True, bold=True)
        headline = self._look.shown(headline_words(one))
        head = headline_lines(headline, large, room)
        if head[-1].text.endswith("…"):
            head = wrapped_lines(headline, large, room, HEADLINE_LINES)
        self._lines += [(large, ink, em * scale * 1.36, line.text) for line in head]
        body = tokens.font(0.93 if self._lead else 0.87, serif=True)
        text = self._look.shown(beginning(one))
        shown = wrapped_lines(text, body, room, 2 if self._lead else 1) if one.headline else []
        self._lines += [(body, "ink2", em * (1.5 if self._lead else 1.4), line.text) for line in shown]
        people = self._look.shown(people_words(one.credits, one.byline))
        if people:
            tiny = tokens.font(0.8)
            self._lines += [(tiny, "ink2", em * 1.3, line.text) for line in wrapped_lines(people, tiny, room, 1)]
