"""One damage, as `check` names it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reader.library import ids
from reader.model.door import doors
from reader.model.quick_dataclass import dataclass

Severity = Literal["error", "warning", "info", "repaired"]

KnownDamage = frozenset[tuple[str, int | None, str]]


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One damage; of `info`, what is no damage and needs no repair, but is passed over by this version.

    `file` is relative to the library folder, `offset` a byte in it, None where the whole file is meant.
    """

    severity: Severity
    file: str
    offset: int | None
    kind: str
    message: str
    length: int = 0

    @property
    def key(self) -> tuple[str, int | None, str]:
        """By which a damage that a reader has seen is known again."""
        return self.file, self.offset, self.kind


def damage_number(problem: Problem) -> int:
    """Return the number of the document that lays a damage aside."""
    return ids.natural_number("damage", f"{problem.file}\n{problem.offset}\n{problem.kind}")


def repaired(problem: Problem, message: str) -> Problem:
    """Return the problem as one that is dealt with."""
    return replace(problem, severity="repaired", message=message)
