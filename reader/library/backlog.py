"""News of the truth that are not in the catalogue yet: got, written, and only then done with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from reader.library.journal import Touched
from reader.model.quick_dataclass import dataclass

WHOLE = frozenset({"searches", "settings"})
"""The records that belong to the whole library, and to no piece of it."""

AT_ONCE = 20
"""So many issues of a deed are brought into the catalogue with it; of more, others would wait too long."""


@dataclass(slots=True, kw_only=True)
class Backlog:
    """What is to be brought into the catalogue.

    `documents` of the journal and `issues` that changed; `pieces` whose state, and issues (`noted`) whose notes, are
    to be compared with the journal, whatever the catalogue says of them.
    """

    documents: Touched = field(default_factory=set)
    issues: set[str] = field(default_factory=set)
    pieces: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.documents or self.issues or self.pieces or self.noted)

    def __or__(self, other: Backlog) -> Backlog:
        return Backlog(
            documents=self.documents | other.documents,
            issues=self.issues | other.issues,
            pieces=self.pieces | other.pieces,
            noted=self.noted | other.noted,
        )

    @property
    def is_long(self) -> bool:
        """Whether so many issues are shown in another revision that they are better taken over slice by slice."""
        return sum(table == "imports" for table, _number in self.documents) > AT_ONCE

    def add(self, other: Backlog) -> None:
        """Take in what another holds."""
        self.documents |= other.documents
        self.issues |= other.issues
        self.pieces |= other.pieces
        self.noted |= other.noted

    def drop(self, done: Backlog) -> None:
        """Forget what is done."""
        self.documents -= done.documents
        self.issues -= done.issues
        self.pieces -= done.pieces
        self.noted -= done.noted

    def by_issue(self, issue_of: Callable[[str, int], str]) -> Iterator[tuple[str, Backlog]]:
        """Yield issues with the documents that belong to each, and whether it has changed itself."""
        found = {issue: Backlog(issues={issue}) for issue in self.issues}
        for document in self.documents:
            found.setdefault(issue_of(*document), Backlog()).documents.add(document)
        yield from sorted(found.items(), key=lambda one: one[0])

    def clear(self) -> None:
        """Forget everything."""
        for part in (self.documents, self.issues, self.pieces, self.noted):
            part.clear()

    def parts(self, issue_of: Callable[[str, int], str], most: int, issues: int) -> Iterator[Backlog]:
        """Yield it in parts of so many documents and pieces at most, which speak of more than their pieces' state in so
        many issues at most.
        """
        ordered = sorted((issue_of(*document), document) for document in self.documents)
        part, spoken = Backlog(), set[str]()
        for issue, document in ordered:
            of_issue = document[0] != "status"
            if len(part.documents) >= most or (of_issue and issue not in spoken and len(spoken) >= issues):
                yield part
                part, spoken = Backlog(), set()
            part.documents.add(document)
            if of_issue:
                spoken.add(issue)
        if part.documents:
            yield part
        pieces, noted = sorted(self.pieces), sorted(self.noted)
        for at in range(0, len(pieces), most):
            yield Backlog(pieces=set(pieces[at : at + most]))
        for at in range(0, len(noted), issues):
            yield Backlog(noted=set(noted[at : at + issues]))
