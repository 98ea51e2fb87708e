"""How far the reader has come: the place at the top of the window, and whether the end was seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui.reading.page_view import PageView

REST_MS = 600
LOOK_MS = 2000


class Progress(QObject):
    """Watches the scrolling of a page.

    Signals: position_changed(article, code_point) once the page has rested · read_to_end(article), once a showing: as
    soon as the reader scrolls to the last line, or after a while where the whole piece fits the window.
    """

    position_changed = Signal(str, int)
    read_to_end = Signal(str)

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._article = ""
        self._ended = False
        # Where each piece of this session was left, whether read to its end or not.
        self.places: dict[str, int] = {}
        self._rest = self._timer(REST_MS, self._rested)
        self._look = self._timer(LOOK_MS, self._looked)
        view.scrolled.connect(self._scrolled)

    def begin(self, article: str) -> None:
        """Watch another piece; an empty id watches none."""
        self.flush()
        self._article, self._ended = article, False
        self._rest.stop()
        if article:
            self._look.start()
        else:
            self._look.stop()

    def flush(self) -> None:
        """Say at once what would be said after a rest."""
        if self._rest.isActive():
            self._rest.stop()
            self._rested()

    def _scrolled(self) -> None:
        if self._article:
            self._rest.start()
            if self._at_end():
                self._end()

    def _rested(self) -> None:
        if self._view.source_text:
            return  # as it was printed, the page stands at no place of the piece's text
        place = self._view.standpoint().place
        point = place.point if place is not None and place.field == "body" else 0
        if self._article:
            self.places[self._article] = point
            # A piece that was read to its end begins anew another day.
            self.position_changed.emit(self._article, 0 if self._at_end() else point)

    def _looked(self) -> None:
        if self._article and self._at_end():
            self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self.read_to_end.emit(self._article)

    def _at_end(self) -> bool:
        page = self._view.page
        if page.written <= page.last_text_block:
            return False
        block = page.document.findBlockByNumber(page.last_text_block)
        bottom = page.document.documentLayout().blockBoundingRect(block).bottom()
        return bool(bottom <= self._view.spread.bottom + 2)

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer
