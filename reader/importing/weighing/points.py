"""The table of points: how much each kind of evidence speaks for each role of a line, and which role follows which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reader.model.resources import resource

TABLE = "line_points.tsv"
ROLES = ("P", "P*", "+", "v", "H", "H+", "K", "S", "B", "h", "c", "e", "r", "I", "N", "X")
"""Paragraph, first one of a piece without a headline, next line of one, verse · headline, its next line, kicker,
subheadline, byline · subhead, caption, editor's note, credit · headline and text on one line · name of a section or
page, what is of no piece."""
SCALE = 100
"""So many points are a factor of e."""
Points = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Table:
    """Points of evidence by name (one for each role), `follows[a, b]` for role b below role a."""

    kinds: dict[str, Points]
    follows: Points
    _places: dict[str, int] = field(init=False, repr=False, compare=False)
    _rows: Points = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the points into one array, once for all texts."""
        object.__setattr__(self, "_places", {name: k for k, name in enumerate(self.kinds)})
        object.__setattr__(self, "_rows", np.stack(list(self.kinds.values())))

    def of(self, evidence: Sequence[Sequence[str]]) -> Points:
        """Return for each line the sum of the points of its evidence, by role."""
        number = self._places
        made = np.zeros((len(evidence), len(ROLES)), dtype=np.int32)
        for k, names in enumerate(evidence):
            made[k] = self._rows[[number[name] for name in {*names} if name in number]].sum(0)
        return made


@cache
def table() -> Table:
    """Return the table of resources."""
    return read_table(resource(TABLE).read_text("utf-8"))


def read_table(text: str) -> Table:
    """Return the table that a text holds: a row a kind, its name and its points in the order of `ROLES`."""
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    every = {name: np.array([int(value or 0) for value in values], dtype=np.int32) for name, *values in rows}
    follows = np.stack([every.pop(f"after {role}") for role in ROLES])
    return Table(every, follows)
