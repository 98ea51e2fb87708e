"""Damage that comes to light while a library is open: each is told once."""

from __future__ import annotations

from reader.library.truth import Truth
from reader.library.turns import Turns


class Trouble:
    """What of it was told."""

    def __init__(self, truth: Truth) -> None:
        self._truth = truth
        self._told: frozenset[tuple[str, int | None, str]] = frozenset()
        self._looked_at: tuple[dict[str, int], int, int] | None = None

    def new(self, lock: Turns) -> tuple[str, ...]:
        """Return sentences on damage that was not told yet; not on holes, whose lines may be on their way."""
        truth = self._truth
        with lock:
            marks = truth.journal.marks(), len(truth.shelf.content.problems), truth.shelf.changes
            if marks == self._looked_at:
                return ()
            self._looked_at = marks
        from reader.library import check, losses  # a look that finds nothing new does without them

        with lock:
            known = check.known_damage(truth) | self._told
            journal = check.journal_problems(truth.journal)
            found = [p for p in journal if p.key not in known and not p.kind.startswith("missing_lines")]
            found += [p for p in check.shelf_problems(truth.shelf) if p.key not in known]
        found += [p for p in losses.missing_issues(truth, lock, on_their_way=False) if p.key not in known]
        self._told |= {p.key for p in found}
        return tuple(p.message for p in found)
