"""Which of some names fit what is typed: commands, places and the like, by hanzi, pinyin or initials. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Fit(NamedTuple):
    """A name that fits: its number among those given, and the stretches that were typed."""

    number: int
    marks: tuple[tuple[int, int], ...]


def fitting_names(text: str, names: Sequence[str]) -> tuple[Fit, ...]:
    """Return the names that every word of a text fits, those it fits at their beginning first.

    All names are searched as one text, line by line: a search has a price of its own, whatever its length.
    """
    from reader.search import matches, parse

    starts = [0]
    for name in names:
        starts.append(starts[-1] + len(name) + 1)
    whole = "\n".join(names)
    marks: dict[int, list[tuple[int, int]]] = {k: [] for k in range(len(names))}
    for word in text.split():
        fitted: dict[int, list[tuple[int, int]]] = {}
        for match in matches(parse(word), {"headline": whole}):
            k = bisect_right(starts, match.start) - 1
            fitted.setdefault(k, []).append((match.start - starts[k], match.end - starts[k]))
        marks = {k: [*known, *fitted[k]] for k, known in marks.items() if k in fitted}
    found = [Fit(k, tuple(sorted(places))) for k, places in marks.items()]
    return tuple(sorted(found, key=lambda fit: fit.marks[0][0] if fit.marks else 0))
