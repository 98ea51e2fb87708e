"""The bin: removed issues may be deleted for good when a reader says so. Nothing is ever deleted by itself."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from reader.library import changing, ids
from reader.library.merge import Document, Op
from reader.library.truth import Truth
from reader.model.days import moment


def due(truth: Truth, older_than: timedelta) -> tuple[str, ...]:
    """Return the issues that have been in the bin for at least that long; of which no time is known, since now."""
    now, issues = datetime.now().astimezone(), sorted(truth.shelf.issue_ids())
    return tuple(i for i in issues if truth.is_removed(i) and _lain(truth.status_document(i), now) >= older_than)


def is_purged(document: Document) -> bool:
    """Tell whether an issue's status says that it was deleted for good, and not taken out of the bin since."""
    return document.get("purged") is True and document.get("removed") is True


def _lain(document: Document, now: datetime) -> timedelta:
    """Return how long something has been in the bin for certain: a time without an offset says nothing sure."""
    said = str(document.get("removed_at", ""))
    since = moment(said)
    if since is None or datetime.fromisoformat(said).tzinfo is None:
        return timedelta()
    return max(timedelta(), now - since)


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
