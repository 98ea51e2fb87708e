"""Run today's rules on stored sources. What comes out differently becomes a revision with the same ids."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import BaojiaError, ImportFailure
from reader.model.messages import _
from reader.workspace.importing import ImportOutcome, said_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model.issue import PublicationIssue
    from reader.workspace.fence import Reading
    from reader.workspace.session import Session


@door
def reparse(session: Session, issue_ids: Iterable[str], *, dry_run: bool = False) -> Iterator[ImportOutcome]:
    """Read the stored source text of issues again; yields one outcome an issue."""
    from reader.workspace.fence import Request, fenced, stored_request

    waiting: deque[tuple[str, PublicationIssue | BaojiaError]] = deque()

    def requests() -> Iterator[Request]:
        for issue_id in issue_ids:
            try:
                waiting.append((issue_id, stored := session.library.imported(issue_id)))
            except BaojiaError as trouble:
                if trouble.ends_all:
                    raise
                waiting.append((issue_id, trouble))
                continue
            yield stored_request(stored)

    with fenced(session.library.folder) as fence:
        for reading in fence.read_all(requests()):
            yield from _missing(waiting)
            issue_id, stored = waiting.popleft()
            assert not isinstance(stored, BaojiaError)
            yield _revise(session, issue_id, stored, reading, dry_run=dry_run)
    yield from _missing(waiting)


def _missing(waiting: deque[tuple[str, PublicationIssue | BaojiaError]]) -> Iterator[ImportOutcome]:
    """Yield the failures that come next."""
    while waiting and isinstance(trouble := waiting[0][1], BaojiaError):
        yield _failed(waiting.popleft()[0], trouble)


def _revise(
    session: Session, issue_id: str, stored: PublicationIssue, reading: Reading | ImportFailure, *, dry_run: bool
) -> ImportOutcome:
    """Store what today's rules made of an issue, where that is another reading."""
    if isinstance(reading, ImportFailure):
        return _failed(issue_id, reading)
    (again,) = reading.issues
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
        warnings=_missed(stored),
    )
    try:
        if dry_run:
            return replace(told, status="revised" if session.library.would_revise(issue_id, again) else "unchanged")
        done = session.library.store(again, revises=issue_id, name=stored.source.name, origin="reparse")
    except BaojiaError as trouble:
        if trouble.ends_all:
            raise
        return _failed(issue_id, trouble)
    return replace(told, status=done.status, warnings=(*told.warnings, *said_of(done)))


def _missed(stored: PublicationIssue) -> tuple[str, ...]:
    """Say of pages that were read before their layout was kept that their pieces stay apart as they are."""
    if stored.source.format != "pdf" or stored.source.layout:
        return ()
    words = _("《{name}》导入的时候还不存版面，只重读了文字。想让各篇重新分开，请再导入一次原件。")
    return (words.format(name=stored.source.name),)


def _failed(issue_id: str, trouble: BaojiaError) -> ImportOutcome:
    kind = trouble.kind if isinstance(trouble, ImportFailure) else "unreadable"
    return ImportOutcome(source=issue_id, status="failed", issue=issue_id, error_kind=kind, error_message=str(trouble))
