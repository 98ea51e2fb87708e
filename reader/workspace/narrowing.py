"""Which rows of the catalogue a search may answer with: tree node, facets, and the filters typed in the query.

What a filter's value means is decided here: names are looked up among the library's own newspapers, sections and
tags, by the same matcher as the text, so `报:qsw` finds 青石湾报.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.library import Filters
from reader.model.door import door
from reader.model.summary import Collection

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reader.library import Catalogue
    from reader.model.summary import TreeNode
    from reader.search import Filter

    Rows = NDArray[np.int64]

NAMED = ("newspaper", "section", "tag")
FACETS = {
    "newspaper": "newspapers",
    "year": "years",
    "page": "pages",
    "byline": "names",
    "kind": "kinds",
    "tag": "tags",
}


def allowed_rows(
    catalogue: Catalogue,
    filters: Sequence[Filter],
    within: Collection | None,
    narrow: Mapping[str, Sequence[str]] | None,
) -> Rows | None:
    """Return the row numbers that metadata allows, ascending, or None where everything is allowed."""
    if within is None and not filters and not narrow:
        return None
    import numpy as np

    allowed = _array(catalogue.row_numbers(Filters(collections=(within,) if within is not None else ())))
    for wanted in _of_facets(narrow or {}):
        allowed = np.intersect1d(allowed, _array(catalogue.row_numbers(wanted)))
    for condition in filters:
        matching = [_array(catalogue.row_numbers(f)) for f in _of_filter(catalogue, condition)]
        rows = np.concatenate(matching) if matching else np.zeros(0, np.int64)
        allowed = np.setdiff1d(allowed, rows) if condition.negated else np.intersect1d(allowed, rows)
    return allowed


@door
def names_of(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return what a query can narrow by: the names of newspapers, sections and tags."""
    tree = catalogue.tree()
    return {kind: list(dict.fromkeys(path[-1] for path in _names(tree, kind))) for kind in NAMED}


def _array(rows: Iterable[int]) -> Rows:
    import numpy as np

    return np.sort(np.asarray(rows, dtype=np.int64))


def _of_facets(narrow: Mapping[str, Sequence[str]]) -> Iterable[Filters]:
    """Yield the filters of switched-on chips; several values of one facet mean either."""
    for facet, values in narrow.items():
        if facet == "section":
            yield Filters(categories=tuple(tuple(v.split("/")) for v in values))
        elif facet in FACETS:
            yield Filters(**{FACETS[facet]: tuple(values)})  # type: ignore[arg-type]  # names of Filters' fields


def _of_filter(catalogue: Catalogue, condition: Filter) -> Iterable[Filters]:
    """Yield filters whose union is what a typed condition means; none where nothing is called so."""
    from reader.search.dates import date_range

    if condition.field == "date":
        span = date_range(condition.value)
        if span is not None:
            yield Filters(date_from=_iso(span[0]) or "0001", date_to=_iso(span[1]))
        return
    for value in condition.values:
        if condition.field == "page":
            number = value.removeprefix("第").removesuffix("版").lstrip("0")
            yield Filters(pages=(value, number, number.upper(), number.zfill(2)))
            yield Filters(page_names=(value,))
            continue
        names = [n for n in _names(catalogue.tree(), condition.field) if _is_called(n[-1], value)]
        if condition.field == "newspaper" and names:
            yield Filters(newspapers=tuple(n[0] for n in names))
        elif condition.field == "tag" and names:
            yield Filters(tags=tuple(n[0] for n in names))
        elif condition.field == "section" and names:
            yield Filters(categories=tuple(names))


def _iso(day: int) -> str | None:
    """Return yyyymmdd as ISO, None for a bound that is open."""
    return None if day in {0, 99991231} else f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"


def _names(nodes: Iterable[TreeNode], kind: str) -> list[tuple[str, ...]]:
    """Return the paths of the tree's nodes of one kind: newspapers and tags of one name, sections with those inside."""
    found: list[tuple[str, ...]] = []
    for node in nodes:
        path = node.collection.path
        if node.collection.kind == kind and path and path[-1] and (kind == "section" or len(path) == 1):
            found.append(path)
        found += _names(node.children, kind)
    return found


def _is_called(name: str, value: str) -> bool:
    """Tell whether a name answers to what was typed: part of it, or its pinyin."""
    from reader.search import matches, parse

    if value.casefold() in name.casefold():
        return True
    query = parse(value)
    return query.root is not None and bool(matches(query, {"headline": name}, {}))
