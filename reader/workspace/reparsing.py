"""Run today's rules on stored sources. What comes out differently becomes a revision with the same ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.errors import BaojiaError, LibraryError
from reader.workspace.importing import ImportOutcome, said_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.workspace.session import Session


def reparse(session: Session, issue_ids: Iterable[str], *, dry_run: bool = False) -> Iterator[ImportOutcome]:
    """Read the stored source text of issues again; yields one outcome an issue."""
    from reader.importing import read_stored

    for issue_id in issue_ids:
        try:
            stored = session.library.imported(issue_id)
            again = read_stored(stored)
            told = ImportOutcome(
                source=stored.source.name,
                status="unchanged",
                issue=issue_id,
                newspaper=again.newspaper,
                date_published=again.date_published,
                articles=len(again.articles),
                format=again.source.format,
                encoding=again.source.encoding,
                repairs=sum(len(a.repairs) for a in again.articles),
                doubts=len(again.doubts),
            )
            if dry_run:
                yield replace(told, status="revised" if session.library.would_revise(issue_id, again) else "unchanged")
                continue
            done = session.library.store(again, revises=issue_id, name=stored.source.name, origin="reparse")
            yield replace(told, status=done.status, warnings=said_of(done))
        except LibraryError:
            raise
        except BaojiaError as trouble:
            yield ImportOutcome(
                source=issue_id, status="failed", issue=issue_id, error_kind="unreadable", error_message=str(trouble)
            )
