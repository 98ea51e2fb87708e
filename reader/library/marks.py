"""How far each file of the journal was taken in, by its name in bytes."""

from __future__ import annotations

from reader.library.truth import Truth

Marks = tuple[dict[str, int], dict[str, int]]
"""Those before a deed and after it."""


def ahead(one: dict[str, int], other: dict[str, int]) -> bool:
    """Tell whether one has taken in something that the other has not."""
    return any(size > other.get(name, 0) for name, size in one.items())


def catch_up(truth: Truth, known: dict[str, int]) -> None:
    """Read the journal where the catalogue knows more than we do: less must not be written over it."""
    if ahead(known, truth.journal.marks()):
        truth.read_journal()
