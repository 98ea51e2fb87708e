"""A page whose places can be found again: what stands at the top, where a character is, and how to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QPen, QTextCursor

from reader.ui.look.theme import Look
from reader.ui.reading.clean_copy import selected_spans
from reader.ui.reading.column import PageStyle
from reader.ui.reading.geometry import Standpoint, boxes, caret_point, unit_at_top
from reader.ui.reading.page_growth import PageGrowth
from reader.ui.reading.positions import FieldPoint, PageMap
from reader.ui.reading.spread_browser import SpreadBrowser

if TYPE_CHECKING:
    from reader.ui.reading.gliding import Glide
    from reader.ui.reading.page_pictures import PagePictures
    from reader.ui.reading.picture_place import PlacedPicture
    from reader.ui.reading.ruler import Ruler


class PlacedPage(SpreadBrowser):
    """A page in its window. A place that is not written yet is written before anybody goes there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self.style_ = look, PageStyle(em=look.em)
        self.motion = False
        self.ruler: Ruler | None = None
        self._lit = ("", 0, 0)
        self._returned: tuple[int, Standpoint] | None = None
        self._glide: Glide | None = None
        self._growth = PageGrowth(self)
        self._pictures: PagePictures | None = None

    def set_ruler(self, shown: bool) -> None:
        """Show a ruler below the line that is pointed at, or none."""
        if shown and self.ruler is None:
            from reader.ui.reading.ruler import Ruler

            self.ruler = Ruler(self, self.look, lambda: self.page)
        elif not shown and self.ruler is not None:
            self.ruler.end()
            self.ruler = None
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Select the word that is clicked on: Qt's own ends at the next blank only."""
        super().mouseDoubleClickEvent(event)
        at = self.unit_at(event.position())
        place, stretch = (self.positions.point(*at), self.positions.stretch(at[0])) if at else (None, None)
        if at is None or place is None or stretch is None:
            return
        from reader.ui.reading.word_at import word_at

        first, last = word_at(stretch.text, place.point - stretch.start)
        cursor, begins = self.textCursor(), self.page.document.findBlockByNumber(at[0]).position()
        cursor.setPosition(begins + stretch.units.of(first))
        cursor.setPosition(begins + stretch.units.of(last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def light(self, name: str, start: int, end: int) -> None:
        """Put a ground below a place of the piece, as that of the sentence that is heard; an empty one has none."""
        self._lit = (name, start, end)
        self.viewport().update()

    def take_ground(self) -> None:
        """Take the colour of the paper from the look."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self.look.tokens.colour("paper"))
        # Qt's own ring round a link is dotted and black: it is drawn in this colour, and ours instead of it.
        palette.setColor(QPalette.ColorRole.WindowText, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # under a style sheet it does not inherit it

    def paint_grounds(self, painter: QPainter) -> None:
        """Paint what lies below the text before all marks: pictures, the ruler, and the ground of what is heard."""
        if (pictures := self.pictures()) is not None:
            spread = self.spread
            pictures.paint(painter, spread.top, spread.bottom)
        if self.ruler is not None:
            self.ruler.paint(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.tokens.colour("sel"))
        for span in self.positions.spans(*self._lit) if self._lit[0] else ():
            for box in boxes(self.page.document, span):
                painter.drawRoundedRect(box.rect.adjusted(-2, -3, 2, 3), 4, 4)
        cursor = self.textCursor()
        if self.hasFocus() and cursor.hasSelection() and cursor.charFormat().isAnchor():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.tokens.colour("focus"), 2))
            for span in selected_spans(cursor):
                for box in boxes(self.page.document, span):
                    painter.drawRoundedRect(box.rect.adjusted(-3, -1, 3, 1), 4, 4)

    def pictures(self) -> PagePictures | None:
        """Return what draws the pictures of the page; None where it has none."""
        if not self.page.pictures:
            return None
        before = self._pictures
        if before is None or before.page is not self.page:
            from reader.ui.reading.page_pictures import PagePictures

            self._pictures = PagePictures(self.look.tokens, self.page, self)
            if before is not None:
                self._pictures.take_over(before)
        return self._pictures

    def picture_at(self, point: QPointF) -> PlacedPicture | None:
        """Return the picture at a point of the window that is on this machine."""
        pictures = self.pictures()
        found = pictures.at(self.to_document(point)) if pictures is not None else None
        return found if found is not None and found.path is not None else None

    def write_ahead(self) -> None:
        """Write another screen of a long page at once, where it is not complete."""
        self._growth.reach(self.page.written)

    def write_all(self) -> None:
        """Write a long page to its end at once."""
        self._growth.finish()

    def standpoint(self) -> Standpoint:
        """Return what stands at the top of the window; after a return, exactly what was returned to, or a window that
        is drawn wider bit by bit would creep up the text.
        """
        if self._returned is not None and self._returned[0] == self.ticks.value():
            return self._returned[1]
        if not self.ticks.value():
            return Standpoint(None, 0, 0.0)
        block, unit, above = unit_at_top(self.page.document, self.ticks.value())
        place = self.positions.point(block, unit)
        return Standpoint(place, block, above / max(1.0, self.style_.pitch))

    def return_to(self, where: Standpoint) -> None:
        """Scroll so that `where` stands at the top again."""
        found = self.positions.caret(*where.place) if where.place else (where.block, 0)
        if found is None or (not where.block and where.place is None):
            self.ticks.setValue(0)
            return
        self._growth.reach(found[0])
        top = caret_point(self.page.document, *found).y()
        self.ticks.setValue(round(top + where.above * self.style_.pitch))
        self._returned = (self.ticks.value(), where)

    def go_to(self, place: FieldPoint) -> None:
        """Scroll so that a character of the piece stands at the top."""
        self.return_to(Standpoint(place, 0, 0.0))

    def reveal(self, name: str, start: int, end: int) -> None:
        """Scroll a place of the piece into view, where it is not there yet, to a third of the window's height."""
        spans = self.positions.spans(name, start, end)[:1]
        for span in spans:
            self._growth.reach(span.block)
        found = [b.rect for span in spans for b in boxes(self.page.document, span)]
        if not found:
            return
        rect, spread, height = found[0], self.spread, self.viewport().height()
        if rect.top() < spread.top + self.look.em or rect.bottom() > spread.bottom - self.look.em * 2:
            self._glide_to(round(rect.top() - height / 3))

    def _glide_to(self, value: int) -> None:
        """Scroll there in a moment, at once where the reader wants no motion or the way is long."""
        self._stop_gliding()
        value = min(max(value, 0), self.ticks.maximum())
        far = abs(value - self.ticks.value()) > 3 * self.viewport().height()
        if far or not self.motion:
            self.ticks.setValue(value)
            return
        if self._glide is None:
            from reader.ui.reading.gliding import Glide

            self._glide = Glide(self.ticks)
        self._glide.to(value)

    def _stop_gliding(self) -> None:
        if self._glide is not None:
            self._glide.stop()

    def box_of(self, name: str, start: int, end: int) -> QRectF:
        """Return the rectangle of a place's first line in the window's coordinates; empty where it is not shown."""
        spans = self.positions.spans(name, start, end)
        found = boxes(self.page.document, spans[0]) if spans else []
        return self.spread.to_window(found[0].rect) if found else QRectF()

    @property
    def positions(self) -> PageMap:
        """The map between the page and the piece."""
        return self.page.positions
