"""The rows of a collection, as the list asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.quick_dataclass import dataclass
from reader.model.summary import Collection, SortOrder
from reader.ui.browsing.catalogue_rows import CatalogueRows

if TYPE_CHECKING:
    from array import array

    from reader.library import Catalogue, Filters

# Collections that a piece leaves by what the reader does; it stays in the list until that is chosen anew.
PASSING = frozenset({"unread", "bookmarked", "annotated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionSource(CatalogueRows):
    """One collection in one order, that way or `turned` round, `unread_only` or whole, by the row numbers of one
    `generation` of the catalogue.
    """

    catalogue: Catalogue
    collection: Collection
    sort: SortOrder = "printed"
    turned: bool = False
    unread_only: bool = False
    generation: str = ""

    def counts(self) -> tuple[int, int]:
        """Return how many pieces the collection holds, and how many of them are unread."""
        return self.catalogue.count(self.collection)

    def numbers(self) -> array[int]:
        """Return the row numbers of the pieces, in order."""
        if not self.unread_only:
            return self._in_order(self.collection)
        from reader.library import Filters

        return self._in_order(Filters(collections=(self.collection,), unread=True))

    def _in_order(self, wanted: Collection | Filters) -> array[int]:
        numbers = self.catalogue.row_numbers(wanted, sort=self.sort)
        if self.turned:
            numbers.reverse()
        return numbers

    def numbers_with(self, shown: array[int]) -> array[int]:
        """Return the row numbers with those of `shown` that only left by what the reader did meanwhile."""
        numbers = self.numbers()
        if self.collection.kind not in PASSING and not self.unread_only:
            return numbers
        left = set(shown).difference(numbers)
        if not left:
            return numbers
        from array import array

        whole = self.collection if self.unread_only else Collection(kind="all")
        wanted = left.union(numbers)
        return array("q", (n for n in self._in_order(whole) if n in wanted))
