"""Rows that were chosen, and how a list stood, found again in a list loaded anew."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QItemSelection

from reader.ui.browsing.article_model import ArticleModel


class Place(NamedTuple):
    """How a list stands: the number at the top and how far that is shifted, the scroll bar, the numbers selected."""

    top: int | None
    shift: int
    height: int
    chosen: frozenset[int]


def rows_of(chosen: frozenset[int], model: ArticleModel) -> QItemSelection:
    """Return the selection of the pieces with some row numbers, each run of neighbours as one."""
    selection, start, numbers = QItemSelection(), -1, model.numbers
    for k, number in enumerate([*numbers, -1]):
        if number in chosen:
            start = k if start < 0 else start
        elif start >= 0:
            selection.select(model.index(start), model.index(k - 1))
            start = -1
    return selection
