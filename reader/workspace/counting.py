"""How pieces spread over newspapers, years, pages, sections and names: counted in portions.

A count over all of a large library would keep everybody else waiting for the catalogue.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from reader.model.errors import Cancelled
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library import Catalogue, Facets

PORTION = 4000  # pieces; a few hundredths of a second
MOST = 200
LISTS = ("newspapers", "years", "pages", "categories", "kinds", "names", "tags")
NUMBERS = ("unread", "bookmarked", "annotated")


def counted(catalogue: Catalogue, rows: Sequence[int], cancelled: Callable[[], bool] | None = None) -> Facets:
    """Return the facets of these rows. Raises Cancelled."""
    if len(rows) <= PORTION:
        return catalogue.facets(rows)
    lists: dict[str, Counter[Any]] = {name: Counter() for name in LISTS}
    numbers: Counter[str] = Counter()
    for start in range(0, len(rows), PORTION):
        if cancelled is not None and cancelled():
            raise Cancelled(_("查找已停下。"))
        portion = catalogue.facets(rows[start : start + PORTION])
        for name, counts in lists.items():
            _add(counts, getattr(portion, name))
        for name in NUMBERS:
            numbers[name] += getattr(portion, name)
    from reader.library import Facets

    whole: dict[str, Any] = {**{name: _most(c) for name, c in lists.items()}, **numbers}
    return Facets(**whole)


def _add(counts: Counter[Any], more: Iterable[tuple[Any, int]]) -> None:
    for value, number in more:
        counts[value] += number


def _most(counts: Counter[Any]) -> Any:
    """Return the most frequent values, equals in their own order."""
    return tuple(sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:MOST])
