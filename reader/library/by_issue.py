"""Which journal documents concern which issue."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.ids import issue_of
from reader.library.merge import State

TABLES = frozenset({"annotations", "corrections", "imports"})


class ByIssue:
    """Numbers of documents by table and issue; deleted documents stay listed, the table tells which are there."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._numbers: dict[tuple[str, str], set[int]] = {}

    def note(self, touched: Iterable[tuple[str, int]]) -> None:
        """Take note of documents that were written."""
        for table, number in touched:
            if table in TABLES:
                issue = self.issue_of(table, number)
                if issue:
                    self._numbers.setdefault((table, issue), set()).add(number)

    def issue_of(self, table: str, number: int) -> str:
        """Return the issue that a document belongs to, empty where it does not say."""
        return issue_of(self.article_of(table, number))

    def article_of(self, table: str, number: int) -> str:
        """Return the piece that a document belongs to, or the issue where that is all it says."""
        register = self._state.register(table, number)
        values = register.values if register is not None else {}
        named = values.get("article") or values.get("issue")
        return named if isinstance(named, str) else ""

    def numbers(self, table: str, issue: str) -> tuple[int, ...]:
        """Return the documents of an issue, in the order of their numbers."""
        return tuple(sorted(self._numbers.get((table, issue), ())))

    def issues(self, table: str) -> tuple[str, ...]:
        """Return the issues that have documents in a table."""
        return tuple(i for t, i in self._numbers if t == table)
