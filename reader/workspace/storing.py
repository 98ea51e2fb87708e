"""Store the issues of one source as they are read, and tell what came of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reader.model.door import door
from reader.model.errors import BaojiaError, ImportFailure, NotFound, WrongRequest
from reader.model.messages import _
from reader.workspace.gathering import gather
from reader.workspace.import_progress import Progress, SourceProgress
from reader.workspace.naming_files import name_alone
from reader.workspace.reading_parts import Part, ReadIssue, ReadPicture, ReadStep, ReadUnread
from reader.workspace.stored_words import said_of

if TYPE_CHECKING:
    from reader.library import Stored
    from reader.model.issue import PublicationIssue
    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What came of one issue, or of a source that yielded none; the **import** object of docs/cli.md.

    `pages` of the source were kept as pictures now, `original_bytes` of its PDF; those `_offered` could be, and the
    reader has not said whether.
    `recognised` of its pages were read from pictures, on `unsure` of them are characters that are to be looked at.
    `candidates` are issues that it may be another version of, `part_of` is the one that it was gathered into.
    `set_aside`: why text stands in no piece, each reason with its number of passages; `pictures_aside`: of pictures.
    """

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
    set_aside: tuple[tuple[str, int], ...] = ()
    pictures_aside: tuple[tuple[str, int], ...] = ()
    pages: int = 0
    page_bytes: int = 0
    original_bytes: int = 0
    pages_offered: int = 0
    bytes_offered: int = 0
    original_offered: int = 0
    recognised: int = 0
    unsure: int = 0
    candidates: tuple[str, ...] = ()
    part_of: str | None = None
    error_kind: str | None = None
    error_message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to import: newspaper and date for issues that print neither, the issue that a source revises, the encoding
    to read it in.

    `again` reads a known source anew with today's rules; `dry_run` stores nothing; `pages`: whether printed pages
    of PDFs are kept as pictures, `originals`: and the PDFs themselves (None: as the reader has said). `printed_first`:
    a day read on a photograph stands. `apart`: issues that stood together before this run named or dated one of them.
    """

    newspaper: str | None = None
    date: str | None = None
    revises: str | None = None
    encoding: str | None = None
    again: bool = False
    dry_run: bool = False
    pages: bool | None = None
    originals: bool | None = None
    printed_first: bool = False
    apart: list[tuple[str, ...]] = field(default_factory=list, compare=False, repr=False)


def store_all(
    session: Session,
    origin: str,
    options: ImportOptions,
    parts: Iterable[Part],
    far: SourceProgress | None = None,
    told: Callable[[Progress], None] = lambda _step: None,
) -> Iterator[ImportOutcome]:
    """Store the issues of one source as they come; each waits for the next, since what is said may come behind it."""
    held: PublicationIssue | None = None
    whole: PublicationIssue | None = None
    warnings: tuple[str, ...] = ()
    revised: list[str] = []
    for part in parts:
        if isinstance(part, ReadStep):
            if far is not None:
                told(far.step(part.share, part.pieces, part.of))
            continue
        if isinstance(part, ReadUnread):
            continue
        if isinstance(part, ReadPicture):
            _keep(session, part, options)
            continue
        warnings = warnings if isinstance(part, ImportFailure) else part.warnings
        if held is not None and not (whole is not None and _is_within(held, whole)):
            outcome = _store(session, held, origin, warnings, options)
            if isinstance(part, ReadIssue) and (found := _read_as_one(session, held, outcome, options)) is not None:
                whole, outcome = found, _as_it_stands(outcome, found)
            revised += [outcome.issue] if outcome.issue and outcome.status != "unchanged" else []
            yield outcome if isinstance(part, ReadIssue) else with_left(session, outcome, revised)
        if held is not None and far is not None:
            told(far.store(len(held.articles)))
        held = part.issue if isinstance(part, ReadIssue) else None
        if isinstance(part, ImportFailure):
            yield failed(origin, part)
        if held is None:
            return


def _keep(session: Session, picture: ReadPicture, options: ImportOptions) -> None:
    """Keep a picture before the issue that names it: none is ever named that was not here. Raises NotSaved."""
    if options.dry_run:
        return
    try:
        session.library.pictures.put(picture.data)
    except BaojiaError as trouble:
        if trouble.ends_all:
            raise


def _recognised(layout: str) -> tuple[int, int]:
    """Return how many pages were read from pictures, and on how many of them a character is in doubt."""
    if '"recognised":1' not in layout:
        return 0, 0
    from reader.importing.pages.kept import recognised_pages

    return recognised_pages(layout)


def _store(
    session: Session, issue: PublicationIssue, origin: str, warnings: tuple[str, ...], options: ImportOptions
) -> ImportOutcome:
    recognised, unsure = _recognised(issue.source.layout)
    day = None if recognised and options.printed_first and issue.date_published else options.date
    told = ImportOutcome(
        source=origin,
        recognised=recognised,
        unsure=unsure,
        status="imported",
        newspaper=options.newspaper or issue.newspaper,
        date_published=day or issue.date_published,
        articles=len(issue.articles),
        format=issue.source.format,
        encoding=issue.source.encoding,
        repairs=sum(len(a.repairs) for a in issue.articles),
        doubts=len(issue.doubts),
        warnings=warnings,
        set_aside=tuple(Counter(s.reason for s in issue.set_aside if s.text.strip()).items()),
        pictures_aside=tuple(Counter(p.reason for p in issue.pictures_aside).items()),
    )
    if options.dry_run:
        return told
    library = session.library
    try:
        stored = library.store(
            issue, revises=options.revises, name=issue.source.name, origin=origin, again=options.again
        )
        name_alone(session, stored.issue, options.newspaper, day, options.apart)
    except BaojiaError as trouble:
        if trouble.ends_all:
            raise
        kind = "not_found" if isinstance(trouble, NotFound) else "unreadable"
        return replace(told, status="failed", error_kind=kind, error_message=str(trouble))
    part_of, trouble_words = _gathered(session, stored)
    return replace(
        told, issue=stored.issue, status=stored.status, candidates=stored.candidates, part_of=part_of,
        warnings=(*warnings, *said_of(stored, part_of), *trouble_words),
    )  # fmt: skip


def _gathered(session: Session, stored: Stored) -> tuple[str | None, tuple[str, ...]]:
    """Gather an issue with the one of which it holds other pages, which is returned, with what is wrong with that one;
    a deed of its own, to be undone by itself.
    """
    if stored.part_of is None:
        return None, ()
    try:
        return (stored.part_of if gather(session, stored.part_of, stored.issue) else None), ()
    except WrongRequest:  # the reader has given that one another name or day
        return None, ()
    except BaojiaError as trouble:  # it is stored all the same
        if trouble.ends_all:
            raise
        return None, (str(trouble),)


def _read_as_one(
    session: Session, part: PublicationIssue, outcome: ImportOutcome, options: ImportOptions
) -> PublicationIssue | None:
    """Return the issue that is here of this source if an earlier version did not part it; its pieces would be doubled.

    It stays as it is, with what the reader did in it, until it is asked to be read again.
    """
    if outcome.issue is None or options.again:
        return None
    stored = session.library.imported(outcome.issue)
    return stored if _is_within(part, stored) and part.source.text != stored.source.text else None


def _is_within(part: PublicationIssue, whole: PublicationIssue) -> bool:
    return part.source.sha256 == whole.source.sha256 and part.source.text in whole.source.text


def _as_it_stands(outcome: ImportOutcome, whole: PublicationIssue) -> ImportOutcome:
    """Return what is told of a source whose issue stays as it is here, not as it would be read today."""
    words = _("这份文件从前读成一期，仍照旧；今天的规则会分成几期，要分就用 --again 重新读入。")
    return replace(
        outcome, articles=len(whole.articles), repairs=sum(len(a.repairs) for a in whole.articles),
        doubts=len(whole.doubts), warnings=(*outcome.warnings, words),
    )  # fmt: skip


def with_left(session: Session, outcome: ImportOutcome, issues: Sequence[str]) -> ImportOutcome:
    """Return the outcome, with what was done to pieces of these issues that the new version has nowhere."""
    if not issues:
        return outcome
    from reader.workspace.left_behind import left_words

    words = left_words(session.library.left_behind(tuple(issues)))
    return replace(outcome, warnings=(*outcome.warnings, words)) if words else outcome


def failed(origin: str, failure: ImportFailure) -> ImportOutcome:
    """Return what is told of a source that could not be read, or no further."""
    return ImportOutcome(source=origin, status="failed", error_kind=failure.kind, error_message=str(failure))


@door
def outcome_of(fields: Mapping[str, Any]) -> ImportOutcome:
    """Return an outcome from its fields as JSON holds them, lists for tuples. Raises Unforeseen for anything else."""
    counted = {
        name: tuple((str(reason), int(n)) for reason, n in fields.get(name, ()))
        for name in ("set_aside", "pictures_aside")
    }
    listed = {name: tuple(fields.get(name, ())) for name in ("warnings", "candidates")}
    return ImportOutcome(**{**fields, **counted, **listed})
