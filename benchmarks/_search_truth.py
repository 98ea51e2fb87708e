"""Which articles a query ought to find: worked out by the naive matcher of the tests, independent of the program."""

from __future__ import annotations

import bisect
from typing import Any, TypeAlias

from benchmarks._search_corpus import Article
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
        self._known: dict[tuple[str, bool], dict[int, set[Spot]]] = {}

    def word(self, text: str, exact: bool, fields: set[str]) -> dict[int, set[Spot]]:
        """Return row → places of one word."""
        if (text, exact) not in self._known:
            found: dict[int, set[Spot]] = {}
            for name in COLUMNS:
                for place in self.naive.word_places(self.texts[name], text, exact):
                    number = bisect.bisect_right(self.bounds[name], place.start) - 1
                    shift = self.bounds[name][number]
                    found.setdefault(self.all[number], set()).add(
                        (name, place.start - shift, place.end - shift, place.tier)
                    )
            self._known[text, exact] = found
        places = self._known[text, exact]
        kept = {row: {place for place in some if place[0] in fields} for row, some in places.items()}
        return {row: some for row, some in kept.items() if some}

    def tree(self, tree: tuple[Any, ...]) -> dict[int, set[Spot]]:
        """Return row → places of a tree without near and minus; those are in `rows`."""
        kind = tree[0]
        if kind == "word":
            return self.word(str(tree[1]), bool(tree[2]), tree[3])
        if kind not in {"phrase", "all", "any"}:
            raise NotImplementedError(str(kind))
        parts = [self.tree(part) for part in tree[1:]]
        if kind == "phrase":
            whole, apart = parts[0], parts[1:]
            rows = set.intersection(*(set(part) for part in apart)) | set(whole)
            return {
                row: whole.get(row) or {(*place[:3], 7) for part in apart for place in part.get(row, set())}
                for row in rows
            }
        rows = set.intersection(*map(set, parts)) if kind == "all" else set.union(*map(set, parts))
        return {row: _lowest({place for part in parts for place in part.get(row, set())}) for row in rows}

    def rows(self, tree: tuple[Any, ...]) -> set[int]:
        """Return the rows that match a tree of any kind."""
        kind = tree[0]
        if kind in {"word", "phrase"}:
            return set(self.tree(tree))
        if kind == "not":
            return set(self.all) - self.rows(tree[1])
        if kind == "near":
            left, right = self.tree(tree[1]), self.tree(tree[2])
            return {row for row in left.keys() & right.keys() if _close(left[row], right[row], int(tree[3]))}
        parts = [self.rows(part) for part in tree[1:]]
        return set.intersection(*parts) if kind == "all" else set.union(*parts)


def _close(left: set[Spot], right: set[Spot], distance: int) -> bool:
    return any(
        one[0] == other[0] and 0 <= max(other[1] - one[2], one[1] - other[2]) <= distance
        for one in left
        for other in right
    )


def _lowest(places: set[Spot]) -> set[Spot]:
    best: dict[tuple[str, int, int], int] = {}
    for field, start, end, tier in places:
        best[field, start, end] = min(tier, best.get((field, start, end), 99))
    return {(*stretch, tier) for stretch, tier in best.items()}
