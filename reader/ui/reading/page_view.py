"""The page itself: shows one typeset piece, paints its marks and notes, and says what the reader points at.

It holds plain text only. Nothing is ever fetched: `loadResource` is closed and links are never followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame

from reader.model.annotation import Color
from reader.model.article import NewsArticle
from reader.model.messages import _
from reader.rendering.blocks import Block
from reader.ui.look.theme import Look
from reader.ui.reading.clean_copy import clean_text, selected_places
from reader.ui.reading.column import PageStyle, fit_column
from reader.ui.reading.faces import Faces
from reader.ui.reading.geometry import visible_blocks
from reader.ui.reading.line_setting import overhang
from reader.ui.reading.marks import Marks
from reader.ui.reading.page_marks import PageMarks
from reader.ui.reading.pinyin_above import PinyinAbove, readings_of
from reader.ui.reading.placed_page import PlacedPage
from reader.ui.reading.ringed import ringed
from reader.ui.reading.spread import Strip
from reader.ui.reading.spread_browser import sheet_of_paper
from reader.ui.reading.tail import Tail
from reader.ui.reading.typesetting import Typesetter

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl


class PageView(PlacedPage):
    """One piece on paper.

    Signals: laid_out() after the page was set anew · scrolled() · opened() by Enter.
    """

    laid_out = Signal()
    scrolled = Signal()
    opened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.article: NewsArticle | None = None
        self.words: Mapping[Color, str] = {}
        self.own: Mapping[str, tuple[str, ...]] = {}
        self.notes_beside, self.ringed, self.column_held = True, False, False
        self.active, self.hidden_note, self.source_text = "", "", ""
        self.told_repairs: frozenset[str] = frozenset()
        self._blocks: Sequence[Block] = ()
        self._tail, self._marks, self._wants_notes = Tail(), Marks(), False
        self.readings = PinyinAbove(look.tokens, self.page, readings_of(None, self.style_, {}))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_ticks)
        self._growth.completed.connect(self._completed)
        self._index_marks()
        # Else it gives documents its own: lines are full or end.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setViewport(sheet_of_paper())
        self.setDocument(self.page.document)  # the one from before is laid out for the viewport that is gone
        self.setVerticalScrollBar(self.ticks)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the column stands still between short pieces and long ones; empty, it is blank paper.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)  # what is dropped here is for the window to import
        self.setMouseTracking(True)
        self.setAccessibleName(_("正文"))
        self.ticks.valueChanged.connect(self.scrolled)

    # What is shown

    def show_blocks(
        self, article: NewsArticle | None, blocks: Sequence[Block], marks: Marks, tail: Tail, source_text: str = ""
    ) -> None:
        """Show a piece from its beginning; `source_text` is what blocks of the field `source` are cut from."""
        self.article, self._blocks, self._tail, self.source_text = article, blocks, tail, source_text
        self._marks, self._wants_notes = marks, any(n.note and not n.orphan for n in marks.notes.values())
        self._stop_gliding()
        self._set_page()
        self._returned = None
        self.ticks.setValue(0)

    def hold_column(self, held: bool) -> None:
        """Keep the column where it is, whatever notes come and go, as long as one is being written."""
        self.column_held = held
        if not held:
            self.set_marks(self._marks)

    def set_marks(self, marks: Marks) -> None:
        """Show other marks over the same text; the page is set anew only where notes need or free their margin."""
        wanted = any(n.note and not n.orphan for n in marks.notes.values())
        self._marks = marks
        if wanted != self._wants_notes and not self.column_held:
            self._wants_notes = wanted
            self.set_again()
        else:
            self._index_marks()
            self._grow_for_notes()
            self.viewport().update()

    def set_current_hit(self, number: int) -> None:
        """Show another hit as the one that the reader is at."""
        self._marks = replace(self._marks, current=number)
        self._show_ticks(again=False)
        self.viewport().update()

    def set_style(self, style: PageStyle) -> None:
        """Set the page in another size, measure or leading; what stands at the top stays there."""
        self.style_ = style
        self.set_again()

    def set_again(self) -> None:
        """Set the page anew for today's look and width; what stands at the top stays there."""
        if not self._blocks:
            return
        here = self.standpoint()
        self._set_page()
        self.return_to(here)

    @property
    def marks(self) -> Marks:
        """The marks that are shown."""
        return self._marks

    # What is selected

    def selected(self) -> list[tuple[str, int, int]]:
        """Return the selected stretches (field, start, end) of the piece."""
        return selected_places(self.textCursor(), self.positions) if self.textCursor().hasSelection() else []

    def selected_text(self) -> str:
        """Return the selection as clean text."""
        return clean_text(self.textCursor(), self.positions, self._field_text)

    def select(self, name: str, start: int, end: int) -> None:
        """Select a place of the piece."""
        spans = self.positions.spans(name, start, end)
        if spans:
            self._growth.reach(spans[-1].block)
            cursor = self.shown.cursor(spans[0])
            last = self.shown.cursor(spans[-1])
            cursor.setPosition(last.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        """Let go of the selection."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  # Qt's name
        """Give the clipboard clean text and nothing else."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802  # Qt's name and arguments
        """Fetch nothing, ever. An empty picture, because Qt asks again and again for what is None."""
        return QImage()

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint bands under the text, then the text, then lines, notes and rules over it."""
        for strip in self.spread.strips:
            self._paint_strip(event, strip)

    def _paint_strip(self, event: QPaintEvent, strip: Strip) -> None:
        top = max(strip.top, float(event.rect().top() + strip.shift))
        bottom = min(strip.bottom, float(event.rect().bottom() + strip.shift + 1))
        visible = list(visible_blocks(self.page.document, top, bottom))
        painter = self._painter(strip)
        self.paint_grounds(painter)
        for block, _rect in visible:
            self.shown.painter.bands(painter, block, self.shown.highlights, (top, bottom))
            self.shown.painter.hits(painter, block, self.shown.hits, self._marks.current, (top, bottom))
        painter.end()
        self.draw_text(event, strip)
        painter = self._painter(strip)
        self.shown.painter.rules(painter, top, bottom)
        for block, rect in visible:
            self.shown.painter.repairs(painter, block, self.shown.repairs, self.told_repairs, (top, bottom))
            self.readings.paint(painter, block, rect, (top, bottom))
        self.shown.margin.paint(painter, top, bottom, self.active, self.hidden_note)
        if self.hasFocus():
            active = self.active if self.ringed else ""
            self.shown.painter.ring(painter, ringed(self.textCursor(), self.shown.highlights, active))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Set the page for the new width."""
        here = self.standpoint()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._blocks:
            self._set_page()
            self.return_to(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Enter opens the mark that the reader is at, unless a link has the keyboard; Esc goes to the pane."""
        if event.matches(QKeySequence.StandardKey.SelectAll) or event.key() == Qt.Key.Key_End:
            self.write_all()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not self.textCursor().charFormat().isAnchor():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _field_text(self, name: str) -> str:
        if name == "source":
            return self.source_text
        return self.article.field_text(name) if self.article is not None else ""

    def _set_page(self) -> None:
        tokens = self.look.tokens
        self.take_ground()
        self.ticks.set_ground(tokens.colour("paper"))
        column = fit_column(self.viewport().width(), self.style_, notes=self._wants_notes, beside=self.notes_beside)
        setter = Typesetter(Faces(tokens, self.style_), column, self)
        page = setter.plan(self._blocks, self._tail)
        frame = page.document.rootFrame().frameFormat()
        frame.setLeftMargin(column.left)
        frame.setRightMargin(max(0.0, self.viewport().width() - column.right - overhang(self.style_.body)))
        frame.setTopMargin(tokens.em * 1.9)
        frame.setBottomMargin(tokens.em * 4)
        page.document.rootFrame().setFrameFormat(frame)
        screen = (self.viewport().height() / self.style_.pitch + 4) * column.width / self.style_.cell
        screen *= 2 if column.step else 1
        self._growth.begin(page, screen)
        self.ticks.setSingleStep(round(self.style_.pitch))  # the wheel goes by whole lines
        before, self.page = self.page, page
        self.readings = PinyinAbove(tokens, page, readings_of(self.article, self.style_, self.own))
        self.setDocument(page.document)
        if before.document.parent() is self:
            before.document.deleteLater()  # the view does not delete what it was given
        self._index_marks()
        self._grow_for_notes()
        self._fit_range()
        self.laid_out.emit()

    def _grow_for_notes(self) -> None:
        """Make room under the text where the notes reach further down than the text does."""
        if not self.shown.margin.beside or not self.page.complete:
            return
        frame = self.page.document.rootFrame().frameFormat()
        last = self.page.document.documentLayout().blockBoundingRect(self.page.document.lastBlock())
        wanted = max(self.look.em * 4, self.shown.margin.bottom - last.bottom() + self.look.em * 2)
        if abs(frame.bottomMargin() - wanted) > 1:
            frame.setBottomMargin(wanted)
            self.page.document.rootFrame().setFrameFormat(frame)

    def _index_marks(self) -> None:
        self.shown = PageMarks(self.look.tokens, self.page, self._marks, self.words)
        self._ink()

    def _ink(self) -> None:
        self.setExtraSelections(self.shown.ink())
        self._later.start()

    def _completed(self) -> None:
        """Ink the marks and lay the notes of what was written last."""
        self.shown.lay_notes()
        self._ink()
        self._grow_for_notes()
        self.viewport().update()

    def _show_ticks(self, *, again: bool = True) -> None:
        if not self.page.complete:
            return
        if again:
            self.shown.find_ticks()
        self.ticks.set_ticks(self.shown.ticks(self._marks.current))
