"""The search state of the window: field, chips and list speak of one query; Esc returns to where the reader was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.messages import _
from reader.model.summary import SortOrder
from reader.ui.browsing.list_pane import ListPane
from reader.ui.searching.answer_words import counts_words, remarks, way_words
from reader.ui.searching.chip_rows import ChipRows
from reader.ui.searching.narrowing import Narrowing
from reader.ui.searching.search_field import SearchField
from reader.ui.searching.searching import Answer, Asked, Searching
from reader.ui.searching.whole_answer import WholeAnswer

if TYPE_CHECKING:
    from reader.library import Catalogue, Facets
    from reader.search import FoundWords
    from reader.ui.searching.askers import Asker
    from reader.workspace.ordering import Ordered
    from reader.workspace.ways_out import WayOut


def sorts() -> dict[SortOrder, str]:
    """Return the orders of an answer in words."""
    return {"relevance": _("按相关"), "date": _("按日期")}


class SearchBrowser(QObject):
    """Signals: entered() the list now shows a search · left() it no longer does · first_asked() Enter asks for the
    first hit · searched(str) a query was used, to be remembered · answered() the list shows what was found.
    """

    entered = Signal()
    left = Signal()
    first_asked = Signal()
    searched = Signal(str)
    answered = Signal()

    def __init__(
        self,
        searching: Searching,
        catalogue: Catalogue,
        field: SearchField,
        pane: ListPane,
        chips: Narrowing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._searching, self._field, self._pane = searching, field, pane
        self.rows = ChipRows(chips, pane.chips, self)
        self._asked: Asked | None = None
        self.answer: Answer | None = None
        self._totals: tuple[int, int] | None = None
        self._list = WholeAnswer(catalogue, pane)
        self._ways: tuple[WayOut, ...] = ()
        self._open_first = False
        pane.sort_chosen.connect(self.set_sort)
        field.query_changed.connect(self._typed)
        field.query_entered.connect(self._enter)
        field.left.connect(self.leave)
        self.rows.narrowed.connect(self._narrow)
        self.reconsider = searching.reconsider  # the library may have grown large
        searching.answered.connect(self._show)
        searching.ordered.connect(self._go_on)
        searching.led.connect(self._offer_ways)
        searching.counted.connect(self._count)
        searching.faceted.connect(self._offer)
        searching.worded.connect(self._offer_words)
        searching.failed.connect(self._fail)

    @property
    def active(self) -> bool:
        """True while the list shows a search."""
        return self._asked is not None

    @property
    def text(self) -> str:
        """What was typed, empty where nothing is searched."""
        return self._asked.text if self._asked else ""

    @property
    def query(self) -> str:
        """The query in force with what it is narrowed to by its words, empty where nothing is searched."""
        return self._asked.query if self._asked else ""

    def search(self, text: str) -> None:
        """Search for a text as it stands, narrowed by no word; an empty one leaves the search."""
        text = text.strip()
        if not text:
            self.leave()
            return
        if self._asked is not None and self._asked.text == text == self._asked.query:
            return
        entering = self._asked is None
        if entering:
            self.rows.clear()
        elif self._asked is not None and self._asked.text == text:
            self.rows.leave_words()
        else:
            self.rows.expect()
        self._field.set_query(self._field.text() if self._field.text().strip() == text else text)
        sort = self._asked.sort if self._asked else "relevance"
        self._ask(Asked(text=text, narrow=self.rows.facets, sort=sort))
        if entering:
            self.entered.emit()

    def leave(self) -> None:
        """End the search and say so."""
        if self._asked is None:
            return
        self._asked = self.answer = self._totals = None
        self._list.let_go()
        self._searching.stop()
        self.rows.clear()
        self._field.set_query("")
        self._field.say_count("")
        self._pane.message.clear()
        self.left.emit()

    def set_sort(self, order: SortOrder, _turned: bool = False) -> None:
        """Put the answer into another order."""
        if self._asked is not None:
            self._ask(replace(self._asked, sort=order))

    def warm_up(self) -> None:
        """Load the index before the first key."""
        self._searching.warm_up()

    def heed(self) -> None:
        """The library has changed; what it changes in the answer is asked by `again`."""
        self._searching.heed()

    @property
    def asker(self) -> Asker:
        """Who answers, for questions beside the search."""
        return self._searching.asker

    def close(self) -> None:
        """End whoever answers."""
        self._searching.close()

    def again(self) -> None:
        """Ask anew: the library has changed, or how the reader types."""
        if self._asked is not None:
            self._asked = replace(self._asked, manner=self._searching.manner())
            self._searching.ask(self._asked)

    def _ask(self, asked: Asked) -> None:
        self._asked = asked = replace(asked, manner=self._searching.manner())
        self._totals = None
        self._searching.ask(asked)
        self._pane.set_orders(sorts(), asked.sort, worded=True)
        self._pane.set_unread_only(False, offered=False)

    def _typed(self, text: str) -> None:
        """Search for what is typed; the same text keeps what it is narrowed to."""
        if self._asked is None or self._asked.text != text.strip():
            self.search(text)

    def _enter(self, text: str) -> None:
        """Open the first hit, now or as soon as there is one."""
        self._typed(text)
        if self._asked is None:
            return
        self.searched.emit(self._asked.text)
        if self.answer is not None and self.answer.asked == self._asked:
            self.first_asked.emit()
        else:
            self._open_first = True

    def _narrow(self) -> None:
        """Ask again with what is switched on."""
        if self._asked is None:
            return
        texts, field = self.rows.texts, self.rows.field
        known = self.answer if self.answer is not None and self.answer.asked.text == self._asked.text else None
        similar = bool(texts or field) and known is not None and known.fuzzy
        facets = self.rows.facets
        self._ask(replace(self._asked, narrow=facets, texts=texts, in_field=field, similar=similar))

    def _show(self, answer: Answer) -> None:
        if answer.asked != self._asked:
            return
        before, self.answer, self._ways = self.answer, answer, ()
        self.rows.settle(answer)
        self._list.begin(answer, before)
        self._head(answer)
        if before is None or before.asked != answer.asked:
            self.answered.emit()
        if answer.rows and self._open_first:
            self._open_first = False
            self.first_asked.emit()

    def _go_on(self, asked: Asked, whole: Ordered) -> None:
        if asked == self._asked and self.answer is not None:
            self._list.go_on(asked, whole, self.asker, fuzzy=self.answer.fuzzy)
            self.answered.emit()

    def _offer_ways(self, asked: Asked, ways: tuple[WayOut, ...]) -> None:
        if asked == self._asked and self.answer is not None and not self.answer.rows:
            self._ways = ways
            self._head(self.answer)

    def take_way(self, word: str) -> None:
        """Do what a link under an answer without hits says."""
        for way in self._ways:
            if way_words(way) == word:
                if way.unfiltered:
                    self.drop_filters()
                else:
                    self.search(way.query)

    def _head(self, answer: Answer) -> None:
        counts = counts_words(answer, self._totals)
        self._pane.set_heading(answer.asked.text, counts)
        self._field.say_count(counts)
        nothing = "" if answer.rows else _("没有找到“{query}”。").format(query=answer.asked.text)
        self._pane.set_empty(nothing, () if answer.rows else tuple(way_words(way) for way in self._ways))
        self._pane.message.remark(remarks(answer))

    def drop_filters(self) -> None:
        """Switch all chips off and ask again."""
        if self._asked is not None:
            text, sort = self._asked.text, self._asked.sort
            self.rows.switch_off()
            self._ask(Asked(text=text, sort=sort))

    def _count(self, asked: Asked, pieces: int, places: int) -> None:
        if asked == self._asked and self.answer is not None:
            self._totals = (pieces, places)
            self._head(self.answer)

    def _offer(self, asked: Asked, facets: Facets) -> None:
        if asked == self._asked:
            self.rows.offer_facets(facets)

    def _offer_words(self, asked: Asked, found: FoundWords) -> None:
        if asked == self._asked:
            self.rows.offer_words(found)

    def _fail(self, sentence: str) -> None:
        if self._asked is not None:
            self._pane.message.say(sentence, ())
