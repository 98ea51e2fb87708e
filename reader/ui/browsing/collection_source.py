"""The rows of a collection, as the list asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.quick_dataclass import dataclass
from reader.model.summary import Collection, SortOrder
from reader.ui.browsing.rows import Row, plain_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionSource:
    """One collection in one order, `unread_only` or whole."""

    catalogue: Catalogue
    collection: Collection
    sort: SortOrder = "printed"
    unread_only: bool = False

    def counts(self) -> tuple[int, int]:
        """Return how many pieces the collection holds, and how many of them are unread."""
        return self.catalogue.count(self.collection)

    def fetch(self, offset: int, limit: int) -> Sequence[Row]:
        """Return up to `limit` rows from `offset` on."""
        if not self.unread_only:
            found = self.catalogue.list(self.collection, sort=self.sort, offset=offset, limit=limit)
        else:
            from reader.library import Filters

            wanted = Filters(collections=(self.collection,), unread=True)
            numbers = self.catalogue.row_numbers(wanted, sort=self.sort)
            found = self.catalogue.summaries(numbers[offset : offset + limit])
        return [plain_row(summary) for summary in found]
