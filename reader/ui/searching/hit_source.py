"""The rows of an answer of any length: by number from the catalogue at once, what was found in them a moment later."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.ui.browsing.catalogue_rows import CatalogueRows
from reader.ui.browsing.rows import Row
from reader.ui.searching.questions import Asked, Question

if TYPE_CHECKING:
    from reader.library import Catalogue
    from reader.ui.searching.askers import Asker
    from reader.workspace.ordering import Ordered

WAITING = 3  # stretches of rows whose hits are still wanted; who scrolls on wants the newest


class HitSource(CatalogueRows):
    """Reads the rows of one answer.

    `found` takes rows with their hits, on the GUI thread, as often as some come.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        asker: Asker,
        asked: Asked,
        answer: Ordered,
        *,
        fuzzy: bool,
        found: Callable[[Sequence[Row]], None],
    ) -> None:
        self.catalogue, self.generation = catalogue, answer.generation
        self._asker = asker
        self._asked, self._answer, self._fuzzy = asked, answer, fuzzy
        self._found = found
        self._wanted: list[tuple[int, ...]] = []
        self._busy = False
        self._over = False

    def close(self) -> None:
        """Want nothing any more."""
        self._over = True
        self._wanted.clear()

    def fetch(self, numbers: Sequence[int]) -> Sequence[Row]:
        """Return the rows of these numbers as they are without a search, and ask what was found in them."""
        self._wanted = [*self._wanted[1 - WAITING :], tuple(numbers)]
        self._ask()
        return super().fetch(numbers)

    def _ask(self) -> None:
        """Ask for the stretch that was looked at last, one at a time."""
        if self._busy or self._over or not self._wanted:
            return
        from reader.workspace.ordering import Ordered

        self._busy = True
        among = Ordered(rows=array("q", self._wanted.pop()), generation=self._answer.generation)
        question = Question(kind="rows", asked=self._asked, among=among, fuzzy=self._fuzzy)
        self._asker.ask(question, self._take, lambda _error: self._go_on())

    def _take(self, rows: Sequence[Row]) -> None:
        if not self._over:
            self._found(rows)
        self._go_on()

    def _go_on(self) -> None:
        self._busy = False
        self._ask()
