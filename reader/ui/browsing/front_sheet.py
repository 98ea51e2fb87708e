"""The sheet of a front page: masthead, and for each page its name and its pieces in one or two columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from reader.model.messages import _
from reader.ui.browsing.front_piece import FrontPiece
from reader.ui.browsing.tree_names import printed_page_words
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.summary import ArticleSummary
    from reader.rendering.masthead import Masthead
    from reader.ui.browsing.small_pictures import SmallPictures

TWO_COLUMNS = 46.0  # em of the sheet's own text
WIDEST = 60.0
SIDE, TOP, GAP = 2.0, 1.9, 2.2
HEAD, PAGE = 4.4, 2.6


class FrontSheet(QWidget):
    """Signals: chosen(str) a piece is to be opened · reached(FrontPiece) the keyboard went to a piece."""

    chosen = Signal(str)

    def __init__(self, look: Look, pictures: SmallPictures | None = None) -> None:
        super().__init__()
        self._pictures = pictures
        self._look = look
        self.pieces: list[FrontPiece] = []
        self._pages: list[tuple[str, list[FrontPiece]]] = []
        self._headings: list[tuple[float, str]] = []
        self._title = ""
        self._forms: tuple[str, ...] = ()
        look.changed.connect(self._restyle)
        if pictures is not None:
            pictures.came.connect(self._show_picture)
        self._restyle()

    def show_issue(self, masthead: Masthead, summaries: Sequence[ArticleSummary]) -> None:
        """Show the pieces of an issue, given in printed order."""
        for piece in self.pieces:
            piece.deleteLater()
        self._title, self._forms = masthead.title or _("没有印报名的一份"), issue_forms(masthead)
        self.pieces, self._pages = [], []
        for page, group in groupby(summaries, key=page_words_of):
            made = []
            for k, summary in enumerate(group):
                piece = FrontPiece(self._look, summary, lead=k == 0, pictures=self._pictures)
                piece.setParent(self)
                piece.clicked.connect(lambda _on=False, article=summary.id: self.chosen.emit(article))
                piece.show()
                made.append(piece)
            self.pieces += made
            self._pages.append((page, made))
        self._lay_out()

    def update_summaries(self, summaries: Sequence[ArticleSummary]) -> None:
        """Show which pieces were read meanwhile."""
        known = {piece.summary.id: piece for piece in self.pieces}
        for summary in summaries:
            if summary.id in known:
                known[summary.id].show_summary(summary)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Set the pieces anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint masthead, 文武线 and the names of the pages."""
        tokens, em = self._look.tokens, self._look.em
        left, width = self._column()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colour("paper"))
        line = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
        title = tokens.font(1.66, serif=True, bold=True)
        painter.setFont(title)
        painter.setPen(tokens.colour("ink"))
        head = QRectF(left, em * TOP, width, em * 2.2)
        name = self._look.shown(self._title)
        painter.drawText(head, line | Qt.AlignmentFlag.AlignLeft, name)
        meta = tokens.font(0.8)
        room = width - QFontMetricsF(title).horizontalAdvance(name) - em
        fits = QFontMetricsF(meta).horizontalAdvance
        painter.setFont(meta)
        painter.setPen(tokens.colour("ink2"))
        form = next((f for f in map(self._look.shown, self._forms) if fits(f) <= room), "")
        painter.drawText(head.adjusted(0, 0, 0, -em * 0.2), line | Qt.AlignmentFlag.AlignRight, form)
        rule = tokens.colour("ink3" if tokens.theme.dark else "ink")
        top = em * (TOP + 2.5)
        painter.fillRect(QRectF(left, top, width, max(2.0, em * 0.2)), rule)
        painter.fillRect(QRectF(left, top + em * 0.33, width, max(1.0, em * 0.07)), rule)
        for y, words in self._headings:
            painter.setFont(tokens.font(1.02, spacing=4))
            painter.setPen(tokens.colour("accent"))
            painter.drawText(
                QRectF(left + em * 0.5, y, width, em * 1.6), line | Qt.AlignmentFlag.AlignLeft, self._look.shown(words)
            )
            painter.fillRect(QRectF(left, y + em * 2.0, width, 1), tokens.colour("rule"))
        painter.end()

    def _show_picture(self, name: str) -> None:
        """Draw a picture that was decoded; without one that cannot be shown the sheet is laid out anew."""
        of = [piece for piece in self.pieces if piece.summary.picture and name in {"", piece.summary.picture}]
        for piece in of:
            piece.show_summary(piece.summary)
        if of and self._pictures is not None and (not name or not self._pictures.has(name)):
            self._lay_out()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._look.tokens.colour("paper"))
        self.setPalette(palette)
        for piece in self.pieces:
            piece.show_summary(piece.summary)
        self._lay_out()

    def _column(self) -> tuple[float, float]:
        """Return left edge and width of what is set."""
        em = self._look.em
        width = max(min(self.width() - 2 * SIDE * em, WIDEST * em), 8 * em)
        return (self.width() - width) / 2, width

    def _lay_out(self) -> None:
        """Give every piece its place: the lead of a page across, the others in columns of like height."""
        em = self._look.em
        left, width = self._column()
        columns = 2 if width >= TWO_COLUMNS * em else 1
        each = (width - (columns - 1) * GAP * em) / columns
        y = em * (TOP + HEAD - 1.0)
        self._headings = []
        for words, pieces in self._pages:
            if words:
                self._headings.append((y, words))
                y += em * PAGE
            y = _place(pieces[:1], left, width, y)
            rest = pieces[1:]
            cut = _half(rest, round(each)) if columns == 2 else len(rest)
            ends = [_place(rest[:cut], left, each, y), _place(rest[cut:], left + each + GAP * em, each, y)]
            y = max(ends) + em * 0.7
        self.setMinimumHeight(round(y + em * 2))
        self.update()


def _place(pieces: Sequence[FrontPiece], left: float, width: float, top: float) -> float:
    """Put pieces below one another; returns where they end."""
    for piece in pieces:
        height = piece.heightForWidth(round(width))
        piece.setGeometry(round(left), round(top), round(width), height)
        top += height
    return top


def _half(pieces: Sequence[FrontPiece], width: int) -> int:
    """Return how many pieces make the first of two columns of like height."""
    heights = [piece.heightForWidth(width) for piece in pieces]
    cuts = range(len(heights) + 1)
    return min(cuts, key=lambda k: (max(sum(heights[:k]), sum(heights[k:])), -k), default=0)


def page_words_of(summary: ArticleSummary) -> str:
    """Return the page of a piece as a heading; empty where none is printed."""
    named = " ".join(part for part in (summary.print_page, summary.print_page_name) if part)
    return printed_page_words(named) if named else ""


def issue_forms(masthead: Masthead) -> tuple[str, ...]:
    """Return the forms of a masthead without its page, longest first."""
    kept = ["\u3000".join(part for part in form.split("\u3000") if "版" not in part) for form in masthead.forms()]
    return tuple(dict.fromkeys(form for form in kept if form))
