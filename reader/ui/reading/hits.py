"""The hits in the piece that is open, those of the window's search or of the find bar, and the way through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.annotation import Annotation
from reader.model.article import NewsArticle
from reader.rendering.overlays import hit_overlays
from reader.ui.reading.page_view import PageView

if TYPE_CHECKING:
    from reader.ui.reading.hit_walk import Hit, Match


class Hits(QObject):
    """The hits on a page and the one that the reader is at.

    Signals: stepped(index, total) whenever another hit is looked at · changed() whenever the count is to be told anew ·
    told(index, total) what the find bar is to say; −1 of 0 where nothing was found.
    """

    stepped = Signal(int, int)
    changed = Signal()
    told = Signal(int, int)

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self.finding = False  # True while the find bar is open
        self._article: NewsArticle | None = None
        self._searched: tuple[Hit, ...] = ()
        self.all: tuple[Hit, ...] = ()
        self.current = -1

    @property
    def searched(self) -> int:
        """How many hits of the window's search are shown; none while the find bar is open, which counts its own."""
        return 0 if self.finding else len(self.all)

    def begin(
        self, article: NewsArticle | None, matches: Sequence[Match], annotations: Sequence[Annotation] = ()
    ) -> None:
        """Take the hits of another piece."""
        self._article = article
        self.finding = False
        self.all = self._searched = ()
        if article is not None and matches:
            from reader.ui.reading.hit_walk import hits_of

            self.all = self._searched = hits_of(article, matches, annotations)
        self.current = 0 if self.all else -1

    def follow(self, article: NewsArticle) -> None:
        """Keep the hits that still stand when the text of the piece has changed."""
        self._article = article
        self.all = tuple(h for h in self.all if h.end <= len(article.field_text(h.field)))
        self._searched = tuple(h for h in self._searched if h.end <= len(article.field_text(h.field)))
        self.current = min(self.current, len(self.all) - 1)

    def step(self, step: int) -> bool:
        """Go to the next hit (+1) or the one before (−1), round and round; False without hits."""
        if not self.all:
            return False
        self.show((self.current + step) % len(self.all))
        return True

    def show(self, index: int) -> None:
        """Look at one hit."""
        self.current = index
        self._view.set_current_hit(index)
        self._view.reveal(*self.all[index])
        self.told.emit(index, len(self.all))
        self.changed.emit()
        self.stepped.emit(index, len(self.all))

    def show_near(self, field: str, point: int) -> None:
        """Look at the first hit at or behind a place, without leaving that place."""
        near = next((k for k, h in enumerate(self.all) if h.field == field and h.start >= point), None)
        if near is not None:
            self.current = near
            self._view.set_current_hit(near)
            self.changed.emit()

    def find(self, query: str) -> None:
        """Look for a query in the piece, in place of the window's search."""
        if self._article is None:
            return
        from reader.ui.reading.hit_walk import find_in

        self.all, self.current = find_in(self._article, query), -1
        top = self._view.standpoint().place
        body = top.point if top is not None and top.field == "body" else 0
        self._show_all()
        if self.all:
            self.show(next((k for k, h in enumerate(self.all) if h.field == "body" and h.start >= body), 0))
            return
        self.told.emit(-1, 0)

    def forget(self) -> None:
        """Mark nothing any more: what was searched for last is not what is searched for now."""
        if self._searched:
            self.all = self._searched = ()
            self.current = -1
            self._show_all()

    def stop_finding(self) -> None:
        """Give the page back to the hits of the window's search."""
        self.finding = False
        self.all, self.current = self._searched, 0 if self._searched else -1
        self._show_all()
        self._view.setFocus()

    def _show_all(self) -> None:
        self._view.set_marks(replace(self._view.marks, hits=hit_overlays(self.all), current=self.current))
        self.changed.emit()
