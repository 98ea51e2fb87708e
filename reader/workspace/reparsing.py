"""Run today's rules on stored sources. What comes out differently becomes a revision with the same ids.

`foresee` says what would change, `reparse` changes it: all of it as one deed, or nothing where it is cut off.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import BaojiaError, Cancelled, ImportFailure
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.workspace.gathering import parts_of
from reader.workspace.stored_words import said_of
from reader.workspace.storing import ImportOutcome, with_left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.library import Rereading
    from reader.model.issue import PublicationIssue
    from reader.model.summary import Collection, TreeNode
    from reader.workspace.reading_parts import Reading
    from reader.workspace.session import Session

LABEL = "reparse"

Read = tuple[str, "PublicationIssue | None", "Reading | BaojiaError"]
"""An issue's id, what is stored of it, and what was read of that now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What reading an issue again would change, a sentence a change; none where it stays as it is.

    `lost` corrections and `orphans` among the notes would no longer fit; `left` pieces that something was done to would
    be gone. `failure`: it could not be read.
    """

    issue: str
    newspaper: str = ""
    date_published: str = ""
    source: str = ""
    differences: tuple[str, ...] = ()
    lost: int = 0
    orphans: int = 0
    left: int = 0
    failure: str = ""


@door
def issues_of(session: Session, scope: Collection) -> tuple[str, ...]:
    """Return the ids of the issues of a paper, a year or one issue as the tree names them, newest first; else all."""
    if scope.kind == "issue":
        return parts_of(session, scope.path[0])
    library = session.library
    if scope.kind != "newspaper":
        return library.issue_ids()
    if len(scope.path) > 2:
        return parts_of(session, scope.path[2])

    def below(nodes: Sequence[TreeNode]) -> Iterator[str]:
        for node in nodes:
            path = node.collection.path
            if node.collection.kind != "newspaper" or path[: len(scope.path)] != scope.path[: len(path)]:
                continue
            if len(path) == 3:
                yield path[2]
            else:
                yield from below(node.children)

    return tuple(dict.fromkeys(part for i in below(library.catalogue.tree()) for part in parts_of(session, i)))


@door
def foresee(
    session: Session, issue_ids: Iterable[str], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[Foreseen]:
    """Read the stored source text of issues again and say of each what would change; nothing is written.

    Raises Cancelled.
    """
    from reader.workspace.reading_differences import differences

    rereading = session.library.rereading(LABEL)
    for issue_id, stored, reading in _read(session, issue_ids, cancelled):
        told = Foreseen(
            issue=issue_id,
            newspaper=(stored.newspaper or "") if stored else "",
            date_published=(stored.date_published or "") if stored else "",
            source=stored.source.name if stored else issue_id,
        )
        if isinstance(reading, BaojiaError):
            yield replace(told, failure=str(reading))
            continue
        try:
            found = rereading.would_become(issue_id, reading.issues[0])
            if found is not None:
                before = session.library.current(issue_id).issue
                changed = differences(before, found.after)
                told = replace(told, differences=changed, lost=found.lost, orphans=found.orphans, left=found.left)
        except BaojiaError as trouble:
            if trouble.ends_all:
                raise
            told = replace(told, failure=str(trouble))
        yield told


@door
def reparse(
    session: Session,
    issue_ids: Iterable[str],
    *,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ImportOutcome, ...]:
    """Read the stored source text of issues again; returns one outcome an issue. `progress` is told how many are read.

    All are shown at the end, as one deed. Raises Cancelled, NotSaved, LibraryError; then nothing has changed.
    """
    rereading = session.library.rereading(LABEL)
    outcomes: list[ImportOutcome] = []
    try:
        for issue_id, stored, reading in _read(session, issue_ids, cancelled):
            outcomes.append(_outcome(rereading, issue_id, stored, reading, dry_run=dry_run))
            progress(len(outcomes))
        rereading.commit()
    except BaseException:
        rereading.give_up()
        raise
    session.library.refresh()
    left = session.library.left_behind(tuple(o.issue for o in outcomes if o.issue and o.status == "revised"))
    revised = {one.article.partition("-")[0] for one in left}
    return tuple(with_left(session, o, [o.issue]) if o.issue in revised and o.issue else o for o in outcomes)


def _read(session: Session, issue_ids: Iterable[str], cancelled: Callable[[], bool]) -> Iterator[Read]:
    """Read the stored source text of issues, behind the fence."""
    from reader.workspace.fence import fenced
    from reader.workspace.reading_requests import Request, stored_request

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

    def missing() -> Iterator[Read]:
        while waiting and isinstance(trouble := waiting[0][1], BaojiaError):
            yield waiting.popleft()[0], None, trouble

    with fenced(session.library.folder) as fence:
        for reading in fence.read_all(requests()):
            yield from missing()
            if cancelled():
                raise Cancelled(_("停下了，什么也没有改。"))
            issue_id, stored = waiting.popleft()
            assert not isinstance(stored, BaojiaError)
            yield issue_id, stored, reading
    yield from missing()


def _outcome(
    rereading: Rereading,
    issue_id: str,
    stored: PublicationIssue | None,
    reading: Reading | BaojiaError,
    *,
    dry_run: bool,
) -> ImportOutcome:
    """Make a revision of what today's rules made of an issue, where that is another reading."""
    if stored is None or isinstance(reading, BaojiaError):
        assert isinstance(reading, BaojiaError)
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
            different = rereading.would_become(issue_id, again) is not None
            return replace(told, status="revised" if different else "unchanged")
        done = rereading.add(issue_id, again, name=stored.source.name)
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
