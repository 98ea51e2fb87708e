"""Notes beside the text: cards in the margin at the height of their place, or numbered discs where there is no room."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption

from reader.model.annotation import Annotation, Color
from reader.model.quick_dataclass import dataclass
from reader.ui.look.theme import Tokens
from reader.ui.reading.column import NOTES_GAP
from reader.ui.reading.geometry import boxes
from reader.ui.reading.marks import MarkIndex
from reader.ui.reading.page_writing import Page
from reader.ui.reading.positions import Units

GAP = 0.7  # em between two cards
MOST_LINES = 12  # of a note beside the text; its sheet shows all of it
NARROWEST = 0.2  # em: what is thinner is rare enough for a line to be cut short


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCard:
    """One note beside the text, in coordinates of the document: its frame, its place's first line, its number."""

    note: Annotation
    number: int
    frame: QRectF
    anchor: QRectF
    words: QTextLayout | None


def set_text(font: QFont, text: str, width: float, *, lines: int = 0) -> tuple[QTextLayout, float]:
    """Break a text by the rules of Chinese composition; returns the layout and its height.

    With `lines`, what needs more of them ends in ……, and no more of the text is looked at than they can hold: the time
    does not grow with it. QPainter's own wrapping lets a line begin with a full stop, so it is never used for Chinese.
    """
    layout, height, end = _broken(font, text, width, lines)
    if end < len(text):
        layout, height, end = _broken(font, text[: max(0, end - 3)].rstrip() + "……", width, lines)
    return layout, height


def _broken(font: QFont, text: str, width: float, lines: int) -> tuple[QTextLayout, float, int]:
    """Return the layout of at most so many lines (0: of all), its height, and how far the text got."""
    if lines:
        text = text[: lines * (2 + int(width / (font.pixelSize() * NARROWEST)))]
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height, step, last = 0.0, font.pixelSize() * 1.5, 0
    layout.beginLayout()
    while not lines or layout.lineCount() < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height + (step - line.height()) / 2))
        height += step
        last = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, height, Units(text).point(last)


class Margin:
    """The notes of one page, laid out once and painted many times."""

    def __init__(
        self, tokens: Tokens, page: Page, index: MarkIndex, notes: Mapping[str, Annotation], words: Mapping[Color, str]
    ) -> None:
        self._tokens, self._page, self._words = tokens, page, words
        self._text_font, self._label_font = tokens.font(0.85), tokens.font(0.75)
        self.cards = self._lay_out(index, notes)

    @property
    def beside(self) -> bool:
        """True where the cards stand in the margin, False where discs do."""
        return self._page.column.notes > 0

    @property
    def bottom(self) -> float:
        """Where the last card ends."""
        return max((c.frame.bottom() for c in self.cards), default=0.0)

    def at(self, point: QPointF) -> NoteCard | None:
        """Return the card or disc under a point of the document."""
        return next((c for c in self.cards if c.frame.contains(point)), None)

    def of(self, annotation: str) -> NoteCard | None:
        """Return the card of an annotation."""
        return next((c for c in self.cards if c.note.id == annotation), None)

    def paint(self, painter: QPainter, top: float, bottom: float, active: str, hidden: str) -> None:
        """Paint the cards between `top` and `bottom`; `active` is the annotation that the reader is at, `hidden` the
        one whose editor stands in its card's place.
        """
        for card in self.cards:
            low, high = min(card.frame.top(), card.anchor.top()), max(card.frame.bottom(), card.anchor.bottom())
            if low > bottom or high < top or card.note.id == hidden:
                continue
            if self.beside:
                self._leader(painter, card, active == card.note.id)
                self._card(painter, card)
            else:
                self._disc(painter, card)

    def _lay_out(self, index: MarkIndex, notes: Mapping[str, Annotation]) -> list[NoteCard]:
        em, column = self._tokens.em, self._page.column
        placed: list[tuple[QRectF, Annotation]] = []
        for number in index.shown():
            note = notes.get(index.marks[number].subject)
            found = boxes(self._page.document, index.spans(number)[0]) if note and note.note else []
            if found and note:
                placed.append((found[0].rect, note))
        placed.sort(key=lambda pair: (pair[0].top(), pair[0].left()))
        cards, free, row = [], -1e9, (-1e9, 0)
        for number, (anchor, note) in enumerate(placed, 1):
            words = None
            if self.beside:
                left, width = column.right + em * NOTES_GAP, column.notes - em * NOTES_GAP
                words, high = set_text(self._text_font, note.note, width - em * 0.75, lines=MOST_LINES)
                height = high + em * 1.25
                frame = QRectF(left, max(free, anchor.top()), width, height)
                free = frame.bottom() + em * GAP
            else:
                same = row[1] + 1 if abs(anchor.top() - row[0]) < 1 else 0
                row = (anchor.top(), same)
                frame = QRectF(
                    column.right + em * (0.38 + 1.3 * same), anchor.center().y() - em * 0.62, em * 1.24, em * 1.24
                )
            cards.append(NoteCard(note=note, number=number, frame=frame, anchor=anchor, words=words))
        return cards

    def _card(self, painter: QPainter, card: NoteCard) -> None:
        em, frame, line = self._tokens.em, card.frame, self._tokens.mark_line(card.note.color)
        painter.fillRect(QRectF(frame.left(), frame.top() + 2, 3, frame.height() - 4), line)
        painter.setFont(self._label_font)
        painter.setPen(line)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        left = frame.left() + em * 0.75
        painter.drawText(QRectF(left, frame.top(), frame.width(), em * 1.1), flags, self._words[card.note.color])
        painter.setPen(self._tokens.colour("ink2"))
        if card.words is not None:
            card.words.draw(painter, QPointF(left, frame.top() + em * 1.12))

    def _leader(self, painter: QPainter, card: NoteCard, active: bool) -> None:
        """Join a card that had to make way to its line; the one that the reader is at is always joined."""
        em = self._tokens.em
        moved = card.frame.top() - card.anchor.top() > em * 0.5
        if not moved and not active:
            return
        colour = self._tokens.mark_line(card.note.color) if active else self._tokens.colour("rule")
        painter.setPen(QPen(colour, 1))
        start = QPointF(self._page.column.right + em * 0.25, card.anchor.center().y())
        bend = QPointF(self._page.column.right + em * 0.75, card.anchor.center().y())
        painter.drawPolyline([start, bend, QPointF(card.frame.left() - 3, card.frame.top() + em * 0.6)])

    def _disc(self, painter: QPainter, card: NoteCard) -> None:
        em = self._tokens.em
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.mark_line(card.note.color))
        painter.drawEllipse(card.frame)
        painter.setFont(self._tokens.font(0.75, bold=True))
        painter.setPen(self._tokens.colour("paper"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(card.frame.adjusted(-em, -em, em, em), flags, str(card.number))
