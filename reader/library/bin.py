"""The bin: removed issues may be deleted for good when a reader says so. Nothing is ever deleted by itself."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from reader.library import changing, ids
from reader.library.merge import Op
from reader.library.truth import Truth


def due(truth: Truth, older_than: timedelta) -> tuple[str, ...]:
    """Return the issues that have been in the bin for at least that long."""
    found = []
    for issue in truth.shelf.issue_ids():
        document = truth.status_document(issue)
        with suppress(ValueError, TypeError):
            since = datetime.fromisoformat(str(document.get("removed_at", "")))
            if document.get("removed") is True and datetime.now().astimezone() - since >= older_than:
                found.append(issue)
    return tuple(sorted(found))


def ops(truth: Truth, issues: tuple[str, ...]) -> list[Op]:
    """Return the ops that write down that these issues are deleted for good: their ids never return."""
    return [
        changing.change(truth.state, "status", ids.natural_number("status", i), {"article": i, "purged": True})
        for i in issues
    ]


def delete_files(truth: Truth, issues: tuple[str, ...]) -> None:
    """Delete the files; one that resists (somebody reads it) stays in the bin and can be deleted another time."""
    for issue in issues:
        for file in truth.shelf.files(issue):
            with suppress(OSError):
                (truth.shelf.folder / file.path).unlink()
