"""Finding pieces by what is in one's head.

Query grammar, pinyin compiled to character classes, derived index, exact places, ranking.

    from reader.search import Document, SearchIndex, matches, parse

The meaning of a query is defined in docs/search-syntax.md. Numpy is loaded by the first use of `SearchIndex` or
`matches`, not by importing this package. Never here: how articles are stored, what newspapers and dates are
(`Query.filters` is for others to resolve).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.search.document import Document, Hit, Match, Results, Snippet
    from reader.search.found_words import FoundWord, FoundWords
    from reader.search.grammar import parse
    from reader.search.index import SearchIndex
    from reader.search.narrowing import narrowed
    from reader.search.places import matches
    from reader.search.query import Filter, Manner, Query, Tier

_HOMES = {
    "Document": "document",
    "Filter": "query",
    "FoundWord": "found_words",
    "FoundWords": "found_words",
    "Hit": "document",
    "Manner": "query",
    "Match": "document",
    "Query": "query",
    "Results": "document",
    "SearchIndex": "index",
    "Snippet": "document",
    "Tier": "query",
    "matches": "places",
    "narrowed": "narrowing",
    "parse": "grammar",
}

__all__ = [
    "Document",
    "Filter",
    "FoundWord",
    "FoundWords",
    "Hit",
    "Manner",
    "Match",
    "Query",
    "Results",
    "SearchIndex",
    "Snippet",
    "Tier",
    "matches",
    "narrowed",
    "parse",
]


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
