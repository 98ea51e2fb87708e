"""Which articles a query ought to find: worked out by the naive matcher of the tests, independent of the program."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from benchmarks._search_corpus import Article, Typed
from benchmarks._search_wishes import COLUMNS

Spot: TypeAlias = tuple[str, int, int, int]
"""A place: field, start, end, tier."""


class Truth:
    """All pieces as one long text a field, so that the naive matcher runs over everything at once."""

    def __init__(self, pieces: list[Article]) -> None:
        from tests.search import brute_force as naive

        self.naive = naive
        self.all = [piece.row for piece in pieces]
        self.texts, self.bounds = {}, {}
        for name in COLUMNS:
            parts = [getattr(piece, name) for piece in pieces]
            self.texts[name] = naive.Text(name, "\0".join(parts))
            self.bounds[name] = [0]
            for part in parts:
                self.bounds[name].append(self.bounds[name][-1] + len(part) + 1)
        self._known: dict[tuple[str, bool, str, bool], dict[int, set[Spot]]] = {}
        self._scheme, self._similar = "", False

    def of(self, typed: Typed) -> dict[int, set[Spot]]:
        """Return row → places of a query, as it is asked."""
        self._scheme, self._similar = typed.scheme, typed.similar
        tree = self.naive.parse(typed.meant or typed.query)
        places = self.places(tree)
        return {row: places.get(row, set()) for row in self.rows(tree)}

    def word(self, text: str, exact: bool, fields: set[str]) -> dict[int, set[Spot]]:
        """Return row → places of one word."""
        key = text, exact, self._scheme, self._similar
        if key not in self._known:
            self._known[key] = self._spots(lambda some: self._in_text(some, text, exact))
        places = self._known[key]
        kept = {row: {place for place in some if place[0] in fields} for row, some in places.items()}
        return {row: some for row, some in kept.items() if some}

    def _in_text(self, some: Any, text: str, exact: bool) -> Iterable[Any]:
        from tests.search.two_keys import word_places_with

        if self._scheme:
            return word_places_with(some, text, exact, self._scheme)
        return self.naive.word_places(some, text, exact, self._similar and not exact)

    def _spots(self, find: Callable[[Any], Iterable[Any]]) -> dict[int, set[Spot]]:
        found: dict[int, set[Spot]] = {}
        for name in COLUMNS:
            for place in find(self.texts[name]):
                number = bisect.bisect_right(self.bounds[name], place.start) - 1
                shift = self.bounds[name][number]
                found.setdefault(self.all[number], set()).add(
                    (name, place.start - shift, place.end - shift, place.tier)
                )
        return found

    def _matches(self, pattern: str, fields: set[str]) -> dict[int, set[Spot]]:
        """Return row → places of a regular expression, each text by itself: its edges are edges of paragraphs."""
        regex = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
        found: dict[int, set[Spot]] = {}
        for name in set(COLUMNS) & fields:
            bounds, letters = self.bounds[name], self.texts[name].letters
            for row, start, end in zip(self.all, bounds, bounds[1:], strict=False):
                some = {(name, m.start(), m.end(), 0) for m in regex.finditer(letters[start : end - 1]) if m.group()}
                if some:
                    found.setdefault(row, set()).update(some)
        return found

    def places(self, tree: tuple[Any, ...]) -> dict[int, set[Spot]]:
        """Return row → places of all words of a tree, whether or not the row matches it."""
        kind = tree[0]
        if kind == "word":
            return self.word(str(tree[1]), bool(tree[2]), tree[3])
        if kind == "regex":
            return self._matches(str(tree[1]), tree[3])
        if kind == "not":
            return {}
        if kind == "near":
            left, right = self.places(tree[1]), self.places(tree[2])
            return {
                row: _lowest(close)
                for row in left.keys() & right.keys()
                if (close := _close(left[row], right[row], int(tree[3])))
            }
        whole, *apart = (self.places(part) for part in tree[1:])
        if kind == "phrase":
            parted = {
                row: {(*place[:3], 7) for part in apart for place in part.get(row, set())}
                for row in set[int]().union(*apart) - whole.keys()
            }
            return whole | parted
        rows = set(whole).union(*apart)
        return {row: _lowest({p for part in (whole, *apart) for p in part.get(row, set())}) for row in rows}

    def rows(self, tree: tuple[Any, ...]) -> set[int]:
        """Return the rows that match a tree of any kind."""
        kind = tree[0]
        if kind in {"word", "regex"}:
            return set(self.places(tree))
        if kind == "near":
            return self.rows(tree[1]) & self.rows(tree[2]) & self.places(tree).keys()
        if kind == "not":
            return set(self.all) - self.rows(tree[1])
        parts = [self.rows(part) for part in tree[1:]]
        if kind == "phrase":
            return parts[0] | set.intersection(*parts[1:])
        return set.intersection(*parts) if kind == "all" else set.union(*parts)


def _close(left: set[Spot], right: set[Spot], distance: int) -> set[Spot]:
    return {
        place
        for one in left
        for other in right
        if one[0] == other[0] and 0 <= max(other[1] - one[2], one[1] - other[2]) <= distance
        for place in (one, other)
    }


def _lowest(places: set[Spot]) -> set[Spot]:
    best: dict[tuple[str, int, int], int] = {}
    for field, start, end, tier in places:
        best[field, start, end] = min(tier, best.get((field, start, end), 99))
    return {(*stretch, tier) for stretch, tier in best.items()}
