"""Join the print and the text of a piece: what is pointed at in one is shown in the other, hits are marked in both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip

from reader.model.messages import _
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.print_panel import PrintPanel, TurningSplitter
from reader.ui.reading.word_at import word_at

if TYPE_CHECKING:
    from reader.model.text import Place
    from reader.ui.reading.piece_pane import PiecePane
    from reader.ui.reading.print_picture import PrintPicture
    from reader.workspace.facsimile import PrintedPiece


class PrintBeside(QObject):
    """The print beside a pane's text. Signals: page_wanted(number) · piece_wanted(article)."""

    page_wanted = Signal(int)
    piece_wanted = Signal(str)

    def __init__(self, pane: PiecePane, look: Look, icons: Icons) -> None:
        super().__init__(pane)
        self._pane, self._look = pane, look
        self.panel = PrintPanel(look, icons)
        self.printed: PrintedPiece | None = None
        self.sheet = 0
        self._all_known = False  # the outlines of all pieces are worked out
        self._other = ""
        self._mouse: QPointF | None = None  # where it stands over the text
        self._splitter = TurningSplitter(look, _("原文与排好的"))
        pane.column.replaceWidget(pane.stack, self._splitter)
        self._splitter.addWidget(self.panel)
        self._splitter.addWidget(pane.stack)
        self._splitter.setSizes([1000, 1000])
        pane.view.viewport().installEventFilter(self)
        view = self.panel.view
        view.pointed.connect(self._pointed)
        view.clicked.connect(self._clicked)
        self.panel.turned.connect(self._turn)
        pane.hits.changed.connect(self.mark_hits)

    def show_print(self, printed: PrintedPiece, sheet: int, picture: PrintPicture | None, said: str) -> None:
        """Show a page of the source with the piece on it."""
        if printed is not self.printed:
            self._all_known, self._other = False, ""
        self.printed, self.sheet = printed, sheet
        rings = [ring for outline in printed.outlines if outline.sheet == sheet for ring in outline.polygons]
        xs = [x for ring in rings for x, _y in ring]
        self._splitter.make_room(max(xs) - min(xs) if xs else printed.sizes[sheet - 1][0])
        self.panel.view.show_page(picture, printed.sizes[sheet - 1], rings, said)
        own = self._sheets()
        words = _("第 {n} 面").format(n=sheet)
        if len(own) > 1:
            words = _("第 {n} 面，本篇在 {all} 面上").format(n=sheet, all=len(own))
        at = own.index(sheet) if sheet in own else -1
        self.panel.show_place(words, before=at > 0, after=0 <= at < len(own) - 1)
        self.mark_hits()
        if self._mouse is not None:
            self._point_in_text(self._mouse)

    def show_nothing(self, said: str) -> None:
        """Say why there is no print."""
        self.printed = None
        self.panel.view.show_page(None, (0.0, 0.0), (), said)
        self.panel.show_place("", before=False, after=False)

    def know_all(self, printed: PrintedPiece) -> None:
        """From now on other pieces of the page can be pointed at too: where they stand has been worked out."""
        self._all_known = printed is self.printed

    def mark_hits(self) -> None:
        """Mark what was found; the page turns to where the reader is."""
        printed = self.printed
        if printed is None or not self.panel.isVisible():
            return
        hits, at = self._pane.hits.all, self._pane.hits.current
        current = self._boxes(hits[at].field, hits[at].start, hits[at].end) if 0 <= at < len(hits) else []
        if current and current[0][0] != self.sheet:
            self.page_wanted.emit(current[0][0])
            return
        every = [box for hit in hits for box in self._boxes(hit.field, hit.start, hit.end)]
        self.panel.view.set_hits(self._here(every), self._here(current))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name and arguments
        """Watch the mouse over the text."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._mouse = event.position()
        elif event.type() == QEvent.Type.Leave:
            self._mouse = None
        if self.printed is None or not self.panel.isVisible():
            return False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove and not event.buttons():
            self._point_in_text(event.position())
        elif event.type() == QEvent.Type.Leave:
            self.panel.view.set_word(())
        return False

    # Inner workings

    def _sheets(self) -> list[int]:
        return [outline.sheet for outline in self.printed.outlines] if self.printed is not None else []

    def _boxes(self, field: str, start: int, end: int) -> list[tuple[int, QRectF]]:
        found = self.printed.boxes(field, start, end) if self.printed is not None and start < end else []
        return [(sheet, QRectF(box.left, box.top, box.width, box.height)) for sheet, box in found]

    def _here(self, boxes: Sequence[tuple[int, QRectF]]) -> list[QRectF]:
        return [box for sheet, box in boxes if sheet == self.sheet]

    def _turn(self, step: int) -> None:
        own = self._sheets()
        at = (own.index(self.sheet) if self.sheet in own else 0) + step
        if 0 <= at < len(own):
            self.page_wanted.emit(own[at])

    def _point_in_text(self, point: QPointF) -> None:
        """Show on the print the word of the text that the mouse is over."""
        view = self._pane.view
        unit = view.unit_at(point)
        place = view.positions.point(*unit) if unit is not None else None
        stretch = view.positions.stretch(unit[0]) if unit is not None else None
        if place is None or stretch is None or self._pane.printed:
            self.panel.view.set_word(())
            return
        first, last = word_at(stretch.text, place.point - stretch.start)
        boxes = self._boxes(place.field, stretch.start + first, stretch.start + last)
        self.panel.view.set_word(self._here(boxes), reveal=True)

    def _pointed(self, x: float, y: float) -> None:
        """Show in the text what the mouse is over on the print, or whose print it is."""
        printed, view = self.printed, self.panel.view
        if printed is None:
            return
        place = printed.place_at(self.sheet, x, y)
        if place is not None and place.article == printed.article.id:
            field, start, end = self._word(place)
            view.set_word(self._here(self._boxes(field, start, end)))
            self._pane.view.light(field, start, end)
        else:
            view.set_word(())
            self._pane.view.light("", 0, 0)
        self._point_at_other(printed.piece_at(self.sheet, x, y) if self._all_known and x >= 0 else "")

    def _point_at_other(self, article: str) -> None:
        printed, view = self.printed, self.panel.view
        if printed is None or article == printed.article.id:
            article = ""
        if article != self._other:
            self._other = article
            found = printed.outlines_of(article) if printed is not None and article else ()
            view.set_other([ring for outline in found if outline.sheet == self.sheet for ring in outline.polygons])
            headline = printed.headline_of(article) if printed is not None and article else ""
            view.setToolTip(_("打开《{headline}》").format(headline=headline) if article else "")
            if not article:
                QToolTip.hideText()

    def _clicked(self, x: float, y: float) -> None:
        printed = self.printed
        if printed is None:
            return
        place = printed.place_at(self.sheet, x, y)
        if place is not None and place.article == printed.article.id:
            self._pane.view.reveal(place.field, place.start, place.end)
            self._pane.view.light(*self._word(place))
        elif self._other:
            self.piece_wanted.emit(self._other)

    def _word(self, place: Place) -> tuple[str, int, int]:
        printed = self.printed
        text = printed.article.field_text(place.field) if printed is not None else ""
        line = text.rfind("\n", 0, place.start) + 1
        ends = text.find("\n", place.start)
        first, last = word_at(text[line : ends if ends >= 0 else len(text)], place.start - line)
        return place.field, line + first, line + last
