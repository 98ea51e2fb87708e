"""Bring newspapers in: read each source, store its issues, tell what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import BaojiaError, Cancelled, ImportFailure, NotFound
from reader.model.messages import _
from reader.workspace.correcting import check_day, set_field
from reader.workspace.import_progress import Progress, size_of

if TYPE_CHECKING:
    from reader.library import Stored
    from reader.model.issue import PublicationIssue
    from reader.workspace.fence import Fence, Reading
    from reader.workspace.session import Session


# From so many sources on, another process indexes beside.
MANY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What came of one issue, or of a source that yielded none; the **import** object of docs/cli.md."""

    source: str
    status: str
    issue: str | None = None
    newspaper: str | None = None
    date_published: str | None = None
    articles: int = 0
    format: str | None = None
    encoding: str | None = None
    repairs: int = 0
    doubts: int = 0
    warnings: tuple[str, ...] = ()
    error_kind: str | None = None
    error_message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to import: newspaper and date for issues that print neither, the issue that a source revises, the encoding
    to read it in.

    `again` reads a known source anew with today's rules; `dry_run` stores nothing.
    """

    newspaper: str | None = None
    date: str | None = None
    revises: str | None = None
    encoding: str | None = None
    again: bool = False
    dry_run: bool = False


@door
def import_paths(
    session: Session,
    paths: Sequence[Path],
    options: ImportOptions | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[ImportOutcome]:
    """Import files, folders and archives; yields one outcome an issue, as it is stored.

    A source that fails gives a failed outcome and the others go on. Each issue is stored whole or not at all; raises
    Cancelled between two sources when `cancelled()` says so, and LibraryError where the library takes no more.
    """
    from reader.workspace.fence import fenced, file_request

    options = _checked(options)
    with fenced(session.library.folder) as fence:
        found = list(_sources(fence, paths))
        results = fence.read_all(file_request(s, options.encoding) for s in found if isinstance(s, Path))
        yield from _import_all(session, found, results, options, progress, cancelled)


def _sources(fence: Fence, paths: Sequence[Path]) -> Iterator[Path | ImportOutcome]:
    """Yield the sources that paths hold: a file is one, a folder one or many."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for again in (True, False):  # a process that ends over the names of files has not been ended by any of them
            try:
                found = fence.sources(path)
            except ImportFailure as failure:
                if not again:
                    yield _failed(str(path), failure)
                continue
            yield from found
            break


def _import_all(
    session: Session,
    found: Sequence[Path | ImportOutcome],
    results: Iterator[Reading | ImportFailure],
    options: ImportOptions,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[ImportOutcome]:
    """Store what is read of each source."""
    told = progress or (lambda _step: None)
    sizes = [0 if isinstance(source, ImportOutcome) else size_of(source) for source in found]
    with _indexing(session, len(found), options, cancelled) as stored:
        for done, source in enumerate(found):
            _check(cancelled)
            if isinstance(source, ImportOutcome):
                yield source
                continue
            behind = Progress(
                source=source.name, done=done, total=len(found), bytes_done=sum(sizes[:done]), bytes_total=sum(sizes)
            )
            told(behind)
            result = next(results)
            issues = 0 if isinstance(result, ImportFailure) else len(result.issues)
            for number, outcome in enumerate(_store_all(session, str(source), options, result), 1):
                yield outcome
                stored()
                part = behind.bytes_done + sizes[done] * number // max(issues, 1)
                told(replace(behind, bytes_done=part, issues_done=number, issues=issues))
        if found:
            told(Progress(source="", done=len(found), total=len(found), bytes_done=sum(sizes), bytes_total=sum(sizes)))


def _checked(options: ImportOptions | None) -> ImportOptions:
    """Return the options. Raises WrongRequest where the date that they give is none."""
    if options is not None and options.date:
        check_day(options.date)
    return options or ImportOptions()


def _indexing(
    session: Session, sources: int, options: ImportOptions, cancelled: Callable[[], bool] | None
) -> AbstractContextManager[Callable[[], None]]:
    """Give what is to be called after each issue: where there are many sources, the index grows beside the import."""
    if sources < MANY or options.dry_run:
        return nullcontext(lambda: None)
    from reader.workspace.indexing_beside import indexed_beside

    return indexed_beside(session.library, cancelled=cancelled)


@door
def import_text(
    session: Session, text: str, *, name: str, options: ImportOptions | None = None
) -> Iterator[ImportOutcome]:
    """Import copied text."""
    from reader.workspace.fence import fenced, text_request

    options = _checked(options)
    with fenced(session.library.folder) as fence:
        result = fence.read(text_request(text, name))
    yield from _store_all(session, name, options, result)


@door
def import_bytes(
    session: Session, data: bytes, *, name: str, options: ImportOptions | None = None
) -> Iterator[ImportOutcome]:
    """Import bytes of unknown format, such as standard input."""
    from reader.importing.files import LARGEST, too_large
    from reader.workspace.fence import bytes_request, fenced

    options = _checked(options)
    if len(data) > LARGEST:
        yield _failed(name, too_large(name))
        return
    with fenced(session.library.folder) as fence:
        result = fence.read(bytes_request(data, name, options.encoding))
    yield from _store_all(session, name, options, result)


def _store_all(
    session: Session, origin: str, options: ImportOptions, result: Reading | ImportFailure
) -> Iterator[ImportOutcome]:
    """Store what a source holds."""
    if isinstance(result, ImportFailure):
        yield _failed(origin, result)
        return
    for issue in result.issues:
        yield _store(session, issue, origin, result.warnings, options)


def _store(
    session: Session, issue: PublicationIssue, origin: str, warnings: tuple[str, ...], options: ImportOptions
) -> ImportOutcome:
    told = ImportOutcome(
        source=origin,
        status="imported",
        newspaper=options.newspaper or issue.newspaper,
        date_published=options.date or issue.date_published,
        articles=len(issue.articles),
        format=issue.source.format,
        encoding=issue.source.encoding,
        repairs=sum(len(a.repairs) for a in issue.articles),
        doubts=len(issue.doubts),
        warnings=warnings,
    )
    if options.dry_run:
        return told
    library = session.library
    try:
        stored = library.store(
            issue, revises=options.revises, name=issue.source.name, origin=origin, again=options.again
        )
        for field, value in (("newspaper", options.newspaper), ("date_published", options.date)):
            if value and getattr(library.current(stored.issue).issue, field) != value:
                set_field(session, stored.issue, field, value)
    except BaojiaError as trouble:
        if trouble.ends_all:
            raise
        kind = "not_found" if isinstance(trouble, NotFound) else "unreadable"
        return replace(told, status="failed", error_kind=kind, error_message=str(trouble))
    return replace(told, issue=stored.issue, status=stored.status, warnings=warnings + said_of(stored))


def said_of(stored: Stored) -> tuple[str, ...]:
    """Return what the reader should know about how the issue was stored."""
    said: list[str] = []
    if stored.candidates:
        said.append(
            _("可能是 {ids} 的另一个版本；若是，请用 --revises 指明。").format(ids="、".join(stored.candidates))
        )
    if stored.orphans:
        said.append(_("有 {n} 条批注在新版本里找不到原处，已列出，没有挪动。").format(n=stored.orphans))
    return tuple(said)


def _failed(origin: str, failure: ImportFailure) -> ImportOutcome:
    return ImportOutcome(source=origin, status="failed", error_kind=failure.kind, error_message=str(failure))


def _check(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled(_("导入已停下；已经读入的都在。"))
