"""The rows of the catalogue by their numbers, for whichever list asks: a collection's or an answer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.summary import Collection
from reader.ui.browsing.rows import Row, plain_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import Catalogue


class CatalogueRows:
    """Reads rows of one `generation` of the catalogue; what is gone is left out."""

    __slots__ = ()
    catalogue: Catalogue
    generation: str

    def fetch(self, numbers: Sequence[int]) -> Sequence[Row]:
        """Return the rows of these numbers."""
        return [plain_row(s) for s in self.catalogue.summaries(numbers, generation=self.generation)]

    def ids(self, numbers: Sequence[int]) -> Sequence[str]:
        """Return the ids of the pieces of these numbers, in that order."""
        return self.catalogue.ids(numbers, generation=self.generation)

    def number(self, article_id: str) -> int | None:
        """Return the number of a piece, None where there is none of that id."""
        found = self.catalogue.summary(article_id)
        return None if found is None else found.row

    def unread(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return those of these numbers whose piece is unread, in that order."""
        unread = set(self.catalogue.row_numbers(Collection(kind="unread")))
        return [n for n in numbers if n in unread]
