"""Which names are one: in whichever script they are printed, and how the one is written."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reader.hanzi.folding import fold
from reader.model.door import door
from reader.search.name_columns import Numbers

# Folded for search, yet other names: the Table of General Standard Chinese Characters (2013) lets these be written in
# simplified names as they are. 李昇 is not 李升.
OWN = frozenset("昇陞祕谿脩釐氾")


@door
def as_one(name: str) -> str:
    """Return a name in the one form that all its scripts share; 吴晓棠 and 吳曉棠 are one, 李昇 and 李升 are not."""
    return "".join(char if char in OWN else fold(char) for char in name)


def most_written(words: Sequence[str], folded: str, counts: Sequence[int], *, somebody: bool) -> Numbers:
    """Return number → number of the form that is printed most often among those that are one; -1 where it is unused."""
    found, first, ends = np.full(len(words), -1, np.int64), dict[str, int](), [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    used = (k for k, count in enumerate(counts) if count)
    for k in sorted(used, key=lambda k: (-counts[k], words[k])):
        plain = as_one(words[k]) if somebody and not OWN.isdisjoint(words[k]) else folded[ends[k] : ends[k + 1]]
        found[k] = first.setdefault(plain, k)
    return found
