"""Where a headline breaks, and how large it can be: each line of it is to fit the column."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from reader.rendering.typography import headline_breaks

SIZES = (1.95, 1.75, 1.55, 1.4)  # em
MOST_LINES = 4
SIZES_ELDER = (1.6, 1.45, 1.3)

Width = Callable[[str, float], float]
"""The width in pixels of a text in the headline face of a size in em."""


def words_known() -> bool:
    """Tell whether the dictionary of words is loaded: a start does not wait for it."""
    return "rjieba" in sys.modules


def set_headline(
    text: str, column: float, width: Width, sizes: Sequence[float] = SIZES, *, words: bool = True
) -> tuple[float, list[str]]:
    """Return the size in em and the lines of a headline; the lines joined are the text, spaces included.

    The largest size wins in which the whole fits one line, or two lines that break where the paper left a space or
    behind a mark. What offers no such place is broken between words, as few times as the smallest size allows; what is
    still too long, or without `words`, is one line of the answer, to be broken by the page itself.
    """
    breaks = headline_breaks(text)
    for size in sizes:
        if width(text, size) <= column:
            return size, [text]
        for k in breaks:
            halves = [text[:k], text[k:]]
            if max(width(half.strip(), size) for half in halves) <= column:
                return size, halves
    size = sizes[-1] if breaks else sizes[1]
    if not words:
        return size, [text]
    from reader.rendering.headline_lines import headline_lines

    return size, headline_lines(text, lambda part: width(part, size), column, MOST_LINES, whole=True) or [text]


def long_parts(text: str, longest: int) -> list[tuple[int, str]]:
    """Cut a paragraph that is longer than Qt sets fast into (start, part), at the ends of sentences if it can be."""
    found, start = [], 0
    while len(text) - start > longest:
        ends = [text.rfind(mark, start + longest // 2, start + longest) for mark in "。！？；，"]
        end = next((e + 1 for e in ends if e >= 0), start + longest)
        while end < len(text) and text[end] in "”’」』）》。！？，" and end < start + longest + 8:
            end += 1
        found.append((start, text[start:end]))
        start = end
    return [*found, (start, text[start:])]
