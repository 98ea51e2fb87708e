"""Whether the level lines of a read page run from right to left, as papers before about 1955 set them.

Engines read every level line from left to right. Words of two characters tell: of level lines set so about four are
found forward for one backward; on pages of the 1930s two thirds as many forward as backward (decision 453).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from reader.hanzi.folding import fold
from reader.importing.pages.marks import Marks, Run

_FEWEST, _MORE = 10, 1.4
"""So many words at least are found backward, and so many times as many as forward."""
_LEVEL, _NEAR = 0.3, 0.8
"""Type on one line is no farther apart, up or down and across, than so many em."""
_ENOUGH = 4_000
"""Of more pairs of characters nothing else is learnt."""
_HANZI = re.compile(r"[一-龥]{2,}")


def told_backward(pages: Sequence[Marks]) -> Sequence[Marks]:
    """Return pages, those that were read with what is told of their level lines."""
    if not run_backward(pages):
        return pages
    return [replace(page, backward=page.recognised) for page in pages]


def run_backward(pages: Sequence[Marks]) -> bool:
    """Tell whether what was read of level lines is the wrong way round: more words stand in it backward."""
    from reader.hanzi.words import word_kind

    forward = backward = 0
    for before, after in islice(_pairs(pages), _ENOUGH):
        forward += bool(word_kind(before + after))
        backward += bool(word_kind(after + before))
    return backward >= _FEWEST and backward >= _MORE * forward


def _pairs(pages: Sequence[Marks]) -> Iterator[tuple[str, str]]:
    """Yield neighbours on level lines; of a line that runs down each character is a run below the one before it."""
    for page in pages:
        line, last = "", None
        for run in page.runs if page.recognised else ():
            if last is None or not _goes_on(last, run):
                yield from _neighbours(line)
                line = ""
            line, last = line + run.text, run
        yield from _neighbours(line)


def _goes_on(one: Run, after: Run) -> bool:
    beside = abs(one.box.top - after.box.top) < _LEVEL * one.size
    return beside and abs(after.box.left - one.box.right) < _NEAR * one.size


def _neighbours(line: str) -> Iterator[tuple[str, str]]:
    for hanzi in _HANZI.findall(fold(line)):
        yield from ((a, b) for a, b in pairwise(hanzi) if a != b)
