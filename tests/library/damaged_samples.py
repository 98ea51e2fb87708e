"""Damaged libraries: each sample damages a sound one in one way, and says what `check` must name of it."""

from __future__ import annotations

from .damaged_issues import issue_bytes, issue_files
from .damaged_journals import journal_files
from .damaged_lines import journal_lines
from .damaged_rest import derived, library_files
from .damaged_tree import Sample


def all_samples() -> list[Sample]:
    """Return all of them."""
    return [*journal_lines(), *journal_files(), *issue_bytes(), *issue_files(), *library_files(), *derived()]
