"""The list as the whole of an answer: the first hits at once, all others below them as soon as their order is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.searching.hit_source import HitSource

if TYPE_CHECKING:
    from reader.library import Catalogue
    from reader.ui.browsing.chosen_rows import Place
    from reader.ui.browsing.list_pane import ListPane
    from reader.ui.searching.askers import Asker
    from reader.ui.searching.questions import Answer, Asked
    from reader.workspace.ordering import Ordered


class WholeAnswer:
    """Fills the list of a pane."""

    def __init__(self, catalogue: Catalogue, pane: ListPane) -> None:
        self._catalogue, self._pane = catalogue, pane
        self._source: HitSource | None = None
        self._stood: tuple[str, Place] | None = None

    def begin(self, answer: Answer, before: Answer | None) -> None:
        """Show the first hits: the best, whichever piece is read, where other words were asked `before` or none.

        Where the very same was asked, everything shall stand where it stood.
        """
        self.let_go()
        rows, again = self._pane.list, before is not None and before.asked == answer.asked
        same_words = before is not None and before.asked.text == answer.asked.text
        current = rows.wanted_id
        self._stood = (current, rows.place()) if again else None
        self._pane.model.show(answer.rows)
        found = bool(current) and rows.select(current, in_sight=same_words)
        if not found and not again:
            rows.forget_choice()
        if not found or not same_words:
            rows.scrollToTop()

    def go_on(self, asked: Asked, whole: Ordered, asker: Asker, *, fuzzy: bool) -> None:
        """Let the list be all that was found."""
        rows, model = self._pane.list, self._pane.model
        all_chosen = 1 < rows.selected_count == model.rowCount()
        self._source = HitSource(self._catalogue, asker, asked, whole, fuzzy=fuzzy, found=model.show_found)
        model.extend(whole.rows, self._source)
        if self._stood is not None:
            current, place = self._stood
            rows.select(current)
            rows.keep_place(place)
        if all_chosen:
            rows.selectAll()

    def let_go(self) -> None:
        """Ask no more for rows of a former answer."""
        if self._source is not None:
            self._source.close()
            self._source = None
