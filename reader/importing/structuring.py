"""The stages in their order: printed lines to issues, records to issues."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.lines import PrintedText
from reader.importing.origin import Origin
from reader.importing.records import Record
from reader.model.issue import PublicationIssue


def structure(printed: PrintedText, origin: Origin) -> tuple[PublicationIssue, ...]:
    """Return the issues that the lines hold, in printed order; none where there is no text."""
    raise NotImplementedError


def from_records(text: str, records: Sequence[Record], origin: Origin) -> tuple[PublicationIssue, ...]:
    """Return the issues that the records make up: one a newspaper and day, in the order of their first record.

    `text` is the extracted text that all spans count in; an issue keeps the stretches of its own records, and of what
    stands between them, in their order. What no record covers is set aside.
    """
    raise NotImplementedError
