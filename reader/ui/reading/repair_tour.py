"""Going through the repairs of a piece: the card under the one that the reader opens or steps to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.article import NewsArticle, Repair
from reader.rendering.repairs import repair_card, repair_summary
from reader.ui.look.icons import Icons
from reader.ui.reading.page_view import PageView

if TYPE_CHECKING:
    from reader.ui.reading.repair_card import RepairSheet


class RepairTour(QObject):
    """The repair card of a page.

    Signals: repair_undone(repair, undone) · printed_requested().
    """

    repair_undone = Signal(str, bool)
    printed_requested = Signal()

    def __init__(self, view: PageView, icons: Icons) -> None:
        super().__init__(view)
        self._view, self._icons = view, icons
        self.sheet: RepairSheet | None = None
        self.writable = True

    @property
    def current(self) -> str:
        """The id of the repair whose card is open, empty without one."""
        return self.sheet.repair_id if self.sheet is not None else ""

    def open(self, repair_id: str, *, focus: bool) -> bool:
        """Open the card of a repair, with `focus` for the keyboard; False where the piece has none of that id."""
        article = self._view.article
        repair = _repair(article, repair_id)
        if article is None or repair is None:
            return False
        if self.sheet is None:
            from reader.ui.reading.repair_card import RepairSheet

            self.sheet = RepairSheet(self._view.viewport(), self._view.look, self._icons)
            self.sheet.put_back_requested.connect(self.repair_undone)
            self.sheet.printed_requested.connect(self._see_printed)
            self.sheet.next_requested.connect(self.next)
            self.sheet.closed.connect(self._closed)
        self._tell(article, repair)
        if focus:
            self._view.reveal(repair.field, repair.start, max(repair.end, repair.start + 1))
        self._place(repair_id)
        self._view.viewport().update()
        if focus:
            self.sheet.take_focus()
        return True

    def next(self, step: int = 1) -> bool:
        """Step to the next place that was mended, round and round; False where the piece has none.

        Marks, width and spaces, of which a page may hold hundreds, are one stop a kind, as the piece bar counts them.
        """
        article = self._view.article
        groups = repair_summary(article).groups if article is not None else ()
        if not groups:
            return False
        here = next((k for k, g in enumerate(groups) if any(r.id == self.current for r in g.repairs)), None)
        first = 0 if step > 0 else -1
        stop = groups[first if here is None else (here + step) % len(groups)]
        return self.open(stop.repairs[0].id, focus=True)

    def follow(self, article: NewsArticle | None) -> None:
        """Tell the card's repair as it is now, or close the card where it is gone."""
        if self.sheet is None:
            return
        repair = _repair(article, self.sheet.repair_id)
        if article is None or repair is None:
            self.close()
        else:
            self._tell(article, repair)
            self._place(repair.id)

    def close(self) -> None:
        """Close the card."""
        if self.sheet is not None:
            self.sheet.leave()

    def _tell(self, article: NewsArticle, repair: Repair) -> None:
        """Fill the card, and show in the text what it tells of."""
        groups = repair_summary(article).groups
        stop = next(k for k, g in enumerate(groups) if any(r.id == repair.id for r in g.repairs))
        group = groups[stop]
        if self.sheet is not None:
            card = repair_card(article, repair)
            self.sheet.tell(card, (stop + 1, len(groups)), len(group.repairs), writable=self.writable)
        self._view.told_repairs = frozenset(r.id for r in group.repairs)

    def _place(self, repair_id: str) -> None:
        number = self._view.shown.repairs.number_of(repair_id)
        if self.sheet is None or number < 0:
            return
        mark = self._view.shown.repairs.marks[number]
        box = self._view.box_of(mark.field, mark.start, mark.end)
        if box.isEmpty():
            return
        self.sheet.place_by(box.adjusted(0, 0, 0, self._view.look.em * 0.2), left=box.left() - self._view.look.em * 6)

    def _see_printed(self) -> None:
        self.close()
        self.printed_requested.emit()

    def _closed(self) -> None:
        sheet, self.sheet = self.sheet, None
        self._view.told_repairs = frozenset()
        self._view.viewport().update()
        if sheet is not None:
            sheet.deleteLater()


def _repair(article: NewsArticle | None, repair_id: str) -> Repair | None:
    return next((r for r in article.repairs if r.id == repair_id), None) if article else None
