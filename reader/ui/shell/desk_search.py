"""The search on a desk: the list while a query is in force, what is marked on the page, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.model.errors import BaojiaError
from reader.model.summary import Collection
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.related_line import Foot, RelatedLine
from reader.ui.searching.narrowing import Narrowing
from reader.ui.searching.search_browser import SearchBrowser
from reader.ui.searching.search_field import SearchField
from reader.ui.searching.searching import Searching
from reader.ui.searching.suggestion_list import Suggestions
from reader.ui.shell.navigation import Step
from reader.ui.shell.tree_filter import TreeFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model.summary import Changes
    from reader.search import Match
    from reader.ui.shell.desk_parts import DeskParts
    from reader.workspace.linking import Linked


class DeskSearch(QObject):
    """Joins the search field, the list and the page of one desk. Made after the first paint."""

    def __init__(self, desk: DeskParts, field: SearchField, look: Look, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._field = desk, field
        self._before: tuple[Collection, str, int] | None = None
        self._linking = Lane("links", self)
        self._marked = ("", "")  # the piece whose hits are marked, and of which query
        self._back = ("", "")  # the piece and the query that one went back to
        chips = Narrowing(look, icons)
        desk.list.chips.addWidget(chips)
        searching, catalogue = Searching(desk.session, self), desk.session.library.catalogue
        self.browser = SearchBrowser(searching, catalogue, field, desk.list, chips, self)
        self.suggestions = Suggestions(desk.session, field, look, icons, self)
        self.related = RelatedLine(searching, look)
        desk.column.put_under(TreeFilter(look, desk.tree, lambda: self.browser.asker))
        column = desk.page.layout()
        if column is not None:
            column.addWidget(Foot(self.related, look))
        self.show_related(desk.navigation.article_id)
        self._connect()

    def _connect(self) -> None:
        self.browser.entered.connect(self._enter)
        self.browser.left.connect(self._leave)
        self.browser.first_asked.connect(self._open_first)
        self.browser.answered.connect(self._mark_hits)
        self.browser.searched.connect(self.remember)
        self.related.chosen.connect(self._desk.open)
        self.related.parted.connect(self._part)
        self.suggestions.chosen.connect(self.search_for)
        self.suggestions.list_asked.connect(self._desk.go_to_list)

    def show_related(self, article: str) -> None:
        """Show what belongs to the piece that is open; none where it is empty."""
        from reader.workspace import linking

        session = self._desk.session
        if article != self.related.article:
            self.related.show_piece(article)
        if article:  # asked beside the window: while much is taken over, the library may let nobody in for a while
            Operation(lambda _cancelled: linking.links(session, article)).then(
                lambda linked: self._show_linked(article, linked)
            ).otherwise(self._refuse).start(self._linking, newest=True)

    def _show_linked(self, article: str, linked: Sequence[Linked]) -> None:
        if article == self.related.article:
            self.related.show_piece(article, linked)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, BaojiaError):
            raise error
        self._desk.deeds.refused.emit(str(error))

    def _part(self, other: str) -> None:
        from reader.workspace import linking

        article = self._desk.navigation.article_id
        self._desk.deeds.answer(lambda: linking.unlink(self._desk.session, article, other))

    def search_for(self, query: str) -> None:
        """Search for a query as if it had been typed."""
        self._field.set_query(query)
        self.browser.search(query)
        self.remember(query)

    def remember(self, query: str) -> None:
        """Keep a search among the past ones."""
        from reader.workspace import suggesting

        suggesting.remember(self._desk.session, query)

    def go_back_to(self, step: Step) -> None:
        """Have in force again what was when a step was made."""
        if step.query:
            self.search_for(step.query)
            self._back = (step.article, step.query)
        else:
            self._before = (step.collection, step.article, 0)
            self.browser.leave()

    def finder(self, article_id: str) -> Callable[[], tuple[Match, ...]]:
        """Return what says, on any thread, where the query in force matches in a piece."""
        if not self.browser.active or self.browser.answer is None:
            return tuple
        session, text, fuzzy = self._desk.session, self.browser.query, self.browser.answer.fuzzy

        def find() -> tuple[Match, ...]:
            from reader.workspace import finding

            return finding.matches(session, finding.parsed(session, text, fuzzy=fuzzy), article_id)

        return find

    def collection_shown(self) -> None:
        """Another collection was chosen: that ends the search, and there is no way back."""
        if self.browser.active:
            self._before = None
            self.browser.leave()

    def heed(self, changes: Changes) -> None:
        """Follow the library: the answer and the suggestions may be others."""
        self.show_related(self._desk.navigation.article_id)
        texts_changed = changes.articles or changes.removed or changes.issues
        if texts_changed:
            self.suggestions.outdate_known()
        self.browser.heed()
        if self.browser.active and texts_changed:
            self.browser.again()

    def close(self) -> None:
        """End what runs."""
        self.browser.close()
        self.suggestions.close()
        self.related.close_line()
        self._linking.close()

    def _open_first(self) -> None:
        if first := self._desk.list.model.first_id:
            self._desk.list.list.select(first)
            self._desk.open(first)
            self._desk.go_to_list()

    def _mark_hits(self) -> None:
        """Mark what was found on the page that is open, where it is among the hits."""
        own, panes = self._desk.navigation.article_id, self._desk.panes
        back = self._back == (self._desk.navigation.wanted_id, self.browser.query)
        if back and self._desk.list.list.select(self._back[0]):
            self._back = ("", "")
        if own and self._marked != (own, self.browser.query) and self._desk.list.model.index_of(own).isValid():
            self._marked = (own, self.browser.query)
            reading = panes.reading
            # With room for one pane only, what was found stays in sight.
            self._desk.open(own, remember=False, then=lambda: panes.set_reading(reading))
        elif own and not self._desk.list.model.rowCount():
            self._desk.page.hits.forget()

    def _enter(self) -> None:
        desk, self._marked = self._desk, ("", "")
        bar = desk.list.list.verticalScrollBar()
        self._before = (desk.browser.collection, desk.navigation.article_id, bar.value())
        desk.browser.suspend()
        desk.tree.forget_choice()
        desk.panes.close_drawer()
        desk.panes.set_reading(False)

    def _leave(self) -> None:
        """Return to where the reader was before the search."""
        before, self._before = self._before, None
        if before is None:
            return
        desk, (collection, article, at) = self._desk, before
        desk.browser.show(collection, article)
        desk.list.list.verticalScrollBar().setValue(at)
        if article:
            desk.open(article, remember=False)
