"""What the truth says of one issue at one moment: taken under the library's lock, written without it."""

from __future__ import annotations

from typing import Any

from reader.library.catalogue_rows import name_column, text_rows
from reader.library.catalogue_state import count_notes
from reader.library.issue_files import IssueFile
from reader.library.merge import Document
from reader.library.truth import Truth
from reader.model.errors import BaojiaError
from reader.model.quick_dataclass import dataclass


@dataclass(slots=True, kw_only=True)
class IssueSaid:
    """All that the catalogue is to say of an issue.

    `rows` are the TEXT_COLUMNS of its pieces in their order, `values` the row of the table `issues`, `files` their
    names as columns with the fingerprints of their sources, `notes` the pieces with annotations and how many.
    """

    issue: str
    rows: list[tuple[Any, ...]]
    added: str | None
    removed: bool
    statuses: dict[str, Document]
    notes: dict[str, int]
    values: tuple[Any, ...]
    files: list[tuple[str | bytes, str]]

    def status_document(self, target: str) -> Document:
        """Return the status fields of one of its pieces."""
        return self.statuses.get(target, {})

    def is_removed(self, _issue: str) -> bool:
        """Tell whether it lies in the bin."""
        return self.removed


def said_of(truth: Truth, issue: str) -> IssueSaid | None:
    """Return what is said of an issue, None where it is gone or cannot be read; quick where its text is at hand."""
    try:
        file, current = truth.shown(issue), truth.current(issue).issue
        printed = truth.imported(issue)
    except BaojiaError:
        return None
    removed = truth.is_removed(issue)
    return IssueSaid(
        issue=issue,
        rows=text_rows(current),
        added=truth.added(issue),
        removed=removed,
        statuses={article: dict(truth.status_document(article)) for article in truth.with_status(issue)},
        notes=count_notes(truth, issue),
        values=(
            issue, current.newspaper or "", current.date_published or "", current.edition or "", current.issue_number,
            name_column(file.path), int(removed), printed.newspaper or "", printed.date_published or "",
        ),
        files=[(name_column(f.path), _source(truth, f)) for f in truth.shelf.files(issue)],
    )  # fmt: skip


def _source(truth: Truth, file: IssueFile) -> str:
    try:
        return truth.shelf.source_key(file)
    except BaojiaError:
        return ""
