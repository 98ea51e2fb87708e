"""What an index answers: the first hits, all rows, totals.

Over the searches of its segments, each of which may be stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from reader.model.errors import Cancelled
from reader.model.messages import _
from reader.search.concordance import Concordance, concordance
from reader.search.document import Results
from reader.search.evaluation import SegmentSearch, Stopped
from reader.search.found_words import FoundWords, found_words
from reader.search.hits import hits
from reader.search.query import AllOf, Node, Query, Word, leaves
from reader.search.ranking import newest, ranked
from reader.search.segment import Numbers
from reader.search.sheet import Sheet

_AT_ONCE = 2048


@contextmanager
def _stoppable() -> Iterator[None]:
    try:
        yield
    except Stopped as stopped:
        raise Cancelled(_("查找已停下。")) from stopped


def whole_tree(query: Query) -> Node:
    """Return the query's tree; one that matches everything where only filters were typed."""
    return AllOf(parts=()) if query.root is None else query.root


def has_sounds(query: Query) -> bool:
    """Tell whether something was typed by sound, so that similar sounds can be tried."""
    words = (leaf for leaf in leaves(query.root) if isinstance(leaf, Word))
    return any(segment.kind == "sound" for word in words for a in word.alternatives for segment in a.segments)


def first_hits(
    searches: Sequence[SegmentSearch], query: Query, limit: int | None, sort: Literal["relevance", "date"]
) -> Results:
    """Return the first hits in order. Raises `Cancelled`."""
    most = None if limit is None else limit + 1
    with _stoppable():
        found = newest(searches, most) if sort == "date" else ranked(searches, whole_tree(query), most)
        shown = hits(searches, query.root, found[:limit], by_date=sort == "date")
    if any(search.gave_up for search in searches):
        slow = _("正则表达式在有些文章里太慢，没有查完。")
        query = replace(query, explanations=(*query.explanations, slow))
    return Results(shown, limit is not None and len(found) > limit, query)


def all_rows(
    searches: Sequence[SegmentSearch], query: Query, sort: Literal["relevance", "date"] | None = None
) -> Numbers:
    """Return the rows of all documents that match, ascending or in the order of hits. Raises `Cancelled`."""
    with _stoppable():
        if sort is not None:
            order = newest(searches, None) if sort == "date" else ranked(searches, whole_tree(query), None)
            return np.array([searches[hit.search].segment.rows[hit.document] for hit in order], np.int64)
        found = [search.segment.rows[search.all(None)].astype(np.int64) for search in searches]
    return np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)


def totals(searches: Sequence[SegmentSearch], query: Query) -> tuple[int, int]:
    """Return how many documents match and how many places they have. Raises `Cancelled`."""
    documents = places = 0
    with _stoppable():
        for search in searches:
            if isinstance(query.root, Word):
                pieces, here = search.count_word(query.root)
                documents, places = documents + pieces, places + here
                continue
            found = np.sort(search.all(None))
            documents += len(found)
            for start in range(0, len(found), _AT_ONCE):
                search.check()
                sheet = Sheet.of_documents(search.segment, found[start : start + _AT_ONCE])
                places += len(sheet.places(query.root).starts)
    return documents, places


def days(searches: Sequence[SegmentSearch]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the days (yyyymmdd, 0 undated) of the documents that match, and of all that may. Raises `Cancelled`."""
    none = np.zeros(0, np.uint32)
    with _stoppable():
        whole = [search.segment.dates[search.open] for search in searches]
        found = [search.segment.dates[search.all(None)] for search in searches]
    return np.concatenate([none, *found]), np.concatenate([none, *whole])


def lines(searches: Sequence[SegmentSearch], query: Query) -> Concordance:
    """Return every place with what stands about it. Raises `Cancelled`."""
    with _stoppable():
        return concordance(searches, query.root)


def words_found(searches: Sequence[SegmentSearch], query: Query) -> FoundWords:
    """Return what the words of a query were found as. Raises `Cancelled`."""
    with _stoppable():
        return found_words(searches, query)
