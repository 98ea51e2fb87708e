"""Which journal documents concern which issue; found out table by table, when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reader.library.entering import clean
from reader.library.ids import issue_of
from reader.library.merge import State

AT_ONCE = 500  # documents
NOTES = "annotations"  # which may go from one issue to another


class ByIssue:
    """Numbers of documents by table and issue; deleted documents stay listed, the table tells which are there."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._tables: dict[str, dict[str, set[int]]] = {}
        self._growing: dict[str, dict[str, set[int]]] = {}
        self._ever: dict[int, tuple[str, ...]] = {}  # of an annotation, the issues it was in; with the table of them
        self.kin = ("", set[str]())  # a source, and its issues that have something of pieces which are gone
        self.places: tuple[str, dict[str, Any]] = ("", {})  # a source, and where its text stands in each issue, as read
        self.lines: tuple[str, dict[int, dict[str, tuple[int, int]]]] = ("", {})  # a source, and which have each line
        self.parts: dict[str, dict[int, int]] = {}  # of each source what tells the text of its parts, as read now
        self.followed = False  # whether no annotation goes to another issue unseen

    def forget(self) -> None:
        """Find everything out anew: the journal was read for the first time."""
        self._tables.clear()
        self._growing.clear()
        self._ever.clear()
        self.followed = False

    def note(self, touched: Iterable[tuple[str, int]]) -> set[str]:
        """Take note of documents that were written; returns the issues that annotations have gone from."""
        left = set[str]()
        for table, number in touched:
            known = self._tables.get(table, self._growing.get(table))
            if known is not None:
                issue = self._add(known, table, number)
                left |= {i for i in self._ever.get(number, ()) if i != issue} if table == NOTES else set()
        return left

    def _add(self, known: dict[str, set[int]], table: str, number: int) -> str:
        issue = self.issue_of(table, number)
        if issue:
            known.setdefault(issue, set()).add(number)
            if table == NOTES and issue not in (ever := self._ever.get(number, ())):
                self._ever[number] = (*ever, issue)
        return issue

    def learn(self, table: str) -> Iterator[None]:
        """Find out some documents at a time: to be gone through under the lock, which may be let go between them."""
        if table in self._tables or table in self._growing:
            return
        known = self._growing[table] = {}
        numbers = list(self._state.numbers(table))
        for at in range(0, len(numbers), AT_ONCE):
            if self._growing.get(table) is not known:  # it was found out meanwhile, or all is to be found out anew
                return
            for number in numbers[at : at + AT_ONCE]:
                self._add(known, table, number)
            yield
        if self._growing.pop(table, None) is known:
            self._tables[table] = known

    def _table(self, table: str) -> dict[str, set[int]]:
        known = self._tables.get(table)
        if known is None:
            known = self._tables[table] = {}
            self._growing.pop(table, None)
            for number in self._state.numbers(table):
                self._add(known, table, number)
        return known

    def issue_of(self, table: str, number: int) -> str:
        """Return the issue that a document belongs to, empty where it does not say."""
        return issue_of(self.article_of(table, number))

    def article_of(self, table: str, number: int) -> str:
        """Return the piece that a document belongs to, or the issue where that is all it says."""
        values = self._state.written(table, number)
        named = values.get("article") or values.get("issue")
        return clean(named) if isinstance(named, str) else ""  # half a character names no piece

    def numbers(self, table: str, issue: str) -> tuple[int, ...]:
        """Return the documents of an issue, in the order of their numbers."""
        return tuple(sorted(self._table(table).get(issue, ())))

    def ever_of(self, annotations: set[int]) -> set[str]:
        """Return the issues that any of these belongs to, or belonged to since the journal was read."""
        self._table(NOTES)
        return {issue for number in annotations for issue in self._ever.get(number, ())}

    def issues(self, table: str) -> tuple[str, ...]:
        """Return the issues that have documents in a table."""
        return tuple(self._table(table))
